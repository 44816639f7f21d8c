//! A new password.

use askama::Template;
use axum::response::Response;
use services::{Error, accounts};

use super::saved;
use crate::accounts::refuse;
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    page: Page,
    form: Form,
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    render(&PasswordPage { page: visit.page("accounts-password-title").back("/cabinet/settings"), form })
}

/// The page.
pub(in crate::accounts) async fn ask(visit: Visit) -> Result<Response, Failure> {
    show(&visit, visit.form())
}

/// Saves.
pub(in crate::accounts) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let present = posted.form.require("present", "accounts-password-present-missing");
    let new = posted.form.require("password", "accounts-password-missing");
    let (Some(present), Some(new)) = (present, new) else {
        return show(&visit, posted.form);
    };
    match accounts::change_password(visit.app(), &visit.actor(), present, new, visit.session()).await {
        Ok(()) => Ok(saved("password")),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
