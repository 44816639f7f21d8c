//! The places in which an account is signed in, for its owner.

use domain::{
    accounts::{Actor, Permission, Subject},
    time::Timestamp,
};
use storage::{
    accounts::{end_sessions, session, sessions as rows},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};
use uuid::Uuid;

use super::signed::token_hash;
use crate::{App, Error};

/// One session in the owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Id to end it by.
    pub id: Uuid,
    /// The browser, in a word or two.
    pub agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen_at: Timestamp,
}

/// The sessions of the actor's own account, the last used first.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn sessions(app: &App, actor: &Actor) -> Result<Vec<SessionLine>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::AccountsOwn, Subject::Family(account))?;
    let rows = rows(app.reader(), account.uuid(), app.now().into()).await?;
    let line = |row: session::Model| SessionLine {
        id: row.id,
        agent: row.agent,
        created_at: row.created_at.instant(),
        seen_at: row.seen_at.instant(),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Ends one session of the actor's own account.
///
/// # Errors
/// `NotFound("session")` when it is not the actor's or has ended already.
pub async fn end_session(app: &App, actor: &Actor, id: Uuid) -> Result<(), Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    app.write_aside(actor, Permission::AccountsOwn, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(account))?;
            let ended = session::Entity::delete_many()
                .filter(session::Column::Id.eq(id))
                .filter(session::Column::AccountId.eq(account.uuid()))
                .exec(change.db())
                .await?;
            if ended.rows_affected == 0 { Err(Error::NotFound("session")) } else { Ok(()) }
        })
    })
    .await
}

/// Ends every session of the actor's own account but the one that asks. Returns how many.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn end_other_sessions(app: &App, actor: &Actor, keep: &str) -> Result<u64, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    let keep = token_hash(keep);
    app.write_aside(actor, Permission::AccountsOwn, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(account))?;
            Ok(end_sessions(change.db(), account.uuid(), Some(&keep)).await?)
        })
    })
    .await
}
