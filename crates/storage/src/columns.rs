//! Column types that the database keeps natively and the rules speak as jiff types.

use jiff::{Timestamp, civil::Date};
use sea_orm::{DeriveValueType, prelude::*};

/// An instant, kept as `timestamptz`, precise to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct At(ChronoDateTimeUtc);

impl At {
    /// The instant as the rules use it.
    #[must_use]
    pub fn instant(self) -> Timestamp {
        Timestamp::from_microsecond(self.0.timestamp_micros()).unwrap_or(Timestamp::MAX)
    }
}

impl From<Timestamp> for At {
    fn from(instant: Timestamp) -> Self {
        Self(ChronoDateTimeUtc::from_timestamp_micros(instant.as_microsecond()).unwrap_or_default())
    }
}

/// A calendar day, kept as `date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct On(ChronoDate);

impl On {
    /// The day as the rules use it.
    #[must_use]
    pub fn day(self) -> Date {
        let text = self.0.format("%Y-%m-%d").to_string();
        text.parse().unwrap_or(Date::MAX)
    }
}

impl From<Date> for On {
    fn from(day: Date) -> Self {
        let (year, month, day) = (
            i32::from(day.year()),
            u32::from(day.month().unsigned_abs()),
            u32::from(day.day().unsigned_abs()),
        );
        Self(ChronoDate::from_ymd_opt(year, month, day).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_days_come_back_as_they_went() {
        for text in ["2026-11-22T10:00:00.000001Z", "1999-12-31T23:59:59.999999Z", "2100-02-28T00:00:00Z"] {
            let instant: Timestamp = text.parse().unwrap();
            assert_eq!(At::from(instant).instant(), instant);
        }
        for text in ["2024-02-29", "2026-12-31", "0987-01-02"] {
            let day: Date = text.parse().unwrap();
            assert_eq!(On::from(day).day(), day);
        }
    }
}
