//! Slows down guessing: attempts are counted by account and by source address.
//!
//! An attempt is counted before it is tried and taken back when it succeeds, so that many guesses at once do not
//! slip through between counting and trying. The table holds keyed hashes only: it tells nobody which names and
//! addresses were tried.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Via},
    time::Timestamp,
};
use jiff::ToSpan;
use storage::{ConnectionTrait, accounts};

use crate::{App, Change, Error};

/// How long attempts are remembered, in minutes.
const WINDOW_MINUTES: i64 = 15;
/// Attempts allowed in the window on one account.
const BY_ACCOUNT: i32 = 10;
/// Attempts allowed in the window from one source address; families behind one address share it.
const BY_SOURCE: i32 = 60;
/// Accounts that may be registered in the window from one source address.
const REGISTRATIONS: i32 = 20;

/// Links to a new password that may be asked for in the window under one name or address.
const RESETS: i32 = 5;

/// One attempt, under the keys it counts for with their limits.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    keys: Vec<(Vec<u8>, i32)>,
}

impl Attempt {
    /// An attempt to sign in, from a source address where one is known.
    pub(super) fn to_sign_in(app: &App, login_key: &str, source: Option<&str>) -> Self {
        let mut keys = Self::on_account(app, login_key).keys;
        keys.extend(source.map(|source| (app.keyring().index("throttle.source", source), BY_SOURCE)));
        Self { keys }
    }

    /// An attempt that only concerns an account.
    pub(super) fn on_account(app: &App, login_key: &str) -> Self {
        Self { keys: vec![(app.keyring().index("throttle.account", login_key), BY_ACCOUNT)] }
    }

    /// An attempt to register.
    pub(super) fn to_register(app: &App, source: Option<&str>) -> Self {
        let key = source.map(|source| (app.keyring().index("throttle.register", source), REGISTRATIONS));
        Self { keys: key.into_iter().collect() }
    }

    /// A link to a new password is asked for, under the name or address that was typed.
    pub(super) fn to_reset(app: &App, typed: &str, source: Option<&str>) -> Self {
        let mut keys = vec![(app.keyring().index("throttle.reset", typed), RESETS)];
        keys.extend(source.map(|source| (app.keyring().index("throttle.source", source), BY_SOURCE)));
        Self { keys }
    }

    /// An attempt to look a status up by number and code.
    fn on_status(app: &App, number: &str, source: Option<&str>) -> Self {
        let mut keys = vec![(app.keyring().index("throttle.status", number), BY_ACCOUNT)];
        keys.extend(source.map(|source| (app.keyring().index("throttle.status.source", source), BY_SOURCE)));
        Self { keys }
    }

    /// After success: the account starts anew, the source gets this attempt back.
    pub(super) async fn forget<C: ConnectionTrait>(&self, db: &C) -> Result<(), Error> {
        for (index, (key, _)) in self.keys.iter().enumerate() {
            if index == 0 {
                accounts::forget_attempts(db, key).await?;
            } else {
                accounts::forgive_attempt(db, key).await?;
            }
        }
        Ok(())
    }
}

/// Counts the attempt, or refuses it.
///
/// # Errors
/// `refusal-too-many-attempts` with the minutes to wait.
pub(super) async fn begin(app: &App, attempt: &Attempt) -> Result<(), Error> {
    if attempt.keys.is_empty() {
        return Ok(());
    }
    let (actor, attempt) = (Actor::public(Via::System), attempt.clone());
    app.write_aside(&actor, Permission::AccountsSignIn, move |change| {
        Box::pin(async move { count(change, &attempt).await })
    })
    .await
}

/// The same inside a change that does more when the attempt is not refused.
pub(super) async fn count(change: &Change<'_>, attempt: &Attempt) -> Result<(), Error> {
    let now = change.app().now();
    let open_since = now.checked_sub(WINDOW_MINUTES.minutes()).unwrap_or(Timestamp::MIN);
    for (key, limit) in &attempt.keys {
        let row = accounts::count_attempt(change.db(), key, now.into(), open_since.into()).await?;
        if row.failures > *limit {
            return Err(Refusal::new("refusal-too-many-attempts")
                .with("minutes", minutes_left(row.since_at.instant(), now))
                .into());
        }
    }
    Ok(())
}

/// Whole minutes until the window ends, at least 1.
fn minutes_left(since: Timestamp, now: Timestamp) -> u64 {
    let left = WINDOW_MINUTES * 60 - now.duration_since(since).as_secs().max(0);
    u64::try_from(left).unwrap_or(1).max(1).div_ceil(60)
}

/// Counts an attempt to look a status up, or refuses it.
///
/// # Errors
/// `refusal-too-many-attempts` with the minutes to wait.
pub(crate) async fn count_status_attempt(app: &App, number: &str, source: Option<&str>) -> Result<(), Error> {
    begin(app, &Attempt::on_status(app, number, source)).await
}

/// The attempt was the holder's of the receipt.
pub(crate) async fn forget_status_attempt(
    app: &App,
    number: &str,
    source: Option<&str>,
) -> Result<(), Error> {
    let attempt = Attempt::on_status(app, number, source);
    app.write_aside(&Actor::public(Via::System), Permission::QueuePublic, move |change| {
        Box::pin(async move { attempt.forget(change.db()).await })
    })
    .await
}
