//! The paper that proves a benefit.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use services::{
    kindergartens::{self, KindergartenView},
    queue::drafts::ProofAnswers,
};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

/// The most characters of a field.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "apply/proof.html")]
struct ProofPage {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
    category: String,
    /// The wished kindergartens, where the benefit counts in one of them only.
    places: Vec<Choice>,
}

/// The papers that prove the chosen category; always «another» at the end.
async fn kinds(journey: &Journey) -> Result<(String, Vec<Choice>), Failure> {
    let policy = journey.visit.app().policy().await?;
    let code = journey.answers().category.clone().unwrap_or_default();
    let category = policy.benefits.category(&code).ok_or(Failure::NotFound)?;
    let language = journey.visit.language().code();
    let paper = |text: &domain::policy::Text| {
        let text = text.in_language(language).to_owned();
        Choice::new(text.clone(), text)
    };
    let other = journey.page(Step::Proof, "apply-proof-title").t("apply-proof-other");
    let kinds = category.evidence.iter().map(paper).chain([Choice::new("other", other)]);
    Ok((category.title.in_language(language).to_owned(), kinds.collect()))
}

/// The wished kindergartens to choose from, where the chosen category counts in one kindergarten only.
async fn places(journey: &Journey) -> Result<Vec<Choice>, Failure> {
    let (app, answers) = (journey.visit.app(), journey.answers());
    let policy = app.policy().await?;
    let category = answers.category.as_deref().and_then(|code| policy.benefits.category(code));
    if !category.is_some_and(|category| category.scope.is_local()) {
        return Ok(Vec::new());
    }
    let mut found = kindergartens::find_by_ids(app, &journey.visit.actor(), &answers.wishes).await?;
    found.sort_by_key(|view| answers.wishes.iter().position(|id| *id == view.id()));
    let choice = |view: KindergartenView| Choice::new(view.id().to_string(), view.kindergarten.name);
    Ok(found.into_iter().map(choice).collect())
}

async fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let (category, kinds) = kinds(journey).await?;
    let places = places(journey).await?;
    render(&ProofPage { page: journey.page(Step::Proof, "apply-proof-title"), form, kinds, category, places })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    if journey.answers().category.is_none() {
        return Ok(Redirect::to(&journey.href(journey.first_open())).into_response());
    }
    let proof = journey.answers().document.clone().unwrap_or_default();
    let form = journey
        .visit
        .form()
        .fill("kind", proof.kind)
        .fill("number", proof.number)
        .fill("issuer", proof.issuer)
        .fill("issued", proof.issued)
        .fill("place", journey.answers().claimed_for.map(|id| id.to_string()).unwrap_or_default());
    show(&journey, form).await
}

/// Takes the answer.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let ((_, kinds), places) = (kinds(&journey).await?, places(&journey).await?);
    let form = &mut posted.form;
    let kind = form.require_choice("kind", &kinds, "apply-proof-kind-missing");
    let number = form.require("number", "apply-proof-number-missing");
    for field in ["number", "issuer", "issued"] {
        if form.get(field).chars().count() > LONGEST {
            form.fail(field, "apply-proof-long");
        }
    }
    let place = if places.is_empty() {
        None
    } else {
        form.require_choice("place", &places, "refusal-benefit-needs-kindergarten")
    };
    let (Some(kind), Some(number), true) = (kind, number, form.is_ok()) else {
        return show(&journey, posted.form).await;
    };
    let mut answers = journey.answers().clone();
    answers.claimed_for = place.and_then(|id| id.parse().ok());
    answers.document = Some(ProofAnswers {
        kind,
        number,
        issuer: posted.form.get("issuer").to_owned(),
        issued: posted.form.get("issued").to_owned(),
    });
    journey.go_on(Step::Proof, answers).await
}
