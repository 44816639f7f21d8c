//! Table `application`.

use sea_orm::entity::prelude::*;

use crate::{At, On};

/// An application in any state after it was filed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub sequence: i64,
    pub account_id: Uuid,
    pub child_id: Uuid,
    pub certificate_index: Vec<u8>,
    pub state: String,
    pub state_reason: Option<String>,
    pub state_at: At,
    pub registered_at: At,
    pub class: String,
    pub points: i32,
    pub resident: bool,
    pub lottery: Option<Vec<u8>>,
    pub born_on: On,
    pub profile: String,
    pub language: Option<String>,
    pub desired_on: On,
    pub channel: String,
    pub entered_by: Option<Uuid>,
    pub basis: Option<Vec<u8>>,
    pub review_on: Option<On>,
    pub policy_version: Uuid,
    pub revision: i32,
    pub erased_at: Option<At>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
