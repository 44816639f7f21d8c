//! GeoJSON FeatureCollections: properties become cells, the geometry stays beside them as text.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{ReadOptions, Row, Table, header, text};
use crate::findings::{Code, Finding};

// Features are kept as slices of the file first, so that each knows the line it starts on.
#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow, default)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    id: Option<Value>,
}

/// Reads a FeatureCollection. Columns are the properties' names in order of appearance, and `id` for the
/// feature's own id where no property has that name.
pub(super) fn read(file: &Arc<str>, bytes: &[u8], options: &ReadOptions) -> Result<Table, Box<Finding>> {
    let text = text::decode(file, bytes, options.encoding.as_deref())?;
    let collection: Collection<'_> = serde_json::from_str(&text).map_err(|error| bad(file, 1, &error))?;
    if collection.kind != "FeatureCollection" {
        let reason = format!("type is {:?}, expected FeatureCollection", collection.kind);
        return Err(Box::new(Finding::new(file, Code::NotGeojson).at(1).with("reason", reason)));
    }
    if collection.features.len() > options.limits.rows {
        let limit = options.limits.rows;
        return Err(Box::new(Finding::new(file, Code::TooManyRows).with("limit", limit)));
    }
    let mut names: Vec<String> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut read = Vec::new();
    let mut lines = Lines { text: &text, offset: 0, line: 1 };
    for raw in collection.features {
        let line = lines.of(raw.get());
        let feature: Feature<'_> =
            serde_json::from_str(raw.get()).map_err(|error| bad(file, line, &error))?;
        let mut properties = feature.properties.unwrap_or_default();
        if let Some(id) = feature.id {
            properties.entry("id").or_insert(id);
        }
        for name in properties.keys() {
            if !index.contains_key(name) {
                index.insert(name.clone(), names.len());
                names.push(name.clone());
            }
        }
        read.push((line, properties, feature.geometry.map(|geometry| geometry.get().to_owned())));
    }
    let columns = header(file, 1, names, &options.limits)?;
    let mut table = Table { file: Arc::clone(file), columns, rows: Vec::new(), faults: Vec::new() };
    for (line, properties, geometry) in read {
        let mut cells = vec![String::new(); table.columns.len()];
        for (name, value) in properties {
            let cell = plain(value);
            if cell.len() > options.limits.cell_bytes {
                let limit = options.limits.cell_bytes;
                let fault = Finding::new(file, Code::CellTooLarge).at(line).in_column(name);
                return Err(Box::new(fault.with("limit", limit)));
            }
            if let Some(place) = index.get(&name).and_then(|at| cells.get_mut(*at)) {
                *place = cell;
            }
        }
        table.rows.push(Row { line, cells, geometry });
    }
    Ok(table)
}

fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn bad(file: &Arc<str>, first: u32, error: &serde_json::Error) -> Box<Finding> {
    let line = first + u32::try_from(error.line()).unwrap_or(1).saturating_sub(1);
    // serde_json repeats the place in its text; here it would be the place inside the feature.
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or_default().to_owned();
    Box::new(
        Finding::new(file, Code::NotGeojson)
            .at(line)
            .in_column(error.column().to_string())
            .with("reason", reason),
    )
}

/// Counts lines forward through the text, each part looked at once.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line on which this slice of the text starts.
    fn of(&mut self, slice: &str) -> u32 {
        let start = (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = start.min(self.text.len()).max(self.offset);
        let between = &self.text.as_bytes()[self.offset..start];
        self.line += u32::try_from(between.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        self.offset = start;
        self.line
    }
}
