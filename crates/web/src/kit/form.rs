//! A form: what was entered, what is wrong with it, and the fields that show both.

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Refusal;
use jiff::civil::Date;
use locale::{Args, Language, Locale};

use super::inputs::DatePart;
use super::{
    Choice, Choices, DateInput, ErrorSummary, Fields, FileInput, Frame, KEY_FIELD, Select, TextArea,
    TextInput,
};

/// What was entered and what is wrong with it. The same value reads a posted form in the handler and draws its fields in
/// the template, so entered data never gets lost.
#[derive(Debug, Clone)]
pub struct Form {
    language: Language,
    token: String,
    key: String,
    fields: Fields,
    errors: Vec<FieldError>,
}

#[derive(Debug, Clone)]
struct FieldError {
    field: String,
    /// The id of the input to go to; a day has three.
    target: Option<String>,
    text: String,
}

/// The hidden fields of a form.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/hidden.html")]
pub struct Hidden {
    token: String,
    key: String,
}

impl HtmlSafe for Hidden {}

impl Form {
    /// An empty form with its token and its one-time key.
    #[must_use]
    pub fn blank(language: Language, token: String, key: String) -> Self {
        Self { language, token, key, fields: Fields::default(), errors: Vec::new() }
    }

    /// A form as it was posted. It keeps its one-time key, so that a second try counts as the same form.
    #[must_use]
    pub fn posted(language: Language, token: String, fields: Fields) -> Self {
        let key = fields.get(KEY_FIELD).to_owned();
        Self { language, token, key, fields, errors: Vec::new() }
    }

    /// The filters of a list, from the address's query.
    #[must_use]
    pub fn filters(language: Language, query: &str) -> Self {
        let fields = Fields::parse(query.as_bytes());
        Self { language, token: String::new(), key: String::new(), fields, errors: Vec::new() }
    }

    /// Puts a value in, as when a saved answer is shown again.
    #[must_use]
    pub fn fill(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fields.set(name, [value.into()]);
        self
    }

    /// Puts several values in, for checkboxes.
    #[must_use]
    pub fn fill_all<T: Into<String>>(mut self, name: &str, values: impl IntoIterator<Item = T>) -> Self {
        self.fields.set(name, values);
        self
    }

    /// Puts a day in.
    #[must_use]
    pub fn fill_date(self, name: &str, on: Date) -> Self {
        self.fill(&format!("{name}-day"), on.day().to_string())
            .fill(&format!("{name}-month"), on.month().to_string())
            .fill(&format!("{name}-year"), on.year().to_string())
    }

    /// Puts a value in where none was sent: on a page of several forms, what the others show.
    #[must_use]
    pub fn fill_unsent(self, name: &str, value: impl Into<String>) -> Self {
        if self.fields.has(name) { self } else { self.fill(name, value) }
    }

