//! Messages in the cabinet and the outbox of e-mail and SMS.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

use crate::At;

pub mod message;

/// Messages that wait to leave at `now`, the longest waiting first.
///
/// # Errors
/// When the database fails.
pub async fn to_send<C: ConnectionTrait>(db: &C, now: At, limit: u64) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    Entity::find()
        .filter(Column::State.eq("queued"))
        .filter(Column::NextAttemptAt.lte(now))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}
