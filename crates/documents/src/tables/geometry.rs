//! A GeoJSON geometry reduced to the one point a kindergarten stands on.

use std::str::FromStr;

use geojson::{Geometry, GeometryValue, Position};

/// A point in the file's own axis order: `x` is the longitude or easting, `y` the latitude or northing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Longitude in degrees, or easting in metres.
    pub x: f64,
    /// Latitude in degrees, or northing in metres.
    pub y: f64,
}

/// The point of a GeoJSON geometry (RFC 7946): a point itself, the mean of several points, the centroid of
/// a polygon's outer ring. `null` and empty text give none.
///
/// # Errors
/// Text that is no GeoJSON geometry, or a geometry of another kind, with a short reason in English.
pub fn point_from_geojson(text: &str) -> Result<Option<Point>, String> {
    let text = text.trim();
    if text.is_empty() || text == "null" {
        return Ok(None);
    }
    let geometry = Geometry::from_str(text).map_err(|error| error.to_string())?;
    let point = match &geometry.value {
        GeometryValue::Point { coordinates } => position(coordinates),
        GeometryValue::MultiPoint { coordinates } => mean(coordinates),
        GeometryValue::Polygon { coordinates } => coordinates.first().and_then(|ring| centroid(ring)),
        GeometryValue::MultiPolygon { coordinates } => coordinates
            .iter()
            .filter_map(|polygon| polygon.first())
            .max_by(|a, b| twice_area(a).abs().total_cmp(&twice_area(b).abs()))
            .and_then(|ring| centroid(ring)),
        other => return Err(format!("a {} is not a place", other.type_name())),
    };
    match point {
        Some(point) if point.x.is_finite() && point.y.is_finite() => Ok(Some(point)),
        _ => Err("no coordinates".to_owned()),
    }
}

fn position(position: &Position) -> Option<Point> {
    match position.as_slice() {
        [x, y, ..] => Some(Point { x: *x, y: *y }),
        _ => None,
    }
}

fn mean(positions: &[Position]) -> Option<Point> {
    let points: Vec<Point> = positions.iter().filter_map(position).collect();
    if points.is_empty() {
        return None;
    }
    let count = points.len() as f64;
    Some(Point {
        x: points.iter().map(|point| point.x).sum::<f64>() / count,
        y: points.iter().map(|point| point.y).sum::<f64>() / count,
    })
}

fn twice_area(ring: &[Position]) -> f64 {
    edges(ring).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

fn edges(ring: &[Position]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.windows(2).filter_map(|pair| Some((position(&pair[0])?, position(&pair[1])?)))
}

/// Centroid by the shoelace sums; a ring without area has the mean of its corners.
fn centroid(ring: &[Position]) -> Option<Point> {
    let area = twice_area(ring);
    if area.abs() < 1e-12 {
        return mean(ring);
    }
    let (mut x, mut y) = (0.0, 0.0);
    for (a, b) in edges(ring) {
        let cross = a.x * b.y - b.x * a.y;
        x += (a.x + b.x) * cross;
        y += (a.y + b.y) * cross;
    }
    Some(Point { x: x / (3.0 * area), y: y / (3.0 * area) })
}
