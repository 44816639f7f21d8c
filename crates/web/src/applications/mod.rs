//! One application of a family: where it stands, and what the family may change itself.

mod calendar;
mod changes;
mod claims;
mod deadlines;
mod details;
mod history;
mod receipt;
mod status;
mod steps;
mod wishes;
pub(crate) mod words;

use domain::accounts::Permission;

use crate::shell::Routes;

/// The routes of an application.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/cabinet/applications/{number}", Permission::QueueOwn, status::show)
        .get("/cabinet/applications/{number}/receipt.pdf", Permission::QueueOwn, receipt::download)
        .get("/cabinet/applications/{number}/deadlines.ics", Permission::QueueOwn, calendar::download)
        .get("/cabinet/applications/{number}/wishes", Permission::QueueChange, wishes::ask)
        .get("/cabinet/applications/{number}/wishes/confirm", Permission::QueueChange, wishes::confirm)
        .post("/cabinet/applications/{number}/wishes/confirm", Permission::QueueChange, wishes::save)
        .get("/cabinet/applications/{number}/details", Permission::QueueChange, details::ask)
        .post("/cabinet/applications/{number}/details", Permission::QueueChange, details::take)
        .get("/cabinet/applications/{number}/details/confirm", Permission::QueueChange, details::confirm)
        .post("/cabinet/applications/{number}/details/confirm", Permission::QueueChange, details::save)
        .get("/cabinet/applications/{number}/suspend", Permission::QueueReactivate, steps::ask_suspend)
        .post("/cabinet/applications/{number}/suspend", Permission::QueueReactivate, steps::suspend)
        .get("/cabinet/applications/{number}/reactivate", Permission::QueueReactivate, steps::ask_reactivate)
        .post("/cabinet/applications/{number}/reactivate", Permission::QueueReactivate, steps::reactivate)
        .get("/cabinet/applications/{number}/withdraw", Permission::QueueWithdraw, steps::ask_withdraw)
        .post("/cabinet/applications/{number}/withdraw", Permission::QueueWithdraw, steps::withdraw)
        .get("/cabinet/applications/{number}/claims/new", Permission::ClaimsMake, claims::ask)
        .post("/cabinet/applications/{number}/claims/new", Permission::ClaimsMake, claims::take)
        .get(
            "/cabinet/applications/{number}/claims/{claim}/withdraw",
            Permission::ClaimsMake,
            claims::ask_withdraw,
        )
        .post(
            "/cabinet/applications/{number}/claims/{claim}/withdraw",
            Permission::ClaimsMake,
            claims::withdraw,
        )
}

/// The address of an application's page, or of one below it. Numbers may have Cyrillic letters, which an address
/// carries percent-encoded.
pub(crate) fn address(number: &str, below: &str) -> String {
    let number: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    format!("/cabinet/applications/{number}{below}")
}
