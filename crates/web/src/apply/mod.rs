//! The wizard: one question a page, saved at each step, to be gone on with for a month.

pub(crate) mod address;
mod benefit;
mod check;
mod child;
mod contacts;
pub(crate) mod document;
mod done;
mod journey;
mod kindergartens;
pub(crate) mod name;
mod proof;
mod start;
mod when;

use domain::accounts::Permission;

use crate::shell::Routes;

/// The routes of the wizard.
pub(crate) fn routes() -> Routes {
    let file = Permission::QueueFile;
    Routes::new()
        .get("/cabinet/apply", file, start::ask)
        .post("/cabinet/apply", file, start::take)
        .get("/cabinet/apply/{draft}", file, start::resume)
        .post("/cabinet/apply/{draft}/discard", file, start::discard)
        .get("/cabinet/apply/{draft}/child", file, child::ask)
        .post("/cabinet/apply/{draft}/child", file, child::take)
        .get("/cabinet/apply/{draft}/name", file, name::ask)
        .post("/cabinet/apply/{draft}/name", file, name::take)
        .get("/cabinet/apply/{draft}/document", file, document::ask)
        .post("/cabinet/apply/{draft}/document", file, document::take)
        .get("/cabinet/apply/{draft}/address", file, address::ask)
        .post("/cabinet/apply/{draft}/address", file, address::take)
        .get("/cabinet/apply/{draft}/when", file, when::ask)
        .post("/cabinet/apply/{draft}/when", file, when::take)
        .get("/cabinet/apply/{draft}/kindergartens", file, kindergartens::ask)
        .post("/cabinet/apply/{draft}/kindergartens", file, kindergartens::take)
        .get("/cabinet/apply/{draft}/benefit", file, benefit::ask)
        .post("/cabinet/apply/{draft}/benefit", file, benefit::take)
        .get("/cabinet/apply/{draft}/category", file, benefit::ask_category)
        .post("/cabinet/apply/{draft}/category", file, benefit::take_category)
        .get("/cabinet/apply/{draft}/proof", file, proof::ask)
        .post("/cabinet/apply/{draft}/proof", file, proof::take)
        .get("/cabinet/apply/{draft}/contacts", file, contacts::ask)
        .post("/cabinet/apply/{draft}/contacts", file, contacts::take)
        .get("/cabinet/apply/{draft}/check", file, check::ask)
        .post("/cabinet/apply/{draft}/check", file, check::take)
        .get("/cabinet/apply/{draft}/done", file, done::show)
}
