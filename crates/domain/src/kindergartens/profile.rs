//! Profiles of programmes.

use serde::{Deserialize, Serialize};

/// Profile of a programme: what kind of group it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// An ordinary group.
    #[default]
    General,
    /// Children with special educational needs learn beside others.
    Inclusive,
    /// A special (compensating) group, by referral.
    Compensating,
    /// A sanatorium group, by referral.
    Sanatorium,
    /// A short-stay group.
    ShortStay,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 5] =
        [Self::General, Self::Inclusive, Self::Compensating, Self::Sanatorium, Self::ShortStay];

    /// The profile's name in tables, packs and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Inclusive => "inclusive",
            Self::Compensating => "compensating",
            Self::Sanatorium => "sanatorium",
            Self::ShortStay => "short_stay",
        }
    }

    /// The profile with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.code() == code)
    }
}
