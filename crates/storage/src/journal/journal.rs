//! Table `journal`.

use sea_orm::entity::prelude::*;

use crate::At;

/// An event that moved the queue.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "journal")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: At,
    pub kind: String,
    pub actor_role: String,
    pub actor_id: Option<Uuid>,
    pub application_id: Option<Uuid>,
    pub kindergarten_id: Option<Uuid>,
    pub number: Option<String>,
    pub policy_version: Option<Uuid>,
    pub event: Json,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
