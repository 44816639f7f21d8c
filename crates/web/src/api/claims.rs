//! Claims to benefits: made by the family, decided by the department.

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::accounts::Permission;
use domain::ids::ClaimId;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use services::{benefits, office};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::answer::Done;
use super::applications::Claim;
use super::body::{Body, Key};
use super::list::{self, List};
use super::shapes::Problem;
use crate::shell::{Failure, Visit};

/// Which page of claims.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Where the page begins, from the page before.
    cursor: Option<String>,
    /// Items of a page, from 1 to 500; 50 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, default = 50)]
    limit: Option<String>,
}

/// A claim that waits for a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Waiting {
    id: Uuid,
    /// Public number of the application.
    application: String,
    /// Code of the category in the policy.
    category: String,
    /// The kindergarten in which alone it counts; null where it counts everywhere.
    kindergarten: Option<Uuid>,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

/// The claims that wait for a decision in one's part of the region, the oldest first.
#[utoipa::path(get, path = "/api/v1/claims", tag = "claims", params(Asked),
    responses((status = 200, body = List<Waiting>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let after = list::cursor(asked.cursor.as_deref())?;
    let limit = list::limit(asked.limit.as_deref())? as usize;
    let mut found = office::claims_after(visit.app(), &visit.actor(), after, limit as u64 + 1).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    let items = found.into_iter().map(|line| Waiting {
        id: line.id.uuid(),
        application: line.application,
        category: line.category,
        kindergarten: line.kindergarten.map(|(id, _)| id.uuid()),
        made_at: line.made_at,
    });
    Ok(List { items: items.collect(), next }.answer(visit.uri()))
}

/// A claim that was made or decided.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Claimed {
    id: Uuid,
    /// `claimed` `confirmed` `rejected`
    state: &'static str,
}

/// Claims a benefit for an application; it counts once it is confirmed.
#[utoipa::path(post, path = "/api/v1/applications/{number}/claims", tag = "claims", request_body = Claim,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Claimed), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn make(
    visit: Visit,
    Path(number): Path<String>,
    key: Key,
    Body(claim): Body<Claim>,
) -> Result<Response, Failure> {
    let key = key.once("claim", &number, &claim)?;
    key.answer(&visit, Permission::ClaimsMake, async {
        let id = benefits::claim(visit.app(), &visit.actor(), key.once(), number, claim.into_new()).await?;
        Done::made(None, &Claimed { id: id.uuid(), state: "claimed" })
    })
    .await
}

fn known(id: &str) -> Result<ClaimId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// Confirms a claim: the class counts from now on.
#[utoipa::path(post, path = "/api/v1/claims/{id}/confirm", tag = "claims",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Claimed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn confirm(visit: Visit, Path(id): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("confirm", &id, &())?;
    let id = known(&id)?;
    key.answer(&visit, Permission::ClaimsDecide, async {
        benefits::confirm(visit.app(), &visit.actor(), key.once(), id).await?;
        Done::ok(&Claimed { id: id.uuid(), state: "confirmed" })
    })
    .await
}

/// Why a claim is rejected.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Rejection {
    /// The reason, in words; the family reads it.
    reason: String,
}

/// Rejects a claim with a reason.
#[utoipa::path(post, path = "/api/v1/claims/{id}/reject", tag = "claims", request_body = Rejection,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Claimed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn reject(
    visit: Visit,
    Path(id): Path<String>,
    key: Key,
    Body(rejection): Body<Rejection>,
) -> Result<Response, Failure> {
    let key = key.once("reject", &id, &rejection)?;
    let id = known(&id)?;
    key.answer(&visit, Permission::ClaimsDecide, async {
        benefits::reject(visit.app(), &visit.actor(), key.once(), id, rejection.reason).await?;
        Done::ok(&Claimed { id: id.uuid(), state: "rejected" })
    })
    .await
}
