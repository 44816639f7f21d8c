//! Reading a TOML table key by key, so that every error knows its line, its key and what was expected.
//!
//! Nothing stops at the first error: a wrong value is reported and replaced by a placeholder, and the whole reading is
//! thrown away in the end when there was any report. Keys that nobody asked for are reported when a section is dropped.

use super::problem::{Problem, did_you_mean};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::Range,
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The text being read and what was found wrong with it.
pub(super) struct Source<'a> {
    text: &'a str,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Source<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, problems: RefCell::new(Vec::new()) }
    }

    /// Reports something wrong at a byte of the text.
    pub(super) fn report(&self, at: usize, key: &str, message: impl Into<String>) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        let problem = Problem { line, column, key: key.to_owned(), message: message.into() };
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }

    pub(super) fn is_clean(&self) -> bool {
        self.problems.borrow().is_empty()
    }
}

/// One table of the pack.
pub(super) struct Section<'a> {
    source: &'a Source<'a>,
    path: String,
    table: Option<&'a DeTable<'a>>,
    span: Range<usize>,
    asked: RefCell<BTreeSet<&'static str>>,
    open: Cell<bool>,
}

/// One value with its place.
#[derive(Clone)]
pub(super) struct Value<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) path: String,
    pub(super) value: &'a DeValue<'a>,
    pub(super) at: usize,
}

impl<'a> Section<'a> {
    /// The whole document.
    pub(super) fn root(source: &'a Source<'a>, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self::new(source, String::new(), Some(table.get_ref()), table.span())
    }

    fn new(source: &'a Source<'a>, path: String, table: Option<&'a DeTable<'a>>, span: Range<usize>) -> Self {
        Self { source, path, table, span, asked: RefCell::default(), open: Cell::new(false) }
    }

    /// The path of a key of this section.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Reports something wrong with a key of this section, at its value where it stands.
    pub(super) fn report(&self, key: &str, message: impl Into<String>) {
        let at =
            self.table.and_then(|table| table.get(key)).map_or(self.span.start, |value| value.span().start);
        self.source.report(at, &self.path_of(key), message);
    }

    /// The value of a key that may be missing.
    pub(super) fn optional(&self, key: &'static str) -> Option<Value<'a>> {
        self.asked.borrow_mut().insert(key);
        let value = self.table?.get(key)?;
        Some(Value {
            source: self.source,
            path: self.path_of(key),
            value: value.get_ref(),
            at: value.span().start,
        })
    }

    /// The value of a key that must be there.
    pub(super) fn required(&self, key: &'static str, expected: &str) -> Option<Value<'a>> {
        let value = self.optional(key);
        if value.is_none() && self.table.is_some() {
            self.source.report(self.span.start, &self.path_of(key), format!("missing; expected {expected}"));
        }
        value
    }

    /// A table that must be there. When it is not, that is reported once and the section reads as placeholders.
    pub(super) fn section(&self, key: &'static str) -> Self {
        self.required(key, "a table").and_then(Value::table).unwrap_or_else(|| {
            let section = Self::new(self.source, self.path_of(key), None, self.span.clone());
            section.open.set(true);
            section
        })
    }

    /// An array of tables; none at all when the key is missing.
    pub(super) fn sections(&self, key: &'static str) -> Vec<Self> {
        self.optional(key)
            .map_or_else(Vec::new, |value| value.items().into_iter().filter_map(Value::table).collect())
    }

    /// All keys with their values, for tables whose keys are data.
    pub(super) fn entries(&self) -> Vec<(&'a str, usize, Value<'a>)> {
        self.open.set(true);
        let Some(table) = self.table else { return Vec::new() };
        let entry = |(key, value): (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>)| {
            let name: &'a str = key.get_ref();
            let path = self.path_of(name);
            let read = Value { source: self.source, path, value: value.get_ref(), at: value.span().start };
            (name, key.span().start, read)
        };
        table.iter().map(entry).collect()
    }
}

impl Drop for Section<'_> {
    fn drop(&mut self) {
        if self.open.get() {
            return;
        }
        let asked = self.asked.borrow();
        for key in self.table.into_iter().flat_map(|table| table.keys()) {
            let name: &str = key.get_ref();
            if !asked.contains(name) {
                let message = match did_you_mean(name, asked.iter().copied()) {
                    Some(guess) => format!("unknown key; did you mean `{guess}`?"),
                    None => format!("unknown key; known here: {}", list(asked.iter().copied())),
                };
                self.source.report(key.span().start, &self.path_of(name), message);
            }
        }
    }
}

/// Words in backticks with commas.
pub(super) fn list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

impl<'a> Value<'a> {
    /// Reports that something else was expected here.
    pub(super) fn expected(&self, expected: &str) {
        let found = match self.value {
            DeValue::String(text) => format!("\"{text}\""),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(instant) => instant.to_string(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        self.report(format!("expected {expected}, found {found}"));
    }

    /// Reports something wrong with the value.
    pub(super) fn report(&self, message: impl Into<String>) {
        self.source.report(self.at, &self.path, message);
    }

    /// The value as a table.
    pub(super) fn table(self) -> Option<Section<'a>> {
        let DeValue::Table(table) = self.value else {
            self.expected("a table");
            return None;
        };
        Some(Section::new(self.source, self.path, Some(table), self.at..self.at))
    }

    /// The value as a list; not a list is reported.
    pub(super) fn items(self) -> Vec<Self> {
        let DeValue::Array(array) = self.value else {
            self.expected("a list");
            return Vec::new();
        };
        let item = |(index, value): (usize, &'a Spanned<DeValue<'a>>)| Self {
            source: self.source,
            path: format!("{}[{}]", self.path, index + 1),
            value: value.get_ref(),
            at: value.span().start,
        };
        array.iter().enumerate().map(item).collect()
    }
}
