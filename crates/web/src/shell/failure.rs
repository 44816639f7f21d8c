//! Why a request was not done, as a page for people and as `application/problem+json` for programs (RFC 9457).

use std::any::Any;
use std::fmt;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use locale::{Args, Locale};
use serde_json::{Map, Value, json};

use super::{Visit, problems};

/// What a handler answers when it cannot do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The rules said no (422).
    Refused(Box<Refusal>),
    /// The request cannot be read (400).
    Unreadable,
    /// Fields of a program's request are missing or cannot be read (422), each with a pointer to it.
    Invalid(Vec<Wrong>),
    /// The cursor of a page was not made here, or not for this list (400).
    BadCursor,
    /// The body is not what the call takes (415).
    WrongContentType,
    /// Somebody must sign in first: pages lead there and back again, the API answers 401.
    SignIn,
    /// The person may not do this (403).
    NotPermitted,
    /// The form's token does not hold: it comes from another site, or the page is too old (403).
    ForeignForm,
    /// There is no such thing, or the person may not know that there is (404).
    NotFound,
    /// Somebody else changed it in the meantime (409); the code says what. The page says the sentence
    /// `conflict-<code>` where there is one.
    Conflict(&'static str),
    /// The body is larger than allowed (413).
    TooLarge,
    /// Too many requests; try again after so many seconds (429).
    TooMany(u32),
    /// A bug or an outage (500). The text is for the log, never for the answer.
    Fault(String),
}

/// A field of a program's request that is missing or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// JSON pointer to it (RFC 6901); a part of the address or the query by its name, e.g. `/bbox`.
    pub pointer: String,
    /// What is wrong, a stable word: `missing` or `malformed`. Its sentence is the message `field-<code>`.
    pub code: &'static str,
}

impl Wrong {
    /// What is wrong where.
    #[must_use]
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        Self { pointer: pointer.into(), code }
    }
}

impl Failure {
    /// A fault, with what is known of its cause.
    pub fn fault(cause: impl fmt::Display) -> Self {
        Self::Fault(cause.to_string())
    }

    fn problem(&self) -> Problem {
        match self {
            Self::Refused(refusal) => Problem::refused(refusal),
            Self::Unreadable => Problem::plain(StatusCode::BAD_REQUEST, "unreadable"),
            Self::Invalid(wrong) => {
                let problem = Problem::plain(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
                Problem { wrong: wrong.clone(), ..problem }
            }
            Self::BadCursor => {
                let problem = Problem::plain(StatusCode::BAD_REQUEST, "bad-cursor");
                Problem { wrong: vec![Wrong::new("/cursor", "malformed")], ..problem }
            }
            Self::WrongContentType => {
                Problem::plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-content-type")
            }
            Self::SignIn => Problem::plain(StatusCode::UNAUTHORIZED, "sign-in"),
            Self::NotPermitted => Problem::plain(StatusCode::FORBIDDEN, "not-permitted"),
            Self::ForeignForm => Problem::plain(StatusCode::FORBIDDEN, "foreign-form"),
            Self::NotFound => Problem::plain(StatusCode::NOT_FOUND, "not-found"),
            Self::Conflict(code) => Problem::plain(StatusCode::CONFLICT, code),
            Self::TooLarge => Problem::plain(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::TooMany(_) => Problem::plain(StatusCode::TOO_MANY_REQUESTS, "too-many"),
            Self::Fault(_) => Problem::plain(StatusCode::INTERNAL_SERVER_ERROR, "fault"),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<services::Error> for Failure {
    fn from(error: services::Error) -> Self {
        match error {
            services::Error::Refused(refusal) => refusal.into(),
            services::Error::NotPermitted(_) => Self::NotPermitted,
            services::Error::NotFound("cursor") => Self::BadCursor,
            services::Error::NotFound(_) => Self::NotFound,
            services::Error::Conflict(code) => Self::Conflict(code),
            services::Error::Fault(fault) => Self::fault(fault),
        }
    }
}

impl IntoResponse for Failure {
    /// The status and the facts; the visit's layer writes the page or the document, because only it knows the language
    /// and who asks.
    fn into_response(self) -> Response {
        if let Self::Fault(cause) = &self {
            tracing::error!(cause, "fault");
        }
        let problem = self.problem();
        let mut response = problem.status.into_response();
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(problem);
        response
    }
}

/// Turns a panic into a fault, so that the visitor gets a page.
pub(crate) fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
    Failure::Fault(format!("panic: {}", text.unwrap_or_default())).into_response()
}

/// A failure on its way out.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// Stable code, kebab case; `/problems/<code>` tells more about it.
    pub code: String,
    /// The rules' sentence, when it is a refusal: message key and arguments.
    refusal: Option<(&'static str, Vec<(&'static str, String)>)>,
    /// The law or the rule of the pack behind a refusal.
    basis: Option<String>,
    /// Fields that are missing or cannot be read.
    wrong: Vec<Wrong>,
}

impl Problem {
    fn plain(status: StatusCode, code: &str) -> Self {
        Self { status, code: code.to_owned(), refusal: None, basis: None, wrong: Vec::new() }
    }

    fn refused(refusal: &Refusal) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: refusal.code.to_owned(),
            refusal: Some((refusal.message, refusal.args.clone())),
            basis: refusal.basis.clone(),
            wrong: Vec::new(),
        }
    }

