//! Table `account`.

use sea_orm::entity::prelude::*;

use crate::At;

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub login: String,
    pub login_key: String,
    pub display_name: String,
    pub password_hash: String,
    pub language: String,
    pub email: Option<Vec<u8>>,
    pub email_index: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    pub phone_index: Option<Vec<u8>>,
    pub notify_email: bool,
    pub notify_sms: bool,
    pub state: String,
    pub created_at: At,
    pub signed_in_at: Option<At>,
    pub password_handed_at: Option<At>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
