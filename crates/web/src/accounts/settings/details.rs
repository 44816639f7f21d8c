//! Name and addresses.

use askama::Template;
use axum::response::Response;
use services::{
    Error,
    accounts::{self, Details},
};

use super::saved;
use crate::accounts::refuse;
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/details.html")]
struct DetailsPage {
    page: Page,
    form: Form,
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    render(&DetailsPage { page: visit.page("accounts-details-title").back("/cabinet/settings"), form })
}

/// The page.
pub(in crate::accounts) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let details = accounts::profile(visit.app(), &visit.actor()).await?.details;
    let form = visit
        .form()
        .fill("name", details.display_name)
        .fill("email", details.email)
        .fill("phone", super::overview::phone(&details.phone));
    show(&visit, form)
}

/// Saves.
pub(in crate::accounts) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let value = |name: &str| posted.form.get(name).to_owned();
    let details = Details { display_name: value("name"), email: value("email"), phone: value("phone") };
    match accounts::change_details(visit.app(), &visit.actor(), details).await {
        Ok(()) => Ok(saved("details")),
        Err(Error::Refused(refusal)) => {
            refuse(&visit, &mut posted.form, &refusal);
            show(&visit, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
