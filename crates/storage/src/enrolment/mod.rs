//! The register of attending children.

#[expect(clippy::module_inception, reason = "the table and the room share the field's word")]
pub mod enrolment;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

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

/// How many children stand in the register of a group now.
///
/// # Errors
/// When the database fails.
pub async fn present_in_group<C: ConnectionTrait>(db: &C, group: Uuid) -> Result<u64, DbErr> {
    use enrolment::{Column, Entity};
    Entity::find().filter(Column::GroupId.eq(group)).filter(Column::LeftOn.is_null()).count(db).await
}
