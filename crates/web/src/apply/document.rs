//! The paper that proves the birth.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::families::BirthDocumentKind;
use domain::ids::ChildId;
use services::Error;
use services::families::{self, NewChild};
use services::queue::drafts;
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/document.html")]
struct DocumentPage {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
}

/// What may prove a birth.
pub(crate) fn kinds(page: &Page) -> Vec<Choice> {
    BirthDocumentKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), page.t(&format!("apply-document-{}", kind.code()))))
        .collect()
}

fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let page = journey.page(Step::Document, "apply-document-title");
    let kinds = kinds(&page);
    render(&DocumentPage { page, form, kinds })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let mut form = journey.visit.form();
    if let Some(child) = journey.answers().child {
        let opened = families::open(journey.visit.app(), &journey.visit.actor(), child).await?;
        form = form.fill("kind", opened.document_kind.code()).fill("number", opened.document);
    } else if journey.answers().new_child.is_none() {
        return Ok(Redirect::to(&journey.href(Step::Name)).into_response());
    } else {
        form = form.fill("kind", BirthDocumentKind::Certificate.code());
    }
    show(&journey, form)
}

/// Takes the answer: with it the child is entered.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let kind = BirthDocumentKind::from_code(posted.form.get("kind"));
    if kind.is_none() {
        posted.form.fail("kind", "apply-document-kind-missing");
    }
    let number = posted.form.require("number", "apply-document-missing");
    let (Some(kind), Some(number)) = (kind, number) else {
        return show(&journey, posted.form);
    };
    let mut answers = journey.answers().clone();
    match enter(&journey, kind, number, &mut answers).await {
        Ok(()) => journey.go_on(Step::Document, answers).await,
        Err(Error::Refused(refusal)) => {
            journey.refuse(&mut posted.form, "number", &refusal);
            if answers != *journey.answers() {
                // The child is entered; only an application for it may not be filed now.
                let (app, actor) = (journey.visit.app(), journey.visit.actor());
                drafts::save(app, &actor, journey.draft.id, &answers, Step::Document.name()).await?;
            }
            show(&journey, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}

async fn enter(
    journey: &Journey,
    kind: BirthDocumentKind,
    number: String,
    answers: &mut drafts::Answers,
) -> Result<(), Error> {
    let (app, actor) = (journey.visit.app(), journey.visit.actor());
    let child = match answers.child {
        Some(child) => {
            let corrected = with_document(&open(journey, child).await?, kind, number);
            families::edit(app, &actor, child, corrected).await?;
            child
        }
        None => {
            let new = answers.new_child.clone().ok_or(Error::NotFound("child"))?;
            let new = NewChild {
                surname: new.surname,
                given_name: new.given_name,
                patronymic: new.patronymic,
                born_on: new.born_on,
                sex: new.sex,
                document_kind: kind,
                document: number,
            };
            families::add(app, &actor, None, new).await?
        }
    };
    answers.child = Some(child);
    answers.new_child = None;
    drafts::may_apply(app, &actor, child).await
}

async fn open(journey: &Journey, child: ChildId) -> Result<families::Opened, Error> {
    families::open(journey.visit.app(), &journey.visit.actor(), child).await
}

fn with_document(opened: &families::Opened, kind: BirthDocumentKind, number: String) -> NewChild {
    NewChild {
        surname: opened.child.surname.clone(),
        given_name: opened.child.given_name.clone(),
        patronymic: opened.child.patronymic.clone().unwrap_or_default(),
        born_on: opened.child.born_on,
        sex: opened.child.sex,
        document_kind: kind,
        document: number,
    }
}
