//! Which child the application is for.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use services::Error;
use services::queue::drafts;
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

const NEW: &str = "new";

#[derive(Template)]
#[template(path = "apply/child.html")]
struct ChildPage {
    page: Page,
    form: Form,
    choices: Vec<Choice>,
}

fn choices(journey: &Journey, page: &Page) -> Vec<Choice> {
    let known = journey.children.iter().map(|child| {
        let name = format!("{} {}", child.given_name, child.surname);
        Choice::new(child.id.to_string(), name).hint(page.t1(
            "apply-child-born",
            "on",
            page.date(&child.born_on),
        ))
    });
    known.chain([Choice::new(NEW, page.t("apply-child-new"))]).collect()
}

fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let page = journey.page(Step::Child, "apply-child-question");
    let choices = choices(journey, &page);
    render(&ChildPage { page, form, choices })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let chosen = journey.answers().child.map(|child| child.to_string());
    let form = journey.visit.form().fill("child", chosen.unwrap_or_default());
    show(&journey, form)
}

/// Takes the answer; a child for whom one may not apply is told so at once.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let choices = choices(&journey, &journey.page(Step::Child, "apply-child-question"));
    let Some(chosen) = posted.form.require_choice("child", &choices, "apply-child-missing") else {
        return show(&journey, posted.form);
    };
    let mut answers = journey.answers().clone();
    if chosen == NEW {
        answers.child = None;
        return journey.go_on(Step::Child, answers).await;
    }
    let known = journey.children.iter().find(|child| child.id.to_string() == chosen).map(|child| child.id);
    let child = known.ok_or(Failure::NotFound)?;
    match drafts::may_apply(journey.visit.app(), &journey.visit.actor(), child).await {
        Ok(()) => {
            answers.child = Some(child);
            answers.new_child = None;
            journey.go_on(Step::Child, answers).await
        }
        Err(Error::Refused(refusal)) => {
            journey.refuse(&mut posted.form, "child", &refusal);
            show(&journey, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
