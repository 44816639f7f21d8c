//! What the layout and every template can ask.

use std::fmt::Display;

use jiff::Timestamp;
use jiff::civil::Date;
use locale::{Args, Language, Locale};

use super::navigation::{self, NavItem};
use super::{Viewer, Visit, asset_url};
use crate::kit::{MapIsland, Pager, Row, Status, Tag, Tone};

/// The page around a template's own contents. Every template that extends `base.html` holds one as its field `page`.
#[derive(Debug, Clone)]
pub struct Page {
    visit: Visit,
    title: String,
    back: Option<String>,
    journey: bool,
    office: bool,
}

impl Page {
    pub(crate) fn new(visit: Visit, title: &str) -> Self {
        let title = Locale::plain(visit.language(), title);
        let office = visit.uri().path().starts_with("/office");
        Self { visit, title, back: None, journey: false, office }
    }

    /// With a title that is already in words.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// With a back link.
    #[must_use]
    pub fn back(mut self, href: impl Into<String>) -> Self {
        self.back = Some(href.into());
        self
    }

    /// A step of a linear journey: no menu, so that nobody is led away from a half-done form.
    #[must_use]
    pub fn journey(mut self) -> Self {
        self.journey = true;
        self
    }

    /// The title in words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the back link leads.
    #[must_use]
    pub fn back_href(&self) -> Option<&str> {
        self.back.as_deref()
    }

    /// A staff page: denser and wider.
    #[must_use]
    pub fn is_office(&self) -> bool {
        self.office
    }

    /// Whether the demo bar is shown.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.visit.state().is_demo()
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.visit.language()
    }

    /// Who looks at it.
    #[must_use]
    pub fn viewer(&self) -> Option<&Viewer> {
        self.visit.viewer()
    }

    /// A token for the small forms of the layout, such as «Sign out».
    #[must_use]
    pub fn token(&self) -> String {
        self.visit.form_token()
    }

    /// The menu; empty inside a journey.
    #[must_use]
    pub fn menu(&self) -> Vec<NavItem> {
        if self.journey { Vec::new() } else { navigation::menu(self.viewer(), self.visit.uri().path()) }
    }

    /// The other languages: code, own name, and the address of this very page in them.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, String)> {
        let others = Language::ALL.into_iter().filter(|language| *language != self.language());
        others.map(|language| (language.code(), language.own_name(), self.address_in(language))).collect()
    }

    fn address_in(&self, language: Language) -> String {
        let uri = self.visit.uri();
        let query = uri.query().unwrap_or_default();
        let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair("lang", language.code())
            .finish();
        format!("{}?{query}", uri.path())
    }

    /// The address under which families reach the site.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.visit.app().settings().public_url
    }

    /// The message `key`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        Locale::plain(self.language(), key)
    }

    /// The message `key` with one argument.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        Locale::text(self.language(), key, &Args::new().guess(name, &value.to_string()))
    }

    /// The message `key` with its arguments.
    #[must_use]
    pub fn ta(&self, key: &str, args: &Args) -> String {
        Locale::text(self.language(), key, args)
    }

    /// A day in words.
    #[must_use]
    pub fn date(&self, on: &Date) -> String {
        Locale::date(self.language(), *on)
    }

    /// A day in figures, for tables.
    #[must_use]
    pub fn date_short(&self, on: &Date) -> String {
        Locale::date_short(self.language(), *on)
    }

    /// An instant in the region's time, to the minute.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        Locale::date_time(self.language(), *at, &self.visit.state().settings().zone)
    }

    /// A whole number with its thousands set apart.
    #[must_use]
    pub fn number(&self, number: impl Display) -> String {
        // Templates hand over references to numbers of every width; their digits are what they have in common.
        Locale::number(self.language(), number.to_string().parse().unwrap_or(i64::MAX))
    }

    /// The address of a style, script or picture.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        asset_url(name)
    }

    /// A word on a pale ground.
    #[must_use]
    pub fn tag(&self, key: &str, tone: Tone) -> Tag {
        Tag { text: self.t(key), tone }
    }

    /// A status with the sentence that says what it means, what to do, by when (already in words).
    #[must_use]
    pub fn status(&self, key: &str, tone: Tone, sentence: impl Into<String>) -> Status {
        Status { tag: self.tag(key, tone), sentence: sentence.into() }
    }

    /// A row of a summary list: the label's key and the answer; an empty answer shows «Not provided».
    #[must_use]
    pub fn row(&self, label: &str, value: impl Display) -> Row {
        Row::new(self.language(), self.t(label), &value.to_string())
    }

    /// The links to the pages before and after in a list.
    #[must_use]
    pub fn pager(&self, next: Option<&str>) -> Pager {
        Pager::new(self.language(), self.visit.uri(), next)
    }

    /// The map of the kindergartens that `source` (a GeoJSON address of ours) lists.
    #[must_use]
    pub fn map(&self, source: &str) -> MapIsland {
        MapIsland::new(self.language(), source)
    }
}
