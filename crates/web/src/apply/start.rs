//! The start page: what is needed, how long it takes, where to go on.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ChildId;
use locale::Language;
use serde::Deserialize;
use services::queue::drafts::{self, Answers, Draft};
use services::{Error, families};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/start.html")]
struct StartPage {
    page: Page,
    form: Form,
    drafts: Vec<(Draft, String)>,
    papers: Vec<String>,
    days: i64,
}

/// For which child.
#[derive(Debug, Deserialize)]
pub(super) struct For {
    child: Option<ChildId>,
}

async fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    let actor = visit.actor();
    let children = families::children(visit.app(), &actor).await?;
    let name = |draft: &Draft| {
        let known = draft.answers.child.and_then(|id| children.iter().find(|child| child.id == id));
        let known = known.map(|child| format!("{} {}", child.given_name, child.surname));
        let new = draft.answers.new_child.as_ref();
        known
            .or_else(|| new.map(|child| format!("{} {}", child.given_name, child.surname)))
            .unwrap_or_default()
    };
    let own = drafts::drafts(visit.app(), &actor).await?;
    let language: Language = visit.language();
    let policy = visit.app().policy().await?;
    let papers = policy.registration.papers.iter().map(|paper| paper.in_language(language.code()).to_owned());
    render(&StartPage {
        page: visit.page("apply-start-title").back("/cabinet"),
        form,
        drafts: own.into_iter().map(|draft| (draft.clone(), name(&draft))).collect(),
        papers: papers.collect(),
        days: drafts::KEPT_DAYS,
    })
}

/// The page.
pub(super) async fn ask(visit: Visit, Query(whose): Query<For>) -> Result<Response, Failure> {
    let form = visit.form().fill("child", whose.child.map(|id| id.to_string()).unwrap_or_default());
    show(&visit, form).await
}

/// Begins a draft.
pub(super) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let actor = visit.actor();
    let children = families::children(visit.app(), &actor).await?;
    let chosen = posted.form.get("child").parse::<ChildId>().ok();
    let child = chosen.filter(|id| children.iter().any(|child| child.id == *id));
    let answers = Answers { child, ..Answers::default() };
    match drafts::begin(visit.app(), &actor, answers, Step::Child.name()).await {
        Ok(id) => Ok(Redirect::to(&format!("/cabinet/apply/{id}")).into_response()),
        Err(Error::Refused(refusal)) => {
            let args = visit.args(&refusal);
            posted.form.fail_whole(refusal.message, &args);
            show(&visit, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Goes on where the draft stopped.
pub(super) async fn resume(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    Ok(Redirect::to(&journey.href(journey.first_open())).into_response())
}

/// Throws a draft away.
pub(super) async fn discard(visit: Visit, Path(id): Path<Uuid>, _: Posted) -> Result<Response, Failure> {
    drafts::discard(visit.app(), &visit.actor(), id).await?;
    Ok(Redirect::to("/cabinet").into_response())
}
