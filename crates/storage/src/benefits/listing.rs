//! Claims as staff list them.

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select, SelectModel, Selector, entity::prelude::*,
};

use super::claim::{Column, Entity};
use crate::{
    At,
    kindergartens::kindergarten,
    literals::is,
    queue::{application, in_hands_of, is_live},
};

/// A claim that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct ClaimLine {
    pub id: Uuid,
    pub number: String,
    pub category: String,
    /// The kindergarten in which alone it counts.
    pub kindergarten_id: Option<Uuid>,
    /// Its name.
    pub kindergarten: Option<String>,
    pub made_at: At,
    pub application_state: String,
}

/// Claims waiting for a decision on applications in the hands of one of the kindergartens (none: all).
fn waiting(kindergartens: Option<&[Uuid]>) -> Select<Entity> {
    let mut found = Entity::find()
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(application::Entity)
                .from(Column::ApplicationId)
                .to(application::Column::Id)
                .into(),
        )
        .filter(is(Column::State, "claimed"))
        .filter(is_live());
    if let Some(ids) = kindergartens {
        found = found.filter(Column::ApplicationId.in_subquery(in_hands_of(ids)));
    }
    found
}

/// Claims waiting for a decision, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn claims_waiting<C: ConnectionTrait>(
    db: &C,
    kindergartens: Option<&[Uuid]>,
    offset: u64,
    limit: u64,
) -> Result<Vec<ClaimLine>, DbErr> {
    lines(waiting(kindergartens), offset, limit).all(db).await
}

fn lines(found: Select<Entity>, offset: u64, limit: u64) -> Selector<SelectModel<ClaimLine>> {
    found
        .join(
            JoinType::LeftJoin,
            Entity::belongs_to(kindergarten::Entity)
                .from(Column::KindergartenId)
                .to(kindergarten::Column::Id)
                .into(),
        )
        .select_only()
        .columns([Column::Id, Column::Category, Column::KindergartenId, Column::MadeAt])
        .column_as(kindergarten::Column::Name, "kindergarten")
        .column(application::Column::Number)
        .column_as(application::Column::State, "application_state")
        .order_by_asc(Column::MadeAt)
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(limit)
        .into_model::<ClaimLine>()
}

/// Claims waiting for a decision, oldest first, from the one after the claim `after`, which need not wait any more.
///
/// # Errors
/// When the database fails.
pub async fn claims_waiting_after<C: ConnectionTrait>(
    db: &C,
    kindergartens: Option<&[Uuid]>,
    after: Option<&super::claim::Model>,
    limit: u64,
) -> Result<Vec<ClaimLine>, DbErr> {
    let mut found = waiting(kindergartens);
    if let Some(after) = after {
        let same = Condition::all().add(Column::MadeAt.eq(after.made_at)).add(Column::Id.gt(after.id));
        found = found.filter(Condition::any().add(Column::MadeAt.gt(after.made_at)).add(same));
    }
    lines(found, 0, limit).all(db).await
}

/// How many claims wait, and since when the oldest does.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting<C: ConnectionTrait>(
    db: &C,
    kindergartens: Option<&[Uuid]>,
) -> Result<(u64, Option<At>), DbErr> {
    let number = waiting(kindergartens).count(db).await?;
    let oldest = waiting(kindergartens)
        .select_only()
        .column(Column::MadeAt)
        .order_by_asc(Column::MadeAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok((number, oldest))
}
