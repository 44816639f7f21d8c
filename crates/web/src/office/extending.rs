//! `/office/invitations/{id}/extend`: the head gives a family more time for the papers, where the pack gives that to the head.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::OfferId;
use domain::time::Timestamp;
use services::office::{self, Invitation};
use services::{Error, Once, offers};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/extending.html")]
struct Extending {
    page: Page,
    form: Form,
    one: Invitation,
    /// The end there is, and the end there would be; none when the rules say no.
    ends: Option<(Timestamp, Timestamp)>,
}

/// Asks.
pub(super) async fn ask(visit: Visit, Path(path): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    show(&visit, super::id(&path)?, form).await
}

async fn show(visit: &Visit, id: OfferId, form: Form) -> Result<Response, Failure> {
    let one = office::invitation(visit.app(), &visit.actor(), id).await?;
    let ends = one.documents_by.zip(one.extended_to);
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = visit.page("invitation-extend-title").back("/office/invitations?state=accepted");
    Ok((status, render(&Extending { page, form, one, ends })?).into_response())
}

/// Gives the time.
pub(super) async fn take(
    visit: Visit,
    Path(path): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let id: OfferId = super::id(&path)?;
    let once = Once::new(posted.key(), &("extend", id))?;
    match offers::extend(visit.app(), &visit.actor(), Some(once), id).await {
        Ok(()) => Ok(Redirect::to("/office/invitations?state=accepted&done=extended").into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show(&visit, id, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
