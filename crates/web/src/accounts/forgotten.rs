//! What somebody does who forgot the password: a link by e-mail, or the way for those without an address.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::RESET_MINUTES;
use services::{Error, accounts};

use super::{refuse, source::Source};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

const HERE: &str = "/sign-in/forgotten";

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
struct ForgottenPage {
    page: Page,
    form: Form,
    /// Whether mail leaves this installation: without it nobody is promised a letter.
    mail: bool,
    /// The form was taken. It says nothing of whether there is such an account.
    asked: bool,
    minutes: i64,
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let asked = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    let shown = render(&ForgottenPage {
        page: visit.page("accounts-forgotten-title").back("/sign-in"),
        mail: visit.state().sends_mail(),
        asked: asked.get("asked") == "yes" && form.is_ok(),
        minutes: RESET_MINUTES,
        form,
    })?;
    Ok((status, shown).into_response())
}

/// The page.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    show(&visit, visit.form())
}

/// Sends a link where there is somebody to send it to.
pub(super) async fn take(visit: Visit, source: Source, mut posted: Posted) -> Result<Response, Failure> {
    if !visit.state().sends_mail() {
        return Err(Failure::NotFound);
    }
    let Some(name) = posted.form.require("name", "accounts-forgotten-name-missing") else {
        return show(&visit, posted.form);
    };
    match accounts::ask_reset(visit.app(), &name, source.address.as_deref()).await {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?asked=yes")).into_response()),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
