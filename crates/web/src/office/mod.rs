//! Pages for staff: the desk, groups and places, invitations, the register, claims, cases, direct entry, search.

mod case;
mod children;
mod claims;
mod desk;
mod direct;
mod export;
mod extending;
mod group;
mod groups;
mod invitations;
mod leaving;
mod messages;
mod search;
mod silent;

use domain::accounts::Permission;

use crate::kit::Form;
use crate::shell::{Failure, Routes, Visit};

/// The routes of the office.
pub(crate) fn routes() -> Routes {
    let routes = Routes::new()
        .get("/office", Permission::AccountsOwn, desk::show)
        .get("/office/search", Permission::QueueRead, search::show)
        .get("/office/invitations", Permission::OffersRead, invitations::show)
        .post("/office/invitations/{id}/enrol", Permission::EnrolmentEnrol, invitations::enrol)
        .get("/office/invitations/{id}/extend", Permission::OffersExtend, extending::ask)
        .post("/office/invitations/{id}/extend", Permission::OffersExtend, extending::take)
        .get("/office/children", Permission::EnrolmentRead, children::show)
        .get("/office/children/{id}/leave", Permission::EnrolmentLeave, leaving::ask)
        .post("/office/children/{id}/leave", Permission::EnrolmentLeave, leaving::take)
        .get("/office/claims", Permission::ClaimsRead, claims::show)
        .get("/office/silent", Permission::ClaimsRead, silent::show)
        .get("/office/messages", Permission::MessagesManage, messages::show)
        .post("/office/messages/{id}/resend", Permission::MessagesManage, messages::resend)
        .get("/office/cases/{number}", Permission::QueueRead, case::show)
        .post("/office/cases/{number}/family", Permission::FamiliesRead, case::family)
        .post("/office/cases/{number}/claims/{id}", Permission::ClaimsDecide, claims::decide)
        .get("/office/direct", Permission::QueueFileDirect, direct::ask)
        .post("/office/direct", Permission::QueueFileDirect, direct::take);
    routes
        .get("/office/groups", Permission::GroupsManage, groups::show)
        .get("/office/groups/{id}", Permission::GroupsManage, group::show)
        .post("/office/groups/{id}/places", Permission::VacanciesState, group::state)
        .post("/office/groups/{id}/withdraw", Permission::VacanciesState, group::withdraw)
        .post("/office/groups/{id}/change", Permission::GroupsManage, group::change)
}

/// Lines on one page of a staff list.
const LIMIT: u64 = 50;

/// How many lines come before the page that the address asks for.
fn offset(filters: &Form) -> u64 {
    filters.get("cursor").parse().unwrap_or(0)
}

/// The cursor of the page after this one.
fn next(offset: u64, shown: usize, total: u64) -> Option<String> {
    let end = offset + shown as u64;
    (shown > 0 && end < total).then(|| end.to_string())
}

/// The filters in the address.
fn filters(visit: &Visit) -> Form {
    Form::filters(visit.language(), visit.uri().query().unwrap_or_default())
}

/// An id in a path; another text names nothing.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
