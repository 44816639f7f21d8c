//! The parts of the kit, to look at (demo mode only). Every value on these pages is invented.

use askama::Template;
use axum::Json;
use axum::response::Response;
use domain::accounts::Permission;
use serde_json::{Value, json};

use crate::kit::{Choice, Form, Moment, Timeline, When};
use crate::shell::{Failure, Page, Posted, Routes, Visit, render};

#[derive(Template)]
#[template(path = "styleguide/parts.html")]
struct PartsPage {
    page: Page,
    form: Form,
    filters: Form,
    kinds: Vec<Choice>,
    channels: Vec<Choice>,
    districts: Vec<Choice>,
    timeline: Timeline,
}

#[derive(Template)]
#[template(path = "styleguide/question.html")]
struct QuestionPage {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
}

/// `/styleguide` and its question page.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/styleguide", Permission::QueuePublic, parts)
        .get("/office/styleguide", Permission::QueuePublic, parts)
        .get("/styleguide/question", Permission::QueuePublic, question)
        .post("/styleguide/question", Permission::QueuePublic, answer)
        .get("/styleguide/map.geojson", Permission::QueuePublic, points)
}

async fn parts(visit: Visit) -> Result<Response, Failure> {
    let page = visit.page("guide-title");
    let kinds = kinds(&page);
    let channels = vec![Choice::new("email", "E-mail"), Choice::new("sms", "SMS")];
    let districts =
        ["Голосіївський", "Дарницький", "Деснянський"].map(|name| Choice::new(name, name)).to_vec();
    let moment = |when, key: &str, at: &str, text: &str| Moment {
        when,
        title: page.t(key),
        at: at.to_owned(),
        datetime: None,
        text: text.to_owned(),
    };
    let moments = vec![
        moment(When::Past, "guide-done", "02.06.2027, 09:14", ""),
        moment(When::Now, "guide-invited", "02.06.2027, 10:05", &page.t("guide-invited-means")),
        moment(When::Next, "guide-enrolled", "", ""),
    ];
    let mut form = visit
        .form()
        .fill("kind", "first")
        .fill_all("channels", ["email", "sms"])
        .fill("born-day", "30")
        .fill("born-month", "2")
        .fill("born-year", "2024");
    form.require("surname", "guide-name-missing");
    form.require_date("born", "guide-born-what");
    let filters = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    let timeline = Timeline::new(visit.language(), moments);
    render(&PartsPage { page: page.back("/"), form, filters, kinds, channels, districts, timeline })
}

fn kinds(page: &Page) -> Vec<Choice> {
    let first = Choice::new("first", page.t("guide-kind-first")).hint(page.t("guide-kind-first-hint"));
    vec![Choice::new("none", page.t("guide-kind-none")), first]
}

async fn question(visit: Visit) -> Result<Response, Failure> {
    let page = visit.page("guide-kind").back("/styleguide").journey();
    render(&QuestionPage { kinds: kinds(&page), form: visit.form(), page })
}

async fn answer(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let page = visit.page("guide-kind").back("/styleguide").journey();
    let kinds = kinds(&page);
    posted.form.require_choice("kind", &kinds, "guide-kind-missing");
    render(&QuestionPage { page, form: posted.form, kinds })
}

/// Invented kindergartens all over the city.
async fn points() -> Json<Value> {
    let features = (0..120_u32).map(|number| {
        // A spiral from the middle of the city outwards.
        let turn = f64::from(number) * 2.4;
        let far = f64::from(number).sqrt() * 0.011;
        let place = [30.52 + far * turn.cos() * 1.5, 50.45 + far * turn.sin()];
        json!({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {
                "id": number.to_string(),
                "name": format!("Садок № {}", number + 1),
                "address": "вул. Зразкова, 1",
                "vacant": number % 4,
            },
        })
    });
    Json(json!({"type": "FeatureCollection", "features": features.collect::<Vec<_>>()}))
}
