//! Table `policy_coming`.

use sea_orm::entity::prelude::*;

use crate::At;

/// A version of the policy pack that is announced for a later day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "policy_coming")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub pack: String,
    pub digest: String,
    pub text: String,
    pub applies_from: At,
    pub loaded_at: At,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
