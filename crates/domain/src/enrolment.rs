//! Enrolment: the register of attending children.

use crate::time::Date;
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
