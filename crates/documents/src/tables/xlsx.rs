//! XLSX workbooks, read cell by cell: a sheet may claim a million columns, and an archive may unpack to
//! more than the machine has.

use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::{Limits, ReadOptions, Row, Table, header};
use crate::findings::{Code, Finding};

/// Reads one sheet of a workbook. The first row with a value is the header.
pub(super) fn read(file: &Arc<str>, bytes: &[u8], options: &ReadOptions) -> Result<Table, Box<Finding>> {
    bounded(file, bytes, &options.limits)?;
    let damaged = |reason: String| Box::new(Finding::new(file, Code::NotAWorkbook).with("reason", reason));
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let sheets = workbook.sheet_names();
    let sheet = match &options.sheet {
        Some(name) if sheets.contains(name) => name.clone(),
        Some(name) => {
            let fault = Finding::new(file, Code::NoSuchSheet).with("sheet", name);
            return Err(Box::new(fault.with("sheets", sheets.join(", "))));
        }
        None => sheets.first().cloned().ok_or_else(|| damaged("no sheet".to_owned()))?,
    };
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(|error| damaged(error.to_string()))?;
    let mut sink = Sink { file, limits: &options.limits, table: None, current: None };
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(error.to_string()))? {
        let (row, column) = cell.get_position();
        sink.take(row, column, cell.get_value())?;
    }
    sink.finish()
}

/// Unpacks every entry into nothing, counting: the sizes that an archive declares need not be true.
fn bounded(file: &Arc<str>, bytes: &[u8], limits: &Limits) -> Result<(), Box<Finding>> {
    let damaged = |error: &dyn std::fmt::Display| {
        Box::new(Finding::new(file, Code::NotAWorkbook).with("reason", error.to_string()))
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| damaged(&error))?;
        if unpacked > left {
            let limit = limits.unpacked_bytes;
            return Err(Box::new(Finding::new(file, Code::WorkbookTooLarge).with("limit", limit)));
        }
        left -= unpacked;
    }
    Ok(())
}

/// Collects cells, which come row by row, into a table.
struct Sink<'a> {
    file: &'a Arc<str>,
    limits: &'a Limits,
    table: Option<Table>,
    current: Option<(u32, Vec<String>)>,
}

impl Sink<'_> {
    fn take(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), Box<Finding>> {
        let line = row.saturating_add(1);
        let place = (u64::from(column) + 1).to_string();
        let text = match plain(value) {
            Ok(text) => text,
            Err(error) => {
                let fault = Finding::new(self.file, Code::CellError).at(line).in_column(place);
                return Err(Box::new(fault.with("error", error)));
            }
        };
        if text.is_empty() {
            return Ok(());
        }
        if text.len() > self.limits.cell_bytes {
            let fault = Finding::new(self.file, Code::CellTooLarge).at(line).in_column(place);
            return Err(Box::new(fault.with("limit", self.limits.cell_bytes)));
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= self.limits.columns {
            let fault = Finding::new(self.file, Code::TooManyColumns).at(line);
            let fault = fault.with("columns", column.saturating_add(1));
            return Err(Box::new(fault.with("limit", self.limits.columns)));
        }
        if self.current.as_ref().is_none_or(|(current, _)| *current != line) {
            self.close_row()?;
            self.current = Some((line, Vec::new()));
        }
        if let Some((_, cells)) = &mut self.current {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = text;
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Box<Finding>> {
        let Some((line, mut cells)) = self.current.take() else { return Ok(()) };
        let Some(table) = &mut self.table else {
            let columns = header(self.file, line, cells, self.limits)?;
            let file = Arc::clone(self.file);
            self.table = Some(Table { file, columns, rows: Vec::new(), faults: Vec::new() });
            return Ok(());
        };
        if table.rows.len() >= self.limits.rows {
            let fault = Finding::new(self.file, Code::TooManyRows).at(line);
            return Err(Box::new(fault.with("limit", self.limits.rows)));
        }
        if cells.len() > table.columns.len() {
            let fault = Finding::new(self.file, Code::WrongCellCount).at(line).with("cells", cells.len());
            table.faults.push(fault.with("columns", table.columns.len()));
            return Ok(());
        }
        // Empty cells at the right edge are not stored in the file.
        cells.resize(table.columns.len(), String::new());
        table.rows.push(Row { line, cells, geometry: None });
        Ok(())
    }

    fn finish(mut self) -> Result<Table, Box<Finding>> {
        self.close_row()?;
        self.table.ok_or_else(|| Box::new(Finding::new(self.file, Code::NoHeader)))
    }
}

/// A cell as text; numbers without a needless fraction, dates as ISO 8601.
fn plain(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Int(number) => number.to_string(),
        // `{}` writes the shortest text that reads back as the same number, without ".0".
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(instant) if instant.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                date
            } else {
                format!("{date}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Err(error.to_string()),
        DataRef::Empty => String::new(),
    })
}
