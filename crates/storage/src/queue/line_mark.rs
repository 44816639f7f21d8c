//! Table `line_mark`.

use sea_orm::entity::prelude::*;

/// How many of a class wait in the stretch of a line that begins at a key and ends at the next mark of the same level.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "line_mark")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub level: i16,
    #[sea_orm(primary_key, auto_increment = false)]
    pub from_key: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub class_rank: i16,
    pub waiting: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
