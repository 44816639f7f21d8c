//! What the family chose for another child, to begin with.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::{ChildId, KindergartenId},
};
use storage::{families::child, queue as rows, sea_orm::EntityTrait};

use crate::{App, Error};

/// What was chosen for a brother or a sister.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiblingChoice {
    /// The given name of the brother or sister.
    pub given_name: String,
    /// The kindergartens in the family's order; at least one.
    pub wishes: Vec<KindergartenId>,
    /// The language of teaching; none: any.
    pub language: Option<String>,
}

/// What the actor's newest application for another child than `child` asks for, if it has kindergartens on its list.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn sibling_choice(
    app: &App,
    actor: &Actor,
    child: Option<ChildId>,
) -> Result<Option<SiblingChoice>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::QueueOwn, Subject::Family(account))?;
    let db = app.reader();
    for row in rows::of_account(db, account.uuid()).await? {
        // What was erased belongs to nobody any more.
        if child.is_some_and(|own| own.uuid() == row.child_id) || row.erased_at.is_some() {
            continue;
        }
        let wishes = rows::wishes(db, row.id).await?;
        if wishes.is_empty() {
            continue;
        }
        let sibling = child::Entity::find_by_id(row.child_id).one(db).await?;
        return Ok(Some(SiblingChoice {
            given_name: sibling.ok_or(Error::NotFound("child"))?.given_name,
            wishes: wishes.into_iter().map(|wish| wish.kindergarten_id.into()).collect(),
            language: row.language,
        }));
    }
    Ok(None)
}
