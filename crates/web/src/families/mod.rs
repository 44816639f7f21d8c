//! The children of a family: list, corrections, address, taking one out again.

mod address;
mod details;
mod list;
mod remove;

use domain::accounts::Permission;
use domain::ids::ChildId;
use services::families::{self, Opened};

use crate::shell::{Failure, Routes, Visit};

/// The routes of children.
pub(crate) fn routes() -> Routes {
    let own = Permission::FamiliesOwn;
    Routes::new()
        .get("/cabinet/children", own, list::show)
        .get("/cabinet/children/{id}", own, details::ask)
        .post("/cabinet/children/{id}", own, details::take)
        .get("/cabinet/children/{id}/address", own, address::ask)
        .post("/cabinet/children/{id}/address", own, address::take)
        .get("/cabinet/children/{id}/remove", own, remove::ask)
        .post("/cabinet/children/{id}/remove", own, remove::take)
}

/// The child that the path names, opened for its guardian.
async fn child(visit: &Visit, path: &str) -> Result<Opened, Failure> {
    let id: ChildId = path.parse().map_err(|_| Failure::NotFound)?;
    Ok(families::open(visit.app(), &visit.actor(), id).await?)
}

/// How a child is called on a page.
fn name(child: &families::Child) -> String {
    format!("{} {}", child.given_name, child.surname)
}
