//! The languages people read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the user interface. Ukrainian is the language of the service and the one used when nothing better is
/// known (Law of Ukraine 2704-VIII, article 27: information systems of public bodies open in the state language).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Ukrainian.
    #[default]
    Uk,
    /// English.
    En,
}

/// The text is not the code of a language this program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language: expected uk or en")
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// Every language, in the order in which a language switch shows them.
    pub const ALL: [Self; 2] = [Self::Uk, Self::En];

    /// The ISO 639-1 code, as in `<html lang>` and in `locales/`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en",
        }
    }

    /// The language's name in itself, for the language switch.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Uk => "Українська",
            Self::En => "English",
        }
    }

    /// The language that `text` falls back to when a message is missing.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Uk => Self::En,
            Self::En => Self::Uk,
        }
    }

    /// The language a browser prefers, from its `Accept-Language` header (RFC 9110, 12.5.4). Headers that name neither
    /// language, or that cannot be read, give Ukrainian. Of equal weights the earlier one wins.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for item in header.split(',') {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let Some(language) = from_tag(tag) else { continue };
            let weight = weight(parts);
            if weight > 0.0 && best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, language));
            }
        }
        best.map_or_else(Self::default, |(_, language)| language)
    }
}

/// The language of a tag such as `en`, `EN-gb` or `uk-UA`.
fn from_tag(tag: &str) -> Option<Language> {
    let primary = tag.split('-').next().unwrap_or_default();
    Language::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
}

/// The `q` of a header item, 1 when it has none, 0 when it is not a number from 0 to 1.
fn weight<'a>(mut parameters: impl Iterator<Item = &'a str>) -> f32 {
    let Some(value) = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim())
    }) else {
        return 1.0;
    };
    value.parse().ok().filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0)
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_the_language_they_prefer() {
        for (header, expected) in [
            ("en", Language::En),
            ("en-GB,en;q=0.9", Language::En),
            ("uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7", Language::Uk),
            ("en;q=0.8, uk;q=0.9", Language::Uk),
            ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", Language::En),
            ("EN-us", Language::En),
            ("en, uk", Language::En),
            ("en;q=0", Language::Uk),
            ("en;q=0, uk;q=0.1", Language::Uk),
            ("en;q=1.5", Language::Uk),
            ("en;q=cheese", Language::Uk),
            ("en;q=NaN", Language::Uk),
            ("english", Language::Uk),
            ("pl,de;q=0.5", Language::Uk),
            ("*", Language::Uk),
            ("", Language::Uk),
            (";;;,,,", Language::Uk),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header:?}");
        }
    }

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(language.other().other(), language);
            assert_ne!(language.other(), language);
        }
        assert_eq!("ru".parse::<Language>(), Err(UnknownLanguage));
    }
}
