//! Table `offer`.

use sea_orm::entity::prelude::*;

use crate::At;

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub child_id: Uuid,
    pub kindergarten_id: Uuid,
    pub programme_id: Uuid,
    pub group_id: Uuid,
    pub order_key: Vec<u8>,
    pub state: String,
    pub invited_at: At,
    pub answer_by: At,
    pub remind_at: Option<At>,
    pub answered_at: Option<At>,
    pub documents_by: Option<At>,
    pub extensions: i32,
    pub closed_at: Option<At>,
    pub reason: Option<String>,
    pub policy_version: Uuid,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
