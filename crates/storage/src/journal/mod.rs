//! The journal: every event that moved the queue, and who looked at sealed data.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

use crate::At;

pub mod disclosure;
#[expect(clippy::module_inception, reason = "the table and the room share the field's word")]
pub mod journal;

/// Number and instant of the newest event; `None` before the first.
///
/// # Errors
/// When the database fails.
pub async fn head<C: ConnectionTrait>(db: &C) -> Result<Option<(i64, At)>, DbErr> {
    journal::Entity::find()
        .select_only()
        .column(journal::Column::Seq)
        .column(journal::Column::At)
        .order_by_desc(journal::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// Events after `seq`, in order.
///
/// # Errors
/// When the database fails.
pub async fn after<C: ConnectionTrait>(db: &C, seq: i64, limit: u64) -> Result<Vec<journal::Model>, DbErr> {
    journal::Entity::find()
        .filter(journal::Column::Seq.gt(seq))
        .order_by_asc(journal::Column::Seq)
        .limit(limit)
        .all(db)
        .await
}

/// All events of one application, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_application<C: ConnectionTrait>(
    db: &C,
    application: Uuid,
) -> Result<Vec<journal::Model>, DbErr> {
    journal::Entity::find()
        .filter(journal::Column::ApplicationId.eq(application))
        .order_by_asc(journal::Column::Seq)
        .all(db)
        .await
}
