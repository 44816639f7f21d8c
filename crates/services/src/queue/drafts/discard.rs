//! Throwing a draft away.

use domain::accounts::{Actor, Permission};
use storage::{queue::draft, sea_orm::EntityTrait};
use uuid::Uuid;

use super::save::own;
use crate::{App, Error};

/// Throws one of the actor's own drafts away: it was filed, or is not wanted any more.
///
/// # Errors
/// `NotFound("draft")`.
pub async fn discard(app: &App, actor: &Actor, id: Uuid) -> Result<(), Error> {
    app.write_aside(actor, Permission::QueueFile, move |change| {
        Box::pin(async move {
            own(change, id).await?;
            draft::Entity::delete_by_id(id).exec(change.db()).await?;
            Ok(())
        })
    })
    .await
}
