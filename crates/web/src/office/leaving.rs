//! `/office/children/{id}/leave`: recording that a child left, or leaves on a coming day; and that it stays after all.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::enrolment::LeavingReason;
use domain::ids::EnrolmentId;
use services::{
    Error, Once,
    enrolment::{self, Attending, Leaving},
};

use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/leaving.html")]
struct Leave {
    page: Page,
    form: Form,
    child: Attending,
    reasons: Vec<Choice>,
}

fn draw(visit: &Visit, form: Form, child: Attending) -> Result<Response, Failure> {
    let page = visit.page("leaving-title").back("/office/children");
    let reason = |reason: LeavingReason| {
        Choice::new(reason.code(), page.t(&format!("leaving-{}", reason.code().replace('_', "-"))))
    };
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let reasons = LeavingReason::ALL.map(reason).to_vec();
    Ok((status, render(&Leave { page, form, child, reasons })?).into_response())
}

/// The question.
pub(super) async fn ask(visit: Visit, Path(path): Path<String>) -> Result<Response, Failure> {
    let child = enrolment::attending_child(visit.app(), &visit.actor(), super::id(&path)?).await?;
    let today = visit.app().policy().await?.calendar.local_date(visit.app().now());
    draw(&visit, visit.form().fill_date("on", today), child)
}

/// Records it.
pub(super) async fn take(
    visit: Visit,
    Path(path): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let enrolment: EnrolmentId = super::id(&path)?;
    let on = posted.form.require_date("on", "leaving-on-what");
    let reason = LeavingReason::from_code(posted.form.get("reason"));
    if reason.is_none() {
        posted.form.fail("reason", "leaving-reason-missing");
    }
    let (Some(on), Some(reason)) = (on, reason) else {
        let child = enrolment::attending_child(visit.app(), &visit.actor(), enrolment).await?;
        return draw(&visit, posted.form, child);
    };
    let today = visit.app().policy().await?.calendar.local_date(visit.app().now());
    let leaving = Leaving { enrolment, on, reason };
    let once = Once::new(posted.key(), &leaving)?;
    match enrolment::leave(visit.app(), &visit.actor(), Some(once), leaving).await {
        Ok(()) if on > today => {
            Ok(Redirect::to("/office/children?period=leaving&done=announced").into_response())
        }
        Ok(()) => Ok(Redirect::to("/office/groups").into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.refuse("on", &refusal, &visit.args(&refusal));
            let child = enrolment::attending_child(visit.app(), &visit.actor(), enrolment).await?;
            draw(&visit, posted.form, child)
        }
        Err(error) => Err(error.into()),
    }
}

/// The child stays after all.
pub(super) async fn stay(
    visit: Visit,
    Path(path): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let enrolment: EnrolmentId = super::id(&path)?;
    let once = Once::new(posted.key(), &("stay", enrolment))?;
    enrolment::stay(visit.app(), &visit.actor(), Some(once), enrolment).await?;
    Ok(Redirect::to("/office/children?done=stays").into_response())
}
