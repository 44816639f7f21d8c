//! Claims to benefits: made by the family, decided by the department.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ids::ClaimId;
use serde::{Deserialize, Serialize};
use services::benefits;
use utoipa::ToSchema;
use uuid::Uuid;

use super::applications::Claim;
use super::body::{Body, Key};
use super::shapes::Problem;
use crate::shell::{Failure, Visit};

/// A claim.
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
) -> Result<(StatusCode, Json<Claimed>), Failure> {
    let once = key.once("claim", &number, &claim)?;
    let id = benefits::claim(visit.app(), &visit.actor(), once, number, claim.into_new()).await?;
    Ok((StatusCode::CREATED, Json(Claimed { id: id.uuid(), state: "claimed" })))
}

fn known(id: &str) -> Result<ClaimId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// Confirms a claim: the class counts from now on.
#[utoipa::path(post, path = "/api/v1/claims/{id}/confirm", tag = "claims",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Claimed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn confirm(
    visit: Visit,
    Path(id): Path<String>,
    key: Key,
) -> Result<Json<Claimed>, Failure> {
    let once = key.once("confirm", &id, &())?;
    let id = known(&id)?;
    benefits::confirm(visit.app(), &visit.actor(), once, id).await?;
    Ok(Json(Claimed { id: id.uuid(), state: "confirmed" }))
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
) -> Result<Json<Claimed>, Failure> {
    let once = key.once("reject", &id, &rejection)?;
    let id = known(&id)?;
    benefits::reject(visit.app(), &visit.actor(), once, id, rejection.reason).await?;
    Ok(Json(Claimed { id: id.uuid(), state: "rejected" }))
}
