//! A staff list as a file. What could be read as a formula is neutralised by the writer of tables.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use services::table::{Value, write_csv, write_xlsx};

use crate::shell::{Failure, Page, Visit};

/// The file that `?format=csv` or `?format=xlsx` asks for; nothing when the page itself is asked for.
pub(super) fn file(
    visit: &Visit,
    page: &Page,
    name: &str,
    columns: &[&str],
    rows: &[Vec<Value>],
) -> Result<Option<Response>, Failure> {
    let columns: Vec<String> = columns.iter().map(|key| page.t(key)).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let lines = rows.iter().map(Vec::as_slice);
    let (kind, suffix, bytes) = match super::filters(visit).get("format") {
        "csv" => ("text/csv; charset=utf-8", "csv", write_csv(&columns, lines).into_bytes()),
        "xlsx" => {
            let written =
                write_xlsx(page.title(), &columns, lines, visit.app().now()).map_err(Failure::fault)?;
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", written)
        }
        _ => return Ok(None),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{suffix}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok(Some((headers, bytes).into_response()))
}
