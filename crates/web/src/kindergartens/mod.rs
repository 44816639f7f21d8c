//! Kindergartens as everybody sees them: list and map with the same filters, the page of each.

pub(crate) mod fitting;
mod geojson;
mod list;
mod page;

use domain::accounts::Permission;
use domain::ids::DistrictId;
use services::kindergartens::Find;

use crate::kit::Form;
use crate::shell::Routes;

/// The routes of the room.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kindergartens", Permission::KindergartensRead, list::show)
        .get("/kindergartens/{id}", Permission::KindergartensRead, page::show)
        .get("/opendata/kindergartens.geojson", Permission::KindergartensRead, geojson::show)
}

/// What the filters of the list ask for. A value that cannot be read asks for nothing.
fn find(filters: &Form) -> Find {
    let text = |name: &str| Some(filters.get(name).to_owned()).filter(|value| !value.is_empty());
    let district = filters.get("district").parse().ok().map(DistrictId::new);
    let numbers: Vec<f64> =
        filters.get("bbox").split(',').filter_map(|part| part.trim().parse().ok()).collect();
    // As in the API and in GeoJSON: west, south, east, north.
    let bbox = match numbers.as_slice() {
        &[west, south, east, north] => Some([south, west, north, east]),
        _ => None,
    };
    Find {
        name: text("name"),
        district,
        age_group: text("age_group"),
        age_months: filters.get("months").parse().ok(),
        language: text("language"),
        vacant: !filters.get("vacant").is_empty(),
        bbox,
    }
}
