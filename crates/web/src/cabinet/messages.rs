//! Messages.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::MessageId;
use serde::Deserialize;
use services::notifications::{self, MessageLine};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

/// Messages on one page.
const LIMIT: u64 = 20;

#[derive(Template)]
#[template(path = "cabinet/messages.html")]
struct MessagesPage {
    page: Page,
    form: Form,
    messages: Vec<MessageLine>,
    unread: u64,
    next: Option<String>,
}

/// Where in the list.
#[derive(Debug, Deserialize)]
pub(super) struct At {
    cursor: Option<MessageId>,
}

/// The page.
pub(super) async fn show(visit: Visit, Query(at): Query<At>) -> Result<Response, Failure> {
    let actor = visit.actor();
    let mut messages = notifications::messages(visit.app(), &actor, at.cursor, LIMIT + 1).await?;
    let more = messages.len() > usize::try_from(LIMIT).unwrap_or(usize::MAX);
    messages.truncate(usize::try_from(LIMIT).unwrap_or(usize::MAX));
    let next = messages.last().filter(|_| more).map(|message| message.id.to_string());
    let unread = notifications::unread(visit.app(), &actor).await?;
    let page = visit.page("cabinet-messages-title").back("/cabinet");
    render(&MessagesPage { page, form: visit.form(), messages, unread, next })
}

/// Marks one message as read, or all.
pub(super) async fn mark(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let actor = visit.actor();
    match posted.form.get("message").parse() {
        Ok(id) => notifications::mark_read(visit.app(), &actor, id).await?,
        Err(_) => notifications::mark_all_read(visit.app(), &actor).await?,
    }
    Ok(Redirect::to("/cabinet/messages").into_response())
}
