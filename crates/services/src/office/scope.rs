//! The part of the region an actor's permission reaches, as kindergartens.

use domain::{
    accounts::{Actor, Permission, Scope, Subject},
    ids::KindergartenId,
};
use storage::{
    kindergartens::kindergarten,
    sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect},
};
use uuid::Uuid;

use crate::{
    App, Error,
    kindergartens::{self, KindergartenView},
};

/// The kindergartens a permission reaches; `None` means all of them.
pub(super) async fn reached(
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

/// The kindergartens whose groups the actor keeps, with their counts.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn my_kindergartens(app: &App, actor: &Actor) -> Result<Vec<KindergartenView>, Error> {
    let ids = reached(app, actor, Permission::GroupsManage).await?;
    match ids {
        Some(ids) => {
            let ids: Vec<KindergartenId> = ids.into_iter().map(Into::into).collect();
            kindergartens::find_by_ids(app, actor, &ids).await
        }
        None => Ok(kindergartens::list(app, actor, &kindergartens::Find::default(), None, 50).await?.items),
    }
}
