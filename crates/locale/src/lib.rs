//! Every word a person reads, in every language: Fluent messages embedded in the binary.
//!
//! The messages live in `locales/uk/*.ftl` and `locales/en/*.ftl`, one file a room, every key in both languages.
//! Callers name a [`Language`], a key and its [`Args`]:
//!
//! ```
//! use locale::{Args, Language, Locale};
//!
//! let text = Locale::text(Language::Uk, "time-days", &Args::new().with("count", 10));
//! assert_eq!(text, "10 днів");
//! ```
//!
//! Messages are plain text: whoever writes them into HTML escapes them there. No isolating marks are put around
//! arguments, because the same texts go into SMS and CSV files.

mod args;
mod language;
mod messages;
mod numbers;
mod rules;

pub use args::Args;
pub use language::Language;
pub use rules::Explained;

use domain::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The embedded messages. There is one set a program; it is read on first use.
#[derive(Debug, Clone, Copy)]
pub struct Locale;

impl Locale {
    /// The message `key` in `language`. A key that is missing there is looked for in the other language and the lack is
    /// logged; a key that is missing everywhere gives the key itself in angle quotes, so that a page still stands.
    #[must_use]
    pub fn text(language: Language, key: &str, args: &Args) -> String {
        messages::embedded().text(language, key, args)
    }

    /// The message `key` in `language`, for messages that take no arguments.
    #[must_use]
    pub fn plain(language: Language, key: &str) -> String {
        Self::text(language, key, &Args::new())
    }

    /// Whether `language` itself has the message `key`.
    #[must_use]
    pub fn has(language: Language, key: &str) -> bool {
        messages::embedded().has(language, key)
    }

    /// Why the rules said no, in a sentence. Counts, days (ISO 8601) and instants (RFC 3339) among the refusal's
    /// arguments are written the way the language writes them, instants in the region's time zone.
    #[must_use]
    pub fn refusal(language: Language, refusal: &Refusal, zone: &TimeZone) -> String {
        let known = Args::new().text("basis", refusal.basis.clone().unwrap_or_default());
        let args =
            refusal.args.iter().fold(known, |args, (name, value)| args.guess_with_times(name, value, zone));
        Self::text(language, refusal.message, &args)
    }

    /// A day in words: «1 червня 2027 року», “1 June 2027”.
    #[must_use]
    pub fn date(language: Language, on: Date) -> String {
        Self::text(language, "time-date", &args::date_parts(on))
    }

    /// A day in figures for tables: «01.06.2027», “01/06/2027”.
    #[must_use]
    pub fn date_short(language: Language, on: Date) -> String {
        Self::text(language, "time-date-short", &args::date_parts(on))
    }

    /// A day of the week and a day in words, for deadlines: «вівторок, 1 червня 2027 року».
    #[must_use]
    pub fn date_with_weekday(language: Language, on: Date) -> String {
        Self::text(language, "time-date-weekday", &args::date_parts(on))
    }

    /// An instant in the region's time zone, to the minute (cut, not rounded, so that the last microsecond of a
    /// deadline's day still reads 23:59 of that day).
    #[must_use]
    pub fn date_time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
        Self::text(language, "time-date-time", &args::date_time_parts(at, zone))
    }

    /// The time of day of an instant in the region's time zone: «23:59».
    #[must_use]
    pub fn time(language: Language, at: Timestamp, zone: &TimeZone) -> String {
        Self::text(language, "time-of-day", &args::date_time_parts(at, zone))
    }

    /// A whole number with its thousands set apart: «12 345», “12,345”.
    #[must_use]
    pub fn number(language: Language, number: i64) -> String {
        numbers::whole(language, number)
    }
}
