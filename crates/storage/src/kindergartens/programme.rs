//! Table `programme`.

use sea_orm::entity::prelude::*;

/// What a child can be admitted to: kindergarten × age band × language × profile.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kindergarten_id: Uuid,
    pub age_group: String,
    pub from_months: i32,
    pub to_months: i32,
    pub language: String,
    pub profile: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
