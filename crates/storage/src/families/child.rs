//! Table `child`.

use sea_orm::entity::prelude::*;

use crate::{At, On};

/// A child, as the family entered it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "child")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub surname: String,
    pub given_name: String,
    pub patronymic: Option<String>,
    pub name_key: String,
    pub born_on: On,
    pub sex: i16,
    pub certificate: Vec<u8>,
    pub certificate_index: Vec<u8>,
    pub address: Option<Vec<u8>>,
    pub district_id: Option<Uuid>,
    pub created_at: At,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