    /// Whether a value of that name was sent, be it empty.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.has(name)
    }

    /// The form's one-time key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The entered value without blanks around it; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// The entered values of checkboxes.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields.all(name)
    }

    /// The entered value, or an error (by message key) when nothing was entered.
    pub fn require(&mut self, name: &str, error: &str) -> Option<String> {
        let value = self.get(name).to_owned();
        if value.is_empty() {
            self.fail(name, error);
            return None;
        }
        Some(value)
    }

    /// The entered value read as `T`; nothing entered or not readable is the error (by message key).
    pub fn require_parsed<T: std::str::FromStr>(&mut self, name: &str, error: &str) -> Option<T> {
        let value = self.get(name).parse().ok();
        if value.is_none() {
            self.fail(name, error);
        }
        value
    }

    /// The chosen answer, which must be one of `choices`.
    pub fn require_choice(&mut self, name: &str, choices: &[Choice], error: &str) -> Option<String> {
        let value = self.get(name).to_owned();
        if choices.iter().any(|choice| choice.value == value) {
            return Some(value);
        }
        self.fail(name, error);
        None
    }

    /// The entered day. `what` is the message key of its name in the accusative, for «Введіть …».
    pub fn require_date(&mut self, name: &str, what: &str) -> Option<Date> {
        let [day, month, year] = ["day", "month", "year"].map(|part| format!("{name}-{part}"));
        let args = Args::new().text("what", Locale::plain(self.language, what));
        let parts = [&day, &month, &year].map(|id| self.get(id).to_owned());
        if parts.iter().all(String::is_empty) {
            self.fail_at(name, &day, "form-date-missing", &args);
            return None;
        }
        for (id, value, error) in [
            (&day, &parts[0], "form-date-no-day"),
            (&month, &parts[1], "form-date-no-month"),
            (&year, &parts[2], "form-date-no-year"),
        ] {
            if value.is_empty() {
                self.fail_at(name, id, error, &args);
                return None;
            }
        }
        if parts[2].len() != 4 {
            self.fail_at(name, &year, "form-date-year-digits", &args);
            return None;
        }
        let numbers = (parts[2].parse(), parts[1].parse(), parts[0].parse());
        let on = match numbers {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
            _ => None,
        };
        if on.is_none() {
            self.fail_at(name, &day, "form-date-unreal", &args);
        }
        on
    }

    /// Marks a field as wrong, by message key.
    pub fn fail(&mut self, name: &str, error: &str) {
        self.fail_with(name, error, &Args::new());
    }

    /// Marks a field as wrong, by message key with arguments.
    pub fn fail_with(&mut self, name: &str, error: &str, args: &Args) {
        self.fail_at(name, name, error, args);
    }

    /// Marks a field as wrong because the rules said no. `args` are the refusal's, made ready for its sentence.
    pub fn refuse(&mut self, name: &str, refusal: &Refusal, args: &Args) {
        self.fail_with(name, refusal.message, args);
    }

    /// Marks the form as a whole as wrong.
    pub fn fail_whole(&mut self, error: &str, args: &Args) {
        let text = Locale::text(self.language, error, args);
        self.errors.push(FieldError { field: String::new(), target: None, text });
    }

    fn fail_at(&mut self, field: &str, target: &str, error: &str, args: &Args) {
        let text = Locale::text(self.language, error, args);
        self.errors.push(FieldError { field: field.to_owned(), target: Some(target.to_owned()), text });
    }

    /// Nothing is wrong.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.errors.is_empty()
    }

    /// Something is wrong: the title says so.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.is_ok()
    }

    /// The token and the one-time key; every posted form begins with them.
    #[must_use]
    pub fn hidden(&self) -> Hidden {
        Hidden { token: self.token.clone(), key: self.key.clone() }
    }

    /// Every error on top of the page.
    #[must_use]
    pub fn summary(&self) -> ErrorSummary {
        let title = Locale::plain(self.language, "form-errors");
        ErrorSummary {
            title,
            errors: self.errors.iter().map(|error| (error.target.clone(), error.text.clone())).collect(),
        }
    }

    /// A line of text.
    #[must_use]
    pub fn text(&self, name: &str, label: &str) -> TextInput {
        TextInput::new(self.frame(name, label), self.get(name).to_owned())
    }

    /// A longer text.
    #[must_use]
    pub fn textarea(&self, name: &str, label: &str) -> TextArea {
        TextArea { frame: self.frame(name, label), value: self.get(name).to_owned(), rows: 5 }
    }

    /// A day in three fields.
    #[must_use]
    pub fn date(&self, name: &str, label: &str) -> DateInput {
        let wrong =
            self.errors.iter().find(|error| error.field == name).and_then(|error| error.target.clone());
        let part = |suffix: &str, label: &str, width, purpose| {
            let id = format!("{name}-{suffix}");
            let wrong = wrong.as_ref().is_some_and(|target| *target == id || target == name);
            let label = Locale::plain(self.language, label);
            DatePart { label, value: self.get(&id).to_owned(), width, purpose, wrong, id }
        };
        DateInput {
            frame: self.frame(name, label),
            parts: [
                part("day", "form-day", 2, "bday-day"),
                part("month", "form-month", 2, "bday-month"),
                part("year", "form-year", 4, "bday-year"),
            ],
            birthday: false,
        }
    }

    /// A file.
    #[must_use]
    pub fn file(&self, name: &str, label: &str) -> FileInput {
        FileInput { frame: self.frame(name, label), accept: None }
    }

    /// One answer of several.
    #[must_use]
    pub fn radios(&self, name: &str, label: &str, choices: &[Choice]) -> Choices {
        self.choices("radio", name, label, choices)
    }

    /// Any number of answers.
    #[must_use]
    pub fn checkboxes(&self, name: &str, label: &str, choices: &[Choice]) -> Choices {
        self.choices("checkbox", name, label, choices)
    }

    /// Yes or no, sent as `yes` and `no`.
    #[must_use]
    pub fn yes_no(&self, name: &str, label: &str) -> Choices {
        let choice = |value: &str, key: &str| Choice::new(value, Locale::plain(self.language, key));
        self.radios(name, label, &[choice("yes", "form-yes"), choice("no", "form-no")]).inline()
    }

    /// A drop-down list.
    #[must_use]
    pub fn select(&self, name: &str, label: &str, choices: &[Choice]) -> Select {
        Select {
            frame: self.frame(name, label),
            choices: choices.to_vec(),
            chosen: self.get(name).to_owned(),
        }
    }

    fn choices(&self, kind: &'static str, name: &str, label: &str, choices: &[Choice]) -> Choices {
        Choices {
            frame: self.frame(name, label),
            kind,
            choices: choices.to_vec(),
            chosen: self.all(name).into_iter().map(str::to_owned).collect(),
            small: false,
            inline: false,
        }
    }

    fn frame(&self, name: &str, label: &str) -> Frame {
        let error = self.errors.iter().find(|error| error.field == name).map(|error| error.text.clone());
        Frame::new(self.language, name, label, error)
    }
}
