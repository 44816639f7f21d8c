//! A family makes its account.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use services::{
    Error,
    accounts::{self, NewAccount},
};

use super::{refuse, sign_in, source::Source};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/register.html")]
struct RegisterPage {
    page: Page,
    form: Form,
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    render(&RegisterPage { page: visit.page("accounts-register-title").back("/sign-in").journey(), form })
}

/// The page.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    if visit.viewer().is_some() {
        return Ok(Redirect::to("/cabinet").into_response());
    }
    show(&visit, visit.form())
}

/// Registers and signs in.
pub(super) async fn take(visit: Visit, source: Source, mut posted: Posted) -> Result<Response, Failure> {
    let form = &mut posted.form;
    let name = form.require("name", "refusal-name-missing");
    let login = form.require("login", "accounts-login-missing");
    let password = form.require("password", "accounts-password-missing");
    let (Some(display_name), Some(login), Some(password)) = (name, login, password) else {
        return show(&visit, posted.form);
    };
    let new = NewAccount {
        login: login.clone(),
        display_name,
        password: password.clone(),
        email: form.get("email").to_owned(),
        phone: form.get("phone").to_owned(),
        language: visit.language(),
    };
    let address = source.address.as_deref();
    match accounts::register(visit.app(), new, address).await {
        Ok(_) => {
            let signed = accounts::sign_in(visit.app(), &login, password, address, &source.agent).await?;
            Ok(sign_in::begin(&visit, &signed.token, "/cabinet"))
        }
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
