//! Pages for staff: the desk, groups and places, invitations, the register, claims, cases, entry at a desk, search.

mod case;
mod children;
mod claims;
mod desk;
mod export;
mod exports;
mod extending;
mod filing;
mod filing_fields;
mod group;
mod group_close;
mod group_new;
mod groups;
mod handover;
mod invitations;
mod leaving;
mod messages;
mod planned;
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
        .post("/office/invitations/export", Permission::OffersRead, invitations::export)
        .post("/office/invitations/{id}/enrol", Permission::EnrolmentEnrol, invitations::enrol)
        .get("/office/invitations/{id}/extend", Permission::OffersExtend, extending::ask)
        .post("/office/invitations/{id}/extend", Permission::OffersExtend, extending::take)
        .get("/office/children", Permission::EnrolmentRead, children::show)
        .post("/office/children/export", Permission::EnrolmentRead, children::export)
        .get("/office/children/{id}/leave", Permission::EnrolmentLeave, leaving::ask)
        .post("/office/children/{id}/leave", Permission::EnrolmentLeave, leaving::take)
        .post("/office/children/{id}/stay", Permission::EnrolmentLeave, leaving::stay)
        .get("/office/claims", Permission::ClaimsRead, claims::show)
        .get("/office/silent", Permission::ClaimsRead, silent::show)
        .get("/office/messages", Permission::MessagesManage, messages::show)
        .post("/office/messages/{id}/resend", Permission::MessagesManage, messages::resend)
        .get("/office/cases/{number}", Permission::QueueRead, case::show)
        .post("/office/cases/{number}/family", Permission::FamiliesRead, case::family)
        .post("/office/cases/{number}/papers", Permission::ClaimsRead, case::papers)
        .get("/office/cases/{number}/password", Permission::AccountsHandOver, handover::ask)
        .post("/office/cases/{number}/password", Permission::AccountsHandOver, handover::take)
        .post("/office/cases/{number}/claims/{id}", Permission::ClaimsDecide, claims::decide)
        .get("/office/exports", Permission::AuditRead, exports::show)
        .get("/office/filing", Permission::QueueFileForFamily, filing::ask)
        .post("/office/filing", Permission::QueueFileForFamily, filing::take)
        .get("/office/direct", Permission::QueueFileDirect, filing::ask_direct)
        .post("/office/direct", Permission::QueueFileDirect, filing::take_direct);
    routes
        .get("/office/groups", Permission::GroupsManage, groups::show)
        .get("/office/groups/new", Permission::GroupsManage, group_new::ask)
        .post("/office/groups/new", Permission::GroupsManage, group_new::take)
        .get("/office/groups/{id}", Permission::GroupsManage, group::show)
        .post("/office/groups/{id}/places", Permission::VacanciesState, group::state)
        .post("/office/groups/{id}/withdraw", Permission::VacanciesState, group::withdraw)
        .post("/office/groups/{id}/change", Permission::GroupsManage, group::change)
        .get("/office/groups/{id}/close", Permission::GroupsManage, group_close::ask)
        .post("/office/groups/{id}/close", Permission::GroupsManage, group_close::take)
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

/// The named filters of a form that are not empty, as an address would say them.
fn query(form: &Form, names: &[&str]) -> String {
    let said = names.iter().map(|name| (*name, form.get(name))).filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// An id in a path; another text names nothing.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
