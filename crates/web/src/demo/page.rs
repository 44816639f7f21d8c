//! `/demo`: who to be, what time it is, what was sent.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use domain::accounts::{Actor, Role, Via};
use domain::time::{Date, Timestamp};
use locale::{Args, Language};
use serde::Deserialize;
use services::demo::{self, Guest};
use services::kindergartens::{self, Find, KindergartenView};

use crate::kit::{Tag, Tone};
use crate::shell::{Failure, Page, Visit, render};

/// Kindergartens the page lists to choose from.
const KINDERGARTENS: u32 = 500;
/// Parents for each state.
const GUESTS: u64 = 4;

#[derive(Template)]
#[template(path = "demo/index.html")]
struct DemoPage {
    page: Page,
    now: Timestamp,
    today: Date,
    guests: Vec<Guest>,
    kindergartens: Vec<KindergartenView>,
    districts: Vec<(String, String)>,
    moved: Option<String>,
}

impl DemoPage {
    /// Roles that act on the whole region.
    fn offices(&self) -> [&'static str; 6] {
        [
            Role::Commission.code(),
            Role::MunicipalAdmin.code(),
            Role::SystemAdmin.code(),
            Role::CallCentre.code(),
            Role::RegistryOfficer.code(),
            Role::Auditor.code(),
        ]
    }

    fn role(&self, code: &str) -> String {
        self.page.t(&format!("demo-role-{}", code.replace('_', "-")))
    }

    fn does(&self, code: &str) -> String {
        self.page.t(&format!("demo-does-{}", code.replace('_', "-")))
    }

    fn steps(&self) -> [&'static str; 6] {
        ["1h", "1d", "3d", "7d", "11d", "30d"]
    }

    fn step(&self, length: &str) -> String {
        self.page.t(&format!("demo-step-{length}"))
    }

    fn state(&self, guest: &Guest) -> Tag {
        let tone = match guest.state.as_str() {
            "invited" | "accepted" => Tone::Act,
            "enrolled" => Tone::Good,
            "suspended" => Tone::Bad,
            _ => Tone::Wait,
        };
        self.page.tag(&format!("demo-state-{}", guest.state), tone)
    }
}

/// What the last move of the clock did.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<u32>,
    sent: Option<u32>,
}

/// `GET /demo`.
pub(super) async fn show(visit: Visit, Query(last): Query<Done>) -> Result<Response, Failure> {
    let app = visit.app();
    let public = Actor::public(Via::Web);
    let found = kindergartens::list(app, &public, &Find::default(), None, KINDERGARTENS).await?;
    let districts = kindergartens::districts(app, &public).await?;
    let uk = visit.language() == Language::Uk;
    let districts = districts
        .into_iter()
        .map(|district| (district.id.to_string(), if uk { district.name_uk } else { district.name_en }))
        .collect();
    let page = visit.page("demo-title");
    let moved = last
        .done
        .zip(last.sent)
        .map(|(done, sent)| page.ta("demo-moved", &Args::new().with("done", done).with("sent", sent)));
    let now = app.now();
    let today = visit.state().settings().zone.to_datetime(now).date();
    let guests = demo::guests(app, GUESTS).await?;
    render(&DemoPage { page, now, today, guests, kindergartens: found.items, districts, moved })
}
