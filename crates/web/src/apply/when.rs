//! From when a place is wanted, and in which language the child should be taught.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Refusal;
use domain::time::{Date, add_days};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

/// How far ahead a place may be wanted, in years.
const YEARS: i32 = 6;
/// The answer «any language».
const ANY: &str = "any";

#[derive(Template)]
#[template(path = "apply/when.html")]
struct WhenPage {
    page: Page,
    form: Form,
    times: Vec<Choice>,
    languages: Vec<Choice>,
    /// The brother or sister whose language is filled in.
    copied_from: Option<String>,
}

async fn show(journey: &Journey, form: Form, copied_from: Option<String>) -> Result<Response, Failure> {
    let page = journey.page(Step::When, "apply-when-title");
    let times = vec![
        Choice::new("now", page.t("apply-when-now")).hint(page.t("apply-when-now-hint")),
        Choice::new("later", page.t("apply-when-later")),
    ];
    let languages = languages(journey, &page).await?;
    render(&WhenPage { page, form, times, languages, copied_from })
}

async fn languages(journey: &Journey, page: &Page) -> Result<Vec<Choice>, Failure> {
    let policy = journey.visit.app().policy().await?;
    let taught = &policy.region.teaching_languages;
    if taught.len() < 2 {
        return Ok(Vec::new());
    }
    let any = Choice::new(ANY, page.t("apply-language-any")).hint(page.t("apply-language-any-hint"));
    let one = |code: &String| Choice::new(code.as_str(), language_name(page, code));
    Ok([any].into_iter().chain(taught.iter().map(one)).collect())
}

/// The name of a language of teaching; its code where it has no name here.
pub(super) fn language_name(page: &Page, code: &str) -> String {
    let key = format!("apply-language-{code}");
    if locale::Locale::has(page.language(), &key) { page.t(&key) } else { code.to_owned() }
}

async fn today(journey: &Journey) -> Result<Date, Failure> {
    let policy = journey.visit.app().policy().await?;
    Ok(policy.calendar.local_date(journey.visit.app().now()))
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let mut form = journey.visit.form();
    let today = today(&journey).await?;
    match journey.answers().desired_on {
        Some(on) if on > today => form = form.fill("when", "later").fill_date("from", on),
        Some(_) => form = form.fill("when", "now"),
        None => {}
    }
    // The first time the language is that of a brother or sister; only a language that was insisted on is worth saying.
    let (mut language, mut copied_from) = (journey.answers().language.clone(), None);
    if journey.answers().desired_on.is_none()
        && let Some(sibling) = journey.sibling().await?
    {
        copied_from = sibling.language.is_some().then_some(sibling.given_name);
        language = sibling.language;
    }
    form = form.fill("language", language.unwrap_or_else(|| ANY.to_owned()));
    show(&journey, form, copied_from).await
}

/// Takes the answer.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let form = &mut posted.form;
    let today = today(&journey).await?;
    let desired_on = match form.get("when") {
        "now" => Some(today),
        "later" => form.require_date("from", "apply-when-what"),
        _ => {
            form.fail("when", "apply-when-missing");
            None
        }
    };
    if let Some(refusal) = desired_on.and_then(|on| implausible(on, today)) {
        journey.refuse(form, "from", &refusal);
    }
    let page = journey.page(Step::When, "apply-when-title");
    let choices = languages(&journey, &page).await?;
    let language = if choices.is_empty() {
        Some(ANY.to_owned())
    } else {
        form.require_choice("language", &choices, "apply-language-missing")
    };
    let (Some(on), Some(language), true) = (desired_on, language, form.is_ok()) else {
        return show(&journey, posted.form, None).await;
    };
    let mut answers = journey.answers().clone();
    answers.desired_on = Some(on);
    answers.language = (language != ANY).then_some(language);
    journey.go_on(Step::When, answers).await
}

fn implausible(on: Date, today: Date) -> Option<Refusal> {
    if on < today {
        return Some(Refusal::new("refusal-desired-day-past"));
    }
    (on > add_days(today, YEARS * 365)).then(|| Refusal::new("refusal-desired-day-far").with("years", YEARS))
}
