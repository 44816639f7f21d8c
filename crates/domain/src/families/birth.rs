//! Dates of birth as people type them.

use crate::{Refusal, time::Date};

/// A date of birth from its three fields as typed.
///
/// # Errors
/// `refusal-birth-date-impossible` when there is no such day.
pub fn birth_date(day: &str, month: &str, year: &str) -> Result<Date, Refusal> {
    let field = |text: &str| text.trim().parse::<i16>().ok();
    let (day, month, year) = (field(day), field(month), field(year));
    let date = day.zip(month).zip(year).and_then(|((day, month), year)| {
        let year_is_whole = (1900..=2200).contains(&year);
        let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
        Date::new(year, month, day).ok().filter(|_| year_is_whole)
    });
    date.ok_or_else(|| Refusal::new("refusal-birth-date-impossible"))
}

/// Whether a child may have been born on this day: not in the future, not grown up.
///
/// # Errors
/// `refusal-born-in-future`, `refusal-born-too-long-ago`.
pub fn plausible_birth(born_on: Date, today: Date) -> Result<(), Refusal> {
    if born_on > today {
        return Err(Refusal::new("refusal-born-in-future"));
    }
    if crate::age::months_on(born_on, today).is_none_or(|months| months >= 18 * 12) {
        return Err(Refusal::new("refusal-born-too-long-ago"));
    }
    Ok(())
}
