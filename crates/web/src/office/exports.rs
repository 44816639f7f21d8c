//! `GET /office/exports`: which lists with names left as files, for whoever reads the audit.

use askama::Template;
use axum::response::Response;
use services::office::{self, ExportLine};

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "office/exports.html")]
struct Exports {
    page: Page,
    lines: Vec<ExportLine>,
    next: Option<String>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let offset = super::offset(&super::filters(&visit));
    let mut lines = office::exports(visit.app(), &visit.actor(), offset, super::LIMIT + 1).await?;
    let more = lines.len() as u64 > super::LIMIT;
    lines.truncate(usize::try_from(super::LIMIT).unwrap_or(usize::MAX));
    render(&Exports {
        page: visit.page("office-exports").back("/office"),
        next: more.then(|| (offset + super::LIMIT).to_string()),
        lines,
    })
}

impl Exports {
    fn role(&self, line: &ExportLine) -> String {
        self.page.t(&format!("office-role-{}", line.role.replace('_', "-")))
    }

    fn list(&self, line: &ExportLine) -> String {
        self.page.t(&format!("office-{}", line.list))
    }
}
