//! The arguments of a message.

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::{Language, Locale};

/// The arguments of a message, by name. Numbers choose plural forms and are written the way the language writes them;
/// days and instants are written in words by the language of the message.
#[derive(Debug, Clone, Default)]
pub struct Args {
    values: Vec<(String, Value)>,
}

/// One argument, kept as what it is until the language of the message is known.
#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Number(f64),
    Date(Date),
    DateTime(Timestamp, TimeZone),
}

impl Args {
    /// No arguments.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A text argument.
    #[must_use]
    pub fn text(self, name: &str, value: impl Into<String>) -> Self {
        self.put(name, Value::Text(value.into()))
    }

    /// A whole number: chooses plural forms.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<i64>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "Fluent counts in f64; no count here reaches 2^53")]
        let number = value.into() as f64;
        self.put(name, Value::Number(number))
    }

    /// A count of things in memory: chooses plural forms.
    #[must_use]
    pub fn count(self, name: &str, value: usize) -> Self {
        self.with(name, i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A number with a fraction.
    #[must_use]
    pub fn fraction(self, name: &str, value: f64) -> Self {
        self.put(name, Value::Number(value))
    }

    /// A day, written in words.
    #[must_use]
    pub fn date(self, name: &str, on: Date) -> Self {
        self.put(name, Value::Date(on))
    }

    /// An instant, written in words in the given time zone, to the minute.
    #[must_use]
    pub fn date_time(self, name: &str, at: Timestamp, zone: &TimeZone) -> Self {
        self.put(name, Value::DateTime(at, zone.clone()))
    }

    /// An argument that arrives as text and may be a count: up to four digits become a number, so that the message can
    /// choose a plural form. Anything longer stays text (a tax number is not an amount), and so does `007`.
    #[must_use]
    pub fn guess(self, name: &str, value: &str) -> Self {
        let digits = value.strip_prefix('-').unwrap_or(value);
        let canonical = value == "0" || !digits.starts_with('0');
        let short = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if canonical
            && short
            && let Ok(number) = value.parse::<i64>()
        {
            return self.with(name, number);
        }
        self.text(name, value)
    }

    /// As [`Args::guess`], and what reads as a day (`2027-06-01`) or as an instant (`2027-06-01T20:59:59Z`) becomes one.
    #[must_use]
    pub fn guess_with_times(self, name: &str, value: &str, zone: &TimeZone) -> Self {
        if value.len() == 10
            && let Ok(on) = value.parse::<Date>()
        {
            return self.date(name, on);
        }
        match value.parse::<Timestamp>() {
            Ok(at) => self.date_time(name, at, zone),
            Err(_) => self.guess(name, value),
        }
    }

    fn put(mut self, name: &str, value: Value) -> Self {
        self.values.retain(|(taken, _)| taken != name);
        self.values.push((name.to_owned(), value));
        self
    }

    pub(crate) fn to_fluent(&self, language: Language) -> FluentArgs<'_> {
        let mut out = FluentArgs::with_capacity(self.values.len());
        for (name, value) in &self.values {
            let value: FluentValue<'_> = match value {
                Value::Text(text) => text.as_str().into(),
                Value::Number(number) => (*number).into(),
                Value::Date(on) => Locale::date(language, *on).into(),
                Value::DateTime(at, zone) => Locale::date_time(language, *at, zone).into(),
            };
            out.set(name.as_str(), value);
        }
        out
    }
}

/// The parts of a day that the messages `time-date…` are put together from.
pub(crate) fn date_parts(on: Date) -> Args {
    Args::new()
        .with("day", on.day())
        .text("dd", format!("{:02}", on.day()))
        .with("month", on.month())
        .text("mm", format!("{:02}", on.month()))
        .text("year", on.year().to_string())
        .with("weekday", on.weekday().to_monday_one_offset())
}

/// The parts of a day and of a time of day.
pub(crate) fn date_time_parts(at: Timestamp, zone: &TimeZone) -> Args {
    let local = zone.to_datetime(at);
    date_parts(local.date()).text("time", format!("{:02}:{:02}", local.hour(), local.minute()))
}
