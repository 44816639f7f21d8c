//! Why an application stands in no line of a kindergarten it wishes for, and from when it will.

use domain::{
    age,
    ids::KindergartenId,
    journal::EntryKey,
    policy::Policy,
    queue::{ApplicationFacts, ProgrammeFacts, fits_from},
    time::Date,
};
use serde::Serialize;

/// Why there is no line for a wished kindergarten today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Absent {
    /// No programme there has the profile and the language the child needs.
    NoGroup,
    /// It enters the line on this day, when the child is old enough.
    TooYoung {
        /// The day.
        on: Date,
    },
    /// It enters the line on this day, the first on which the family wants a place (and the child fits by age).
    Later {
        /// The day.
        on: Date,
    },
    /// The child is too old for every programme there.
    TooOld,
}

/// Why the application stands in no line of the kindergarten today. Asked only for a kindergarten in whose lines it does
/// not stand.
pub(crate) fn absent(
    policy: &Policy,
    facts: &ApplicationFacts,
    programmes: &[ProgrammeFacts],
    kindergarten: KindergartenId,
    today: Date,
) -> Absent {
    let there = programmes.iter().filter(|programme| programme.kindergarten == kindergarten);
    let suiting: Vec<_> = there.filter(|programme| programme.suits(facts)).collect();
    if suiting.is_empty() {
        return Absent::NoGroup;
    }
    let first = suiting
        .iter()
        .filter_map(|programme| Some((fits_from(policy, facts, programme, today)?, programme.band)));
    let Some((on, band)) = first.min_by_key(|(on, _)| *on) else { return Absent::TooOld };
    let by_age = !age::fits(band, facts.born_on, age::reference_day(policy, today));
    if by_age && facts.desired_on < on { Absent::TooYoung { on } } else { Absent::Later { on } }
}

/// The kindergartens of a list in no line of which an application with these entries stands, each with the reason.
pub(crate) fn absences(
    policy: &Policy,
    facts: &ApplicationFacts,
    programmes: &[ProgrammeFacts],
    wishes: &[KindergartenId],
    entries: &[EntryKey],
    today: Date,
) -> Vec<(KindergartenId, Absent)> {
    let stands = |wish: &&KindergartenId| {
        let there = programmes.iter().filter(|programme| programme.kindergarten == **wish);
        there.into_iter().any(|programme| entries.iter().any(|entry| entry.programme == programme.id))
    };
    let without = wishes.iter().filter(|wish| !stands(wish));
    without.map(|wish| (*wish, absent(policy, facts, programmes, *wish, today))).collect()
}
