//! The head's groups: free places and capacity.

use axum::extract::Path;
use axum::response::Response;
use domain::accounts::Permission;
use domain::ids::GroupId;
use domain::time::Date;
use serde::{Deserialize, Serialize};
use services::kindergartens::{self, StateVacancies};
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer::Done;
use super::body::{Body, Key};
use super::shapes::Problem;
use crate::shell::{Failure, Visit};

/// Free places.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Vacancies {
    /// How many.
    count: u32,
    /// From which day they are given out; left out, or a day up to today: at once.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    from_on: Option<Date>,
}

/// What became of a statement of free places.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Stated {
    /// The statement.
    vacancy: Uuid,
    group: Uuid,
    /// Whether the places were given out at once; else they wait for their day.
    opened: bool,
    /// Seats held for invitations in the group, after it.
    held: u32,
    /// Places still open in the group, because nobody waits for them.
    open: u32,
}

/// States free places; invitations go out in the same transaction, in strict order.
#[utoipa::path(post, path = "/api/v1/groups/{id}/vacancies", tag = "groups", request_body = Vacancies,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Stated), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn state_vacancies(
    visit: Visit,
    Path(id): Path<String>,
    key: Key,
    Body(asked): Body<Vacancies>,
) -> Result<Response, Failure> {
    let group: GroupId = id.parse().map_err(|_| Failure::NotFound)?;
    let key = key.once("state-vacancies", &id, &asked)?;
    key.answer(&visit, Permission::VacanciesState, async {
        let app = visit.app();
        let today = app.policy().await?.calendar.local_date(app.now());
        let command = StateVacancies { group, count: asked.count, from_on: asked.from_on.unwrap_or(today) };
        let stated = kindergartens::state_vacancies(app, &visit.actor(), key.once(), command).await?;
        let answer = Stated {
            vacancy: stated.vacancy.uuid(),
            group: group.uuid(),
            opened: stated.opened,
            held: stated.held,
            open: stated.open,
        };
        Done::made(None, &answer)
    })
    .await
}

/// A new capacity.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Capacity {
    /// Places.
    capacity: u32,
}

/// What a change of capacity did.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Changed {
    group: Uuid,
    capacity_before: u32,
    capacity: u32,
    children: u32,
    /// Open places that no longer fitted and were taken back.
    open_withdrawn: u32,
    /// The most children the norm of these ages names, when the capacity is above it.
    norm_exceeded: Option<u32>,
}

/// Changes the capacity of a group; never below its children and promised seats.
#[utoipa::path(put, path = "/api/v1/groups/{id}/capacity", tag = "groups", request_body = Capacity,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn change_capacity(
    visit: Visit,
    Path(id): Path<String>,
    key: Key,
    Body(asked): Body<Capacity>,
) -> Result<Response, Failure> {
    let group: GroupId = id.parse().map_err(|_| Failure::NotFound)?;
    let key = key.once("change-capacity", &id, &asked)?;
    key.answer(&visit, Permission::GroupsManage, async {
        let (app, actor) = (visit.app(), visit.actor());
        let changed = kindergartens::change_capacity(app, &actor, key.once(), group, asked.capacity).await?;
        Done::ok(&Changed {
            group: group.uuid(),
            capacity_before: changed.capacity_before,
            capacity: changed.capacity,
            children: changed.children,
            open_withdrawn: changed.open_withdrawn,
            norm_exceeded: changed.warning.map(|warning| warning.at_most),
        })
    })
    .await
}
