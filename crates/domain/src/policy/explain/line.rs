//! What an explanation is made of.

use crate::{
    policy::Text,
    time::{Date, Period, Timestamp},
};
use jiff::civil::Time;

/// Sentences under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Fluent key of the heading.
    pub title: &'static str,
    /// The sentences.
    pub lines: Vec<Line>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Fluent key.
    pub message: &'static str,
    /// What stands in it, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// Something that stands in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A count; chooses the plural form.
    Number(u32),
    /// A text that is the same in every language (a code, a legal act).
    Plain(String),
    /// A text of the pack, in the language of the sentence.
    Words(Text),
    /// An age in months, said in years where it is whole years.
    Age(u16),
    /// A period with its unit.
    Period(Period),
    /// A date.
    Date(Date),
    /// A day of the year: month and day.
    DayOfYear(i8, i8),
    /// A time of day.
    Time(Time),
    /// An instant, said in the region's time zone.
    Instant(Timestamp),
    /// Messages without arguments, set one after the other with commas.
    Messages(Vec<String>),
}

impl Section {
    pub(super) const fn new(title: &'static str) -> Self {
        Self { title, lines: Vec::new() }
    }

    /// Adds a sentence without arguments.
    pub(super) fn say(&mut self, message: &'static str) {
        self.say_with(message, []);
    }

    /// Adds a sentence.
    pub(super) fn say_with<const N: usize>(&mut self, message: &'static str, args: [(&'static str, Arg); N]) {
        self.lines.push(Line { message, args: Vec::from(args) });
    }
}
