//! An invitation and its answer.

mod decline;
mod extend;
mod show;

use domain::accounts::Permission;

use crate::shell::Routes;

/// The routes of an invitation. A link in a message leads to the page; nothing is answered by opening it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/cabinet/offers/{id}", Permission::OffersOwn, show::show)
        .post("/cabinet/offers/{id}", Permission::OffersAnswer, show::accept)
        .get("/cabinet/offers/{id}/decline", Permission::OffersAnswer, decline::ask)
        .post("/cabinet/offers/{id}/decline", Permission::OffersAnswer, decline::decline)
        .get("/cabinet/offers/{id}/extend", Permission::OffersExtend, extend::ask)
        .post("/cabinet/offers/{id}/extend", Permission::OffersExtend, extend::extend)
}
