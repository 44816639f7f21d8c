//! Messages in the cabinet and the outbox of e-mail and SMS.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::Expr,
};

use crate::{At, literals::is};

pub mod message;

/// Messages that wait to leave at `now`, the longest waiting first.
///
/// # Errors
/// When the database fails.
pub async fn to_send<C: ConnectionTrait>(db: &C, now: At, limit: u64) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "queued"))
        .filter(Column::NextAttemptAt.lte(now))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The newest messages in an account's cabinet, before a message where one is named.
///
/// # Errors
/// When the database fails.
pub async fn in_cabinet<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    let mut find = Entity::find().filter(Column::AccountId.eq(account)).filter(Column::Channel.eq("cabinet"));
    if let Some(before) = before {
        find = find.filter(Column::Id.lt(before));
    }
    find.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many messages in an account's cabinet were not read yet.
///
/// # Errors
/// When the database fails.
pub async fn unread<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<u64, DbErr> {
    use message::{Column, Entity};
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Channel.eq("cabinet"))
        .filter(Column::ReadAt.is_null())
        .count(db)
        .await
}

/// Marks messages of an account's cabinet as read: one, or all of them. Returns how many were not read before.
///
/// # Errors
/// When the database fails.
pub async fn mark_read<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    only: Option<Uuid>,
    now: At,
) -> Result<u64, DbErr> {
    use message::{Column, Entity};
    let mut update = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(now))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Channel.eq("cabinet"))
        .filter(Column::ReadAt.is_null());
    if let Some(id) = only {
        update = update.filter(Column::Id.eq(id));
    }
    Ok(update.exec(db).await?.rows_affected)
}

/// Messages that were given up, the newest first, before one where it is named.
///
/// # Errors
/// When the database fails.
pub async fn failed<C: ConnectionTrait>(
    db: &C,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    let mut find = Entity::find().filter(is(Column::State, "failed"));
    if let Some(before) = before {
        find = find.filter(Column::Id.lt(before));
    }
    find.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many messages were given up, and when the oldest of them was written.
///
/// # Errors
/// When the database fails.
pub async fn count_failed<C: ConnectionTrait>(db: &C) -> Result<(u64, Option<At>), DbErr> {
    use message::{Column, Entity};
    let failed = || Entity::find().filter(is(Column::State, "failed"));
    let oldest = failed().order_by_asc(Column::Id).one(db).await?;
    Ok((failed().count(db).await?, oldest.map(|row| row.created_at)))
}

/// Claims a message for sending: its next attempt moves to `again_at` and its attempts grow, unless somebody else was
/// quicker. Returns whether it was claimed.
///
/// # Errors
/// When the database fails.
pub async fn claim<C: ConnectionTrait>(db: &C, row: &message::Model, again_at: At) -> Result<bool, DbErr> {
    use message::{Column, Entity};
    let claimed = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(row.attempts + 1))
        .col_expr(Column::NextAttemptAt, Expr::value(again_at))
        .filter(Column::Id.eq(row.id))
        .filter(is(Column::State, "queued"))
        .filter(Column::Attempts.eq(row.attempts))
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It left.
    Sent(At),
    /// It is tried again then.
    Again(At, String),
    /// It is given up.
    Failed(String),
}

/// Writes down what became of an attempt, unless a later attempt was begun meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn conclude<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
    attempts: i32,
    outcome: &Outcome,
) -> Result<(), DbErr> {
    use message::{Column, Entity};
    let (state, next, sent, error) = match outcome {
        Outcome::Sent(at) => ("sent", None, Some(*at), None),
        Outcome::Again(at, error) => ("queued", Some(*at), None, Some(error.clone())),
        Outcome::Failed(error) => ("failed", None, None, Some(error.clone())),
    };
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::NextAttemptAt, Expr::value(next))
        .col_expr(Column::SentAt, Expr::value(sent))
        .col_expr(Column::LastError, Expr::value(error))
        .filter(Column::Id.eq(id))
        .filter(is(Column::State, "queued"))
        .filter(Column::Attempts.eq(attempts))
        .exec(db)
        .await?;
    Ok(())
}

/// Puts a message that was given up back into the outbox, with all its attempts before it. Returns whether there was
/// such a message.
///
/// # Errors
/// When the database fails.
pub async fn send_again<C: ConnectionTrait>(db: &C, id: Uuid, now: At) -> Result<bool, DbErr> {
    use message::{Column, Entity};
    let queued = Entity::update_many()
        .col_expr(Column::State, Expr::value("queued"))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::NextAttemptAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(id))
        .filter(is(Column::State, "failed"))
        .exec(db)
        .await?;
    Ok(queued.rows_affected == 1)
}

/// Messages that leave or left by e-mail or SMS, and those of cabinets, the newest first: the viewer of a
/// demonstration.
///
/// # Errors
/// When the database fails.
pub async fn newest<C: ConnectionTrait>(
    db: &C,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<message::Model>, DbErr> {
    let mut find = message::Entity::find();
    if let Some(before) = before {
        find = find.filter(message::Column::Id.lt(before));
    }
    find.order_by_desc(message::Column::Id).limit(limit).all(db).await
}
