//! The register of attending children.

#[expect(clippy::module_inception, reason = "the table and the room share the field's word")]
pub mod enrolment;

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    On,
    families::child,
    kindergartens::{kindergarten, kindergarten_group},
    queue::application,
};

/// The newest enrolment of an application, present or past.
///
/// # Errors
/// When the database fails.
pub async fn of_application<C: ConnectionTrait>(
    db: &C,
    application: Uuid,
) -> Result<Option<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::ApplicationId.eq(application))
        .order_by_desc(enrolment::Column::EnrolledAt)
        .one(db)
        .await
}

/// Whether a child with this birth document attends a group now, whoever entered it.
///
/// # Errors
/// When the database fails.
pub async fn attends<C: ConnectionTrait>(db: &C, certificate_index: &[u8]) -> Result<bool, DbErr> {
    Ok(attending(Expr::val(certificate_index)).one(db).await?.is_some())
}

/// The present enrolment of a child with this birth document, also as a part of other questions.
pub(crate) fn attending(certificate_index: Expr) -> Select<enrolment::Entity> {
    use enrolment::{Column, Entity};
    let same = Expr::col((Entity, Column::CertificateIndex)).eq(certificate_index);
    Entity::find().filter(same).filter(Column::LeftOn.is_null())
}

/// How many children stand in the register of a group now.
///
/// # Errors
/// When the database fails.
pub async fn present_in_group<C: ConnectionTrait>(db: &C, group: Uuid) -> Result<u64, DbErr> {
    use enrolment::{Column, Entity};
    Entity::find().filter(Column::GroupId.eq(group)).filter(Column::LeftOn.is_null()).count(db).await
}

/// The enrolments whose announced day of leaving has come, the earliest first.
///
/// # Errors
/// When the database fails.
pub async fn to_leave<C: ConnectionTrait>(db: &C, today: On, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    use enrolment::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::LeavesOn.lte(today))
        .order_by_asc(Column::LeavesOn)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The next announced day of leaving.
///
/// # Errors
/// When the database fails.
pub async fn next_leaving<C: ConnectionTrait>(db: &C) -> Result<Option<On>, DbErr> {
    use enrolment::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::LeavesOn)
        .filter(Column::LeavesOn.is_not_null())
        .order_by_asc(Column::LeavesOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// Which part of the register's time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Children who attend.
    #[default]
    Present,
    /// Children who attend and were enrolled on or after this day.
    EnrolledSince(On),
    /// Children who left on or after this day, and those who are to leave.
    LeavingSince(On),
}

/// What the register is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentFilter {
    /// Attending, come lately, or gone lately.
    pub when: When,
    /// One enrolment.
    pub enrolment: Option<Uuid>,
    /// One group.
    pub group: Option<Uuid>,
    /// Part of the child's normalised name.
    pub name_key: Option<String>,
    /// Only the kindergartens and districts below; with none of them, nothing.
    pub narrowed: bool,
    /// Kindergartens.
    pub kindergartens: Vec<Uuid>,
    /// Districts.
    pub districts: Vec<Uuid>,
}

/// A child of the register, with the names a list shows.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Present {
    pub id: Uuid,
    pub surname: String,
    pub given_name: String,
    pub patronymic: Option<String>,
    pub born_on: On,
    pub number: String,
    pub kindergarten_id: Uuid,
    pub kindergarten_name: String,
    pub group_id: Uuid,
    pub group_name: String,
    pub enrolled_on: On,
    pub left_on: Option<On>,
    pub left_reason: Option<String>,
    pub leaves_on: Option<On>,
    pub leaves_reason: Option<String>,
}

fn of(filter: &PresentFilter) -> Select<enrolment::Entity> {
    use enrolment::{Column, Entity};
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
    found = match filter.when {
        When::Present => found.filter(Column::LeftOn.is_null()),
        When::EnrolledSince(day) => {
            found.filter(Column::LeftOn.is_null()).filter(Column::EnrolledOn.gte(day))
        }
        When::LeavingSince(day) => {
            found.filter(Condition::any().add(Column::LeftOn.gte(day)).add(Column::LeavesOn.is_not_null()))
        }
    };
    if let Some(enrolment) = filter.enrolment {
        found = found.filter(Column::Id.eq(enrolment));
    }
    if let Some(group) = filter.group {
        found = found.filter(Column::GroupId.eq(group));
    }
    if let Some(key) = &filter.name_key {
        found = found.filter(child::Column::NameKey.contains(key.replace(['%', '_', '\\'], "")));
    }
    if filter.narrowed {
        let own = Condition::any()
            .add(Column::KindergartenId.is_in(filter.kindergartens.iter().copied()))
            .add(kindergarten::Column::DistrictId.is_in(filter.districts.iter().copied()));
        found = found.filter(own);
    }
    found
}

/// The children of the filter, by name.
///
/// # Errors
/// When the database fails.
pub async fn present<C: ConnectionTrait>(
    db: &C,
    filter: &PresentFilter,
    offset: u64,
    limit: u64,
) -> Result<Vec<Present>, DbErr> {
    use enrolment::Column;
    of(filter)
        .select_only()
        .columns([Column::Id, Column::KindergartenId, Column::GroupId])
        .columns([Column::EnrolledOn, Column::LeftOn, Column::LeftReason])
        .columns([Column::LeavesOn, Column::LeavesReason])
        .columns([
            child::Column::Surname,
            child::Column::GivenName,
            child::Column::Patronymic,
            child::Column::BornOn,
        ])
        .column(application::Column::Number)
        .column_as(kindergarten::Column::Name, "kindergarten_name")
        .column_as(kindergarten_group::Column::Name, "group_name")
        .order_by_asc(child::Column::NameKey)
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(limit)
        .into_model::<Present>()
        .all(db)
        .await
}

/// How many children the filter finds.
///
/// # Errors
/// When the database fails.
pub async fn count_present<C: ConnectionTrait>(db: &C, filter: &PresentFilter) -> Result<u64, DbErr> {
    of(filter).count(db).await
}
