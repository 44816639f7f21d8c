//! `/office/messages`: messages that were given up, and sending them again.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::MessageId;
use services::notifications::{self, FailedLine};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/messages.html")]
struct MessagesPage {
    page: Page,
    form: Form,
    messages: Vec<FailedLine>,
    next: Option<String>,
    resent: bool,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let before = filters.get("cursor").parse::<MessageId>().ok();
    let found = notifications::failed(visit.app(), &visit.actor(), before, super::LIMIT).await?;
    let full = found.len() as u64 == super::LIMIT;
    render(&MessagesPage {
        page: visit.page("office-messages").back("/office"),
        form: visit.form(),
        next: found.last().filter(|_| full).map(|line| line.id.to_string()),
        messages: found,
        resent: filters.get("done") == "resent",
    })
}

/// Puts one of them back into the outbox.
pub(super) async fn resend(visit: Visit, Path(path): Path<String>, _: Posted) -> Result<Response, Failure> {
    notifications::resend(visit.app(), &visit.actor(), super::id(&path)?).await?;
    Ok(Redirect::to("/office/messages?done=resent").into_response())
}

impl MessagesPage {
    fn kind(&self, line: &FailedLine) -> String {
        self.page.t(&format!("office-message-{}", line.kind.replace('_', "-")))
    }
}
