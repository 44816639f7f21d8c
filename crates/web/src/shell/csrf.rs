//! Forms come from our own pages only.
//!
//! Every unsafe request is looked at, whoever wrote the handler. A browser that says where the request comes from
//! (`Sec-Fetch-Site`, else `Origin`) must say «from here»; a form must also carry a token bound to the session, or to a
//! random visitor cookie before sign-in. JSON needs no token: another site cannot send it without asking first.

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{BODY_LIMIT, Failure, Secret, Visit, random};
use crate::kit::{Fields, Form, TOKEN_FIELD};

const NONCE: usize = 16;

/// A token: a nonce, then a keyed hash of the nonce and the binding. The nonce makes every page's token look different,
/// so that compression cannot leak it.
pub(crate) fn issue(secret: &Secret, binding: &str) -> String {
    let nonce = random::bytes::<NONCE>();
    let mut token = nonce.to_vec();
    if let Some(mac) = keyed(secret, &nonce, binding) {
        token.extend(mac.finalize().into_bytes());
    }
    URL_SAFE_NO_PAD.encode(token)
}

/// Whether the token was issued for this binding. Compares in constant time.
pub(crate) fn holds(secret: &Secret, binding: &str, token: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
    let Some((nonce, tag)) = bytes.split_at_checked(NONCE) else { return false };
    keyed(secret, nonce, binding).is_some_and(|mac| mac.verify_slice(tag).is_ok())
}

fn keyed(secret: &Secret, nonce: &[u8], binding: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret.0).ok()?;
    mac.update(b"sadok form token\0");
    mac.update(nonce);
    mac.update(binding.as_bytes());
    Some(mac)
}

/// What was posted, and the form to show again when it cannot be taken.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The entered values, ready to collect errors.
    pub form: Form,
}

impl Posted {
    /// The form's one-time key: the same key gives the same answer.
    #[must_use]
    pub fn key(&self) -> &str {
        self.form.key()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Posted {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let fields = parts.extensions.remove::<Fields>().ok_or(Failure::Unreadable)?;
        Ok(Self { form: Form::posted(visit.language(), visit.form_token(), fields) })
    }
}

/// The layer that lets no foreign form in.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    match check(request).await {
        Ok(request) => next.run(request).await,
        Err(failure) => failure.into_response(),
    }
}

async fn check(request: Request) -> Result<Request, Failure> {
    let own = comes_from_here(request.headers());
    if own == Some(false) {
        return Err(Failure::ForeignForm);
    }
    match content_type(request.headers()).as_str() {
        "application/x-www-form-urlencoded" => check_token(request).await,
        "application/json" => Ok(request),
        // A script's call that carries nothing: a browser that sent it for another site would say where it comes from.
        "" if request.body().is_end_stream() => Ok(request),
        // Any other body could come from a plain form of another site: only from a browser that vouches for its origin,
        // or without cookies, where there is nobody's session to misuse.
        _ if own == Some(true) || !request.headers().contains_key(header::COOKIE) => Ok(request),
        _ => Err(Failure::ForeignForm),
    }
}

async fn check_token(request: Request) -> Result<Request, Failure> {
    let (mut parts, body) = request.into_parts();
    let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| Failure::TooLarge)?;
    // A program that forgot to say that it sends JSON. No form can begin with a brace, which browsers write as %7B.
    if bytes.first() == Some(&b'{') {
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        return Ok(Request::from_parts(parts, Body::from(bytes)));
    }
    let fields = Fields::parse(&bytes);
    let visit = parts.extensions.get::<Visit>();
    if !visit.is_some_and(|visit| visit.token_holds(fields.get(TOKEN_FIELD))) {
        return Err(Failure::ForeignForm);
    }
    parts.extensions.insert(fields);
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// Whether a body says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = content_type(headers);
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn content_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether the browser says that the request comes from our own pages; nothing when it says nothing (a script, an old
/// browser).
fn comes_from_here(headers: &HeaderMap) -> Option<bool> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return Some(matches!(site, "same-origin" | "none"));
    }
    let origin = text("origin")?;
    let host = text("host").unwrap_or_default();
    Some(origin.split_once("://").is_some_and(|(_, authority)| authority == host))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: Secret = Secret([7; 32]);

    #[test]
    fn a_token_holds_for_its_session_only() {
        let token = issue(&SECRET, "session-a");
        assert!(holds(&SECRET, "session-a", &token));
        assert!(!holds(&SECRET, "session-b", &token));
        assert!(!holds(&Secret([8; 32]), "session-a", &token));
        assert_ne!(token, issue(&SECRET, "session-a"), "two pages never show the same token");
    }

    #[test]
    fn broken_tokens_do_not_hold() {
        let token = issue(&SECRET, "s");
        for bad in ["", "x", "!!!!", &token[1..], &token[..token.len() - 1], &"A".repeat(64)] {
            assert!(!holds(&SECRET, "s", bad), "{bad:?}");
        }
    }

    #[test]
    fn browsers_vouch_for_where_a_request_comes_from() {
        let from = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().expect("a header value"));
            }
            comes_from_here(&headers)
        };
        assert_eq!(from(&[]), None);
        assert_eq!(from(&[("sec-fetch-site", "same-origin")]), Some(true));
        assert_eq!(from(&[("sec-fetch-site", "cross-site")]), Some(false));
        assert_eq!(from(&[("sec-fetch-site", "same-site")]), Some(false));
        assert_eq!(from(&[("origin", "http://here:8080"), ("host", "here:8080")]), Some(true));
        assert_eq!(from(&[("origin", "http://here:8081"), ("host", "here:8080")]), Some(false));
        assert_eq!(from(&[("origin", "null"), ("host", "here")]), Some(false));
    }
}
