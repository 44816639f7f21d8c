//! `GET /office/groups`: the groups of the actor's kindergartens.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use services::{
    ActivePolicy,
    kindergartens::{GroupCounts, KindergartenView},
    office,
};

use super::planned::{Planned, planned};
use crate::shell::{Failure, Page, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "office/groups.html")]
struct Groups {
    page: Page,
    policy: Arc<ActivePolicy>,
    views: Vec<KindergartenView>,
    planned: Vec<Planned>,
    closed: bool,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let views = office::my_kindergartens(visit.app(), &visit.actor()).await?;
    let policy = visit.app().policy().await?;
    render(&Groups {
        page: visit.page("office-groups").back("/office"),
        closed: super::filters(&visit).get("done") == "closed",
        planned: planned(&views),
        policy,
        views,
    })
}

impl Groups {
    fn age_group(&self, group: &GroupCounts) -> String {
        words::age_group(&self.page, &self.policy, &group.age_group)
    }
}
