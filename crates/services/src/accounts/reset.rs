//! A new password for who forgot the old one: a link by e-mail, which works once and for an hour.
//!
//! The answer to asking is the same whether or not there is such an account, and so is the work: one change counts the
//! attempt, asks the same question, and is committed.

use domain::accounts::{
    Actor, Permission, Via, check_password, check_reset, email, login_key, reset_ends_at, reset_is_void,
};
use storage::{
    ConnectionTrait,
    accounts::{
        account,
        password_reset::{self as rows, Model},
    },
};

use super::{
    EMAIL, password,
    sign_in::new_token,
    signed::token_hash,
    throttle::{self, Attempt},
};
use crate::{App, Change, Error, notifications};

/// Accounts that are sent a link when they share one address: a family may have several.
const ACCOUNTS_MAX: u64 = 5;

/// Asks for a link, by the name to sign in with or by the e-mail address. Every active account that is meant and has an
/// address gets a letter with a link of its own; an older link of the account is void. `source` is the address the
/// request came from, where one is known.
///
/// # Errors
/// `refusal-too-many-attempts`; nothing tells whether there is such an account.
pub async fn ask_reset(app: &App, typed: &str, source: Option<&str>) -> Result<(), Error> {
    let attempt = Attempt::to_reset(app, &typed.trim().to_lowercase(), source);
    let login = login_key(typed).ok();
    let address = email(typed).ok().map(|address| app.keyring().index(EMAIL, &address));
    app.write_aside(&Actor::public(Via::Web), Permission::AccountsSignIn, move |change| {
        Box::pin(async move {
            throttle::count(change, &attempt).await?;
            rows::forget_ended(change.db(), change.app().now().into()).await?;
            let found = rows::candidates(change.db(), login.as_deref(), address.as_deref(), ACCOUNTS_MAX);
            for account in found.await? {
                send(change, &account).await?;
            }
            Ok(())
        })
    })
    .await
}

async fn send(change: &Change<'_>, account: &account::Model) -> Result<(), Error> {
    let token = new_token()?;
    let now = change.app().now();
    let ends = reset_ends_at(now);
    let row = Model {
        account_id: account.id,
        token_hash: token_hash(&token),
        asked_at: now.into(),
        expires_at: ends.into(),
    };
    rows::keep(change.db(), row).await?;
    let link = format!("{}/sign-in/new-password/{token}", change.app().settings().public_url);
    notifications::password_link(change, account, &link)
}

/// The name of the account that a link opens. Looking changes nothing.
///
/// # Errors
/// `refusal-reset-link-void` when the link was used, replaced, has ended, or never was.
pub async fn reset_account(app: &App, token: &str) -> Result<String, Error> {
    Ok(opened(app, app.reader(), token).await?.login)
}

/// Sets a new password by a link. All sessions of the account end, the link is used up, and the owner is told.
///
/// # Errors
/// `refusal-reset-link-void`; what [`check_password`] refuses.
pub async fn reset_password(app: &App, token: &str, new: String) -> Result<(), Error> {
    // The link first: nobody gets a hash computed who does not hold one.
    let account = opened(app, app.reader(), token).await?;
    check_password(&new, &account.login_key)?;
    let (hash, token) = (password::hash(new).await?, token.to_owned());
    app.write_aside(&Actor::public(Via::Web), Permission::AccountsSignIn, move |change| {
        Box::pin(async move {
            let account = opened(change.app(), change.db(), &token).await?;
            let attempt = Attempt::on_account(change.app(), &account.login_key);
            password::replace(change, account, hash, None).await?;
            attempt.forget(change.db()).await
        })
    })
    .await
}

async fn opened<C: ConnectionTrait>(app: &App, db: &C, token: &str) -> Result<account::Model, Error> {
    let (link, account) = rows::find(db, &token_hash(token)).await?.ok_or_else(reset_is_void)?;
    check_reset(link.expires_at.instant(), account.state == "active", app.now())?;
    Ok(account)
}
