//! Rules in force, answers to repeated requests, settings.

use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*, sea_query::OnConflict,
};

use crate::At;

pub mod idempotency;
pub mod policy_coming;
pub mod policy_version;
pub mod setting;

/// The policy version in force at `now`: the newest that applies.
///
/// # Errors
/// When the database fails.
pub async fn policy_at<C: ConnectionTrait>(db: &C, now: At) -> Result<Option<policy_version::Model>, DbErr> {
    use policy_version::{Column, Entity};
    Entity::find()
        .filter(Column::AppliesFrom.lte(now))
        .order_by_desc(Column::AppliesFrom)
        .order_by_desc(Column::Id)
        .limit(1)
        .one(db)
        .await
}

/// Versions announced for a later day, the first to apply first.
///
/// # Errors
/// When the database fails.
pub async fn policies_coming<C: ConnectionTrait>(db: &C) -> Result<Vec<policy_coming::Model>, DbErr> {
    use policy_coming::{Column, Entity};
    Entity::find().order_by_asc(Column::AppliesFrom).order_by_asc(Column::Id).all(db).await
}

/// A setting's value.
///
/// # Errors
/// When the database fails.
pub async fn setting<C: ConnectionTrait>(db: &C, name: &str) -> Result<Option<String>, DbErr> {
    Ok(setting::Entity::find_by_id(name).one(db).await?.map(|row| row.value))
}

/// Keeps a setting.
///
/// # Errors
/// When the database fails.
pub async fn keep_setting<C: ConnectionTrait>(db: &C, name: &str, value: &str) -> Result<(), DbErr> {
    let row = setting::ActiveModel { name: Set(name.to_owned()), value: Set(value.to_owned()) };
    let replace = OnConflict::column(setting::Column::Name).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}
