//! Finding drafts again.

use domain::accounts::{Actor, Permission, Subject};
use storage::queue::{self as rows, draft};
use uuid::Uuid;

use super::{ANSWERS, Draft};
use crate::{App, Error};

/// The actor's own drafts, the last saved first.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn drafts(app: &App, actor: &Actor) -> Result<Vec<Draft>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::QueueFile, Subject::Family(account))?;
    let rows = rows::drafts_of(app.reader(), account.uuid(), app.now().into()).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// One of the actor's own drafts.
///
/// # Errors
/// `NotFound("draft")` when there is none, it has expired, or it is somebody else's.
pub async fn load(app: &App, actor: &Actor, id: Uuid) -> Result<Draft, Error> {
    let all = drafts(app, actor).await?;
    all.into_iter().find(|draft| draft.id == id).ok_or(Error::NotFound("draft"))
}

fn opened(app: &App, row: draft::Model) -> Result<Draft, Error> {
    Ok(Draft {
        id: row.id,
        step: row.step,
        answers: serde_json::from_str(&app.keyring().open(ANSWERS, &row.answers)?)?,
        updated_at: row.updated_at.instant(),
        expires_at: row.expires_at.instant(),
    })
}
