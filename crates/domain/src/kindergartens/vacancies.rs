//! Free places: stated by the head, opened on their day, offered by the system.

use super::GroupFacts;
use crate::{Refusal, time::Date};
use serde::{Deserialize, Serialize};

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

/// What may be done to a statement of free places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VacancyStep {
    /// Its day has come: the places are given out.
    Open,
    /// The head takes it back.
    Withdraw,
}

/// The state of a statement after a step. Opened places are taken back as places of the group
/// ([`withdraw_open`]), not as a statement.
///
/// # Errors
/// `refusal-vacancy-settled`.
pub fn next(state: VacancyState, step: VacancyStep) -> Result<VacancyState, Refusal> {
    match (state, step) {
        (VacancyState::Stated, VacancyStep::Open) => Ok(VacancyState::Opened),
        (VacancyState::Stated, VacancyStep::Withdraw) => Ok(VacancyState::Withdrawn),
        (state, _) => Err(Refusal::new("refusal-vacancy-settled").with("state", state.code())),
    }
}

/// The head states free places from a day on. Places for today are opened at once, so they must be free now; places
/// for a later day need room in the group only, because children may leave until then.
///
/// # Errors
/// `refusal-vacancy-none`, `refusal-vacancy-in-past`, `refusal-vacancy-over-capacity`.
pub fn state(group: &GroupFacts, count: u32, from_on: Date, today: Date) -> Result<VacancyState, Refusal> {
    if count == 0 {
        return Err(Refusal::new("refusal-vacancy-none"));
    }
    if from_on < today {
        return Err(Refusal::new("refusal-vacancy-in-past").with("from_on", from_on));
    }
    let (room, opens) = if from_on == today { (group.unstated(), true) } else { (group.capacity, false) };
    if count > room {
        return Err(Refusal::new("refusal-vacancy-over-capacity")
            .with("count", count)
            .with("free", room)
            .with("capacity", group.capacity)
            .with("children", group.children));
    }
    Ok(if opens { VacancyState::Opened } else { VacancyState::Stated })
}

/// How many of the stated places open on their day: as many as the group has room for by then.
#[must_use]
pub fn open(group: &GroupFacts, count: u32) -> u32 {
    count.min(group.unstated())
}

/// The head takes back places that are open and not offered to anybody. Places held by an offer stay held.
///
/// # Errors
/// `refusal-vacancy-none`, `refusal-vacancy-taken`.
pub fn withdraw_open(group: &GroupFacts, count: u32) -> Result<(), Refusal> {
    if count == 0 {
        return Err(Refusal::new("refusal-vacancy-none"));
    }
    if count > group.open {
        return Err(Refusal::new("refusal-vacancy-taken").with("open", group.open));
    }
    Ok(())
}
