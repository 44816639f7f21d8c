//! Table `kindergarten_group`.

use sea_orm::entity::prelude::*;

use crate::At;

/// A group of children with its places.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kindergarten_group")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kindergarten_id: Uuid,
    pub programme_id: Uuid,
    pub external_id: Option<String>,
    pub name: String,
    pub capacity: i32,
    pub children: i32,
    pub held: i32,
    pub open: i32,
    pub inherited_excess: i32,
    pub archived_at: Option<At>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
