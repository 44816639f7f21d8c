//! Classes of privilege.

use serde::{Deserialize, Serialize};

/// Class of privilege, best first: it compares as it orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BenefitClass {
    /// Out of turn (позачергово).
    OutOfTurn,
    /// First priority (першочергово).
    FirstPriority,
    /// Guaranteed placement.
    Guaranteed,
    /// Preferential.
    Preferential,
    /// General: no confirmed benefit.
    General,
}

impl BenefitClass {
    /// All classes, best first.
    pub const ALL: [Self; 5] =
        [Self::OutOfTurn, Self::FirstPriority, Self::Guaranteed, Self::Preferential, Self::General];

    /// Place of the class in the order: 0 is the best.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::OutOfTurn => 0,
            Self::FirstPriority => 1,
            Self::Guaranteed => 2,
            Self::Preferential => 3,
            Self::General => 4,
        }
    }

    /// The class's name in packs, tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OutOfTurn => "out_of_turn",
            Self::FirstPriority => "first_priority",
            Self::Guaranteed => "guaranteed",
            Self::Preferential => "preferential",
            Self::General => "general",
        }
    }

    /// The class with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}
