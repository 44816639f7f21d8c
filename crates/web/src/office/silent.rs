//! `GET /office/silent`: kindergartens with vacant places that have said nothing about them for thirty days.

use askama::Template;
use axum::response::Response;
use services::office::{self, Silent};

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "office/silent.html")]
struct SilentPage {
    page: Page,
    silent: Vec<Silent>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let silent = office::silent(visit.app(), &visit.actor()).await?;
    render(&SilentPage { page: visit.page("office-silent").back("/office"), silent })
}
