//! Children and what is known of them.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

use crate::queue::application;

pub mod child;

/// The children of an account, the first entered first.
///
/// # Errors
/// When the database fails.
pub async fn of_account<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<child::Model>, DbErr> {
    child::Entity::find()
        .filter(child::Column::AccountId.eq(account))
        .order_by_asc(child::Column::CreatedAt)
        .order_by_asc(child::Column::Id)
        .all(db)
        .await
}

/// Whether an application, in whatever state, rests on a child.
///
/// # Errors
/// When the database fails.
pub async fn is_used<C: ConnectionTrait>(db: &C, child: Uuid) -> Result<bool, DbErr> {
    let found = application::Entity::find().filter(application::Column::ChildId.eq(child)).one(db).await?;
    Ok(found.is_some())
}
