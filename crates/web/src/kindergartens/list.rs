//! `GET /kindergartens`: the list with the map beside it.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use domain::ids::KindergartenId;
use locale::{Args, Language};
use services::{
    ActivePolicy,
    kindergartens::{self, KindergartenView, Page as ListPage},
};

use super::find;
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Visit, render};
use crate::words;

/// Kindergartens on one page of the list.
const LIMIT: u32 = 20;

#[derive(Template)]
#[template(path = "kindergartens/list.html")]
struct List {
    page: Page,
    policy: Arc<ActivePolicy>,
    filters: Form,
    districts: Vec<Choice>,
    age_groups: Vec<Choice>,
    vacant: Vec<Choice>,
    found: ListPage,
    next: Option<String>,
    map_source: String,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let policy = app.policy().await?;
    let query = visit.uri().query().unwrap_or_default();
    let filters = Form::filters(visit.language(), query);
    let after = filters.get("cursor").parse().ok().map(KindergartenId::new);
    let found = kindergartens::list(app, &actor, &find(&filters), after, LIMIT).await?;
    let page = visit.page("kindergartens-title");
    let mut districts = vec![Choice::new("", page.t("filter-any-district"))];
    for row in kindergartens::districts(app, &actor).await? {
        districts.push(Choice::new(row.id.to_string(), district_name(visit.language(), &row)));
    }
    let kept =
        form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "cursor" && name != "lang");
    let map_query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    render(&List {
        age_groups: words::age_group_choices(&page, &policy),
        vacant: vec![Choice::new("yes", page.t("kindergartens-only-vacant"))],
        next: found.next.map(|id| id.to_string()),
        map_source: format!("/opendata/kindergartens.geojson?{map_query}"),
        page,
        policy,
        filters,
        districts,
        found,
    })
}

/// The name of a district in the page's language.
pub(super) fn district_name(language: Language, row: &services::kindergartens::District) -> String {
    match language {
        Language::Uk => row.name_uk.clone(),
        Language::En => row.name_en.clone(),
    }
}

impl List {
    fn count(&self) -> String {
        self.page.ta(
            "kindergartens-found",
            &Args::new().with("count", i64::try_from(self.found.total).unwrap_or(i64::MAX)),
        )
    }

    fn district(&self, view: &KindergartenView) -> String {
        district_name(self.page.language(), &view.district)
    }

    fn places(&self, view: &KindergartenView) -> String {
        let totals = view.totals();
        self.page.ta(
            "kindergartens-places",
            &Args::new().with("vacant", totals.vacant).with("total", totals.capacity),
        )
    }

    /// The age groups of a kindergarten with their vacant places, each once.
    fn by_age(&self, view: &KindergartenView) -> Vec<(String, u32)> {
        let mut sums: Vec<(&str, u32)> = Vec::new();
        for group in &view.groups {
            match sums.iter_mut().find(|(code, _)| *code == group.age_group) {
                Some((_, vacant)) => *vacant += group.vacant(),
                None => sums.push((&group.age_group, group.vacant())),
            }
        }
        let title = |code: &str| words::age_group(&self.page, &self.policy, code);
        sums.into_iter().map(|(code, vacant)| (title(code), vacant)).collect()
    }
}
