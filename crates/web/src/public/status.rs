//! `/status`: where an application stands, by its number and the code on the receipt.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use locale::Args;
use services::{
    ActivePolicy, Error,
    kindergartens::{self, KindergartenView},
    queue::{self, Position, Status},
};

use crate::accounts::Source;
use crate::cabinet::words::tone;
use crate::kit::{Form, Moment, Tag, Timeline, When};
use crate::shell::{Failure, Page, Posted, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "public/status_ask.html")]
struct Ask {
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "public/status.html")]
struct Shown {
    page: Page,
    policy: Arc<ActivePolicy>,
    status: Status,
    places: Vec<KindergartenView>,
}

/// The question. The number may stand in the address (a receipt's QR code leads here); the code never does.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let asked = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    let form = visit.form().fill("number", asked.get("number"));
    render(&Ask { page: visit.page("status-title"), form })
}

/// The answer, shown at once and kept nowhere.
pub(super) async fn answer(visit: Visit, source: Source, mut posted: Posted) -> Result<Response, Failure> {
    let number = posted.form.require("number", "status-number-missing");
    let code = posted.form.require("code", "status-code-missing");
    let page = visit.page("status-title");
    let (Some(number), Some(code)) = (number, code) else {
        return again(page, posted.form);
    };
    let (app, actor) = (visit.app(), visit.actor());
    match queue::status(app, &actor, &number, &code, source.address.as_deref()).await {
        Ok(status) => {
            let mut ids: Vec<_> = status.positions.iter().map(|position| position.kindergarten).collect();
            ids.sort_unstable();
            ids.dedup();
            let places = kindergartens::find_by_ids(app, &actor, &ids).await?;
            let policy = app.policy().await?;
            render(&Shown { page: page.back("/status"), policy, status, places })
        }
        Err(Error::NotFound(_)) => {
            posted.form.fail("number", "status-not-found");
            again(page, posted.form)
        }
        Err(Error::Refused(refusal)) => {
            posted.form.refuse("number", &refusal, &visit.args(&refusal));
            again(page, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}

fn again(page: Page, form: Form) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&Ask { page, form })?).into_response())
}

impl Shown {
    fn tag(&self) -> Tag {
        let key = format!("cabinet-state-{}", self.status.state.replace('_', "-"));
        self.page.tag(&key, tone(&self.status.state))
    }

    fn class(&self) -> String {
        words::class_code(&self.page, &self.status.class)
    }

    fn kindergarten(&self, position: &Position) -> String {
        let view = self.places.iter().find(|view| view.id() == position.kindergarten);
        view.map(|view| view.kindergarten.name.clone()).unwrap_or_default()
    }

    fn programme(&self, position: &Position) -> String {
        let months = |value: i32| u16::try_from(value).unwrap_or(0);
        let (from, to) = (months(position.from_months), months(position.to_months));
        let ages = words::programme_ages(&self.page, &self.policy, &position.age_group, from, to);
        format!("{ages}, {}", words::language(&self.page, &position.language))
    }

    fn ahead(&self, position: &Position) -> String {
        let parts: Vec<String> = position
            .ahead
            .iter()
            .map(|ahead| {
                format!("{}: {}", words::class(&self.page, ahead.class), self.page.number(ahead.count))
            })
            .collect();
        if parts.is_empty() { self.page.t("status-nobody-ahead") } else { parts.join("; ") }
    }

    fn of(&self, position: &Position) -> String {
        self.page.ta("status-of", &Args::new().with("count", i64::try_from(position.of).unwrap_or(i64::MAX)))
    }

    fn timeline(&self) -> Timeline {
        let moments = self.status.events.iter().map(|(at, kind)| Moment {
            when: When::Past,
            title: words::event(&self.page, kind),
            at: self.page.moment(at),
            datetime: Some(at.to_string()),
            text: String::new(),
        });
        Timeline::new(self.page.language(), moments.collect())
    }
}
