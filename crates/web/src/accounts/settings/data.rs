//! All own data as a file.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use services::cabinet;

use crate::shell::{Failure, Visit};

/// The file.
pub(in crate::accounts) async fn download(visit: Visit) -> Result<Response, Failure> {
    let export = cabinet::export(visit.app(), &visit.actor()).await?;
    let text = serde_json::to_string_pretty(&export).map_err(Failure::fault)?;
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sadok-data.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}
