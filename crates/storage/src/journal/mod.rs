//! The journal: every event that moved the queue; who looked at sealed data, and which lists left as files.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
    entity::prelude::*,
};

use crate::At;

pub mod disclosure;
pub mod export;
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

/// Where a change starts from, asked in one question because every change asks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Start {
    /// Number of the newest event; none before the first.
    pub seq: Option<i64>,
    /// Its instant.
    pub at: Option<At>,
    /// The policy version in force at the instant that was asked for.
    pub policy: Option<Uuid>,
    /// The greatest sequence of an application; none before the first.
    pub sequence: Option<i64>,
}

/// The newest event and application, and the policy version in force at `now`.
///
/// # Errors
/// When the database fails.
pub async fn start<C: ConnectionTrait>(db: &C, now: At) -> Result<Start, DbErr> {
    let sql = "SELECT j.seq, j.at, (SELECT p.id FROM policy_version p WHERE p.applies_from <= $1 \
               ORDER BY p.applies_from DESC, p.id DESC LIMIT 1) AS policy, \
               (SELECT max(a.sequence) FROM application a) AS sequence \
               FROM (SELECT 1) AS one LEFT JOIN (SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1) AS j ON true";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [now.into()]);
    let found = Start::find_by_statement(statement).one(db).await?;
    Ok(found.unwrap_or_default())
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
