//! Hashing, checking and changing passwords.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject, check_password},
    ids::AccountId,
};
use storage::{
    accounts::{self, account, password_reset},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::{throttle, throttle::Attempt};
use crate::{App, Change, Error, notifications};

/// Memory of one hash in KiB, passes, lanes: the OWASP recommendation for Argon2id.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes that may run at once: a rush of sign-ins must not take all processors and memory.
static TURNS: Semaphore = Semaphore::const_new(4);

/// A hash of nothing anybody types: checked when there is no such account, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

fn argon2() -> Result<Argon2<'static>, Error> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)
        .map_err(|error| Error::broken(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String, Error> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|_| Error::broken("no random bytes"))?;
    let salt = SaltString::encode_b64(&random).map_err(|error| Error::broken(format!("salt: {error}")))?;
    let password: String = password.nfkc().collect();
    let hash = argon2()?
        .hash_password(password.as_bytes(), &salt)
        .map_err(|error| Error::broken(format!("argon2: {error}")))?;
    Ok(hash.to_string())
}

fn matches_now(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    let Ok(argon2) = argon2() else { return false };
    let password: String = password.nfkc().collect();
    argon2.verify_password(password.as_bytes(), &hash).is_ok()
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _turn = TURNS.acquire().await.map_err(|_| Error::broken("hashing has stopped"))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::broken(format!("hashing: {error}")))
}

/// The PHC string of a password.
pub(super) async fn hash(password: String) -> Result<String, Error> {
    in_turn(move || hash_now(&password)).await?
}

/// Whether the password belongs to the hash. Without a hash the work is done all the same and the answer is no.
pub(super) async fn matches(password: String, hash: Option<String>) -> Result<bool, Error> {
    in_turn(move || match hash {
        Some(hash) => matches_now(&password, &hash),
        None => {
            matches_now(&password, &NOBODY);
            false
        }
    })
    .await
}

/// The actor changes the password of their own account, knowing the present one. All other sessions end;
/// `keep` is the token of the session that asks.
///
/// # Errors
/// `refusal-password-wrong`, what [`check_password`] refuses, `refusal-too-many-attempts`.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    present: String,
    new: String,
    keep: Option<&str>,
) -> Result<(), Error> {
    let id = actor.account.ok_or(Error::NotFound("account"))?;
    let row =
        account::Entity::find_by_id(id.uuid()).one(app.reader()).await?.ok_or(Error::NotFound("account"))?;
    check_password(&new, &row.login_key)?;
    let attempt = Attempt::on_account(app, &row.login_key);
    throttle::begin(app, &attempt).await?;
    if !matches(present, Some(row.password_hash)).await? {
        return Err(Refusal::new("refusal-password-wrong").into());
    }
    let keep = keep.map(super::signed::token_hash);
    keep_password(app, actor, Permission::AccountsOwn, id, hash(new).await?, keep, Some(attempt)).await
}

/// The owner of an account chooses an own password in place of the one that staff handed over, in a session that was
/// begun with it. All other sessions end; `keep` is the token of the session that asks.
///
/// # Errors
/// `Conflict("password-is-own")` when the password is the owner's own already; `password-handed-again`, what
/// [`check_password`] refuses.
pub async fn choose_password(app: &App, actor: &Actor, new: String, keep: Option<&str>) -> Result<(), Error> {
    let id = actor.account.ok_or(Error::NotFound("account"))?;
    let row =
        account::Entity::find_by_id(id.uuid()).one(app.reader()).await?.ok_or(Error::NotFound("account"))?;
    if row.password_handed_at.is_none() {
        return Err(Error::Conflict("password-is-own"));
    }
    check_password(&new, &row.login_key)?;
    if matches(new.clone(), Some(row.password_hash)).await? {
        return Err(Refusal::new("refusal-password-handed-again").into());
    }
    let keep = keep.map(super::signed::token_hash);
    keep_password(app, actor, Permission::AccountsOwn, id, hash(new).await?, keep, None).await
}

/// An administrator sets a new password for somebody who lost theirs. All sessions of the account end.
///
/// # Errors
/// `NotFound("account")`, what [`check_password`] refuses.
pub async fn set_password(app: &App, actor: &Actor, account: AccountId, new: String) -> Result<(), Error> {
    let row = account::Entity::find_by_id(account.uuid())
        .one(app.reader())
        .await?
        .ok_or(Error::NotFound("account"))?;
    check_password(&new, &row.login_key)?;
    let attempt = Attempt::on_account(app, &row.login_key);
    keep_password(app, actor, Permission::AccountsManage, account, hash(new).await?, None, Some(attempt))
        .await
}

async fn keep_password(
    app: &App,
    actor: &Actor,
    permission: Permission,
    id: AccountId,
    hash: String,
    keep: Option<Vec<u8>>,
    attempt: Option<Attempt>,
) -> Result<(), Error> {
    app.write_aside(actor, permission, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(id))?;
            let row = account::Entity::find_by_id(id.uuid())
                .one(change.db())
                .await?
                .ok_or(Error::NotFound("account"))?;
            replace(change, row, hash, keep.as_deref()).await?;
            if let Some(attempt) = attempt {
                attempt.forget(change.db()).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Puts a new password in the place of the old one, however it was chosen: sessions end but the one to keep, a link that
/// was asked for is void, and the owner is told.
pub(super) async fn replace(
    change: &Change<'_>,
    row: account::Model,
    hash: String,
    keep: Option<&[u8]>,
) -> Result<(), Error> {
    let mut new = row.clone().into_active_model();
    new.password_hash = Set(hash);
    new.password_handed_at = Set(None);
    new.update(change.db()).await?;
    accounts::end_sessions(change.db(), row.id, keep).await?;
    password_reset::forget(change.db(), row.id).await?;
    notifications::password_changed(change, &row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_says_its_cost_and_opens_only_to_its_password() {
        let hash = hash_now("три коти на даху").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(matches_now("три коти на даху", &hash));
        assert!(!matches_now("три коти на даxу", &hash));
        assert_ne!(hash, hash_now("три коти на даху").unwrap());
        assert!(!matches_now("three cats", "not a hash"));
    }

    #[test]
    fn the_same_letters_composed_otherwise_are_the_same_password() {
        let hash = hash_now("чайник на даху й коти").unwrap();
        assert!(matches_now("чайник на даху и\u{306} коти".replace("й", "и\u{306}").as_str(), &hash));
    }
}
