//! How messages reach the family.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use services::Error;
use services::accounts::{self, Details};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "apply/contacts.html")]
struct ContactsPage {
    page: Page,
    form: Form,
}

fn show(journey: &Journey, form: Form) -> Result<Response, Failure> {
    render(&ContactsPage { page: journey.page(Step::Contacts, "apply-contacts-title"), form })
}

/// The page, with what the account knows.
pub(super) async fn ask(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let profile = accounts::profile(journey.visit.app(), &journey.visit.actor()).await?;
    let form = journey
        .visit
        .form()
        .fill("email", profile.details.email)
        .fill("phone", crate::accounts::written_phone(&profile.details.phone));
    show(&journey, form)
}

/// Keeps the addresses in the account.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    let actor = journey.visit.actor();
    let profile = accounts::profile(journey.visit.app(), &actor).await?;
    let details = Details {
        display_name: profile.details.display_name,
        email: posted.form.get("email").to_owned(),
        phone: posted.form.get("phone").to_owned(),
    };
    match accounts::change_details(journey.visit.app(), &actor, details).await {
        Ok(()) => {
            let mut answers = journey.answers().clone();
            answers.contacts_seen = true;
            journey.go_on(Step::Contacts, answers).await
        }
        Err(Error::Refused(refusal)) => {
            let field = if refusal.code == "email-form" { "email" } else { "phone" };
            journey.refuse(&mut posted.form, field, &refusal);
            show(&journey, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
