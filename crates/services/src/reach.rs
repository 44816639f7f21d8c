//! Whose hands a case lies in: its family's, and those of staff over its kindergartens ([`rows::hands`]).

use domain::accounts::{Actor, NotPermitted, Permission, Role, Scope, Subject};
use storage::{
    ConnectionTrait,
    kindergartens::kindergarten,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect},
};
use uuid::Uuid;

use crate::{App, Change, Error, kindergartens::load};

/// The subjects under which somebody may reach an application: the family, then each kindergarten in whose hands it is.
pub(crate) async fn subjects<C: ConnectionTrait>(
    db: &C,
    row: &application::Model,
) -> Result<Vec<Subject>, Error> {
    let ids = rows::hands(db, row.id).await?;
    let found = kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(db).await?;
    let kindergartens = found.iter().map(load::subject);
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

/// Whether the actor may see the application at all: its own, or one in its hands.
pub(crate) async fn sees<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    row: &application::Model,
) -> Result<bool, Error> {
    let subjects = subjects(db, row).await?;
    let may = |permission| subjects.iter().any(|subject| actor.permitted(permission, *subject).is_ok());
    Ok(may(Permission::QueueOwn) || may(Permission::QueueRead))
}

/// Checks that the permission of a change reaches the application through its family or a kindergarten in whose hands it is.
///
/// # Errors
/// `NotPermitted` for an application that the actor may see; one that it may not see is answered like one that does
/// not exist, by `NotFound` with the word for what was asked for, so that nobody learns which numbers and ids are taken.
pub(crate) async fn permit(
    change: &mut Change<'_>,
    row: &application::Model,
    what: &'static str,
) -> Result<(), Error> {
    let subjects = subjects(change.db(), row).await?;
    permit_through(change, row, &subjects, what).await
}

/// As [`permit`], through the family alone.
pub(crate) async fn permit_family(
    change: &mut Change<'_>,
    row: &application::Model,
    what: &'static str,
) -> Result<(), Error> {
    permit_through(change, row, &[Subject::Family(row.account_id.into())], what).await
}

/// As [`permit`], through these subjects alone.
pub(crate) async fn permit_through(
    change: &mut Change<'_>,
    row: &application::Model,
    subjects: &[Subject],
    what: &'static str,
) -> Result<(), Error> {
    let mut refused = Error::NotFound(what);
    for subject in subjects {
        match change.permit(*subject) {
            Ok(()) => return Ok(()),
            Err(error) => refused = error,
        }
    }
    if sees(change.db(), change.actor(), row).await? { Err(refused) } else { Err(Error::NotFound(what)) }
}

/// The kindergartens a permission reaches; `None` means all of them.
pub(crate) async fn reached(
    app: &App,
    actor: &Actor,
    permission: Permission,
) -> Result<Option<Vec<Uuid>>, Error> {
    actor.permitted(permission, Subject::Anything)?;
    let scopes = actor.scopes(permission);
    if scopes.contains(&Scope::Region) {
        return Ok(None);
    }
    let mut own = Condition::any().add(kindergarten::Column::Id.is_in(Vec::<Uuid>::new()));
    for scope in scopes {
        own = match scope {
            Scope::Kindergarten(id) => own.add(kindergarten::Column::Id.eq(id.uuid())),
            Scope::District(id) => own.add(kindergarten::Column::DistrictId.eq(id.uuid())),
            Scope::Own | Scope::Region => own,
        };
    }
    let ids = kindergarten::Entity::find()
        .select_only()
        .column(kindergarten::Column::Id)
        .filter(own)
        .into_tuple()
        .all(app.reader())
        .await?;
    Ok(Some(ids))
}
