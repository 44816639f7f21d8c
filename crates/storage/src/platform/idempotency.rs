//! Table `idempotency`.

use sea_orm::entity::prelude::*;

use crate::At;

/// The answer to a request that may be repeated.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub request_digest: Vec<u8>,
    pub response: Vec<u8>,
    pub created_at: At,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
