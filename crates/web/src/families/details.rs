//! Correcting a child, as long as no application rests on it.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::families::BirthDocumentKind;
use services::Error;
use services::families::{self, NewChild, Opened};

use crate::apply::{document::kinds, name};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "families/details.html")]
struct DetailsPage {
    page: Page,
    form: Form,
    sexes: Vec<Choice>,
    kinds: Vec<Choice>,
    in_use: bool,
}

fn show(visit: &Visit, child: &Opened, form: Form) -> Result<Response, Failure> {
    let page = visit.page("children-edit-title").back("/cabinet/children");
    let title = format!("{}: {}", page.title(), super::name(&child.child));
    let (sexes, kinds) = (name::sexes(&page), kinds(&page));
    render(&DetailsPage { page: page.titled(title), form, sexes, kinds, in_use: child.in_use })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    let form = visit
        .form()
        .fill("surname", child.child.surname.as_str())
        .fill("given", child.child.given_name.as_str())
        .fill("patronymic", child.child.patronymic.clone().unwrap_or_default())
        .fill("sex", name::code(child.child.sex))
        .fill_date("born", child.child.born_on)
        .fill("kind", child.document_kind.code())
        .fill("number", child.document.as_str());
    show(&visit, &child, form)
}

/// Keeps the corrections.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    let Some(corrected) = read(&visit, &mut posted.form) else {
        return show(&visit, &child, posted.form);
    };
    match families::edit(visit.app(), &visit.actor(), child.child.id, corrected).await {
        Ok(()) => Ok(Redirect::to("/cabinet/children?done=saved").into_response()),
        Err(Error::Refused(refusal)) => {
            let args = visit.args(&refusal);
            match refusal.code {
                code if code.starts_with("born") || code.starts_with("birth") => {
                    posted.form.refuse("born", &refusal, &args);
                }
                code if code.starts_with("certificate") || code.starts_with("document") => {
                    posted.form.refuse("number", &refusal, &args);
                }
                _ => posted.form.fail_whole(refusal.message, &args),
            }
            show(&visit, &child, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}

fn read(visit: &Visit, form: &mut Form) -> Option<NewChild> {
    let page = visit.page("children-edit-title");
    let surname = form.require("surname", "apply-surname-missing");
    let given_name = form.require("given", "apply-given-missing");
    for field in ["surname", "given", "patronymic"] {
        if form.get(field).is_empty() {
            continue;
        }
        if let Err(refusal) = domain::families::tidy_name(form.get(field)) {
            let args = visit.args(&refusal);
            form.refuse(field, &refusal, &args);
        }
    }
    let born_on = form.require_date("born", "apply-born-what");
    let sex = form.require_choice("sex", &name::sexes(&page), "apply-sex-missing");
    let kind = BirthDocumentKind::from_code(form.get("kind"));
    if kind.is_none() {
        form.fail("kind", "apply-document-kind-missing");
    }
    let number = form.require("number", "apply-document-missing");
    if !form.is_ok() {
        return None;
    }
    Some(NewChild {
        surname: surname?,
        given_name: given_name?,
        patronymic: form.get("patronymic").to_owned(),
        born_on: born_on?,
        sex: name::sex_of(&sex?),
        document_kind: kind?,
        document: number?,
    })
}
