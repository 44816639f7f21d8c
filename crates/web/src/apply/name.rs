//! Name and birth of the child.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::families::{Sex, plausible_birth, tidy_name};
use domain::kindergartens::Profile;
use services::Error;
use services::families::{self, NewChild};
use services::queue::drafts::NewChildAnswers;
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/name.html")]
struct NamePage {
    page: Page,
    form: Form,
    sexes: Vec<Choice>,
}

/// The answers to «sex».
pub(crate) fn sexes(page: &Page) -> Vec<Choice> {
    vec![
        Choice::new("female", page.t("apply-sex-female")),
        Choice::new("male", page.t("apply-sex-male")),
        Choice::new("unknown", page.t("apply-sex-unknown")),
    ]
}

/// The sex that an answer says.
pub(crate) fn sex_of(code: &str) -> Sex {
    match code {
        "female" => Sex::Female,
        "male" => Sex::Male,
        _ => Sex::Unknown,
    }
}

fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let page = journey.page(Step::Name, "apply-name-title");
    let sexes = sexes(&page);
    render(&NamePage { page, form, sexes })
}

/// The answer that says this sex.
pub(crate) const fn code(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Unknown | Sex::NotApplicable => "unknown",
    }
}

/// The page: empty for a new child but for the family's surname.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let mut form = journey.visit.form();
    if let Some(child) = journey.child() {
        form = form
            .fill("surname", child.surname.as_str())
            .fill("given", child.given_name.as_str())
            .fill("patronymic", child.patronymic.clone().unwrap_or_default())
            .fill("sex", code(child.sex))
            .fill_date("born", child.born_on);
    } else if let Some(child) = &journey.answers().new_child {
        form = form
            .fill("surname", child.surname.as_str())
            .fill("given", child.given_name.as_str())
            .fill("patronymic", child.patronymic.as_str())
            .fill("sex", code(child.sex))
            .fill_date("born", child.born_on);
    } else if let Some(sibling) = journey.children.last() {
        form = form.fill("surname", sibling.surname.as_str());
    }
    show(&journey, form)
}

/// Takes the answer: kept in the draft until the document is known, or put right in the child entered already.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let Some(new) = read(&journey, &mut posted.form).await? else {
        return show(&journey, posted.form);
    };
    let mut answers = journey.answers().clone();
    if let Some(child) = answers.child {
        let actor = journey.visit.actor();
        let opened = families::open(journey.visit.app(), &actor, child).await?;
        let corrected = NewChild {
            surname: new.surname,
            given_name: new.given_name,
            patronymic: new.patronymic,
            born_on: new.born_on,
            sex: new.sex,
            document_kind: opened.document_kind,
            document: opened.document,
        };
        match families::edit(journey.visit.app(), &actor, child, corrected).await {
            Ok(()) => {}
            Err(Error::Refused(refusal)) => {
                journey.refuse(&mut posted.form, "surname", &refusal);
                return show(&journey, posted.form);
            }
            Err(error) => return Err(error.into()),
        }
    } else {
        answers.new_child = Some(new);
    }
    journey.go_on(Step::Name, answers).await
}

async fn read(journey: &Journey, form: &mut Form) -> Result<Option<NewChildAnswers>, Failure> {
    let sexes = sexes(&journey.page(Step::Name, "apply-name-title"));
    form.require("surname", "apply-surname-missing");
    form.require("given", "apply-given-missing");
    for field in ["surname", "given", "patronymic"] {
        if form.get(field).is_empty() {
            continue;
        }
        if let Err(refusal) = tidy_name(form.get(field)) {
            journey.refuse(form, field, &refusal);
        }
    }
    let born_on = form.require_date("born", "apply-born-what");
    let sex = form.require_choice("sex", &sexes, "apply-sex-missing");
    if let Some(born_on) = born_on {
        let policy = journey.visit.app().policy().await?;
        let now = journey.visit.app().now();
        let today = policy.calendar.local_date(now);
        let allowed = plausible_birth(born_on, today)
            .and_then(|()| domain::queue::may_file(&policy, Profile::General, born_on, now));
        if let Err(refusal) = allowed {
            journey.refuse(form, "born", &refusal);
        }
    }
    let (Some(born_on), Some(sex), true) = (born_on, sex, form.is_ok()) else { return Ok(None) };
    Ok(Some(NewChildAnswers {
        surname: form.get("surname").to_owned(),
        given_name: form.get("given").to_owned(),
        patronymic: form.get("patronymic").to_owned(),
        born_on,
        sex: sex_of(&sex),
        document_kind: None,
    }))
}
