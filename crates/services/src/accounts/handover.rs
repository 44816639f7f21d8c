//! Handing an account over: a password that staff give a family on paper, and that the family replaces by its own.

use std::fmt;

use domain::{
    Refusal,
    accounts::{Actor, Permission, Role},
    policy::NotificationEvent,
};
use locale::Args;
use serde::{Deserialize, Serialize};
use storage::{
    accounts::{account, end_sessions, roles},
    queue,
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::{password, throttle::Attempt};
use crate::{App, Change, Error, Once, families, notifications, reach};

/// What a family signs in with until it has chosen a password of its own. Shown once; the database keeps a hash.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Name to sign in with.
    pub login: String,
    /// The password on the paper.
    pub password: String,
}

impl fmt::Debug for Handover {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Handover").field("login", &self.login).finish_non_exhaustive()
    }
}

/// A drawn password with its hash, made before the change so that the writer need not wait for the hashing.
pub(crate) struct OneTime {
    pub(super) text: String,
    pub(super) hash: String,
}

impl OneTime {
    /// Draws one: twelve letters and digits that are not taken for each other on paper, 60 bits.
    pub(crate) async fn draw() -> Result<Self, Error> {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let letters: Vec<char> =
            random::<12>()?.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
        let text = parts.join("-");
        Ok(Self { hash: password::hash(text.clone()).await?, text })
    }
}

/// Random bytes of the operating system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::broken("no random bytes"))?;
    Ok(bytes)
}

/// The officer in whose hands the case lies gives its family a new password, after looking at an identity document at
/// the desk. All sessions of the account end. What was shown is sealed into the record of the look, and the family is
/// told by every channel, so that nobody's account changes hands unnoticed.
///
/// An account that also works for the city is not handed over: its administrator sets the password.
///
/// # Errors
/// `NotFound("application")` also for a case in whose hands it does not lie; `identity-missing`, `account-is-staff`,
/// `account-blocked`.
pub async fn hand_over(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    number: &str,
    identity: &str,
) -> Result<Handover, Error> {
    let permission = Permission::AccountsHandOver;
    if !actor.may_somewhere(permission) {
        return Err(domain::accounts::NotPermitted { permission }.into());
    }
    let row = queue::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let identity = identity.trim().to_owned();
    if identity.is_empty() {
        return Err(Refusal::new("refusal-identity-missing").into());
    }
    let one_time = OneTime::draw().await?;
    app.write_aside_once(actor, permission, once, move |change| {
        Box::pin(async move {
            reach::permit(change, &row, "application").await?;
            let login = replace(change, row.account_id, one_time.hash).await?;
            let role = reach::role(change.db(), change.actor(), permission, &row).await?;
            families::note_look(change, role, row.id, "password", Some(&identity)).await?;
            let about = Some((row.id.into(), row.number.as_str()));
            let event = NotificationEvent::PasswordHanded;
            notifications::notify(change, row.account_id.into(), about, event, Args::new()).await?;
            Ok(Handover { login, password: one_time.text })
        })
    })
    .await
}

/// Puts the hash in place of the present one and ends what was begun with it; returns the login.
async fn replace(change: &Change<'_>, id: uuid::Uuid, hash: String) -> Result<String, Error> {
    let row = account::Entity::find_by_id(id).one(change.db()).await?.ok_or(Error::NotFound("account"))?;
    if row.state != "active" {
        return Err(Refusal::new("refusal-account-blocked").into());
    }
    let held = roles(change.db(), id).await?;
    if held.iter().any(|held| held.role != Role::Parent.code()) {
        return Err(Refusal::new("refusal-account-is-staff").into());
    }
    Attempt::on_account(change.app(), &row.login_key).forget(change.db()).await?;
    end_sessions(change.db(), id, None).await?;
    let login = row.login.clone();
    let mut row = row.into_active_model();
    row.password_hash = Set(hash);
    row.password_handed_at = Set(Some(change.now().into()));
    row.update(change.db()).await?;
    Ok(login)
}
