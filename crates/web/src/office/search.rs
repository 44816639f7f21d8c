//! `GET /office/search`: a case by number or name, a kindergarten by name.

use askama::Template;
use axum::response::Response;
use services::{
    kindergartens::{self, Find, KindergartenView},
    office::{self, Hit},
};

use crate::cabinet::words::tone;
use crate::kit::{Form, Tag};
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "office/search.html")]
struct Search {
    page: Page,
    filters: Form,
    hits: Vec<Hit>,
    kindergartens: Vec<KindergartenView>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let text = filters.get("q").to_owned();
    let hits = office::search(visit.app(), &visit.actor(), &text).await?;
    let kindergartens = if text.chars().count() >= 3 {
        let find = Find { name: Some(text), ..Find::default() };
        kindergartens::list(visit.app(), &visit.actor(), &find, None, 10).await?.items
    } else {
        Vec::new()
    };
    render(&Search { page: visit.page("office-search-title").back("/office"), filters, hits, kindergartens })
}

impl Search {
    fn state(&self, hit: &Hit) -> Tag {
        self.page.tag(&format!("cabinet-state-{}", hit.state.replace('_', "-")), tone(&hit.state))
    }
}
