//! Instants, periods and the region's calendar.
//!
//! Instants are kept in microseconds, because that is what both databases store; a deadline given in days ends at the
//! END of the last local day (23:59:59.999999), whatever daylight saving does in between.

use jiff::{
    ToSpan,
    civil::{Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

pub use jiff::{Timestamp, civil::Date};

/// Cuts an instant to whole microseconds (towards the past), the precision both databases keep.
#[must_use]
pub fn truncate_to_micros(instant: Timestamp) -> Timestamp {
    let nanos = instant.as_nanosecond();
    Timestamp::from_nanosecond(nanos - nanos.rem_euclid(1_000)).unwrap_or(instant)
}

/// In what a [`Period`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// Every day of the calendar.
    CalendarDays,
    /// Days that the region's calendar calls working.
    WorkingDays,
    /// Exact hours.
    Hours,
}

impl PeriodUnit {
    /// The unit's name in packs and on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CalendarDays => "calendar_days",
            Self::WorkingDays => "working_days",
            Self::Hours => "hours",
        }
    }
}

/// A length of time as a rule states it: ten calendar days, five working days, one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// How many units.
    pub length: u16,
    /// What is counted.
    pub unit: PeriodUnit,
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.length, self.unit.code())
    }
}

/// The region's calendar: time zone, weekends, public holidays, moved working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The region's time zone, e.g. Europe/Kyiv.
    pub time_zone: TimeZone,
    /// Days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// Public holidays that fall on the same month and day each year.
    pub yearly_holidays: BTreeSet<(i8, i8)>,
    /// Public holidays of one date.
    pub dated_holidays: BTreeSet<Date>,
    /// True when public holidays are worked (Ukraine under martial law).
    pub holidays_are_worked: bool,
    /// Days whose kind was moved: true a working day, false a day off. Stronger than everything above.
    pub moved_days: BTreeMap<Date, bool>,
}

impl Calendar {
    /// A calendar with a Saturday–Sunday weekend, no holidays and no moved days.
    #[must_use]
    pub fn plain(time_zone: TimeZone) -> Self {
        Self {
            time_zone,
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            yearly_holidays: BTreeSet::new(),
            dated_holidays: BTreeSet::new(),
            holidays_are_worked: false,
            moved_days: BTreeMap::new(),
        }
    }

    /// The date in the region at an instant.
    #[must_use]
    pub fn local_date(&self, at: Timestamp) -> Date {
        at.to_zoned(self.time_zone.clone()).date()
    }

    /// The first instant of a local day. A midnight that daylight saving skips begins at the next instant that exists.
    #[must_use]
    pub fn start_of_day(&self, on: Date) -> Timestamp {
        on.to_zoned(self.time_zone.clone())
            .and_then(|midnight| midnight.start_of_day())
            .map_or(Timestamp::MAX, |midnight| midnight.timestamp())
    }

    /// The last microsecond of a local day.
    #[must_use]
    pub fn end_of_day(&self, on: Date) -> Timestamp {
        let next = self.start_of_day(add_days(on, 1));
        next.checked_sub(1.microsecond()).unwrap_or(next)
    }

    /// A local time of day. A time that daylight saving skips is the first instant after the gap; of one that comes
    /// twice the earlier is meant.
    #[must_use]
    pub fn at(&self, on: Date, time: Time) -> Timestamp {
        let zoned = self.time_zone.to_ambiguous_zoned(on.to_datetime(time)).compatible();
        zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }

    /// The date so many days before another, for a period in days (hours count as none).
    #[must_use]
    pub fn days_before(&self, period: Period, on: Date) -> Date {
        match period.unit {
            PeriodUnit::Hours => on,
            PeriodUnit::CalendarDays => add_days(on, -i32::from(period.length)),
            PeriodUnit::WorkingDays => {
                let days = (1..3_660).map(|back| add_days(on, -back)).filter(|day| self.is_working_day(*day));
                days.take(usize::from(period.length)).last().unwrap_or(on)
            }
        }
    }

    /// Whether the date is worked.
    #[must_use]
    pub fn is_working_day(&self, on: Date) -> bool {
        if let Some(worked) = self.moved_days.get(&on) {
            return *worked;
        }
        let holiday =
            self.yearly_holidays.contains(&(on.month(), on.day())) || self.dated_holidays.contains(&on);
        !self.weekend.contains(&on.weekday()) && (self.holidays_are_worked || !holiday)
    }

    /// The deadline of a period that starts at `from`. Days are counted from the day after the start day and end with
    /// the local day; hours are exact.
    #[must_use]
    pub fn add(&self, period: Period, from: Timestamp) -> Timestamp {
        let start = self.local_date(from);
        match period.unit {
            PeriodUnit::Hours => from.checked_add(i64::from(period.length).hours()).unwrap_or(Timestamp::MAX),
            PeriodUnit::CalendarDays => self.end_of_day(add_days(start, i32::from(period.length))),
            PeriodUnit::WorkingDays => self.end_of_day(self.add_working_days(start, period.length)),
        }
    }

    /// The n-th working day after a date. Gives up (and returns the day reached) after ten years without enough
    /// working days, which only a pack with a seven-day weekend could cause and the pack's check forbids.
    #[must_use]
    pub fn add_working_days(&self, start: Date, working_days: u16) -> Date {
        let mut on = start;
        let mut left = working_days;
        for _ in 0..3_660 {
            if left == 0 {
                break;
            }
            on = add_days(on, 1);
            if self.is_working_day(on) {
                left -= 1;
            }
        }
        on
    }
}

/// A date some days later (or earlier); stays at the end of the calendar's range instead of failing.
#[must_use]
pub fn add_days(on: Date, days: i32) -> Date {
    on.saturating_add(days.days())
}
