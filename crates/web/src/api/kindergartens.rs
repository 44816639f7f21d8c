//! Kindergartens with their groups and free places.

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ids::{DistrictId, KindergartenId};
use locale::Language;
use serde::Deserialize;
use services::kindergartens::{self, Find};
use utoipa::IntoParams;

use super::body::parse;
use super::list::{self, List};
use super::shapes::{Kindergarten, Problem};
use crate::shell::{Failure, Visit, Wrong};

/// Which kindergartens.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// West, south, east, north in degrees, as RFC 7946 orders them.
    bbox: Option<String>,
    /// With a group of this age group (its code in the policy).
    age_group: Option<String>,
    /// `true` or `1`: with a vacant place.
    vacant: Option<String>,
    /// With a group in this language.
    language: Option<String>,
    /// In this district (its id).
    district: Option<String>,
    /// Part of the name.
    name: Option<String>,
    /// Where the page begins, from the page before.
    cursor: Option<String>,
    /// Items of a page, from 1 to 500; 50 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, default = 50)]
    limit: Option<String>,
}

/// Kindergartens by name, a page of them.
#[utoipa::path(get, path = "/api/v1/kindergartens", tag = "kindergartens", params(Asked),
    responses((status = 200, body = List<Kindergarten>), (status = 422, body = Problem)))]
pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let bbox = asked.bbox.as_deref().filter(|text| !text.is_empty()).map(bbox).transpose()?;
    let district = asked.district.as_deref().filter(|text| !text.is_empty());
    let find = Find {
        name: asked.name,
        district: district.map(|id| parse::<DistrictId>("district", id)).transpose()?,
        age_group: asked.age_group.filter(|code| !code.is_empty()),
        age_months: None,
        language: asked.language.filter(|code| !code.is_empty()),
        vacant: matches!(asked.vacant.as_deref(), Some("true" | "1" | "yes")),
        bbox,
    };
    let after = list::cursor(asked.cursor.as_deref())?;
    let limit = list::limit(asked.limit.as_deref())?;
    let page = kindergartens::list(visit.app(), &visit.actor(), &find, after, limit).await?;
    let ukrainian = visit.language() == Language::Uk;
    let items = page.items.into_iter().map(|view| Kindergarten::of(view, ukrainian)).collect();
    Ok(List { items, next: page.next.map(|id| id.to_string()) }.answer(visit.uri()))
}

/// RFC 7946's west, south, east, north as the use case's south, west, north, east.
fn bbox(text: &str) -> Result<[f64; 4], Failure> {
    let wrong = || Failure::Invalid(vec![Wrong::new("/bbox", "malformed")]);
    let corners: Vec<f64> =
        text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
    match corners[..] {
        [west, south, east, north] if corners.iter().all(|degrees| degrees.is_finite()) => {
            Ok([south, west, north, east])
        }
        _ => Err(wrong()),
    }
}

/// One kindergarten.
#[utoipa::path(get, path = "/api/v1/kindergartens/{id}", tag = "kindergartens", params(("id" = String, Path)),
    responses((status = 200, body = Kindergarten), (status = 404, body = Problem)))]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<Kindergarten>, Failure> {
    let id: KindergartenId = id.parse().map_err(|_| Failure::NotFound)?;
    let view = kindergartens::detail(visit.app(), &visit.actor(), id).await?;
    Ok(Json(Kindergarten::of(view, visit.language() == Language::Uk)))
}
