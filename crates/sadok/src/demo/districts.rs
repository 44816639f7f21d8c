//! The districts of a city as shapes, and points inside them.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::draw::Draw;

/// A district with its shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct District {
    /// KATOTTH code.
    pub(crate) code: String,
    /// Name in Ukrainian.
    pub(crate) name_uk: String,
    /// Name in English.
    pub(crate) name_en: String,
    /// Rings of `[longitude, latitude]`: the outer line first, then holes.
    rings: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    katotth: String,
    name: String,
    name_en: String,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Vec<Vec<[f64; 2]>>,
}

/// Reads districts from a GeoJSON FeatureCollection of polygons with the properties `katotth`, `name` and
/// `name_en`, ordered by code.
///
/// # Errors
/// Text that is not that.
pub(crate) fn parse(text: &str) -> Result<Vec<District>> {
    let collection: Collection = serde_json::from_str(text).context("district shapes")?;
    let mut districts = Vec::new();
    for Feature { properties, geometry } in collection.features {
        if geometry.kind != "Polygon" || geometry.coordinates.first().is_none_or(|ring| ring.len() < 4) {
            bail!("district {}: expected a Polygon, found {}", properties.name_en, geometry.kind);
        }
        districts.push(District {
            code: properties.katotth,
            name_uk: properties.name,
            name_en: properties.name_en,
            rings: geometry.coordinates,
        });
    }
    if districts.is_empty() {
        bail!("district shapes: no district");
    }
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(districts)
}

impl District {
    /// Whether the point lies inside the shape: inside the outer line and in no hole.
    pub(crate) fn contains(&self, lat: f64, lon: f64) -> bool {
        // Even-odd over all rings together: a hole is entered twice.
        self.rings.iter().map(|ring| crossings(ring, lat, lon)).sum::<usize>() % 2 == 1
    }

    /// A point inside the shape, to five digits (a metre).
    pub(crate) fn point(&self, draw: &mut Draw) -> (f64, f64) {
        let corners = || self.rings.iter().take(1).flatten();
        let range = |axis: usize| {
            let start = (f64::INFINITY, f64::NEG_INFINITY);
            corners().fold(start, |(low, high), corner| (low.min(corner[axis]), high.max(corner[axis])))
        };
        let ((west, east), (south, north)) = (range(0), range(1));
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        // A district fills a good part of its rectangle; a thousand misses in a row do not happen.
        for _ in 0..1000 {
            let lon = round(west + draw.fraction() * (east - west));
            let lat = round(south + draw.fraction() * (north - south));
            if self.contains(lat, lon) {
                return (lat, lon);
            }
        }
        corners().next().map_or((0.0, 0.0), |corner| (corner[1], corner[0]))
    }
}

/// How often a line from the point to the east crosses the ring.
fn crossings(ring: &[[f64; 2]], lat: f64, lon: f64) -> usize {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1)).take(ring.len());
    edges
        .filter(|(a, b)| {
            (a[1] > lat) != (b[1] > lat) && lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]
        })
        .count()
}
