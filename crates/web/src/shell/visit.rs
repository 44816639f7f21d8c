//! One request, as far as a page needs to know it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use domain::Refusal;
use domain::accounts::{Actor, Via};
use locale::{Args, Language};
use services::App;

use super::cookies::{self, Kind};
use super::failure::refusal_args;
use super::{Failure, Page, Problem, Viewer, WebState, csrf, random};
use crate::kit::Form;

/// The facts of a request: whose it is, in which language, on which page. Handlers take it as an extractor.
#[derive(Debug, Clone)]
pub struct Visit {
    facts: Arc<Facts>,
}

#[derive(Debug)]
struct Facts {
    state: WebState,
    language: Option<Language>,
    language_chosen: bool,
    language_default: Language,
    /// A program says which language it takes.
    language_named: bool,
    via: Via,
    bearer: Option<String>,
    json: bool,
    uri: Uri,
    viewer: Option<Viewer>,
    session: Option<String>,
    visitor: String,
    visitor_is_new: bool,
    token_given: AtomicBool,
    request_id: String,
}

impl Visit {
    /// The language of the page: the one chosen here, else the account's, else Ukrainian. A program below `/api/` that
    /// says which one it takes gets that one, whatever its account is told in.
    #[must_use]
    pub fn language(&self) -> Language {
        let account = self.viewer().map(|viewer| viewer.language).filter(|_| !self.facts.language_named);
        self.facts.language.or(account).unwrap_or(self.facts.language_default)
    }

    /// The signed-in person.
    #[must_use]
    pub fn viewer(&self) -> Option<&Viewer> {
        self.facts.viewer.as_ref()
    }

    /// The signed-in person, or the way to the sign-in page.
    ///
    /// # Errors
    /// [`Failure::SignIn`] when nobody is signed in.
    pub fn signed_in(&self) -> Result<&Viewer, Failure> {
        self.viewer().ok_or(Failure::SignIn)
    }

    /// Who asks, as the use cases take them: the signed-in person, or the public.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.viewer().map_or_else(|| Actor::public(self.facts.via), |viewer| viewer.actor.clone())
    }

    /// The use cases.
    #[must_use]
    pub fn app(&self) -> &App {
        self.facts.state.app()
    }

    /// The value of the session cookie, whether or not a session stands behind it.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        self.facts.session.as_deref()
    }

    /// The number of this request, for the log and for the support desk.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.facts.request_id
    }

    /// Whether a program asks rather than a person: below `/api`, or with a body of JSON. It gets problem documents.
    #[must_use]
    pub(crate) fn is_by_program(&self) -> bool {
        self.facts.via == Via::Api || self.facts.json
    }

    /// The address of the page, with its query.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.facts.uri
    }

    /// The state the site runs with.
    #[must_use]
    pub fn state(&self) -> &WebState {
        &self.facts.state
    }

    /// A refusal's arguments, made ready for its sentence in [`Form::refuse`].
    #[must_use]
    pub fn args(&self, refusal: &Refusal) -> Args {
        refusal_args(self, &refusal.args)
    }

    /// A page whose title is the message `title`.
    #[must_use]
    pub fn page(&self, title: &str) -> Page {
        Page::new(self.clone(), title)
    }

    /// An empty form with its tokens.
    #[must_use]
    pub fn form(&self) -> Form {
        Form::blank(self.language(), self.form_token(), random::token())
    }

    /// A token that lets a form of this visitor be posted.
    #[must_use]
    pub fn form_token(&self) -> String {
        self.facts.token_given.store(true, Ordering::Relaxed);
        csrf::issue(&self.facts.state.settings().secret, self.binding())
    }

    /// Whether a posted token was made for this visitor.
    pub(crate) fn token_holds(&self, token: &str) -> bool {
        csrf::holds(&self.facts.state.settings().secret, self.binding(), token)
    }

    /// What form tokens are bound to: the session, or the visitor's random name before sign-in.
    fn binding(&self) -> &str {
        self.facts.session.as_deref().unwrap_or(&self.facts.visitor)
    }

    /// A visit of nobody in the language of the site: all that is known before the session is looked up.
    fn of_nobody(state: &WebState, headers: &HeaderMap, uri: &Uri) -> Facts {
        let settings = state.settings();
        let via = if uri.path().starts_with("/api/") { Via::Api } else { Via::Web };
        let asked = uri.query().and_then(asked_language);
        let remembered = cookies::read(headers, settings, Kind::Language).and_then(|code| code.parse().ok());
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let visitor = cookies::read(headers, settings, Kind::Visitor);
        Facts {
            state: state.clone(),
            language: asked.or(remembered),
            language_chosen: asked.is_some(),
            // Law 2704-VIII, art. 27: a site of a public body opens in Ukrainian, whatever the browser prefers. Programs
            // get the language they ask for.
            language_default: match via {
                Via::Api => Language::from_accept_language(text("accept-language")),
                _ => Language::default(),
            },
            language_named: via == Via::Api && !text("accept-language").is_empty(),
            via,
            bearer: text("authorization").strip_prefix("Bearer ").map(str::to_owned),
            json: csrf::is_json(headers),
            uri: uri.clone(),
            viewer: None,
            session: cookies::read(headers, settings, Kind::Session),
            visitor_is_new: visitor.is_none(),
            visitor: visitor.unwrap_or_else(random::token),
            token_given: AtomicBool::new(false),
            request_id: text("x-request-id").to_owned(),
        }
    }
}

