//! `GET /queue`: the line of a kindergarten as everybody may see it: numbers, never names.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use domain::ids::KindergartenId;
use services::{
    ActivePolicy,
    kindergartens::{self, Find, KindergartenView},
    queue::{self, PublicEntry, PublicQueue},
};

use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Visit, render};
use crate::words;

/// Places on one page of one line.
const LIMIT: u64 = 50;
/// Kindergartens on one page of the choice.
const CHOICE: u32 = 30;

#[derive(Template)]
#[template(path = "public/queue_choose.html")]
struct Choose {
    page: Page,
    filters: Form,
    found: kindergartens::Page,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "public/queue.html")]
struct Queue {
    page: Page,
    policy: Arc<ActivePolicy>,
    filters: Form,
    age_groups: Vec<Choice>,
    view: KindergartenView,
    queues: Vec<PublicQueue>,
    next: Option<String>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    match filters.get("kindergarten").parse::<KindergartenId>() {
        Ok(id) => of(visit, filters, id).await,
        Err(_) => choose(visit, filters).await,
    }
}

async fn choose(visit: Visit, filters: Form) -> Result<Response, Failure> {
    let find = Find { name: Some(filters.get("name").to_owned()), ..Find::default() };
    let after = filters.get("cursor").parse().ok().map(KindergartenId::new);
    let found = kindergartens::list(visit.app(), &visit.actor(), &find, after, CHOICE).await?;
    let next = found.next.map(|id| id.to_string());
    render(&Choose { page: visit.page("queue-title"), filters, found, next })
}

async fn of(visit: Visit, filters: Form, id: KindergartenId) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let policy = app.policy().await?;
    let view = kindergartens::detail(app, &actor, id).await?;
    let age_group = Some(filters.get("age_group")).filter(|code| !code.is_empty());
    let after = filters.get("cursor").parse().unwrap_or(0);
    let from = queue::From::Position(after);
    let queues = queue::public_queue(app, &actor, id, age_group, &from, LIMIT).await?;
    let page = visit.page("queue-title").back(format!("/kindergartens/{id}"));
    render(&Queue {
        age_groups: words::age_group_choices(&page, &policy),
        next: queues.iter().filter_map(|queue| queue.next).max().map(|next| next.to_string()),
        page,
        policy,
        filters,
        view,
        queues,
    })
}

impl Queue {
    fn heading(&self, queue: &PublicQueue) -> String {
        let months = |value: i32| u16::try_from(value).unwrap_or(0);
        let (from, to) = (months(queue.from_months), months(queue.to_months));
        let ages = words::programme_ages(&self.page, &self.policy, &queue.age_group, from, to);
        let language = words::language(&self.page, &queue.language);
        if queue.profile == "general" {
            format!("{ages}, {language}")
        } else {
            format!("{ages}, {language}, {}", words::profile(&self.page, &queue.profile))
        }
    }

    fn class(&self, entry: &PublicEntry) -> String {
        words::class_code(&self.page, &entry.class)
    }

    fn special(&self, entry: &PublicEntry) -> bool {
        entry.class != "general"
    }
}
