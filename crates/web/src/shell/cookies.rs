//! The three cookies of the site. None of them follows anybody: a session, a form guard, a language.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite, time::Duration};
use locale::Language;

use super::Settings;

/// Which cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The session of a signed-in person.
    Session,
    /// A random name that form tokens of people who are not signed in are bound to.
    Visitor,
    /// The chosen language.
    Language,
}

impl Kind {
    /// The cookie's name. Browsers refuse the prefix `__Host-` without `Secure`, so it is there only over https.
    pub(crate) fn name(self, settings: &Settings) -> &'static str {
        match (self, settings.secure) {
            (Self::Session, true) => "__Host-sadok",
            (Self::Session, false) => "sadok",
            (Self::Visitor, true) => "__Host-sadok-visitor",
            (Self::Visitor, false) => "sadok-visitor",
            (Self::Language, _) => "sadok-language",
        }
    }
}

/// The value of a cookie in the request, when it is there and not empty.
pub(crate) fn read(headers: &HeaderMap, settings: &Settings, kind: Kind) -> Option<String> {
    let name = kind.name(settings);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name && !cookie.value().is_empty())
        .map(|cookie| cookie.value().to_owned())
}

/// The `Set-Cookie` header that starts a session.
#[must_use]
pub fn session_cookie(settings: &Settings, session: &str) -> HeaderValue {
    header_value(build(settings, Kind::Session, session.to_owned()))
}

/// The `Set-Cookie` header that ends a session.
#[must_use]
pub fn clear_session(settings: &Settings) -> HeaderValue {
    let mut cookie = build(settings, Kind::Session, String::new());
    cookie.set_max_age(Duration::ZERO);
    header_value(cookie)
}

/// The `Set-Cookie` header for the form guard of a person who is not signed in.
pub(crate) fn visitor_cookie(settings: &Settings, visitor: &str) -> HeaderValue {
    header_value(build(settings, Kind::Visitor, visitor.to_owned()))
}

/// The `Set-Cookie` header that remembers a chosen language for a year.
pub(crate) fn language_cookie(settings: &Settings, language: Language) -> HeaderValue {
    let mut cookie = build(settings, Kind::Language, language.code().to_owned());
    cookie.set_max_age(Duration::days(365));
    header_value(cookie)
}

fn build(settings: &Settings, kind: Kind, value: String) -> Cookie<'static> {
    Cookie::build((kind.name(settings), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(settings.secure)
        .build()
}

fn header_value(cookie: Cookie<'static>) -> HeaderValue {
    // Names and values are made here from safe letters; an unsafe one sets nothing rather than breaking the header.
    HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
}
