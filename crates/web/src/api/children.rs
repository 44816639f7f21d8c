//! One's own children.

use axum::response::Response;
use domain::accounts::Permission;
use domain::time::Date;
use serde::Serialize;
use services::families;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer::Done;
use super::applications::ChildEntry;
use super::body::{Body, Key};
use super::list::List;
use super::shapes::Problem;
use crate::shell::{Failure, Visit};

/// A child, without its papers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Child {
    id: Uuid,
    surname: String,
    given_name: String,
    patronymic: Option<String>,
    #[schema(value_type = String, format = Date)]
    born_on: Date,
}

/// One's own children, the first entered first.
#[utoipa::path(get, path = "/api/v1/children", tag = "children",
    responses((status = 200, body = List<Child>), (status = 401, body = Problem)))]
pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    let found = families::children(visit.app(), &visit.actor()).await?;
    let items = found.into_iter().map(|child| Child {
        id: child.id.uuid(),
        surname: child.surname,
        given_name: child.given_name,
        patronymic: child.patronymic,
        born_on: child.born_on,
    });
    Ok(List { items: items.collect(), next: None }.answer(visit.uri()))
}

/// The id of a child that was entered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Entered {
    id: Uuid,
}

/// Enters a child; the same paper twice is refused.
#[utoipa::path(post, path = "/api/v1/children", tag = "children", request_body = ChildEntry,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Entered), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn add(visit: Visit, key: Key, Body(child): Body<ChildEntry>) -> Result<Response, Failure> {
    let key = key.once("enter-child", "", &child)?;
    key.answer(&visit, Permission::FamiliesOwn, async {
        let id = families::add(visit.app(), &visit.actor(), key.once(), child.into_new()).await?;
        Done::made(None, &Entered { id: id.uuid() })
    })
    .await
}
