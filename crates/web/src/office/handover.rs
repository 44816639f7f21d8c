//! `/office/cases/{number}/password`: the officer gives a family that stands at the desk a new password.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use services::{
    Error, Once,
    accounts::{self, Handover},
    office,
};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/handover.html")]
struct Ask {
    page: Page,
    form: Form,
    number: String,
}

#[derive(Template)]
#[template(path = "office/handed.html")]
struct Handed {
    page: Page,
    number: String,
    handover: Handover,
}

fn draw(visit: &Visit, number: String, form: Form) -> Result<Response, Failure> {
    let page = visit.page("handover-title").back(format!("/office/cases/{number}"));
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, render(&Ask { page, form, number })?).into_response())
}

/// The question.
pub(super) async fn ask(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = office::case(visit.app(), &visit.actor(), &number).await?;
    if !case.may_hand_over {
        return Err(Failure::NotPermitted);
    }
    let form = visit.form();
    draw(&visit, case.number, form)
}

/// Gives it.
pub(super) async fn take(
    visit: Visit,
    Path(number): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let Some(identity) = posted.form.require("identity", "refusal-identity-missing") else {
        return draw(&visit, number, posted.form);
    };
    let once = Once::new(posted.key(), &(&number, &identity))?;
    match accounts::hand_over(visit.app(), &visit.actor(), Some(once), &number, &identity).await {
        Ok(handover) => {
            let page = visit.page("handover-done").back(format!("/office/cases/{number}"));
            render(&Handed { page, number, handover })
        }
        Err(Error::Refused(refusal)) => {
            posted.form.refuse("identity", &refusal, &visit.args(&refusal));
            draw(&visit, number, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
