//! Where a child lives; it may change at any time.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::DistrictId;
use services::Error;
use services::families::{self, Address, Opened};

use crate::apply::address::districts;
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "families/address.html")]
struct AddressPage {
    page: Page,
    form: Form,
    districts: Vec<Choice>,
}

async fn show(visit: &Visit, child: &Opened, form: Form) -> Result<Response, Failure> {
    let page = visit.page("children-address-title").back("/cabinet/children");
    let title = format!("{}: {}", page.title(), super::name(&child.child));
    render(&AddressPage { page: page.titled(title), form, districts: districts(visit).await? })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    let form = visit
        .form()
        .fill("address", child.address.clone().unwrap_or_default())
        .fill("district", child.child.district.map(|id| id.to_string()).unwrap_or_default());
    show(&visit, &child, form).await
}

/// Keeps the address.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    let text = posted.form.require("address", "refusal-address-missing");
    let district = posted.form.require_parsed::<DistrictId>("district", "apply-district-missing");
    let (Some(text), Some(district)) = (text, district) else {
        return show(&visit, &child, posted.form).await;
    };
    let address = Address { text, district };
    match families::keep_address(visit.app(), &visit.actor(), child.child.id, address).await {
        Ok(()) => Ok(Redirect::to("/cabinet/children?done=saved").into_response()),
        Err(Error::Refused(refusal)) => {
            let args = visit.args(&refusal);
            posted.form.refuse("address", &refusal, &args);
            show(&visit, &child, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
