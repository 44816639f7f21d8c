//! Whose hands a case lies in: its family's, and those of staff over the kindergartens it wishes for.

use domain::accounts::{Actor, NotPermitted, Permission, Role, Subject};
use storage::{
    ConnectionTrait,
    kindergartens::kindergarten,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{Change, Error, kindergartens::load};

/// The subjects under which somebody may reach an application: the family, then each wished kindergarten.
pub(crate) async fn subjects<C: ConnectionTrait>(
    db: &C,
    row: &application::Model,
) -> Result<Vec<Subject>, Error> {
    let wishes = rows::wishes(db, row.id).await?;
    let ids = wishes.iter().map(|wish| wish.kindergarten_id);
    let wished = kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(db).await?;
    let kindergartens = wished.iter().map(load::subject);
    Ok([Subject::Family(row.account_id.into())].into_iter().chain(kindergartens).collect())
}

/// The role under which the actor reaches the application.
pub(crate) async fn role<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    permission: Permission,
    row: &application::Model,
) -> Result<Role, Error> {
    let reached =
        subjects(db, row).await?.into_iter().find_map(|subject| actor.permitted(permission, subject).ok());
    reached.ok_or_else(|| NotPermitted { permission }.into())
}

/// Checks that the permission of a change reaches the application.
pub(crate) async fn permit(change: &mut Change<'_>, row: &application::Model) -> Result<(), Error> {
    let subjects = subjects(change.db(), row).await?;
    let mut refused = None;
    for subject in subjects {
        match change.permit(subject) {
            Ok(()) => return Ok(()),
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.unwrap_or(Error::NotFound("application")))
}
