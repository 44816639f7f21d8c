//! Signing in by name and password.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Via, login_key},
    ids::AccountId,
    time::Timestamp,
};
use storage::{
    accounts::{by_login, forget_ended_sessions, session},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::{
    password, signed,
    throttle::{self, Attempt},
};
use crate::{App, Change, Error};

/// A new session.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub account: AccountId,
    /// The token for the cookie: 64 hex digits, kept nowhere else.
    pub token: String,
    /// Whether the password was one that staff handed over: an own one should be chosen now.
    pub password_handed: bool,
}

/// Signs in. `source` is the address the request came from, where one is known; `agent` names the browser in a
/// word or two. Unknown names take as long as wrong passwords and are answered alike.
///
/// # Errors
/// `refusal-sign-in-failed`, `refusal-account-blocked` (only after the right password),
/// `refusal-too-many-attempts`.
pub async fn sign_in(
    app: &App,
    login: &str,
    password: String,
    source: Option<&str>,
    agent: &str,
) -> Result<SignedIn, Error> {
    let failed = || Refusal::new("refusal-sign-in-failed");
    let key = login_key(login).map_err(|_| failed())?;
    let attempt = Attempt::to_sign_in(app, &key, source);
    throttle::begin(app, &attempt).await?;
    let found = by_login(app.reader(), &key).await?;
    let hash = found.as_ref().map(|account| account.password_hash.clone());
    if !password::matches(password, hash).await? {
        return Err(failed().into());
    }
    let account = found.ok_or_else(failed)?;
    if account.state != "active" {
        return Err(Refusal::new("refusal-account-blocked").into());
    }
    let signed = begin(app, account.id.into(), agent, Some(attempt)).await?;
    Ok(SignedIn { password_handed: account.password_handed_at.is_some(), ..signed })
}

/// Opens a session for an account without a password: the one-click doors of a demonstration.
///
/// # Errors
/// `NotPermitted` outside a demonstration; `NotFound("account")`.
pub async fn sign_in_as(app: &App, account: AccountId, agent: &str) -> Result<SignedIn, Error> {
    if !app.settings().demo {
        return Err(domain::accounts::NotPermitted { permission: Permission::DemoUse }.into());
    }
    begin(app, account, agent, None).await
}

async fn begin(
    app: &App,
    account: AccountId,
    agent: &str,
    attempt: Option<Attempt>,
) -> Result<SignedIn, Error> {
    let agent: String = agent.chars().filter(|letter| !letter.is_control()).take(60).collect();
    let actor = Actor::public(Via::Web);
    app.write_aside(&actor, Permission::AccountsSignIn, move |change| {
        Box::pin(async move {
            let token = open(change, account, agent).await?;
            if let Some(attempt) = attempt {
                attempt.forget(change.db()).await?;
            }
            Ok(SignedIn { account, token, password_handed: false })
        })
    })
    .await
}

/// Writes the row of a person's session and returns its token.
async fn open(change: &Change<'_>, account: AccountId, agent: String) -> Result<String, Error> {
    let now = change.app().now();
    open_until(change, account, agent, signed::ends_at(change.app(), now)).await
}

/// Writes a session's row and returns its token.
pub(super) async fn open_until(
    change: &Change<'_>,
    account: AccountId,
    agent: String,
    ends: Timestamp,
) -> Result<String, Error> {
    let now = change.app().now();
    let row = storage::accounts::account::Entity::find_by_id(account.uuid())
        .one(change.db())
        .await?
        .ok_or(Error::NotFound("account"))?;
    let mut row = row.into_active_model();
    row.signed_in_at = Set(Some(now.into()));
    row.update(change.db()).await?;
    forget_ended_sessions(change.db(), now.into()).await?;
    let token = new_token()?;
    let row = session::ActiveModel {
        token_hash: Set(signed::token_hash(&token)),
        id: Set(change.new_id()?),
        account_id: Set(account.uuid()),
        form_key: Set(random_bytes()?.to_vec()),
        agent: Set(agent),
        created_at: Set(now.into()),
        seen_at: Set(now.into()),
        expires_at: Set(ends.into()),
    };
    session::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(token)
}

/// A fresh secret of 256 bits as 64 hex digits.
pub(super) fn new_token() -> Result<String, Error> {
    Ok(hex(&random_bytes()?))
}

fn random_bytes() -> Result<[u8; 32], Error> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| Error::broken("no random bytes"))?;
    Ok(random)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
