//! Offers (invitations): a seat held for one child until it is answered.

use serde::{Deserialize, Serialize};

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// Waits for the family's answer.
    Invited,
    /// Accepted; papers are to be brought.
    Accepted,
    /// The child was enrolled on it.
    Enrolled,
    /// The family declined.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The papers were not brought in time.
    DocumentsOverdue,
    /// Taken back (the application was withdrawn, the group closed, …).
    Annulled,
}

impl OfferState {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Invited,
        Self::Accepted,
        Self::Enrolled,
        Self::Declined,
        Self::Expired,
        Self::DocumentsOverdue,
        Self::Annulled,
    ];

    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Enrolled => "enrolled",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::DocumentsOverdue => "documents_overdue",
            Self::Annulled => "annulled",
        }
    }

    /// The state with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the offer holds a seat; a child has at most one such offer.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Invited | Self::Accepted)
    }
}
