//! `GET /opendata`: what anybody may take and use.

use askama::Template;
use axum::response::Response;

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "public/open_data.html")]
struct OpenData {
    page: Page,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    render(&OpenData { page: visit.page("opendata-title") })
}
