//! Summary rows, timelines, and the way through long lists.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::Uri;
use locale::{Args, Language, Locale};

/// A row of a summary list. Rows stand in `<dl class="summary">`.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/row.html")]
pub struct Row {
    language: Language,
    label: String,
    lines: Vec<String>,
    change: Option<String>,
}

impl Row {
    pub(crate) fn new(language: Language, label: String, value: &str) -> Self {
        let lines = value.lines().map(str::to_owned).collect();
        Self { language, label, lines, change: None }
    }

    /// With a link that changes the answer and comes back.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>) -> Self {
        self.change = Some(href.into());
        self
    }

    fn t(&self, key: &str) -> String {
        Locale::plain(self.language, key)
    }

    fn change_text(&self) -> String {
        Locale::text(self.language, "form-change-what", &Args::new().text("what", self.label.as_str()))
    }
}

/// Whether a moment of a timeline is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It happened.
    Past,
    /// It is the case now, and somebody must do something.
    Now,
    /// It is to come.
    Next,
}

/// A moment of a timeline, in words.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Over, now or to come.
    pub when: When,
    /// What.
    pub title: String,
    /// When, in words of the reader's language.
    pub at: String,
    /// The same for programs: RFC 3339 or ISO 8601; nothing when there is no exact time.
    pub datetime: Option<String>,
    /// What it means, what to do; may be empty.
    pub text: String,
}

/// What happened and what comes next, in order.
#[derive(Debug, Clone, Template)]
#[template(path = "kit/timeline.html")]
pub struct Timeline {
    language: Language,
    moments: Vec<Moment>,
}

impl Timeline {
    /// These moments, the first on top.
    #[must_use]
    pub fn new(language: Language, moments: Vec<Moment>) -> Self {
        Self { language, moments }
    }

    fn class(&self, moment: &Moment) -> &'static str {
        match moment.when {
            When::Past => "past",
            When::Now => "now",
            When::Next => "next",
        }
    }

    fn hidden(&self, moment: &Moment) -> String {
        let key = match moment.when {
            When::Past => return String::new(),
            When::Now => "timeline-now",
            When::Next => "timeline-next",
        };
        Locale::plain(self.language, key)
    }
}

/// The way through a list by cursor: to the beginning, and on. (The way back is the browser's.)
#[derive(Debug, Clone, Template)]
#[template(path = "kit/pager.html")]
pub struct Pager {
    language: Language,
    first: Option<String>,
    next: Option<String>,
}

impl Pager {
    pub(crate) fn new(language: Language, uri: &Uri, next: Option<&str>) -> Self {
        let query = uri.query().unwrap_or_default();
        let has_cursor = form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "cursor");
        let address = |cursor: Option<&str>| {
            let kept = form_urlencoded::parse(query.as_bytes())
                .filter(|(name, _)| name != "cursor" && name != "lang");
            let mut pairs = form_urlencoded::Serializer::new(String::new());
            pairs.extend_pairs(kept);
            if let Some(cursor) = cursor {
                pairs.append_pair("cursor", cursor);
            }
            let query = pairs.finish();
            if query.is_empty() { uri.path().to_owned() } else { format!("{}?{query}", uri.path()) }
        };
        Self {
            language,
            first: has_cursor.then(|| address(None)),
            next: next.map(|cursor| address(Some(cursor))),
        }
    }

    fn t(&self, key: &str) -> String {
        Locale::plain(self.language, key)
    }
}

impl HtmlSafe for Row {}
impl HtmlSafe for Timeline {}
impl HtmlSafe for Pager {}
