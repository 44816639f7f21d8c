//! Claims to benefit categories.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, entity::prelude::*};

use crate::kindergartens::kindergarten;

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

/// The names of the kindergartens that claims are for, by id.
///
/// # Errors
/// When the database fails.
pub async fn claimed_places<C: ConnectionTrait>(
    db: &C,
    claims: &[claim::Model],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let ids: Vec<Uuid> = claims.iter().filter_map(|claim| claim.kindergarten_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row.name)).collect())
}
