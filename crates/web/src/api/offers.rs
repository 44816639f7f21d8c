//! Invitations and their answers.

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::accounts::Permission;
use domain::ids::{KindergartenId, OfferId};
use domain::offers::OfferState;
use serde::{Deserialize, Serialize};
use services::enrolment;
use services::offers::{self, FindOffers};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::answer::Done;
use super::body::{Key, parse};
use super::list::{self, List};
use super::shapes::{Offer, Problem};
use crate::shell::{Failure, Visit, Wrong};

/// Which invitations.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Of this application, by its public number.
    application: Option<String>,
    /// Of this kindergarten (its id).
    kindergarten: Option<String>,
    /// In this state.
    state: Option<String>,
    /// Where the page begins, from the page before.
    cursor: Option<String>,
    /// Items of a page, from 1 to 500; 50 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, default = 50)]
    limit: Option<String>,
}

/// The invitations of one's own children, or those of one's kindergartens for staff; the newest first.
#[utoipa::path(get, path = "/api/v1/offers", tag = "offers", params(Asked),
    responses((status = 200, body = List<Offer>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    visit.signed_in()?;
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let kindergarten = given(asked.kindergarten);
    let state = given(asked.state).map(|code| {
        OfferState::from_code(&code).ok_or_else(|| Failure::Invalid(vec![Wrong::new("/state", "malformed")]))
    });
    let find = FindOffers {
        application: given(asked.application),
        kindergarten: kindergarten.map(|id| parse::<KindergartenId>("kindergarten", &id)).transpose()?,
        state: state.transpose()?,
    };
    let before = list::cursor(asked.cursor.as_deref())?;
    let limit = list::limit(asked.limit.as_deref())? as usize;
    let most = limit as u64 + 1;
    let mut found = offers::list(visit.app(), &visit.actor(), &find, before, most).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    Ok(List { items: found.into_iter().map(Offer::of).collect(), next }.answer(visit.uri()))
}

/// One invitation.
#[utoipa::path(get, path = "/api/v1/offers/{id}", tag = "offers", params(("id" = String, Path)),
    responses((status = 200, body = Offer), (status = 404, body = Problem)))]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<Offer>, Failure> {
    visit.signed_in()?;
    Ok(Json(seen(&visit, known(&id)?).await?))
}

fn known(id: &str) -> Result<OfferId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

async fn seen(visit: &Visit, id: OfferId) -> Result<Offer, Failure> {
    Ok(Offer::of(offers::one(visit.app(), &visit.actor(), id).await?))
}

/// Accepts: the seat stays held while the papers are brought.
#[utoipa::path(post, path = "/api/v1/offers/{id}/accept", tag = "offers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Offer), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn accept(visit: Visit, Path(id): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("accept", &id, &())?;
    let id = known(&id)?;
    key.answer(&visit, Permission::OffersAnswer, async {
        offers::accept(visit.app(), &visit.actor(), key.once(), id).await?;
        Done::ok(&seen(&visit, id).await?)
    })
    .await
}

/// Declines: the seat goes to the next child at once.
#[utoipa::path(post, path = "/api/v1/offers/{id}/decline", tag = "offers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Offer), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn decline(visit: Visit, Path(id): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("decline", &id, &())?;
    let id = known(&id)?;
    key.answer(&visit, Permission::OffersAnswer, async {
        offers::decline(visit.app(), &visit.actor(), key.once(), id).await?;
        Done::ok(&seen(&visit, id).await?)
    })
    .await
}

/// Takes more time for the papers, or gives it: the family or the head, as the pack says.
#[utoipa::path(post, path = "/api/v1/offers/{id}/extend", tag = "offers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Offer), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn extend(visit: Visit, Path(id): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("extend", &id, &())?;
    let id = known(&id)?;
    key.answer(&visit, Permission::OffersExtend, async {
        offers::extend(visit.app(), &visit.actor(), key.once(), id).await?;
        Done::ok(&seen(&visit, id).await?)
    })
    .await
}

/// An invitation whose child was enrolled.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Enrolled {
    /// The place in the group's list.
    enrolment: Uuid,
    #[serde(flatten)]
    offer: Offer,
}

/// Enrols the child: the head has seen the papers.
#[utoipa::path(post, path = "/api/v1/offers/{id}/enrol", tag = "offers",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Enrolled), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn enrol(visit: Visit, Path(id): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("enrol", &id, &())?;
    let id = known(&id)?;
    key.answer(&visit, Permission::EnrolmentEnrol, async {
        let enrolment = enrolment::enrol(visit.app(), &visit.actor(), key.once(), id).await?.uuid();
        Done::ok(&Enrolled { enrolment, offer: seen(&visit, id).await? })
    })
    .await
}
