//! Tables out: CSV that no spreadsheet mistakes for formulas, and XLSX.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A cell to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text from a person or a file; neutralised in CSV.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// A day.
    Date(Date),
    /// An instant; written in UTC as RFC 3339.
    Instant(Timestamp),
    /// Nothing.
    Empty,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => neutral(text),
            Self::Number(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Instant(instant) => instant.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
/// Leading spaces are looked through, because some programs skip them.
fn neutral(text: &str) -> String {
    let risky = |character: char| {
        matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    };
    let first = text.trim_start_matches(' ').chars().next();
    if first.is_some_and(risky) { format!("'{text}") } else { text.to_owned() }
}

/// Writes CSV as RFC 4180 has it: UTF-8 without a mark, comma, CR LF, quotes where needed.
pub fn write_csv<'a>(columns: &[&str], rows: impl IntoIterator<Item = &'a [Value]>) -> String {
    let mut out = String::new();
    record(&mut out, columns.iter().map(|name| neutral(name)));
    for row in rows {
        record(&mut out, row.iter().map(Value::text));
    }
    out
}

fn record(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) || (index == 0 && cell.is_empty()) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// Writes a workbook of one sheet with a frozen header row. `made_at` is stamped into its properties, so that the same
/// rows give the same bytes.
///
/// # Errors
/// A sheet name or a size that XLSX does not allow.
pub fn write_xlsx<'a>(
    sheet: &str,
    columns: &[&str],
    rows: impl IntoIterator<Item = &'a [Value]>,
    made_at: Timestamp,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(made_at.as_second())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let page = workbook.add_worksheet();
    page.set_name(sheet)?;
    page.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (index, name) in columns.iter().enumerate() {
        page.write_string_with_format(0, column(index)?, *name, &bold)?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (index, value) in row.iter().enumerate() {
            let column = column(index)?;
            match value {
                Value::Text(text) => page.write_string(line, column, text)?,
                Value::Number(number) => page.write_number(line, column, *number as f64)?,
                Value::Decimal(number) => page.write_number(line, column, *number)?,
                Value::Date(date) => page.write_datetime_with_format(line, column, *date, &day)?,
                Value::Instant(instant) => page.write_string(line, column, instant.to_string())?,
                Value::Empty => page,
            };
        }
    }
    workbook.save_to_buffer()
}

fn column(index: usize) -> Result<u16, XlsxError> {
    u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)
}
