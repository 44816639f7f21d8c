//! Text, dates, files, and the summary of errors.

use askama::Template;
use askama::filters::HtmlSafe;

use super::frame::{Frame, framed};

/// A line of text.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/text.html")]
pub struct TextInput {
    pub(crate) frame: Frame,
    pub(crate) value: String,
    pub(crate) kind: &'static str,
    pub(crate) width: Option<u8>,
    pub(crate) autocomplete: Option<String>,
    pub(crate) numeric: bool,
    pub(crate) search: bool,
}

impl TextInput {
    pub(crate) fn new(frame: Frame, value: String) -> Self {
        Self { frame, value, kind: "text", width: None, autocomplete: None, numeric: false, search: false }
    }

    /// As wide as so many letters: 2, 3, 4, 5, 10, 20 or 30. A width says how long the answer is.
    #[must_use]
    pub fn width(mut self, letters: u8) -> Self {
        self.width = Some(letters);
        self
    }

    /// What the browser may fill in (WCAG 1.3.5), e.g. `family-name`, `tel`, `email`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: &str) -> Self {
        self.autocomplete = Some(purpose.to_owned());
        self
    }

    /// Digits: phones show their number keys.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// An e-mail address.
    #[must_use]
    pub fn email(mut self) -> Self {
        self.kind = "email";
        self
    }

    /// A phone number.
    #[must_use]
    pub fn tel(mut self) -> Self {
        self.kind = "tel";
        self
    }

    /// A password; it is never sent back.
    #[must_use]
    pub fn password(mut self) -> Self {
        self.kind = "password";
        self.value.clear();
        self
    }

    /// The search field of a staff list: the key `/` leads to it.
    #[must_use]
    pub fn search(mut self) -> Self {
        self.kind = "search";
        self.search = true;
        self
    }

    /// Names, numbers and addresses are not spell-checked.
    fn unchecked(&self) -> bool {
        self.autocomplete.is_some() || self.numeric || self.kind != "text"
    }
}

/// A longer text.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/textarea.html")]
pub struct TextArea {
    pub(crate) frame: Frame,
    pub(crate) value: String,
    pub(crate) rows: u8,
}

impl TextArea {
    /// So many lines high.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }
}

/// A day in three fields: `<name>-day`, `<name>-month`, `<name>-year`.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/date.html")]
pub struct DateInput {
    pub(crate) frame: Frame,
    pub(crate) parts: [DatePart; 3],
    pub(crate) birthday: bool,
}

/// One of the three fields of a day.
#[derive(Debug, Clone)]
pub(crate) struct DatePart {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) width: u8,
    pub(crate) purpose: &'static str,
    pub(crate) wrong: bool,
}

impl DateInput {
    /// The person's own birthday, which the browser may fill in.
    #[must_use]
    pub fn birthday(mut self) -> Self {
        self.birthday = true;
        self
    }
}

/// A file.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/file.html")]
pub struct FileInput {
    pub(crate) frame: Frame,
    pub(crate) accept: Option<String>,
}

impl FileInput {
    /// The kinds of file taken, e.g. `image/*,application/pdf`.
    #[must_use]
    pub fn accept(mut self, kinds: &str) -> Self {
        self.accept = Some(kinds.to_owned());
        self
    }
}

framed!(TextInput, TextArea, DateInput, FileInput);

/// Every error of a form on top of the page, each a link to its field. Shows nothing when there is none.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/error_summary.html")]
pub struct ErrorSummary {
    pub(crate) title: String,
    /// The field's id, or nothing when the error is of the whole form; the sentence.
    pub(crate) errors: Vec<(Option<String>, String)>,
}

impl HtmlSafe for TextInput {}
impl HtmlSafe for TextArea {}
impl HtmlSafe for DateInput {}
impl HtmlSafe for FileInput {}
impl HtmlSafe for ErrorSummary {}
