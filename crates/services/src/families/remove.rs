//! A guardian takes a child out again.

use domain::{
    accounts::{Actor, Permission},
    ids::ChildId,
};
use storage::{families::child, sea_orm::EntityTrait};

use super::edit::own_unused;
use crate::{App, Error};

/// Removes a child of the actor's own family on which no application rests.
///
/// # Errors
/// `refusal-child-in-use`, `NotFound("child")`.
pub async fn remove(app: &App, actor: &Actor, id: ChildId) -> Result<(), Error> {
    app.write_aside(actor, Permission::FamiliesOwn, move |change| {
        Box::pin(async move {
            own_unused(change, id).await?;
            child::Entity::delete_by_id(id.uuid()).exec(change.db()).await?;
            Ok(())
        })
    })
    .await
}
