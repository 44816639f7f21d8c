//! Children and what is known of them.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

use crate::{accounts::account, queue::application};

pub mod child;

/// The children of an account, the first entered first; those whose data were erased have no surname and are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_account<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<child::Model>, DbErr> {
    child::Entity::find()
        .filter(child::Column::AccountId.eq(account))
        .filter(child::Column::Surname.ne(""))
        .order_by_asc(child::Column::CreatedAt)
        .order_by_asc(child::Column::Id)
        .all(db)
        .await
}

/// A child of an account, with the account; none whose data were erased.
///
/// # Errors
/// When the database fails.
pub async fn own<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    child: Uuid,
) -> Result<Option<(child::Model, account::Model)>, DbErr> {
    let to_account = child::Entity::belongs_to(account::Entity)
        .from(child::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let found = child::Entity::find_by_id(child)
        .filter(child::Column::AccountId.eq(account))
        .filter(child::Column::Surname.ne(""))
        .join(JoinType::InnerJoin, to_account)
        .select_also(account::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(child, account)| Some((child, account?))))
}

/// Whether an application, in whatever state, rests on a child.
///
/// # Errors
/// When the database fails.
pub async fn is_used<C: ConnectionTrait>(db: &C, child: Uuid) -> Result<bool, DbErr> {
    let found = application::Entity::find().filter(application::Column::ChildId.eq(child)).one(db).await?;
    Ok(found.is_some())
}
