//! Deadlines as an iCalendar file (RFC 5545), which a telephone puts into its own calendar.
//!
//! The texts name no child: calendars are shared and shown on locked screens.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Parameter, Property};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// Something that must be done by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What stays the same when the same deadline is moved and downloaded again, e.g. `OFFER-answer`.
    pub key: String,
    /// What is to be done, in words.
    pub title: String,
    /// What it means, in words.
    pub text: String,
    /// Full address of the page on which it is done.
    pub url: String,
    /// The last day, in the region's time.
    pub on: Date,
}

/// The deadlines as a calendar; each fills its day and reminds at nine in the morning of the day before. `now` is when
/// the file is made.
#[must_use]
pub fn deadlines(name: &str, deadlines: &[Deadline], now: Timestamp) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for deadline in deadlines {
        calendar.push(event(deadline, now));
    }
    calendar.done().to_string()
}

fn event(deadline: &Deadline, now: Timestamp) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{}@sadok", deadline.key))
        .summary(&deadline.title)
        .description(&format!("{}\n{}", deadline.text, deadline.url))
        .url(&deadline.url)
        .add_property("DTSTAMP", instant(now))
        .add_property("TRANSP", "TRANSPARENT")
        .append_property(day("DTSTART", deadline.on))
        .append_property(day("DTEND", deadline.on.saturating_add(1.day())))
        .alarm(reminder(deadline));
    event.done()
}

fn reminder(deadline: &Deadline) -> Alarm {
    let mut alarm = Alarm::display(&deadline.title, chrono::TimeDelta::hours(-15));
    alarm.uid(&format!("{}-reminder@sadok", deadline.key)).done()
}

fn day(name: &str, on: Date) -> Property {
    Property::new(name, on.strftime("%Y%m%d").to_string())
        .append_parameter(Parameter::new("VALUE", "DATE"))
        .done()
}

fn instant(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_a_day_that_a_calendar_understands() {
        let deadline = Deadline {
            key: "018f-answer".into(),
            title: "Відповісти на запрошення, до 23:59; «Соняшник»".into(),
            text: "Місце тримають до кінця дня".into(),
            url: "https://sadok.example/cabinet/offers/018f".into(),
            on: jiff::civil::date(2026, 12, 31),
        };
        let text = deadlines("Садок", &[deadline], "2026-12-21T08:00:00.5Z".parse().unwrap());
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "BEGIN:VCALENDAR",
            "UID:018f-answer@sadok",
            "DTSTAMP:20261221T080000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "TRIGGER:-PT54000S",
            "SUMMARY:Відповісти на запрошення\\, до 23:59\\; «Соняшник»",
            "END:VCALENDAR",
        ] {
            assert!(unfolded.lines().any(|known| known == line), "{line} in {unfolded}");
        }
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
        assert!(text.contains("\r\n"), "lines end as the standard says");
    }
}
