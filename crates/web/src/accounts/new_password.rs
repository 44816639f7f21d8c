//! The page behind the link to a new password. Opening it changes nothing: programs that look through mail open links.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use services::{Error, accounts};

use super::refuse;
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/new_password.html")]
struct NewPasswordPage {
    page: Page,
    form: Form,
    login: String,
}

#[derive(Template)]
#[template(path = "accounts/reset_void.html")]
struct VoidPage {
    page: Page,
}

/// The form, or what to do when the link does not work.
pub(super) async fn ask(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    show(&visit, &token, form).await
}

async fn show(visit: &Visit, token: &str, form: Form) -> Result<Response, Failure> {
    let login = match accounts::reset_account(visit.app(), token).await {
        Ok(login) => login,
        Err(Error::Refused(_)) => return void(visit),
        Err(error) => return Err(error.into()),
    };
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = visit.page("accounts-reset-title").journey();
    Ok((status, render(&NewPasswordPage { page, form, login })?).into_response())
}

fn void(visit: &Visit) -> Result<Response, Failure> {
    let page = visit.page("accounts-reset-void-title").back("/sign-in");
    Ok((StatusCode::GONE, render(&VoidPage { page })?).into_response())
}

/// Sets the password.
pub(super) async fn take(
    visit: Visit,
    Path(token): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let Some(new) = posted.form.require("password", "accounts-password-missing") else {
        return show(&visit, &token, posted.form).await;
    };
    match accounts::reset_password(visit.app(), &token, new).await {
        Ok(()) => Ok(Redirect::to("/sign-in?changed=yes").into_response()),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, &token, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
