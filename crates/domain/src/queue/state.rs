//! Where an application stands.

use crate::{
    ids::{EnrolmentId, OfferId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Why an application is out of the line for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionReason {
    /// An invitation was not answered in time.
    Ignored,
    /// The papers were not brought in time.
    DocumentsOverdue,
    /// The family asked for it.
    ByParent,
}

impl SuspensionReason {
    /// The reason's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::DocumentsOverdue => "documents_overdue",
            Self::ByParent => "by_parent",
        }
    }

    /// The reason with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Ignored, Self::DocumentsOverdue, Self::ByParent]
            .into_iter()
            .find(|reason| reason.code() == code)
    }
}

/// Where an application stands. A child has at most one live application (see [`ApplicationState::is_live`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApplicationState {
    /// Begun, not filed.
    Draft,
    /// Filed, waiting for the registries' answers.
    Checking,
    /// A registry did not confirm: the family must show the papers in person.
    ConfirmInPerson,
    /// In the line.
    Queued,
    /// Has a live offer that waits for an answer; holds a seat.
    Invited {
        /// The live offer.
        offer: OfferId,
    },
    /// The offer was accepted; papers are to be brought. Holds a seat.
    Accepted {
        /// The live offer.
        offer: OfferId,
    },
    /// The child stands in a group's list.
    Enrolled {
        /// The enrolment.
        enrolment: EnrolmentId,
    },
    /// Out of the line for now; the family can bring it back.
    Suspended {
        /// Since when.
        since: Timestamp,
        /// Why.
        reason: SuspensionReason,
    },
    /// Refused with a reason.
    Refused {
        /// What the deciding officer wrote, or the code of the rule.
        reason: String,
    },
    /// Taken back by the family.
    Withdrawn,
    /// Closed without a place, e.g. because the child outgrew kindergarten.
    Archived,
}

impl ApplicationState {
    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checking => "checking",
            Self::ConfirmInPerson => "confirm_in_person",
            Self::Queued => "queued",
            Self::Invited { .. } => "invited",
            Self::Accepted { .. } => "accepted",
            Self::Enrolled { .. } => "enrolled",
            Self::Suspended { .. } => "suspended",
            Self::Refused { .. } => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
        }
    }

    /// Whether the application counts against "one live application a child".
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(
            self,
            Self::Checking
                | Self::ConfirmInPerson
                | Self::Queued
                | Self::Invited { .. }
                | Self::Accepted { .. }
                | Self::Suspended { .. }
        )
    }

    /// The live offer, if there is one.
    #[must_use]
    pub const fn live_offer(&self) -> Option<OfferId> {
        match self {
            Self::Invited { offer } | Self::Accepted { offer } => Some(*offer),
            _ => None,
        }
    }
}
