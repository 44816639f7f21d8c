//! A staff list as a file. It leaves by a form and no link, because each is written down first. What could be read as a
//! formula is neutralised by the writer of tables.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use services::office::{self, ExportList};
use services::table::{Value, write_csv, write_xlsx};

use crate::shell::{Failure, Page, Visit};

/// A list that is to leave as a file.
pub(super) struct Leaving<'a> {
    /// Which list.
    pub(super) list: ExportList,
    /// What it was narrowed to, as the list's address would say it.
    pub(super) filter: &'a str,
    /// `csv` or `xlsx`.
    pub(super) format: &'a str,
    /// The message keys of the columns.
    pub(super) columns: &'a [&'a str],
}

/// Writes down that the list leaves, and gives the file.
pub(super) async fn file(
    visit: &Visit,
    page: &Page,
    leaving: &Leaving<'_>,
    rows: &[Vec<Value>],
) -> Result<Response, Failure> {
    let columns: Vec<String> = leaving.columns.iter().map(|key| page.t(key)).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let lines = rows.iter().map(Vec::as_slice);
    let (kind, suffix, bytes) = match leaving.format {
        "csv" => ("text/csv; charset=utf-8", "csv", write_csv(&columns, lines).into_bytes()),
        "xlsx" => {
            let written =
                write_xlsx(page.title(), &columns, lines, visit.app().now()).map_err(Failure::fault)?;
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", written)
        }
        _ => return Err(Failure::NotFound),
    };
    let (app, actor) = (visit.app(), visit.actor());
    office::note_export(app, &actor, leaving.list, leaving.filter, rows.len() as u64).await?;
    let name = leaving.list.code();
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{suffix}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
