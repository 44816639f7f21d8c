//! Offers as staff list them.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select, entity::prelude::*,
};

use super::offer::{Column, Entity};
use crate::{
    At,
    families::child,
    kindergartens::{kindergarten, kindergarten_group},
    queue::application,
};

/// What a list of offers is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferFilter {
    /// Only these kindergartens; none: all.
    pub kindergartens: Option<Vec<Uuid>>,
    /// Only these states; empty: all.
    pub states: Vec<&'static str>,
    /// Only of this application.
    pub application: Option<Uuid>,
    /// Only this one.
    pub offer: Option<Uuid>,
    /// Only those to be answered by this instant.
    pub answer_by: Option<At>,
    /// Only those whose papers are to be brought by this instant.
    pub documents_by: Option<At>,
}

/// An offer with the names a list shows.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct OfferLine {
    pub id: Uuid,
    pub number: String,
    pub surname: String,
    pub given_name: String,
    pub kindergarten_id: Uuid,
    pub kindergarten_name: String,
    pub district_id: Uuid,
    pub group_id: Uuid,
    pub group_name: String,
    pub state: String,
    pub invited_at: At,
    pub answer_by: At,
    pub answered_at: Option<At>,
    pub documents_by: Option<At>,
    pub closed_at: Option<At>,
    pub extensions: i32,
}

fn of(filter: &OfferFilter) -> Select<Entity> {
    let mut found = Entity::find()
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(child::Entity).from(Column::ChildId).to(child::Column::Id).into(),
        )
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(application::Entity)
                .from(Column::ApplicationId)
                .to(application::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(kindergarten::Entity)
                .from(Column::KindergartenId)
                .to(kindergarten::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(kindergarten_group::Entity)
                .from(Column::GroupId)
                .to(kindergarten_group::Column::Id)
                .into(),
        );
    if let Some(ids) = &filter.kindergartens {
        found = found.filter(Column::KindergartenId.is_in(ids.iter().copied()));
    }
    if !filter.states.is_empty() {
        found = found.filter(Column::State.is_in(filter.states.iter().copied()));
    }
    if let Some(application) = filter.application {
        found = found.filter(Column::ApplicationId.eq(application));
    }
    if let Some(offer) = filter.offer {
        found = found.filter(Column::Id.eq(offer));
    }
    if let Some(until) = filter.answer_by {
        found = found.filter(Column::AnswerBy.lte(until));
    }
    if let Some(until) = filter.documents_by {
        found = found.filter(Column::DocumentsBy.lte(until));
    }
    found
}

/// Offers: those that only wait for an answer or for papers by their deadlines, others the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    filter: &OfferFilter,
    offset: u64,
    limit: u64,
) -> Result<Vec<OfferLine>, DbErr> {
    let found = match filter.states.as_slice() {
        ["invited"] => of(filter).order_by_asc(Column::AnswerBy),
        ["accepted"] => of(filter).order_by_asc(Column::DocumentsBy),
        _ => of(filter).order_by_desc(Column::InvitedAt),
    };
    found
        .select_only()
        .columns([
            Column::Id,
            Column::KindergartenId,
            Column::GroupId,
            Column::State,
            Column::InvitedAt,
            Column::AnswerBy,
            Column::AnsweredAt,
            Column::DocumentsBy,
            Column::ClosedAt,
            Column::Extensions,
        ])
        .columns([child::Column::Surname, child::Column::GivenName])
        .column(application::Column::Number)
        .column(kindergarten::Column::DistrictId)
        .column_as(kindergarten::Column::Name, "kindergarten_name")
        .column_as(kindergarten_group::Column::Name, "group_name")
        .order_by_desc(Column::Id)
        .offset(offset)
        .limit(limit)
        .into_model::<OfferLine>()
        .all(db)
        .await
}

/// How many offers pass the filter, and the instant of the oldest of them.
///
/// # Errors
/// When the database fails.
pub async fn count<C: ConnectionTrait>(db: &C, filter: &OfferFilter) -> Result<(u64, Option<At>), DbErr> {
    let number = of(filter).count(db).await?;
    let oldest = of(filter)
        .select_only()
        .column(Column::InvitedAt)
        .order_by_asc(Column::InvitedAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok((number, oldest))
}
