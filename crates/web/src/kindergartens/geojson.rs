//! `GET /opendata/kindergartens.geojson`: the kindergartens as points, with the filters of the list.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use services::kindergartens::{self, KindergartenView};

use super::find;
use crate::kit::Form;
use crate::shell::{Failure, Visit};

/// More kindergartens than any region has; a bound all the same.
const LIMIT: u32 = 5_000;

/// The feature collection. Kindergartens whose place is not known are in the list and not on the map.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    let found = kindergartens::list(visit.app(), &visit.actor(), &find(&filters), None, LIMIT).await?;
    let features: Vec<_> = found.items.iter().filter_map(feature).collect();
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    let headers =
        [(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, "public, max-age=60")];
    Ok((headers, body).into_response())
}

fn feature(view: &KindergartenView) -> Option<serde_json::Value> {
    let row = &view.kindergarten;
    let (lat, lon) = row.lat.zip(row.lon)?;
    let totals = view.totals();
    Some(json!({
        "type": "Feature",
        "id": row.id,
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": {
            "id": row.id,
            "name": row.name,
            "address": row.address,
            "district": view.district.code,
            "capacity": totals.capacity,
            "children": totals.children,
            "held": totals.held,
            "vacant": totals.vacant,
            "url": format!("/kindergartens/{}", row.id),
        },
    }))
}
