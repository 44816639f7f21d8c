//! The kinds of values a pack is made of.

use super::{
    parts::Text,
    problem::did_you_mean,
    reader::{Section, Value, list},
};
use crate::time::{Date, Period, PeriodUnit, Timestamp};
use jiff::civil::Time;
use std::{collections::BTreeMap, ops::RangeInclusive};
use toml::de::DeValue;

const PERIOD: &str = "a period such as \"10 calendar days\", \"5 working days\" or \"48 hours\"";
const DATE: &str = "a date such as 2026-09-01";
const MONTH_DAY: &str = "a day of the year such as \"09-01\"";
const INSTANT: &str = "an instant with its offset such as 2026-04-01T08:00:00+03:00";
const TIME: &str = "a time of day such as 09:00:00";

impl<'a> Value<'a> {
    pub(super) fn text(&self) -> String {
        match self.value {
            DeValue::String(text) if !text.trim().is_empty() => text.to_string(),
            _ => {
                self.expected("a text that is not empty");
                String::new()
            }
        }
    }

    pub(super) fn number(&self, range: &RangeInclusive<u32>) -> u32 {
        let read = match self.value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        read.filter(|number| range.contains(number)).unwrap_or_else(|| {
            self.expected(&format!("a whole number from {} to {}", range.start(), range.end()));
            *range.start()
        })
    }

    pub(super) fn flag(&self) -> bool {
        let DeValue::Boolean(flag) = self.value else {
            self.expected("true or false");
            return false;
        };
        *flag
    }

    /// One of the known words.
    pub(super) fn choice<T: Copy>(&self, choices: &[(&str, T)], placeholder: T) -> T {
        let words = || choices.iter().map(|(word, _)| *word);
        let DeValue::String(text) = self.value else {
            self.expected(&format!("one of {}", list(words())));
            return placeholder;
        };
        if let Some((_, choice)) = choices.iter().find(|(word, _)| word == text) {
            return *choice;
        }
        let guess =
            did_you_mean(text, words()).map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
        self.report(format!("expected one of {}, found \"{text}\"{guess}", list(words())));
        placeholder
    }

    pub(super) fn date(&self) -> Date {
        self.parsed(DATE).unwrap_or(Date::ZERO)
    }

    pub(super) fn instant(&self) -> Timestamp {
        self.parsed(INSTANT).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    pub(super) fn time(&self) -> Time {
        self.parsed(TIME).unwrap_or(Time::midnight())
    }

    fn parsed<T: std::str::FromStr>(&self, expected: &str) -> Option<T> {
        let read = match self.value {
            DeValue::Datetime(value) => value.to_string().parse().ok(),
            _ => None,
        };
        if read.is_none() {
            self.expected(expected);
        }
        read
    }

    /// `"09-01"`: month and day.
    pub(super) fn month_day(&self) -> (i8, i8) {
        let read = match self.value {
            DeValue::String(text) => month_day(text),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.expected(MONTH_DAY);
            (1, 1)
        })
    }

    /// `"10 calendar days"`.
    pub(super) fn period(&self) -> Period {
        let read = match self.value {
            DeValue::String(text) => period(text),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.expected(PERIOD);
            Period { length: 1, unit: PeriodUnit::CalendarDays }
        })
    }

    /// `{ uk = "…", en = "…" }`: a text in each language of the region.
    pub(super) fn words(self, languages: &[String]) -> Text {
        let mut texts = BTreeMap::new();
        let Some(section) = self.table() else { return Text(texts) };
        for (language, at, value) in section.entries() {
            if languages.iter().any(|known| known == language) {
                texts.insert(language.to_owned(), value.text());
            } else {
                let known = list(languages.iter().map(String::as_str));
                value.source.report(
                    at,
                    &value.path,
                    format!("not a language of the region; they are {known}"),
                );
            }
        }
        for language in languages.iter().filter(|language| !texts.contains_key(*language)) {
            section.report(language, "missing; expected the text in this language");
        }
        Text(texts)
    }
}

impl Section<'_> {
    pub(super) fn text(&self, key: &'static str) -> String {
        self.required(key, "a text").map_or_else(String::new, |value| value.text())
    }

    pub(super) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.optional(key).map(|value| value.text())
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let items = self.required(key, "a list of texts").map_or_else(Vec::new, Value::items);
        items.iter().map(Value::text).collect()
    }

    pub(super) fn words(&self, key: &'static str, languages: &[String]) -> Text {
        self.required(key, "a text in each language")
            .map_or_else(Text::default, |value| value.words(languages))
    }

    pub(super) fn list_of_words(&self, key: &'static str, languages: &[String]) -> Vec<Text> {
        let items =
            self.required(key, "a list of texts in each language").map_or_else(Vec::new, Value::items);
        items.into_iter().map(|item| item.words(languages)).collect()
    }

    pub(super) fn number(&self, key: &'static str, range: RangeInclusive<u32>) -> u32 {
        self.required(key, "a whole number").map_or(*range.start(), |value| value.number(&range))
    }

    /// A number of whole months of age, up to 18 years.
    pub(super) fn months(&self, key: &'static str) -> u16 {
        u16::try_from(self.number(key, 0..=216)).unwrap_or_default()
    }

    pub(super) fn flag(&self, key: &'static str) -> bool {
        self.required(key, "true or false").is_some_and(|value| value.flag())
    }

    pub(super) fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)], placeholder: T) -> T {
        let expected = format!("one of {}", list(choices.iter().map(|(word, _)| *word)));
        self.required(key, &expected).map_or(placeholder, |value| value.choice(choices, placeholder))
    }

    /// A list of known words, each at most once.
    pub(super) fn choices<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        choices: &[(&str, T)],
        placeholder: T,
    ) -> Vec<T> {
        let items = self.required(key, "a list of words").map_or_else(Vec::new, Value::items);
        let mut read = Vec::new();
        for item in &items {
            let choice = item.choice(choices, placeholder);
            if read.contains(&choice) {
                item.report("named twice");
            }
            read.push(choice);
        }
        read
    }

    pub(super) fn period(&self, key: &'static str) -> Period {
        let placeholder = Period { length: 1, unit: PeriodUnit::CalendarDays };
        self.required(key, PERIOD).map_or(placeholder, |value| value.period())
    }
}

fn month_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year, so that 02-29 is a day of the year.
    Date::new(2024, month, day).ok().map(|_| (month, day))
}

fn period(text: &str) -> Option<Period> {
    let (length, unit) = text.split_once(' ')?;
    let unit = match unit.trim() {
        "calendar day" | "calendar days" => PeriodUnit::CalendarDays,
        "working day" | "working days" => PeriodUnit::WorkingDays,
        "hour" | "hours" => PeriodUnit::Hours,
        _ => return None,
    };
    let length = length.parse().ok().filter(|length| (1..=3_650).contains(length))?;
    Some(Period { length, unit })
}
