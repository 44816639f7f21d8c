//! The JSON API, `/api/v1/…`: the same use cases as the pages, for programs.
//!
//! Errors are `application/problem+json` with a stable `type` and `code`; lists are paged by cursor with `Link`;
//! changes take `Idempotency-Key`; a machine signs in by a bearer token, a browser by its session cookie. The document
//! at `/api/v1/openapi.json` is made from the handlers themselves, and a test holds it against the routes.

mod answer;
mod applications;
mod body;
mod children;
mod claims;
mod docs;
mod groups;
mod kindergartens;
mod limits;
mod list;
mod me;
mod offers;
mod openapi;
mod places;
mod queue;
mod shapes;

use axum::middleware;
use domain::accounts::Permission;

use crate::shell::Routes;

pub(crate) use limits::Limiter;
pub use limits::Limits;

/// The routes below `/api`.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/kindergartens", Permission::KindergartensRead, kindergartens::list)
        .get("/api/v1/kindergartens/{id}", Permission::KindergartensRead, kindergartens::show)
        .get("/api/v1/queue", Permission::QueuePublic, queue::show)
        .get("/api/v1/applications", Permission::QueueOwn, applications::list)
        .post("/api/v1/applications", Permission::QueueFile, applications::file)
        .get("/api/v1/applications/{number}", Permission::QueuePublic, applications::show)
        .get("/api/v1/applications/{number}/positions", Permission::QueuePublic, places::positions)
        .get("/api/v1/applications/{number}/history", Permission::QueuePublic, places::history)
        .put("/api/v1/applications/{number}/wishes", Permission::QueueChange, applications::change_wishes)
        .post("/api/v1/applications/{number}/wishes/preview", Permission::QueueChange, applications::preview)
        .post("/api/v1/applications/{number}/withdraw", Permission::QueueWithdraw, applications::withdraw)
        .post("/api/v1/applications/{number}/suspend", Permission::QueueReactivate, applications::suspend)
        .post(
            "/api/v1/applications/{number}/reactivate",
            Permission::QueueReactivate,
            applications::reactivate,
        )
        .post("/api/v1/applications/{number}/claims", Permission::ClaimsMake, claims::make)
        .get("/api/v1/claims", Permission::ClaimsRead, claims::list)
        .post("/api/v1/claims/{id}/confirm", Permission::ClaimsDecide, claims::confirm)
        .post("/api/v1/claims/{id}/reject", Permission::ClaimsDecide, claims::reject)
        .post("/api/v1/groups/{id}/vacancies", Permission::VacanciesState, groups::state_vacancies)
        .put("/api/v1/groups/{id}/capacity", Permission::GroupsManage, groups::change_capacity)
        .get("/api/v1/offers", Permission::QueuePublic, offers::list)
        .get("/api/v1/offers/{id}", Permission::QueuePublic, offers::show)
        .post("/api/v1/offers/{id}/accept", Permission::OffersAnswer, offers::accept)
        .post("/api/v1/offers/{id}/decline", Permission::OffersAnswer, offers::decline)
        .post("/api/v1/offers/{id}/extend", Permission::OffersExtend, offers::extend)
        .post("/api/v1/offers/{id}/enrol", Permission::EnrolmentEnrol, offers::enrol)
        .get("/api/v1/children", Permission::FamiliesOwn, children::list)
        .post("/api/v1/children", Permission::FamiliesOwn, children::add)
        .get("/api/v1/me", Permission::AccountsOwn, me::show)
        .get("/api/v1/messages", Permission::MessagesOwn, me::messages)
        .wrapped(|router| router.layer(middleware::from_fn(limits::guard)))
        .get("/api/v1/openapi.json", Permission::KindergartensRead, openapi::document)
        .get("/api", Permission::KindergartensRead, docs::show)
}
