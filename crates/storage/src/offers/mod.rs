//! Invitations and the deadlines that hang on them.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*,
};

use crate::{
    At,
    literals::{is, is_one_of},
};

mod listing;
pub mod offer;

pub use listing::{OfferFilter, OfferLine, count, list};

/// States in which an offer holds a seat.
pub const LIVE: [&str; 2] = ["invited", "accepted"];

/// The live offer of an application, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn live_of<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<Option<offer::Model>, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::ApplicationId.eq(application))
        .filter(is_one_of(offer::Column::State, &LIVE))
        .one(db)
        .await
}

/// Unanswered offers whose time to answer ends before `now`, in the order of their deadlines.
///
/// # Errors
/// When the database fails.
pub async fn unanswered<C: ConnectionTrait>(db: &C, now: At, limit: u64) -> Result<Vec<offer::Model>, DbErr> {
    use offer::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "invited"))
        .filter(Column::AnswerBy.lt(now))
        .order_by_asc(Column::AnswerBy)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Unanswered offers whose reminder is due at `now`.
///
/// # Errors
/// When the database fails.
pub async fn to_remind<C: ConnectionTrait>(db: &C, now: At, limit: u64) -> Result<Vec<offer::Model>, DbErr> {
    use offer::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "invited"))
        .filter(Column::RemindAt.lte(now))
        .order_by_asc(Column::RemindAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Accepted offers whose time for papers ends before `now`.
///
/// # Errors
/// When the database fails.
pub async fn papers_overdue<C: ConnectionTrait>(
    db: &C,
    now: At,
    limit: u64,
) -> Result<Vec<offer::Model>, DbErr> {
    use offer::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "accepted"))
        .filter(Column::DocumentsBy.lt(now))
        .order_by_asc(Column::DocumentsBy)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The next instant at which an offer must be looked at: a reminder, or the microsecond after a deadline.
///
/// # Errors
/// When the database fails.
pub async fn next_deadline<C: ConnectionTrait>(db: &C) -> Result<Option<At>, DbErr> {
    let remind = first(db, offer::Column::RemindAt, "invited").await?;
    let after = |at: At| {
        At::from(at.instant().saturating_add(jiff::SignedDuration::from_micros(1)).unwrap_or_default())
    };
    let answer = first(db, offer::Column::AnswerBy, "invited").await?.map(after);
    let papers = first(db, offer::Column::DocumentsBy, "accepted").await?.map(after);
    Ok([remind, answer, papers].into_iter().flatten().min())
}

async fn first<C: ConnectionTrait>(
    db: &C,
    column: offer::Column,
    state: &'static str,
) -> Result<Option<At>, DbErr> {
    offer::Entity::find()
        .select_only()
        .column(column)
        .filter(is(offer::Column::State, state))
        .filter(column.is_not_null())
        .order_by_asc(column)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// All offers of an application, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_application<C: ConnectionTrait>(
    db: &C,
    application: Uuid,
) -> Result<Vec<offer::Model>, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::ApplicationId.eq(application))
        .order_by_desc(offer::Column::InvitedAt)
        .order_by_desc(offer::Column::Id)
        .all(db)
        .await
}
