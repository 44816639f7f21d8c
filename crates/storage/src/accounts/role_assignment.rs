//! Table `role_assignment`.

use sea_orm::entity::prelude::*;

use crate::At;

/// A role that an account holds, with its scope.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_assignment")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub role: String,
    pub district_id: Option<Uuid>,
    pub kindergarten_id: Option<Uuid>,
    pub granted_at: At,
    pub granted_by: Option<Uuid>,
    pub revoked_at: Option<At>,
    pub revoked_by: Option<Uuid>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
