//! Table `password_reset`, and its questions.

use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, DbErr, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};

use super::account;
use crate::At;

/// A link by which a new password may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_reset")]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub token_hash: Vec<u8>,
    pub asked_at: At,
    pub expires_at: At,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Accounts that can be sent a link: active, with an e-mail address, and of this folded login or with this address
/// (by its keyed hash); the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn candidates<C: ConnectionTrait>(
    db: &C,
    login_key: Option<&str>,
    email_index: Option<&[u8]>,
    limit: u64,
) -> Result<Vec<account::Model>, DbErr> {
    use account::Column as Of;
    let mut named = Condition::any();
    if let Some(key) = login_key {
        named = named.add(Of::LoginKey.eq(key));
    }
    if let Some(index) = email_index {
        named = named.add(Of::EmailIndex.eq(index.to_vec()));
    }
    if named.is_empty() {
        return Ok(Vec::new());
    }
    account::Entity::find()
        .filter(named)
        .filter(Of::State.eq("active"))
        .filter(Of::Email.is_not_null())
        .order_by_asc(Of::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Keeps the link of an account; an older one of the same account is void from now on.
///
/// # Errors
/// When the database fails.
pub async fn keep<C: ConnectionTrait>(db: &C, row: Model) -> Result<(), DbErr> {
    let row = ActiveModel {
        account_id: Set(row.account_id),
        token_hash: Set(row.token_hash),
        asked_at: Set(row.asked_at),
        expires_at: Set(row.expires_at),
    };
    let newer = OnConflict::column(Column::AccountId)
        .update_columns([Column::TokenHash, Column::AskedAt, Column::ExpiresAt])
        .to_owned();
    Entity::insert(row).on_conflict(newer).exec_without_returning(db).await?;
    Ok(())
}

/// The link with this token's hash, and the account it is for, while it stands.
///
/// # Errors
/// When the database fails.
pub async fn find<C: ConnectionTrait>(
    db: &C,
    token_hash: &[u8],
) -> Result<Option<(Model, account::Model)>, DbErr> {
    let link = Entity::find().filter(Column::TokenHash.eq(token_hash.to_vec())).one(db).await?;
    let Some(link) = link else { return Ok(None) };
    let account = account::Entity::find_by_id(link.account_id).one(db).await?;
    Ok(account.map(|account| (link, account)))
}

/// Throws the link of an account away.
///
/// # Errors
/// When the database fails.
pub async fn forget<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id(account).exec(db).await?;
    Ok(())
}

/// Throws away links that ended before `now`.
///
/// # Errors
/// When the database fails.
pub async fn forget_ended<C: ConnectionTrait>(db: &C, now: At) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(db).await?;
    Ok(())
}
