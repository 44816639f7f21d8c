//! Accounts, what they may do, their sessions, and the throttle against guessing.

use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Condition, Expr, ExprTrait, OnConflict},
};

use crate::At;

pub mod account;
pub mod password_reset;
pub mod role_assignment;
pub mod session;
pub mod throttle;

/// The account with a folded login.
///
/// # Errors
/// When the database fails.
pub async fn by_login<C: ConnectionTrait>(db: &C, login_key: &str) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::LoginKey.eq(login_key)).one(db).await
}

/// Active accounts in the role of a parent that have the telephone or the e-mail address with this keyed hash, the
/// oldest first.
///
/// # Errors
/// When the database fails.
pub async fn parents_reached_by<C: ConnectionTrait>(
    db: &C,
    phone_index: Option<Vec<u8>>,
    email_index: Option<Vec<u8>>,
) -> Result<Vec<account::Model>, DbErr> {
    let phone = phone_index.map(|index| account::Column::PhoneIndex.eq(index));
    let email = email_index.map(|index| account::Column::EmailIndex.eq(index));
    if phone.is_none() && email.is_none() {
        return Ok(Vec::new());
    }
    let parents = role_assignment::Entity::find()
        .select_only()
        .column(role_assignment::Column::AccountId)
        .filter(role_assignment::Column::Role.eq("parent"))
        .filter(role_assignment::Column::RevokedAt.is_null())
        .into_query();
    account::Entity::find()
        .filter(Condition::any().add_option(phone).add_option(email))
        .filter(account::Column::State.eq("active"))
        .filter(account::Column::Id.in_subquery(parents))
        .order_by_asc(account::Column::CreatedAt)
        .order_by_asc(account::Column::Id)
        .all(db)
        .await
}

/// The roles an account holds now, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn roles<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<role_assignment::Model>, DbErr> {
    use role_assignment::{Column, Entity};
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::GrantedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// How many active accounts hold a role now.
///
/// # Errors
/// When the database fails.
pub async fn holders<C: ConnectionTrait>(db: &C, role: &str) -> Result<Vec<Uuid>, DbErr> {
    use role_assignment::{Column, Entity};
    let active = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::State.eq("active"))
        .into_query();
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(Column::Role.eq(role))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::AccountId.in_subquery(active))
        .into_tuple()
        .all(db)
        .await
}

/// Accounts that hold any role but `parent`, by login, after a login key; for the list of staff.
///
/// # Errors
/// When the database fails.
pub async fn staff<C: ConnectionTrait>(
    db: &C,
    after: &str,
    limit: u64,
) -> Result<Vec<account::Model>, DbErr> {
    use role_assignment::Column;
    let holders = role_assignment::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::Role.ne("parent"))
        .filter(Column::RevokedAt.is_null())
        .into_query();
    account::Entity::find()
        .filter(account::Column::Id.in_subquery(holders))
        .filter(account::Column::LoginKey.gt(after))
        .order_by_asc(account::Column::LoginKey)
        .limit(limit)
        .all(db)
        .await
}

/// The sessions of an account that have not ended at `now`, the last used first.
///
/// # Errors
/// When the database fails.
pub async fn sessions<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    now: At,
) -> Result<Vec<session::Model>, DbErr> {
    use session::{Column, Entity};
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::SeenAt)
        .all(db)
        .await
}

/// Notes that a session was used.
///
/// # Errors
/// When the database fails.
pub async fn touch_session<C: ConnectionTrait>(db: &C, token_hash: &[u8], now: At) -> Result<(), DbErr> {
    use session::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(now))
        .filter(Column::TokenHash.eq(token_hash.to_vec()))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends sessions of an account: all of them, or all but the one with this token hash. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    but: Option<&[u8]>,
) -> Result<u64, DbErr> {
    use session::{Column, Entity};
    let mut delete = Entity::delete_many().filter(Column::AccountId.eq(account));
    if let Some(kept) = but {
        delete = delete.filter(Column::TokenHash.ne(kept.to_vec()));
    }
    Ok(delete.exec(db).await?.rows_affected)
}

/// Throws away sessions that ended before `now`.
///
/// # Errors
/// When the database fails.
pub async fn forget_ended_sessions<C: ConnectionTrait>(db: &C, now: At) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now)).exec(db).await?;
    Ok(())
}

/// Counts one more attempt under a key and returns how many there were since the window began, with this one.
/// A window that began before `open_since` is over and a new one begins at `now`.
///
/// # Errors
/// When the database fails.
pub async fn count_attempt<C: ConnectionTrait>(
    db: &C,
    key_hash: &[u8],
    now: At,
    open_since: At,
) -> Result<throttle::Model, DbErr> {
    use throttle::{ActiveModel, Column, Entity};
    Entity::delete_many()
        .filter(Column::KeyHash.eq(key_hash.to_vec()))
        .filter(Column::SinceAt.lt(open_since))
        .exec(db)
        .await?;
    let row = ActiveModel { key_hash: Set(key_hash.to_vec()), failures: Set(1), since_at: Set(now) };
    let one_more = Expr::col((Entity, Column::Failures)).add(1);
    let on_conflict = OnConflict::column(Column::KeyHash).value(Column::Failures, one_more).to_owned();
    Entity::insert(row).on_conflict(on_conflict).exec_with_returning(db).await
}

/// Takes one attempt back, because it succeeded.
///
/// # Errors
/// When the database fails.
pub async fn forgive_attempt<C: ConnectionTrait>(db: &C, key_hash: &[u8]) -> Result<(), DbErr> {
    use throttle::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::Failures, Expr::col(Column::Failures).sub(1))
        .filter(Column::KeyHash.eq(key_hash.to_vec()))
        .filter(Column::Failures.gt(0))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets all attempts under a key.
///
/// # Errors
/// When the database fails.
pub async fn forget_attempts<C: ConnectionTrait>(db: &C, key_hash: &[u8]) -> Result<(), DbErr> {
    throttle::Entity::delete_by_id(key_hash.to_vec()).exec(db).await?;
    Ok(())
}
