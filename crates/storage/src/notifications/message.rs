//! Table `message`.

use sea_orm::entity::prelude::*;

use crate::At;

/// Something that somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub application_id: Option<Uuid>,
    pub kind: String,
    pub channel: String,
    pub language: String,
    pub address: Option<Vec<u8>>,
    pub subject: String,
    pub text: String,
    pub state: String,
    pub attempts: i32,
    pub next_attempt_at: Option<At>,
    pub last_error: Option<String>,
    pub created_at: At,
    pub sent_at: Option<At>,
    pub read_at: Option<At>,
    pub sealed_text: Option<Vec<u8>>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
