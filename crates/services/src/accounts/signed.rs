//! Who is behind a session token.

use domain::{
    accounts::{Actor, Grant, Role, Scope, Via},
    ids::AccountId,
    time::Timestamp,
};
use jiff::{SignedDuration, ToSpan};
use locale::Language;
use sha2::{Digest, Sha256};
use storage::{
    ConnectionTrait,
    accounts::{self, account, role_assignment, session},
    sea_orm::EntityTrait,
};
use uuid::Uuid;

use super::tokens;
use crate::{App, Error};

/// A session without use for so many minutes is over.
const IDLE_MINUTES: i64 = 120;
/// A session is over after so many hours in any case.
const LONGEST_HOURS: i64 = 12;
/// The last use is noted to so many seconds, so that reading a page seldom writes.
const NOTED_TO_SECONDS: i64 = 300;

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who, with all roles.
    pub actor: Actor,
    /// The account.
    pub account: AccountId,
    /// How the person wants to be called.
    pub display_name: String,
    /// The language the account chose.
    pub language: Language,
    /// The session's id, as [`super::sessions`] lists it.
    pub session: Uuid,
    /// Secret behind the anti-forgery tokens of this session: 32 bytes.
    pub form_key: Vec<u8>,
}

/// How a token is kept.
pub(super) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// When a session that begins now must end. In a demonstration the clock jumps by months; sessions there live on.
pub(super) fn ends_at(app: &App, now: Timestamp) -> Timestamp {
    let hours = if app.settings().demo { 24 * 365 * 20 } else { LONGEST_HOURS };
    now.checked_add(hours.hours()).unwrap_or(Timestamp::MAX)
}

/// Finds who is behind a cookie's token: nobody when the session has ended or the account is blocked.
///
/// # Errors
/// A fault when the database fails.
pub async fn find_session(app: &App, token: &str, via: Via) -> Result<Option<Signed>, Error> {
    let hash = token_hash(token);
    let Some(row) = session::Entity::find_by_id(hash.clone()).one(app.reader()).await? else {
        return Ok(None);
    };
    let now = app.now();
    let idle = now.duration_since(row.seen_at.instant());
    let machine = row.agent.starts_with(tokens::MACHINE);
    let too_idle = idle > SignedDuration::from_mins(IDLE_MINUTES) && !app.settings().demo && !machine;
    if machine && via != Via::Api {
        return Ok(None);
    }
    if row.expires_at.instant() <= now || too_idle {
        return Ok(None);
    }
    let Some(account) = account::Entity::find_by_id(row.account_id).one(app.reader()).await? else {
        return Ok(None);
    };
    if account.state != "active" {
        return Ok(None);
    }
    if idle.abs() > SignedDuration::from_secs(NOTED_TO_SECONDS) {
        note_use(app, hash).await?;
    }
    let actor = actor_of(app.reader(), account.id.into(), via).await?;
    Ok(Some(Signed {
        actor,
        account: account.id.into(),
        display_name: account.display_name,
        language: account.language.parse().unwrap_or_default(),
        session: row.id,
        form_key: row.form_key,
    }))
}

async fn note_use(app: &App, hash: Vec<u8>) -> Result<(), Error> {
    let actor = Actor::public(Via::System);
    app.write_aside(&actor, domain::accounts::Permission::AccountsSignIn, move |change| {
        Box::pin(async move {
            let now = change.app().now().into();
            Ok(accounts::touch_session(change.db(), &hash, now).await?)
        })
    })
    .await
}

/// The account as an actor, with the roles it holds now.
///
/// # Errors
/// A fault when the database fails.
pub async fn actor_of<C: ConnectionTrait>(db: &C, account: AccountId, via: Via) -> Result<Actor, Error> {
    let grants = accounts::roles(db, account.uuid()).await?.iter().filter_map(as_grant).collect();
    Ok(Actor { account: Some(account), grants, via })
}

/// A row as a grant; a role that this program does not know gives nothing.
pub(super) fn as_grant(row: &role_assignment::Model) -> Option<Grant> {
    let role = Role::from_code(&row.role)?;
    let scope = match (role, row.kindergarten_id, row.district_id) {
        (Role::Parent, ..) => Scope::Own,
        (_, Some(kindergarten), _) => Scope::Kindergarten(kindergarten.into()),
        (_, None, Some(district)) => Scope::District(district.into()),
        (_, None, None) => Scope::Region,
    };
    Some(Grant { role, scope })
}