/// The language of `?lang=`, with which the language switch keeps the page.
fn asked_language(query: &str) -> Option<Language> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, code)| code.parse().ok())
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Failure::fault("no visit was opened"))
    }
}

/// The layer that opens the visit before the handler, and after it turns failures into pages or problem documents, sets
/// the cookies that the answer needs and says how it may be cached.
pub(crate) async fn open(State(state): State<WebState>, mut request: Request, next: Next) -> Response {
    let mut facts = Visit::of_nobody(&state, request.headers(), request.uri());
    // A machine's token counts before a cookie, and only where there are machines.
    let bearer = facts.bearer.as_ref().filter(|_| facts.via == Via::Api);
    let viewer = match bearer.or(facts.session.as_ref()) {
        Some(session) => Viewer::of(state.app(), session, facts.via).await,
        None => Ok(None),
    };
    let failed = match viewer {
        Ok(viewer) => {
            facts.viewer = viewer;
            None
        }
        Err(failure) => Some(failure.into_response()),
    };
    let failed = failed.or_else(|| holds_nul(request.uri()).then(|| Failure::Unreadable.into_response()));
    let visit = Visit { facts: Arc::new(facts) };
    request.extensions_mut().insert(visit.clone());
    let response = match failed {
        Some(response) => response,
        None => next.run(request).await,
    };
    let mut response = match Problem::of(&response) {
        Some(problem) => problem.answer(&visit, response),
        None => response,
    };
    finish(&visit, &mut response);
    response
}

/// Whether the address holds the letter NUL, which no name has and PostgreSQL's texts cannot hold.
fn holds_nul(uri: &Uri) -> bool {
    uri.path_and_query().is_some_and(|text| text.as_str().contains("%00"))
}

fn finish(visit: &Visit, response: &mut Response) {
    let settings = visit.state().settings();
    let facts = &visit.facts;
    let token_given = facts.token_given.load(Ordering::Relaxed);
    let headers = response.headers_mut();
    if facts.language_chosen {
        headers.append(header::SET_COOKIE, cookies::language_cookie(settings, visit.language()));
    }
    if facts.session.is_none() && token_given && facts.visitor_is_new {
        headers.append(header::SET_COOKIE, cookies::visitor_cookie(settings, &facts.visitor));
    }
    if headers.contains_key(header::CACHE_CONTROL) {
        return;
    }
    let private = facts.session.is_some() || token_given;
    let caching = if private { "no-store" } else { "private, no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
}

/// Writes a page.
///
/// # Errors
/// [`Failure::Fault`] when the template fails, which is a bug.
pub fn render(template: &impl Template) -> Result<Response, Failure> {
    template.render().map(|text| Html(text).into_response()).map_err(Failure::fault)
}
