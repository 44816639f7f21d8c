//! `GET /kindergartens/{id}`: the page of a kindergarten, with total and vacant places of the institution and of each
//! group (K-12).

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::ids::KindergartenId;
use locale::Args;
use services::{
    ActivePolicy,
    kindergartens::{self, GroupCounts, KindergartenView, PlannedPlaces, Totals},
};

use super::list::district_name;
use crate::shell::{Failure, Page, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "kindergartens/page.html")]
struct KindergartenPage {
    page: Page,
    policy: Arc<ActivePolicy>,
    view: KindergartenView,
    totals: Totals,
    district: String,
}

/// The page.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: KindergartenId = id.parse().map_err(|_| Failure::NotFound)?;
    let view = kindergartens::detail(visit.app(), &visit.actor(), id).await?;
    let page =
        visit.page("kindergartens-title").titled(view.kindergarten.name.as_str()).back("/kindergartens");
    render(&KindergartenPage {
        page,
        policy: visit.app().policy().await?,
        totals: view.totals(),
        district: district_name(visit.language(), &view.district),
        view,
    })
}

impl KindergartenPage {
    fn ages(&self, group: &GroupCounts) -> String {
        let (from, to) = (group.from_months, group.to_months);
        words::programme_ages(&self.page, &self.policy, &group.age_group, from, to)
    }

    fn language(&self, group: &GroupCounts) -> String {
        words::language(&self.page, &group.language)
    }

    fn profile(&self, group: &GroupCounts) -> String {
        words::profile(&self.page, &group.profile)
    }

    fn planned(&self, places: &PlannedPlaces) -> String {
        self.page.ta(
            "kindergartens-planned",
            &Args::new().with("count", places.count).date("from", places.from_on),
        )
    }
}
