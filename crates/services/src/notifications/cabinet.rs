//! Messages in a cabinet.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::{AccountId, ApplicationId, MessageId},
    time::Timestamp,
};
use serde::Serialize;
use storage::{
    notifications::{self as rows, message},
    queue::{self, application},
    sea_orm::EntityTrait,
};

use crate::{App, Error};

/// A message as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageLine {
    /// The message.
    pub id: MessageId,
    /// The application it is about.
    pub application: Option<ApplicationId>,
    /// Its public number.
    pub number: Option<String>,
    /// The event: `invitation`, `reminder` …
    pub kind: String,
    /// Heading.
    pub subject: String,
    /// Text.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was first opened.
    pub read_at: Option<Timestamp>,
}

impl MessageLine {
    fn new(row: message::Model, applications: &[application::Model]) -> Self {
        let about = applications.iter().find(|known| Some(known.id) == row.application_id);
        Self {
            number: about.map(|known| known.number.clone()),
            id: row.id.into(),
            application: row.application_id.map(Into::into),
            kind: row.kind,
            subject: row.subject,
            text: row.text,
            created_at: row.created_at.instant(),
            read_at: row.read_at.map(|at| at.instant()),
        }
    }
}

fn own(actor: &Actor) -> Result<AccountId, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::MessagesOwn, Subject::Family(account))?;
    Ok(account)
}

/// The newest messages of the actor's own cabinet, before a message where one is named.
///
/// # Errors
/// `NotPermitted`; `NotFound("cursor")` when `before` is no message of the cabinet; a fault when the database fails.
pub async fn messages(
    app: &App,
    actor: &Actor,
    before: Option<MessageId>,
    limit: u64,
) -> Result<Vec<MessageLine>, Error> {
    let account = own(actor)?;
    if let Some(before) = before {
        let known = message::Entity::find_by_id(before.uuid()).one(app.reader()).await?;
        known.filter(|row| row.account_id == account.uuid()).ok_or(Error::NotFound("cursor"))?;
    }
    let found = rows::in_cabinet(app.reader(), account.uuid(), before.map(MessageId::uuid), limit).await?;
    let applications = queue::of_account(app.reader(), account.uuid()).await?;
    Ok(found.into_iter().map(|row| MessageLine::new(row, &applications)).collect())
}

/// How many messages of the actor's own cabinet wait to be read.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn unread(app: &App, actor: &Actor) -> Result<u64, Error> {
    Ok(rows::unread(app.reader(), own(actor)?.uuid()).await?)
}

/// Marks one message of the actor's own cabinet as read; marking it again changes nothing.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn mark_read(app: &App, actor: &Actor, id: MessageId) -> Result<(), Error> {
    mark(app, actor, Some(id)).await
}

/// Marks all messages of the actor's own cabinet as read.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn mark_all_read(app: &App, actor: &Actor) -> Result<(), Error> {
    mark(app, actor, None).await
}

async fn mark(app: &App, actor: &Actor, only: Option<MessageId>) -> Result<(), Error> {
    let account = own(actor)?;
    app.write_aside(actor, Permission::MessagesOwn, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(account))?;
            let now = change.now().into();
            rows::mark_read(change.db(), account.uuid(), only.map(MessageId::uuid), now).await?;
            Ok(())
        })
    })
    .await
}
