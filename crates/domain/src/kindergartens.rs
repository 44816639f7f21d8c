//! Kindergartens: programmes, groups, capacity and stated vacancies.

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

/// Where a statement of free places stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VacancyState {
    /// Stated by the head for a later day.
    Stated,
    /// Opened: the places are given out.
    Opened,
    /// Taken back by the head before it opened, or what was left of it after.
    Withdrawn,
}

impl VacancyState {
    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Opened => "opened",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Stated, Self::Opened, Self::Withdrawn].into_iter().find(|state| state.code() == code)
    }
}
