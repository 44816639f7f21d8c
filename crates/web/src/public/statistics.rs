//! `GET /statistics`: the city's numbers.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use domain::BenefitClass;
use locale::Language;
use services::{
    ActivePolicy,
    kindergartens::{self, District},
    statistics::{self, City, Count, Line},
};

use crate::shell::{Failure, Page, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "public/statistics.html")]
struct Statistics {
    page: Page,
    policy: Arc<ActivePolicy>,
    districts: Vec<District>,
    city: City,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    render(&Statistics {
        page: visit.page("statistics-title"),
        policy: app.policy().await?,
        districts: kindergartens::districts(app, &actor).await?,
        city: statistics::city(app, &actor).await?,
    })
}

impl Statistics {
    fn count(&self, count: &Count) -> String {
        match count {
            Count::Shown(number) => self.page.number(*number),
            Count::Hidden => "…".to_owned(),
        }
    }

    fn any_hidden(&self) -> bool {
        let lines = self.city.districts.iter().chain(&self.city.age_groups).map(|line| line.waiting);
        let others = self.city.classes.iter().map(|(_, count)| *count);
        let states = self.city.states.iter().map(|(_, count)| *count);
        lines.chain(others).chain(states).any(|count| count == Count::Hidden)
    }

    fn smallest(&self) -> u32 {
        self.policy.publication.smallest_count
    }

    fn district(&self, line: &Line) -> String {
        let row = self.districts.iter().find(|row| row.code == line.code);
        row.map_or_else(
            || line.code.clone(),
            |row| match self.page.language() {
                Language::Uk => row.name_uk.clone(),
                Language::En => row.name_en.clone(),
            },
        )
    }

    fn age_group(&self, line: &Line) -> String {
        words::age_group(&self.page, &self.policy, &line.code)
    }

    fn class(&self, class: &BenefitClass) -> String {
        words::class(&self.page, *class)
    }

    fn state(&self, code: &str) -> String {
        self.page.t(&format!("cabinet-state-{}", code.replace('_', "-")))
    }
}
