//! Taking a child out again that was entered by mistake.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use services::Error;
use services::families::{self, Opened};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "families/remove.html")]
struct RemovePage {
    page: Page,
    form: Form,
    name: String,
    in_use: bool,
}

fn show(visit: &Visit, child: &Opened, form: Form) -> Result<Response, Failure> {
    let page = visit.page("children-remove-title").back("/cabinet/children");
    render(&RemovePage { page, form, name: super::name(&child.child), in_use: child.in_use })
}

/// The page.
pub(super) async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    show(&visit, &child, visit.form())
}

/// Takes the child out.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let child = super::child(&visit, &id).await?;
    match families::remove(visit.app(), &visit.actor(), child.child.id).await {
        Ok(()) => Ok(Redirect::to("/cabinet/children?done=removed").into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show(&visit, &child, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
