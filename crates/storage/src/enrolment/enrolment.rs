//! Table `enrolment`.

use sea_orm::entity::prelude::*;

use crate::{At, On};

/// A child in a group.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub child_id: Uuid,
    pub application_id: Uuid,
    pub offer_id: Uuid,
    pub kindergarten_id: Uuid,
    pub group_id: Uuid,
    pub enrolled_on: On,
    pub enrolled_at: At,
    pub left_on: Option<On>,
    pub left_reason: Option<String>,
    pub certificate_index: Option<Vec<u8>>,
    pub leaves_on: Option<On>,
    pub leaves_reason: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
