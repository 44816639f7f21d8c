//! Enrolment: the register of attending children.

use crate::{
    Refusal,
    policy::{FreedPlaces, Policy},
    time::{Date, add_days},
};
use serde::{Deserialize, Serialize};

/// Where an enrolment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EnrolmentState {
    /// The child stands in the group's list.
    Attending,
    /// The child left.
    Left {
        /// The first day without the child.
        on: Date,
        /// Why.
        reason: LeavingReason,
    },
}

impl EnrolmentState {
    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Attending => "attending",
            Self::Left { .. } => "left",
        }
    }
}

/// Why a child leaves a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeavingReason {
    /// The family asked for it.
    ByParent,
    /// The family moved away.
    Moved,
    /// The child goes to school.
    School,
    /// Medical grounds.
    Medical,
    /// Taken to another group or kindergarten.
    Transferred,
    /// Another reason, named in the case.
    Other,
}

impl LeavingReason {
    /// All reasons.
    pub const ALL: [Self; 6] =
        [Self::ByParent, Self::Moved, Self::School, Self::Medical, Self::Transferred, Self::Other];

    /// The reason's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ByParent => "by_parent",
            Self::Moved => "moved",
            Self::School => "school",
            Self::Medical => "medical",
            Self::Transferred => "transferred",
            Self::Other => "other",
        }
    }

    /// The reason with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// The child leaves the group.
///
/// # Errors
/// `refusal-left-already`, `refusal-left-before-enrolment`, `refusal-left-in-future`.
pub fn leave(
    state: &EnrolmentState,
    enrolled_on: Date,
    on: Date,
    reason: LeavingReason,
    today: Date,
) -> Result<EnrolmentState, Refusal> {
    match state {
        EnrolmentState::Left { on, .. } => Err(Refusal::new("refusal-left-already").with("on", on)),
        EnrolmentState::Attending if on < enrolled_on => {
            Err(Refusal::new("refusal-left-before-enrolment").with("enrolled_on", enrolled_on))
        }
        EnrolmentState::Attending if on > today => Err(Refusal::new("refusal-left-in-future")),
        EnrolmentState::Attending => Ok(EnrolmentState::Left { on, reason }),
    }
}

/// How many days ahead a leaving may be announced: a year and the day it began.
const ANNOUNCED_DAYS: i32 = 366;

/// The child is to leave the group on a coming day. Announcing it again puts the new day in the place of the old one.
///
/// # Errors
/// `refusal-left-already`, `refusal-leaving-not-ahead`, `refusal-leaving-far`.
pub fn announce_leaving(state: &EnrolmentState, on: Date, today: Date) -> Result<(), Refusal> {
    match state {
        EnrolmentState::Left { on, .. } => Err(Refusal::new("refusal-left-already").with("on", on)),
        EnrolmentState::Attending if on <= today => Err(Refusal::new("refusal-leaving-not-ahead")),
        EnrolmentState::Attending if on > add_days(today, ANNOUNCED_DAYS) => {
            Err(Refusal::new("refusal-leaving-far").with("days", ANNOUNCED_DAYS))
        }
        EnrolmentState::Attending => Ok(()),
    }
}

/// Whether the place of a child that left is given out at once, or waits until the head states it free.
#[must_use]
pub fn reopens(policy: &Policy) -> bool {
    policy.groups.places_of_leavers == FreedPlaces::OpenAtOnce
}
