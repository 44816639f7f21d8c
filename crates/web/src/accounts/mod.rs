//! Registering, signing in and out, and what everybody keeps up of their own account.

mod forgotten;
mod new_password;
mod register;
mod settings;
mod sign_in;
pub(crate) mod source;

pub(crate) use settings::written_phone;

use domain::Refusal;
use domain::accounts::Permission;
pub(crate) use source::{Source, household};

use crate::kit::Form;
use crate::shell::{Routes, Visit};

/// The routes of accounts.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/register", Permission::AccountsRegister, register::ask)
        .post("/register", Permission::AccountsRegister, register::take)
        .get("/sign-in", Permission::AccountsSignIn, sign_in::ask)
        .post("/sign-in", Permission::AccountsSignIn, sign_in::take)
        .get("/sign-in/forgotten", Permission::AccountsSignIn, forgotten::ask)
        .post("/sign-in/forgotten", Permission::AccountsSignIn, forgotten::take)
        .get("/sign-in/new-password/{token}", Permission::AccountsSignIn, new_password::ask)
        .post("/sign-in/new-password/{token}", Permission::AccountsSignIn, new_password::take)
        .post("/sign-out", Permission::AccountsSignIn, sign_in::out)
        .get("/cabinet/settings", Permission::AccountsOwn, settings::overview::show)
        .get("/cabinet/settings/details", Permission::AccountsOwn, settings::details::ask)
        .post("/cabinet/settings/details", Permission::AccountsOwn, settings::details::take)
        .get("/cabinet/settings/password", Permission::AccountsOwn, settings::password::ask)
        .post("/cabinet/settings/password", Permission::AccountsOwn, settings::password::take)
        .get("/cabinet/settings/language", Permission::AccountsOwn, settings::language::ask)
        .post("/cabinet/settings/language", Permission::AccountsOwn, settings::language::take)
        .get("/cabinet/settings/channels", Permission::AccountsOwn, settings::channels::ask)
        .post("/cabinet/settings/channels", Permission::AccountsOwn, settings::channels::take)
        .post("/cabinet/settings/sessions", Permission::AccountsOwn, settings::sessions::end)
        .get("/cabinet/settings/data", Permission::AccountsOwn, settings::data::download)
}

/// The field of the account forms that a refusal is about.
fn field_of(refusal: &Refusal) -> Option<&'static str> {
    Some(match refusal.code {
        "login-form" | "login-taken" => "login",
        "password-short"
        | "password-long"
        | "password-common"
        | "password-is-login"
        | "password-handed-again" => "password",
        "password-wrong" => "present",
        "name-missing" | "name-long" => "name",
        "email-form" => "email",
        "phone-not-understood" => "phone",
        _ => return None,
    })
}

/// Shows a refusal at its field, or above the whole form.
fn refuse(visit: &Visit, form: &mut Form, refusal: &Refusal) {
    let args = visit.args(refusal);
    match field_of(refusal) {
        Some(field) => form.refuse(field, refusal, &args),
        None => form.fail_whole(refusal.message, &args),
    }
}
