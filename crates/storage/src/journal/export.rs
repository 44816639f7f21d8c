//! Table `export`.

use sea_orm::entity::prelude::*;

use crate::At;

/// A list with names that left the program as a file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "export")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: At,
    pub account_id: Uuid,
    pub role: String,
    pub list: String,
    pub filter: Vec<u8>,
    pub lines: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
