//! `/office/groups/{id}/close`: the head closes a group that is empty.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::GroupId;
use locale::Args;
use services::{
    Error,
    kindergartens::{self, GroupCounts, KindergartenView},
    office,
};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/group_close.html")]
struct GroupClose {
    page: Page,
    form: Form,
    view: KindergartenView,
    group: GroupCounts,
}

async fn draw(visit: &Visit, id: GroupId, form: Form) -> Result<Response, Failure> {
    let (view, group) = office::group(visit.app(), &visit.actor(), id).await?;
    let page = visit.page("group-close").back(format!("/office/groups/{id}"));
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, render(&GroupClose { page, form, view, group })?).into_response())
}

/// The question.
pub(super) async fn ask(visit: Visit, Path(path): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    draw(&visit, super::id(&path)?, form).await
}

/// Closes the group.
pub(super) async fn take(
    visit: Visit,
    Path(path): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let id: GroupId = super::id(&path)?;
    match kindergartens::archive_group(visit.app(), &visit.actor(), id).await {
        Ok(()) => Ok(Redirect::to("/office/groups?done=closed").into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            draw(&visit, id, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}

impl GroupClose {
    /// Why it cannot be closed yet.
    fn first(&self) -> Option<String> {
        let (children, held) = (self.group.children, self.group.held);
        let args = Args::new().with("children", children).with("held", held);
        (children > 0 || held > 0).then(|| self.page.ta("group-close-first", &args))
    }
}
