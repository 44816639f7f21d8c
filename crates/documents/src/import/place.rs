//! Where a kindergarten stands, from the row's coordinates.

use super::Location;
use super::mapping::{LocationFields, Mapping};
use super::read::Reader;
use crate::findings::{Code, Finding};
use crate::tables::{Row, point_from_geojson};

/// The row's location and what is to be said about it.
pub(super) fn find<'a>(
    reader: &mut Reader<'a>,
    row: &'a Row,
    name: &str,
) -> (Option<Location>, Option<Finding>) {
    let Some(fields) = reader.mapping.location.as_ref().map(|location| location.get_ref()) else {
        return (None, None);
    };
    let about = |code: Code| {
        let finding = reader.finding(code, row).in_column(columns(reader.mapping));
        finding.with("kindergarten", name).with("value", cells(reader, row))
    };
    let (x, y) = match point(reader, fields, row) {
        Err((code, column, value)) => {
            let finding = reader.finding(code, row).in_column(column);
            return (None, Some(finding.with("value", value)));
        }
        Ok(None) => return (None, Some(about(Code::MissingCoordinates))),
        Ok(Some((x, y))) if fields.zero_is_missing && x == 0.0 && y == 0.0 => {
            return (None, Some(about(Code::ZeroCoordinates)));
        }
        Ok(Some(point)) => point,
    };
    let location = reader.reprojection.as_ref().and_then(|reprojection| reprojection.place(x, y));
    let inside = |l: &Location| {
        fields
            .bounds
            .is_none_or(|b| (b.south..=b.north).contains(&l.lat) && (b.west..=b.east).contains(&l.lon))
    };
    match location.filter(inside) {
        Some(location) => (Some(location), None),
        None => (None, Some(about(Code::CoordinatesOutOfBounds))),
    }
}

type Fault = (Code, String, String);

/// The point in the file's own system: easting and northing.
fn point<'a>(
    reader: &Reader<'a>,
    fields: &LocationFields,
    row: &'a Row,
) -> Result<Option<(f64, f64)>, Fault> {
    let (Some(easting), Some(northing)) = (&fields.easting, &fields.northing) else {
        let (column, text) = match &fields.geometry {
            Some(column) => (column.as_str(), reader.raw(row, column)),
            None => ("geometry", row.geometry.as_deref().unwrap_or_default()),
        };
        let point = point_from_geojson(text).map_err(|r| (Code::BadGeometry, column.to_owned(), r))?;
        return Ok(point.map(|point| (point.x, point.y)));
    };
    let number = |column: &String| {
        let text = reader.raw(row, column).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number: Option<f64> = text.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite());
        number.map(Some).ok_or_else(|| (Code::NotANumber, column.clone(), text.to_owned()))
    };
    Ok(number(easting)?.zip(number(northing)?))
}

/// The location cells as they stand, to show and to compare.
pub(super) fn cells<'a>(reader: &Reader<'a>, row: &'a Row) -> String {
    let Some(fields) = &reader.mapping.location else { return String::new() };
    let fields = fields.get_ref();
    let named = [&fields.easting, &fields.northing, &fields.geometry];
    let cells: Vec<&str> = named.into_iter().flatten().map(|column| reader.raw(row, column)).collect();
    if cells.is_empty() {
        row.geometry.clone().unwrap_or_default()
    } else {
        cells.join(" ").trim().to_owned()
    }
}

/// Names of the location columns, to show.
pub(super) fn columns(mapping: &Mapping) -> String {
    let Some(fields) = &mapping.location else { return String::new() };
    let fields = fields.get_ref();
    let named: Vec<&str> = [&fields.easting, &fields.northing, &fields.geometry]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if named.is_empty() { "geometry".to_owned() } else { named.join(", ") }
}
