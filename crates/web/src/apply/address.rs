//! Where the child lives.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::DistrictId;
use locale::Language;
use services::families::{self, Address};
use services::{Error, kindergartens};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/address.html")]
struct AddressPage {
    page: Page,
    form: Form,
    districts: Vec<Choice>,
    copied_from: Option<String>,
}

/// The districts as choices, in the visitor's language.
pub(crate) async fn districts(visit: &Visit) -> Result<Vec<Choice>, Failure> {
    let found = kindergartens::districts(visit.app(), &visit.actor()).await?;
    let name = |uk: String, en: String| if visit.language() == Language::Uk { uk } else { en };
    Ok(found.into_iter().map(|row| Choice::new(row.id.to_string(), name(row.name_uk, row.name_en))).collect())
}

async fn show(journey: &Journey, form: Form, copied_from: Option<String>) -> Result<Response, Failure> {
    let page = journey.page(Step::Address, "apply-address-title");
    let districts = districts(&journey.visit).await?;
    render(&AddressPage { page, form, districts, copied_from })
}

/// The page: the child's address, or a sibling's to begin with.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let Some(child) = journey.child() else {
        return Ok(Redirect::to(&journey.href(journey.first_open())).into_response());
    };
    let siblings = journey.children.iter().rev().filter(|sibling| sibling.id != child.id);
    let source = if child.district.is_some() {
        Some(child)
    } else {
        siblings.into_iter().find(|sibling| sibling.district.is_some())
    };
    let mut form = journey.visit.form();
    let mut copied_from = None;
    if let Some(source) = source {
        let opened = families::open(journey.visit.app(), &journey.visit.actor(), source.id).await?;
        form = form
            .fill("address", opened.address.unwrap_or_default())
            .fill("district", source.district.map(|id| id.to_string()).unwrap_or_default());
        copied_from = (source.id != child.id).then(|| source.given_name.clone());
    }
    show(&journey, form, copied_from).await
}

/// Keeps the address.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let child = journey.answers().child.ok_or(Failure::NotFound)?;
    let text = posted.form.require("address", "refusal-address-missing");
    let district = posted.form.require_parsed::<DistrictId>("district", "apply-district-missing");
    let (Some(text), Some(district)) = (text, district) else {
        return show(&journey, posted.form, None).await;
    };
    let address = Address { text, district };
    match families::keep_address(journey.visit.app(), &journey.visit.actor(), child, address).await {
        Ok(()) => {
            let answers = journey.answers().clone();
            journey.go_on(Step::Address, answers).await
        }
        Err(Error::Refused(refusal)) => {
            journey.refuse(&mut posted.form, "address", &refusal);
            show(&journey, posted.form, None).await
        }
        Err(error) => Err(error.into()),
    }
}
