//! `GET /`: explains, finds, applies.

use askama::Template;
use axum::response::Response;
use locale::Args;
use services::statistics::{self, City};

use crate::kit::Form;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "public/home.html")]
struct Home {
    page: Page,
    search: Form,
    city: City,
    region: String,
    answer_within: String,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let policy = visit.app().policy().await?;
    let page = visit.page("home-title");
    let days = policy.invitations.answer_within;
    let unit = match days.unit {
        domain::PeriodUnit::CalendarDays => "time-days",
        domain::PeriodUnit::WorkingDays => "time-working-days",
        domain::PeriodUnit::Hours => "time-hours",
    };
    render(&Home {
        search: Form::filters(visit.language(), ""),
        city: statistics::city(visit.app(), &visit.actor()).await?,
        region: policy.region.name.in_language(visit.language().code()).to_owned(),
        answer_within: page.ta(unit, &Args::new().with("count", days.length)),
        page,
    })
}
