//! All answers, each with a way to change it, and the button that files.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use services::Error;
use services::accounts::{self, Profile};
use services::families::{self, Opened};
use services::kindergartens;
use services::queue::drafts::{self, Answers};
use uuid::Uuid;

use super::journey::{Journey, Step};
use super::when::language_name;
use crate::kit::{Form, Row};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/check.html")]
struct CheckPage {
    page: Page,
    form: Form,
    rows: Vec<Row>,
}

async fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    let (app, actor) = (journey.visit.app(), journey.visit.actor());
    let page = journey.page(Step::Check, "apply-check-title");
    let child = journey.answers().child.ok_or(Failure::NotFound)?;
    let opened = families::open(app, &actor, child).await?;
    let profile = accounts::profile(app, &actor).await?;
    let mut rows = about_child(journey, &page, &opened).await?;
    rows.extend(about_wishes(journey, &page).await?);
    rows.extend(about_benefit(journey, &page).await?);
    rows.extend(about_contacts(journey, &page, &profile));
    render(&CheckPage { page, form, rows })
}

/// A row with its way back to the question.
fn row(journey: &Journey, page: &Page, label: &str, value: impl std::fmt::Display, step: Step) -> Row {
    page.row(label, value).change(format!("{}?change=1", journey.href(step)))
}

async fn about_child(journey: &Journey, page: &Page, opened: &Opened) -> Result<Vec<Row>, Failure> {
    let child = &opened.child;
    let patronymic = child.patronymic.as_deref().unwrap_or_default();
    let name = format!("{} {} {patronymic}", child.surname, child.given_name);
    let born = page.date(&child.born_on);
    let document = format!(
        "{}\n{}",
        page.t(&format!("apply-document-{}", opened.document_kind.code())),
        opened.document
    );
    let districts = super::address::districts(&journey.visit).await?;
    let own = child.district.map(|id| id.to_string()).unwrap_or_default();
    let district = districts.iter().find(|district| district.value == own);
    let district = district.map(|district| district.label.as_str()).unwrap_or_default();
    let address = format!("{}\n{district}", opened.address.as_deref().unwrap_or_default());
    let mut rows = Vec::new();
    if opened.in_use {
        // An earlier application rests on these data: the department corrects them.
        rows.push(page.row("apply-check-child", name.trim()));
        rows.push(page.row("apply-check-born", born));
        rows.push(page.row("apply-check-document", document));
    } else {
        rows.push(row(journey, page, "apply-check-child", name.trim(), Step::Name));
        rows.push(row(journey, page, "apply-check-born", born, Step::Name));
        rows.push(row(journey, page, "apply-check-document", document, Step::Document));
    }
    rows.push(row(journey, page, "apply-check-address", address, Step::Address));
    Ok(rows)
}

async fn about_wishes(journey: &Journey, page: &Page) -> Result<Vec<Row>, Failure> {
    let answers: &Answers = journey.answers();
    let names =
        kindergartens::find_by_ids(journey.visit.app(), &journey.visit.actor(), &answers.wishes).await?;
    let name = |id| names.iter().find(|view| view.id() == id).map(|view| view.kindergarten.name.clone());
    let wishes: Vec<String> = answers.wishes.iter().filter_map(|id| name(*id)).collect();
    let desired = answers.desired_on.map(|on| page.date(&on)).unwrap_or_default();
    let language = match &answers.language {
        Some(code) => language_name(page, code),
        None => page.t("apply-language-any"),
    };
    Ok(vec![
        row(journey, page, "apply-check-desired", desired, Step::When),
        row(journey, page, "apply-check-language", language, Step::When),
        row(journey, page, "apply-check-wishes", wishes.join("\n"), Step::Kindergartens),
    ])
}

async fn about_benefit(journey: &Journey, page: &Page) -> Result<Vec<Row>, Failure> {
    let answers = journey.answers();
    if answers.benefit != Some(true) {
        return Ok(vec![row(journey, page, "apply-check-benefit", page.t("form-no"), Step::Benefit)]);
    }
    let policy = journey.visit.app().policy().await?;
    let category = answers.category.as_deref().and_then(|code| policy.benefits.category(code));
    let title = category.map(|category| category.title.in_language(page.language().code()).to_owned());
    let proof = answers.document.clone().unwrap_or_default();
    let kind = if proof.kind == "other" { page.t("apply-proof-other") } else { proof.kind };
    let parts = [kind, proof.number, proof.issuer, proof.issued];
    let proof: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut title = title.unwrap_or_default();
    if let Some(place) = answers.claimed_for {
        let views = kindergartens::find_by_ids(journey.visit.app(), &journey.visit.actor(), &[place]).await?;
        let name = views.first().map(|view| view.kindergarten.name.as_str()).unwrap_or_default();
        title = format!("{title}\n{}", page.t1("claim-only-in", "kindergarten", name));
    }
    Ok(vec![
        row(journey, page, "apply-check-benefit", title, Step::Benefit),
        row(journey, page, "apply-check-proof", proof.join("\n"), Step::Proof),
    ])
}

fn about_contacts(journey: &Journey, page: &Page, profile: &Profile) -> [Row; 2] {
    let phone = crate::accounts::written_phone(&profile.details.phone);
    [
        row(journey, page, "apply-check-email", &profile.details.email, Step::Contacts),
        row(journey, page, "apply-check-phone", phone, Step::Contacts),
    ]
}

/// The page; a draft with gaps goes to its first gap.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let open = journey.first_open();
    if open != Step::Check {
        return Ok(Redirect::to(&journey.href(open)).into_response());
    }
    let form = journey.visit.form();
    show(&journey, form).await
}

/// Files. The draft's id is the key: a double click, a reload, a crash in between file once.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let done = format!("/cabinet/apply/{id}/done");
    match drafts::file_draft(visit.app(), &visit.actor(), id).await {
        Ok(_) => Ok(Redirect::to(&done).into_response()),
        Err(Error::Refused(refusal)) => {
            let journey = Journey::open(visit, id).await?;
            let args = journey.visit.args(&refusal);
            posted.form.fail_whole(refusal.message, &args);
            show(&journey, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
