//! The confirmation: number, code, what comes next. It can be bookmarked.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::queue::ApplicationState;
use services::cabinet::{self, Case};
use services::queue::{Filed, drafts};
use uuid::Uuid;

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "apply/done.html")]
struct DonePage {
    page: Page,
    filed: Filed,
    case: Case,
    status_url: String,
    invited: bool,
}

/// The page; once the code is forgotten, the application's own page.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let actor = visit.actor();
    let Some(filed) = drafts::filed_as(visit.app(), &actor, id).await? else {
        return Ok(Redirect::to("/cabinet").into_response());
    };
    let case = cabinet::case(visit.app(), &actor, &filed.number).await?;
    let status_url = format!("{}/status", visit.app().settings().public_url);
    let invited = case.line.state != ApplicationState::Queued.code();
    render(&DonePage { page: visit.page("apply-done-title"), filed, case, status_url, invited })
}
