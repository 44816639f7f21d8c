//! Where an application stands, and what happened to it.

use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use domain::time::Timestamp;
use serde::Serialize;
use services::queue;
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::List;
use super::shapes::{Place, Problem};
use crate::shell::{Failure, Visit};

/// The places of an application as of now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Places {
    #[schema(value_type = String, format = DateTime)]
    as_of: Timestamp,
    items: Vec<Place>,
    /// Always null: all places are here.
    next: Option<String>,
}

/// The places of an application, one for each programme that fits the child today.
#[utoipa::path(get, path = "/api/v1/applications/{number}/positions", tag = "applications",
    params(("number" = String, Path)), responses((status = 200, body = Places), (status = 404, body = Problem)))]
pub(super) async fn positions(visit: Visit, Path(number): Path<String>) -> Result<Json<Places>, Failure> {
    let seen = queue::overview(visit.app(), &visit.actor(), &number).await?;
    let mut items: Vec<&queue::Position> = seen.positions.iter().collect();
    items.sort_by_key(|place| seen.wishes.iter().position(|wish| *wish == place.kindergarten));
    let items = items.into_iter().map(|place| Place::of(place, &seen)).collect();
    Ok(Json(Places { as_of: visit.app().now(), items, next: None }))
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Event {
    /// Number of the record in the region's journal.
    seq: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// What, e.g. `application_filed`, `offer_made`.
    kind: String,
    /// Role of who did it.
    role: String,
    /// The kindergarten concerned.
    kindergarten: Option<Uuid>,
}

/// What happened to an application, the first thing first.
#[utoipa::path(get, path = "/api/v1/applications/{number}/history", tag = "applications",
    params(("number" = String, Path)),
    responses((status = 200, body = List<Event>), (status = 404, body = Problem)))]
pub(super) async fn history(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let happened = queue::history(visit.app(), &visit.actor(), &number).await?;
    let items = happened.into_iter().map(|one| Event {
        seq: one.seq,
        at: one.at,
        kind: one.kind,
        role: one.role,
        kindergarten: one.kindergarten.map(|id| id.uuid()),
    });
    Ok(List { items: items.collect(), next: None }.answer(visit.uri()))
}
