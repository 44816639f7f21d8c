//! Signing in and out.

use askama::Template;
use axum::extract::Query;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use services::{Error, accounts};

use super::{refuse, source::Source};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, clear_session, render, session_cookie};

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    /// A new password was set by a link just now.
    changed: bool,
}

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

/// The address to go to: one of our own pages, whatever the link says.
pub(super) fn safe(next: &str) -> &str {
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n'])
        && !next.starts_with("/sign-");
    if own { next } else { "/cabinet" }
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    let page = visit.page("accounts-sign-in-title");
    let query = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    let changed = query.get("changed") == "yes" && form.is_ok();
    render(&SignInPage { page, form, changed })
}

/// The page.
pub(super) async fn ask(visit: Visit, Query(to): Query<Next>) -> Result<Response, Failure> {
    if visit.viewer().is_some() {
        return Ok(Redirect::to(safe(&to.next)).into_response());
    }
    show(&visit, visit.form())
}

/// Signs in.
pub(super) async fn take(
    visit: Visit,
    source: Source,
    Query(to): Query<Next>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let form = &mut posted.form;
    let login = form.require("login", "accounts-login-missing");
    let password = form.require("password", "accounts-password-missing");
    let (Some(login), Some(password)) = (login, password) else {
        return show(&visit, posted.form);
    };
    let address = source.address.as_deref();
    match accounts::sign_in(visit.app(), &login, password, address, &source.agent).await {
        Ok(signed) if signed.password_handed => {
            Ok(begin(&visit, &signed.token, "/cabinet/settings/password"))
        }
        Ok(signed) => Ok(begin(&visit, &signed.token, safe(&to.next))),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}

/// Goes on with a new session.
pub(super) fn begin(visit: &Visit, token: &str, next: &str) -> Response {
    let mut response = Redirect::to(next).into_response();
    response.headers_mut().append(SET_COOKIE, session_cookie(visit.state().settings(), token));
    response
}

/// Signs out.
pub(super) async fn out(visit: Visit, _: Posted) -> Result<Response, Failure> {
    if let Some(token) = visit.session() {
        accounts::sign_out(visit.app(), token).await?;
    }
    let mut response = Redirect::to("/").into_response();
    response.headers_mut().append(SET_COOKIE, clear_session(visit.state().settings()));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nobody_is_led_away_after_signing_in() {
        assert_eq!(safe("/cabinet/applications/2026-1?lang=en"), "/cabinet/applications/2026-1?lang=en");
        for bad in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/a\r\nb",
            "/sign-in",
            "javascript:1",
        ] {
            assert_eq!(safe(bad), "/cabinet", "{bad:?}");
        }
    }
}
