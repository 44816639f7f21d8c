//! Ages in whole months, and which programmes a child fits by age.
//!
//! A month of age is complete on the same day of the month as the birth, or on the last day of a month that has no
//! such day: a child born on 29 February completes the year on 28 February of a short year, one born on 31 March
//! completes a month on 30 April. That is how Ukrainian law ends terms counted in months (Civil Code, art. 254 §3).

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::{
    policy::{AgeReference, Policy},
    time::Date,
};

/// Ages in whole months: from (inclusive) to (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Band {
    /// The youngest age, in completed months.
    pub from_months: u16,
    /// The age at which a child no longer fits, in completed months.
    pub to_months: u16,
}

/// The day on which a child completes so many months of age.
#[must_use]
pub fn completes_on(born_on: Date, months: u16) -> Date {
    born_on.checked_add(i32::from(months).months()).unwrap_or(Date::MAX)
}

/// Completed months of age on a day; none before birth.
#[must_use]
pub fn months_on(born_on: Date, on: Date) -> Option<u16> {
    if on < born_on {
        return None;
    }
    let years = i32::from(on.year()) - i32::from(born_on.year());
    let months = years * 12 + i32::from(on.month()) - i32::from(born_on.month());
    let months = u16::try_from(months).ok()?;
    if completes_on(born_on, months) <= on { Some(months) } else { months.checked_sub(1) }
}

/// Whether a child fits the ages on a day.
#[must_use]
pub fn fits(band: Band, born_on: Date, on: Date) -> bool {
    months_on(born_on, on).is_some_and(|months| (band.from_months..band.to_months).contains(&months))
}

/// The day whose age counts on `today`: today itself, or the reference day of the running school year.
#[must_use]
pub fn reference_day(policy: &Policy, today: Date) -> Date {
    match policy.age_groups.reference {
        AgeReference::Today => today,
        AgeReference::DayOfYear { month, day } => {
            let (starts_month, starts_day) = policy.region.school_year_starts;
            let started = (today.month(), today.day()) >= (starts_month, starts_day);
            let school_year = if started { today.year() } else { today.year() - 1 };
            let next_calendar_year = (month, day) < (starts_month, starts_day);
            let year = if next_calendar_year { school_year + 1 } else { school_year };
            Date::new(year, month, day).unwrap_or(today)
        }
    }
}

/// The next day after `today` on which the child's age changes what it fits of `bands`; none when it never does again.
#[must_use]
pub fn next_change_on(policy: &Policy, bands: &[Band], born_on: Date, today: Date) -> Option<Date> {
    match policy.age_groups.reference {
        AgeReference::Today => bands
            .iter()
            .flat_map(|band| [band.from_months, band.to_months])
            .map(|months| completes_on(born_on, months))
            .filter(|on| *on > today)
            .min(),
        AgeReference::DayOfYear { .. } => {
            let outgrown = bands.iter().map(|band| completes_on(born_on, band.to_months)).max()?;
            (reference_day(policy, today) < outgrown).then(|| next_school_year(policy, today))
        }
    }
}

fn next_school_year(policy: &Policy, today: Date) -> Date {
    let (month, day) = policy.region.school_year_starts;
    let year = if (today.month(), today.day()) >= (month, day) { today.year() + 1 } else { today.year() };
    Date::new(year, month, day).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_complete_on_the_day_or_the_last_day_of_a_short_month() {
        assert_eq!(months_on(day("2024-02-29"), day("2025-02-27")), Some(11));
        assert_eq!(months_on(day("2024-02-29"), day("2025-02-28")), Some(12));
        assert_eq!(months_on(day("2024-02-29"), day("2028-02-28")), Some(47));
        assert_eq!(months_on(day("2024-02-29"), day("2028-02-29")), Some(48));
        assert_eq!(months_on(day("2025-03-31"), day("2025-04-29")), Some(0));
        assert_eq!(months_on(day("2025-03-31"), day("2025-04-30")), Some(1));
        assert_eq!(months_on(day("2025-03-31"), day("2025-03-30")), None);
        assert_eq!(months_on(day("2025-03-31"), day("2025-03-31")), Some(0));
    }

    #[test]
    fn a_band_begins_with_the_birthday_and_ends_before_the_next() {
        let band = Band { from_months: 24, to_months: 36 };
        assert!(!fits(band, day("2024-05-10"), day("2026-05-09")));
        assert!(fits(band, day("2024-05-10"), day("2026-05-10")));
        assert!(fits(band, day("2024-05-10"), day("2027-05-09")));
        assert!(!fits(band, day("2024-05-10"), day("2027-05-10")));
    }
}
