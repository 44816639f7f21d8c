//! Messages that were given up, for staff.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::{ApplicationId, MessageId},
    time::Timestamp,
};
use serde::Serialize;
use storage::notifications as rows;

use crate::{App, Error};

/// A message that was given up. Neither its address nor its text: staff need them not to see what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FailedLine {
    /// The message.
    pub id: MessageId,
    /// The application it is about.
    pub application: Option<ApplicationId>,
    /// The event.
    pub kind: String,
    /// `email` or `sms`.
    pub channel: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What the service answered last.
    pub error: String,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Messages that were given up, the newest first, before one where it is named.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn failed(
    app: &App,
    actor: &Actor,
    before: Option<MessageId>,
    limit: u64,
) -> Result<Vec<FailedLine>, Error> {
    actor.permitted(Permission::MessagesManage, Subject::Anything)?;
    let found = rows::failed(app.reader(), before.map(MessageId::uuid), limit).await?;
    let line = |row: rows::message::Model| FailedLine {
        id: row.id.into(),
        application: row.application_id.map(Into::into),
        kind: row.kind,
        channel: row.channel,
        attempts: row.attempts,
        error: row.last_error.unwrap_or_default(),
        created_at: row.created_at.instant(),
    };
    Ok(found.into_iter().map(line).collect())
}

/// Puts a message that was given up back into the outbox, under its own id.
///
/// # Errors
/// `NotFound("message")` when there is none that was given up.
pub async fn resend(app: &App, actor: &Actor, id: MessageId) -> Result<(), Error> {
    app.write_aside(actor, Permission::MessagesManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let now = change.app().now().into();
            let found = rows::send_again(change.db(), id.uuid(), now).await?;
            if found { Ok(()) } else { Err(Error::NotFound("message")) }
        })
    })
    .await
}
