//! Claims to benefit categories.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

pub mod claim;
mod listing;

pub use listing::{ClaimLine, claims_waiting, claims_waiting_after, count_waiting};

/// All claims of an application, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn claims_of<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<Vec<claim::Model>, DbErr> {
    claim::Entity::find()
        .filter(claim::Column::ApplicationId.eq(application))
        .order_by_asc(claim::Column::MadeAt)
        .order_by_asc(claim::Column::Id)
        .all(db)
        .await
}
