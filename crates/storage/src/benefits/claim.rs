//! Table `claim`.

use sea_orm::entity::prelude::*;

use crate::At;

/// A claim to a benefit category.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claim")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub category: String,
    pub state: String,
    pub document_kind: String,
    pub document: Vec<u8>,
    pub made_at: At,
    pub made_by: Uuid,
    pub decided_at: Option<At>,
    pub decided_by: Option<Uuid>,
    pub reason: Option<String>,
    pub policy_version: Uuid,
    pub kindergarten_id: Option<Uuid>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
