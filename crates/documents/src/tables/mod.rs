//! Tables in and out: CSV, XLSX and GeoJSON become one row model, and rows become CSV or XLSX.
//!
//! Files come from outside: everything is bounded by [`Limits`], and what is wrong is said with file, line
//! and column. A fault that leaves the rest of the file unreadable is returned as `Err`; a fault of one row
//! is collected in [`Table::faults`], so that a person sees all bad rows at once.

mod csv;
mod geojson;
mod geometry;
mod text;
mod write;
mod xlsx;

use std::sync::Arc;

pub use geometry::{Point, point_from_geojson};
pub use write::{Value, write_csv, write_xlsx};

use crate::findings::{Code, Finding};

/// How much a reader takes. The defaults leave room for the largest city and stop a hostile file early.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: usize,
    /// Bytes of everything in a workbook after unpacking.
    pub unpacked_bytes: u64,
    /// Rows after the header.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes of one cell.
    pub cell_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            rows: 500_000,
            columns: 512,
            cell_bytes: 64 << 10,
        }
    }
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Comma-separated values, RFC 4180 with any delimiter.
    Csv,
    /// Office Open XML spreadsheet.
    Xlsx,
    /// GeoJSON FeatureCollection, RFC 7946.
    Geojson,
}

impl Format {
    /// The format by the file's extension.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "geojson" | "json" => Some(Self::Geojson),
            _ => None,
        }
    }
}

/// How to read a file; every part may be left to the reader's guess.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The format; by the file's extension when absent.
    pub format: Option<Format>,
    /// Name of the text encoding (WHATWG label such as `windows-1251`); UTF-8 when absent.
    pub encoding: Option<String>,
    /// The delimiter of a CSV file; found from the header when absent.
    pub delimiter: Option<char>,
    /// The sheet of a workbook; the first when absent.
    pub sheet: Option<String>,
    /// Bounds.
    pub limits: Limits,
}

/// A table read from a file.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file's name as the caller gave it.
    pub file: Arc<str>,
    /// Column names in the file's order.
    pub columns: Vec<String>,
    /// Rows in the file's order.
    pub rows: Vec<Row>,
    /// Faults of single rows; a table with faults must not be imported.
    pub faults: Vec<Finding>,
}

/// One row: as many cells as the table has columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where the row starts: line of a text file, row of a sheet, both counted from 1.
    pub line: u32,
    /// Cells in the order of [`Table::columns`]; absent cells are empty.
    pub cells: Vec<String>,
    /// The feature's geometry as GeoJSON text; only GeoJSON rows have one.
    pub geometry: Option<String>,
}

impl Table {
    /// The column's index.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The row's cell by column name.
    pub fn cell<'a>(&self, row: &'a Row, name: &str) -> Option<&'a str> {
        self.column(name).and_then(|index| row.cells.get(index)).map(String::as_str)
    }
}

/// Reads a table from a file's bytes.
///
/// # Errors
/// The first fault that makes the rest of the file unreadable: too large, wrong encoding, broken quoting,
/// no header, not a workbook.
pub fn read(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<Table, Box<Finding>> {
    let file: Arc<str> = Arc::from(file);
    if bytes.len() > options.limits.file_bytes {
        return Err(Box::new(
            Finding::new(&file, Code::FileTooLarge)
                .with("bytes", bytes.len())
                .with("limit", options.limits.file_bytes),
        ));
    }
    match options.format.or_else(|| Format::of_file_name(&file)) {
        Some(Format::Csv) => csv::read(&file, bytes, options),
        Some(Format::Xlsx) => xlsx::read(&file, bytes, options),
        Some(Format::Geojson) => geojson::read(&file, bytes, options),
        None => Err(Box::new(Finding::new(&file, Code::UnknownFormat))),
    }
}

/// Checks a header: names present and unique, columns not too many. Outer spaces are cut.
fn header(
    file: &Arc<str>,
    line: u32,
    names: Vec<String>,
    limits: &Limits,
) -> Result<Vec<String>, Box<Finding>> {
    let mut names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
    // Spreadsheets like to leave empty columns at the right edge; they carry nothing.
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    if names.is_empty() {
        return Err(Box::new(Finding::new(file, Code::NoHeader).at(line)));
    }
    if names.len() > limits.columns {
        return Err(Box::new(
            Finding::new(file, Code::TooManyColumns)
                .at(line)
                .with("columns", names.len())
                .with("limit", limits.columns),
        ));
    }
    let mut seen = std::collections::HashMap::new();
    for (index, name) in names.iter().enumerate() {
        let place = (index + 1).to_string();
        if name.is_empty() {
            return Err(Box::new(Finding::new(file, Code::BlankColumnName).at(line).in_column(place)));
        }
        if let Some(first) = seen.insert(name.clone(), index) {
            return Err(Box::new(
                Finding::new(file, Code::DuplicateColumn)
                    .at(line)
                    .in_column(name)
                    .with("first", first + 1)
                    .with("second", place),
            ));
        }
    }
    Ok(names)
}

/// Makes the cells as many as the columns, or says that they are not. Empty cells beyond the last column
/// are harmless.
fn fit(file: &Arc<str>, line: u32, mut cells: Vec<String>, columns: usize) -> Result<Vec<String>, Finding> {
    while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.len() == columns {
        return Ok(cells);
    }
    Err(Finding::new(file, Code::WrongCellCount).at(line).with("cells", cells.len()).with("columns", columns))
}

#[cfg(test)]
mod tests;
