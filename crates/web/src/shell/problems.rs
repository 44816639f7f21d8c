//! The pages of problems: what a visitor sees when something is not done, and what stands behind the `type` of a
//! problem document.

use askama::Template;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use locale::Locale;

use super::{Failure, Page, Problem, Visit, render};

#[derive(Template)]
#[template(path = "shell/problem.html")]
struct ProblemPage {
    page: Page,
    sentence: String,
    basis: Option<String>,
    /// Told to the support desk; only where support can help.
    request_id: Option<String>,
}

/// The fallback of the router.
pub(crate) async fn not_found() -> Failure {
    Failure::NotFound
}

/// The page that a visitor gets instead of what was asked.
pub(crate) fn page(problem: &Problem, visit: &Visit) -> Response {
    let (title, sentence) = problem.words(visit);
    let request_id = problem.status.is_server_error().then(|| visit.request_id().to_owned());
    let page = visit.page("problem-fault-title").titled(title);
    let basis = problem.basis().map(str::to_owned);
    let shown = ProblemPage { page, sentence, basis, request_id }.render();
    // A template that fails here has nothing behind it; the words alone still answer.
    Html(shown.unwrap_or_else(|error| {
        tracing::error!(%error, "problem page");
        problem.code.clone()
    }))
    .into_response()
}

/// `GET /problems/{code}`: what a problem's `type` means.
pub(crate) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let language = visit.language();
    let [title, text, refusal] =
        [format!("problem-{code}-title"), format!("problem-{code}-text"), format!("refusal-{code}")];
    let (title, sentence) = if Locale::has(language, &title) {
        (Locale::plain(language, &title), Locale::plain(language, &text))
    } else if Locale::has(language, &refusal) {
        (Locale::plain(language, "problem-refused-title"), Locale::plain(language, "problem-refused-text"))
    } else {
        return Err(Failure::NotFound);
    };
    let page = visit.page("problem-fault-title").titled(title);
    render(&ProblemPage { page, sentence, basis: Some(code), request_id: None })
}
