//! The accessibility statement, which every page's footer names.

use askama::Template;
use axum::response::Response;

use super::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "shell/accessibility.html")]
struct Statement {
    page: Page,
}

/// `GET /accessibility`.
pub(crate) async fn show(visit: Visit) -> Result<Response, Failure> {
    render(&Statement { page: visit.page("accessibility-title") })
}
