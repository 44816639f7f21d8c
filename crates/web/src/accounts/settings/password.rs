//! A new password.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
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
    /// The password is one that staff handed over: an own one is chosen without typing the present one again.
    handed: bool,
}

fn show(visit: &Visit, form: Form, handed: bool) -> Result<Response, Failure> {
    let (title, back) = if handed {
        ("accounts-password-own-title", "/cabinet")
    } else {
        ("accounts-password-title", "/cabinet/settings")
    };
    render(&PasswordPage { page: visit.page(title).back(back), form, handed })
}

async fn is_handed(visit: &Visit) -> Result<bool, Failure> {
    Ok(accounts::profile(visit.app(), &visit.actor()).await?.password_handed)
}

/// The page.
pub(in crate::accounts) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let handed = is_handed(&visit).await?;
    show(&visit, visit.form(), handed)
}

/// Saves.
pub(in crate::accounts) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let handed = is_handed(&visit).await?;
    let present =
        if handed { None } else { posted.form.require("present", "accounts-password-present-missing") };
    let new = posted.form.require("password", "accounts-password-missing");
    let (app, actor, keep) = (visit.app(), visit.actor(), visit.session());
    let changed = match (present, new) {
        (None, Some(new)) if handed => accounts::choose_password(app, &actor, new, keep).await,
        (Some(present), Some(new)) => accounts::change_password(app, &actor, present, new, keep).await,
        _ => return show(&visit, posted.form, handed),
    };
    match changed {
        Ok(()) if handed => Ok(Redirect::to("/cabinet").into_response()),
        Ok(()) => Ok(saved("password")),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form, handed)
        }
        Err(error) => Err(error.into()),
    }
}
