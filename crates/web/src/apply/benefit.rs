//! Whether a benefit is claimed, and which.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::policy::BenefitCategory;
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/benefit.html")]
struct BenefitPage {
    page: Page,
    form: Form,
    titles: Vec<String>,
    by_department: Vec<String>,
}

#[derive(Template)]
#[template(path = "apply/category.html")]
struct CategoryPage {
    page: Page,
    form: Form,
    categories: Vec<Choice>,
}

/// The categories in force, apart by who enters them.
async fn categories(journey: &Journey) -> Result<(Vec<BenefitCategory>, Vec<BenefitCategory>), Failure> {
    let policy = journey.visit.app().policy().await?;
    let today = policy.calendar.local_date(journey.visit.app().now());
    let in_force = |category: &&BenefitCategory| {
        category.valid_from_on.is_none_or(|from| from <= today)
            && category.valid_to_on.is_none_or(|to| today <= to)
    };
    let all = policy.benefits.categories.iter().filter(in_force).cloned();
    Ok(all.partition(|category| !category.entered_by_department))
}

fn titles(journey: &Journey, categories: &[BenefitCategory]) -> Vec<String> {
    let language = journey.visit.language();
    categories.iter().map(|category| category.title.in_language(language.code()).to_owned()).collect()
}

async fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let (own, department) = categories(journey).await?;
    render(&BenefitPage {
        page: journey.page(Step::Benefit, "apply-benefit-question"),
        form,
        titles: titles(journey, &own),
        by_department: titles(journey, &department),
    })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let mut form = journey.visit.form();
    if let Some(benefit) = journey.answers().benefit {
        form = form.fill("benefit", if benefit { "yes" } else { "no" });
    }
    show(&journey, form).await
}

/// Takes the answer.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let mut answers = journey.answers().clone();
    match posted.form.get("benefit") {
        "yes" => answers.benefit = Some(true),
        "no" => {
            answers.benefit = Some(false);
            answers.category = None;
            answers.document = None;
            answers.claimed_for = None;
        }
        _ => {
            posted.form.fail("benefit", "apply-benefit-missing");
            return show(&journey, posted.form).await;
        }
    }
    journey.go_on(Step::Benefit, answers).await
}

async fn choices(journey: &Journey) -> Result<Vec<Choice>, Failure> {
    let (own, _) = categories(journey).await?;
    let language = journey.visit.language();
    let choice = |category: BenefitCategory| {
        Choice::new(category.code, category.title.in_language(language.code())).hint(category.basis)
    };
    Ok(own.into_iter().map(choice).collect())
}

/// The page of categories.
pub(super) async fn ask_category(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let form = journey.visit.form().fill("category", journey.answers().category.clone().unwrap_or_default());
    let page = journey.page(Step::Category, "apply-category-question");
    render(&CategoryPage { page, form, categories: choices(&journey).await? })
}

/// Takes the category.
pub(super) async fn take_category(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let categories = choices(&journey).await?;
    let Some(chosen) = posted.form.require_choice("category", &categories, "apply-category-missing") else {
        let page = journey.page(Step::Category, "apply-category-question");
        return render(&CategoryPage { page, form: posted.form, categories });
    };
    let mut answers = journey.answers().clone();
    if answers.category.as_ref() != Some(&chosen) {
        answers.document = None;
        answers.claimed_for = None;
    }
    answers.category = Some(chosen);
    journey.go_on(Step::Category, answers).await
}