    /// The problem a response carries: one that a handler left, or an error status that a library answered without a
    /// readable body (a wrong method, a body too large, a time-out).
    pub(crate) fn of(response: &Response) -> Option<Self> {
        if let Some(problem) = response.extensions().get::<Self>() {
            return Some(problem.clone());
        }
        let status = response.status();
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let written = kind.is_some_and(|kind| !kind.starts_with("text/plain"));
        if written || !(status.is_client_error() || status.is_server_error()) {
            return None;
        }
        let code = match status.as_u16() {
            404 => "not-found",
            405 => "wrong-method",
            413 => "too-large",
            503 => "unavailable",
            504 => "timed-out",
            500.. => "fault",
            _ => "unreadable",
        };
        Some(Self::plain(status, code))
    }

    /// The words for it in the visitor's language: a title and a sentence.
    pub(crate) fn words(&self, visit: &Visit) -> (String, String) {
        let language = visit.language();
        if let Some((key, args)) = &self.refusal {
            let args = refusal_args(visit, args);
            return (Locale::plain(language, "problem-refused-title"), Locale::text(language, key, &args));
        }
        if self.status == StatusCode::CONFLICT {
            let own = format!("conflict-{}", self.code);
            let sentence = if Locale::has(language, &own) { own } else { "problem-conflict-text".to_owned() };
            return (Locale::plain(language, "problem-conflict-title"), Locale::plain(language, &sentence));
        }
        (
            Locale::plain(language, &format!("problem-{}-title", self.code)),
            Locale::plain(language, &format!("problem-{}-text", self.code)),
        )
    }

    /// The law or the rule of the pack behind a refusal.
    #[must_use]
    pub fn basis(&self) -> Option<&str> {
        self.basis.as_deref()
    }

    /// The answer to the visitor, keeping the headers of the response that the handler left.
    pub(crate) fn answer(&self, visit: &Visit, left: Response) -> Response {
        let api = visit.is_by_program();
        if self.code == "sign-in" && !api {
            let next: String = form_urlencoded::byte_serialize(visit.uri().to_string().as_bytes()).collect();
            return Redirect::to(&format!("/sign-in?next={next}")).into_response();
        }
        let body = if api { self.document(visit) } else { problems::page(self, visit) };
        let (left, _) = left.into_parts();
        let mut response = (self.status, body).into_response();
        for name in [header::RETRY_AFTER, header::ALLOW] {
            if let Some(value) = left.headers.get(&name) {
                response.headers_mut().insert(name, value.clone());
            }
        }
        if api && self.code == "sign-in" {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }

    fn document(&self, visit: &Visit) -> Response {
        let (title, detail) = self.words(visit);
        let mut members = Map::new();
        members.insert("type".into(), json!(format!("/problems/{}", self.code)));
        members.insert("title".into(), json!(title));
        members.insert("status".into(), json!(self.status.as_u16()));
        members.insert("code".into(), json!(self.code));
        members.insert("detail".into(), json!(detail));
        members.insert("instance".into(), json!(format!("urn:request:{}", visit.request_id())));
        if let Some(basis) = &self.basis {
            members.insert("basis".into(), json!(basis));
        }
        if !self.wrong.is_empty() {
            let language = visit.language();
            let error = |wrong: &Wrong| {
                let detail = Locale::plain(language, &format!("field-{}", wrong.code));
                json!({"pointer": wrong.pointer, "code": wrong.code, "detail": detail})
            };
            members.insert("errors".into(), self.wrong.iter().map(error).collect());
        }
        let mut response = Json(Value::Object(members)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}

/// A refusal's arguments for its sentence: days and instants in words and in the region's time, short numbers as
/// numbers, so that they choose plural forms.
pub(crate) fn refusal_args(visit: &Visit, args: &[(&'static str, String)]) -> Args {
    let zone = &visit.state().settings().zone;
    args.iter().fold(Args::new(), |out, (name, value)| {
        if let Ok(at) = value.parse() {
            return out.date_time(name, at, zone);
        }
        // A day has ten letters; a longer text that begins with one is something else.
        match value.parse() {
            Ok(on) if value.len() == 10 => out.date(name, on),
            _ => out.guess(name, value),
        }
    })
}
