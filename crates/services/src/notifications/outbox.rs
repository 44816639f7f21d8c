//! The viewer of a demonstration: every message with its address, as if one stood behind everybody's shoulder.

use domain::{
    accounts::{NotPermitted, Permission},
    ids::{ApplicationId, MessageId},
    time::Timestamp,
};
use serde::Serialize;
use storage::notifications::{self as rows, message};

use super::{account, notify::ADDRESS};
use crate::{App, Error};

/// A message with its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutboxLine {
    /// The message.
    pub id: MessageId,
    /// E-mail address or phone number; empty in a cabinet.
    pub to: String,
    /// `cabinet`, `email` or `sms`.
    pub channel: String,
    /// The event.
    pub kind: String,
    /// The application it is about.
    pub application: Option<ApplicationId>,
    /// Subject line.
    pub subject: String,
    /// Text.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// `kept`, `queued`, `sent` or `failed`.
    pub state: String,
}

/// The newest messages of everybody, before one where it is named.
///
/// # Errors
/// `NotPermitted` outside a demonstration.
pub async fn outbox(app: &App, before: Option<MessageId>, limit: u64) -> Result<Vec<OutboxLine>, Error> {
    if !app.settings().demo {
        return Err(NotPermitted { permission: Permission::DemoUse }.into());
    }
    let found = rows::newest(app.reader(), before.map(MessageId::uuid), limit).await?;
    found.into_iter().map(|row| line(app, row)).collect()
}

fn line(app: &App, row: message::Model) -> Result<OutboxLine, Error> {
    let to = row.address.as_ref().map(|sealed| app.keyring().open(ADDRESS, sealed)).transpose()?;
    let text = account::text(app.keyring(), &row)?;
    Ok(OutboxLine {
        id: row.id.into(),
        to: to.unwrap_or_default(),
        channel: row.channel,
        kind: row.kind,
        application: row.application_id.map(Into::into),
        subject: row.subject,
        text,
        created_at: row.created_at.instant(),
        state: row.state,
    })
}
