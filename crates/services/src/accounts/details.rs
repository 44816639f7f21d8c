//! What the owner of an account keeps up: name, addresses, language, channels (K-05: without an administrator).

use domain::{
    accounts::{Actor, Permission, Subject, email},
    ids::AccountId,
};
use locale::Language;
use storage::{
    accounts::{account, password_reset},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::{
    EMAIL, PHONE,
    register::{name, optional, phone},
};
use crate::{App, Error};

/// An account as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The account.
    pub id: AccountId,
    /// Name to sign in with.
    pub login: String,
    /// What the owner may change.
    pub details: Details,
    /// Language of messages and, after signing in, of pages.
    pub language: Language,
    /// The channels switched on.
    pub channels: Channels,
    /// Whether the password is still the one that staff handed over.
    pub password_handed: bool,
}

/// Name and addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// How the person wants to be called.
    pub display_name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Mobile number as `380XXXXXXXXX`, or empty.
    pub phone: String,
}

/// Channels besides the cabinet, which is always on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channels {
    /// E-mail.
    pub email: bool,
    /// SMS.
    pub sms: bool,
}

/// The actor's own account.
///
/// # Errors
/// `NotPermitted`, `NotFound("account")`.
pub async fn profile(app: &App, actor: &Actor) -> Result<Profile, Error> {
    let id = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::AccountsOwn, Subject::Family(id))?;
    let row =
        account::Entity::find_by_id(id.uuid()).one(app.reader()).await?.ok_or(Error::NotFound("account"))?;
    let open = |label: &str, sealed: &Option<Vec<u8>>| match sealed {
        Some(sealed) => app.keyring().open(label, sealed),
        None => Ok(String::new()),
    };
    Ok(Profile {
        id,
        details: Details {
            email: open(EMAIL, &row.email)?,
            phone: open(PHONE, &row.phone)?,
            display_name: row.display_name,
        },
        login: row.login,
        language: row.language.parse().unwrap_or_default(),
        channels: Channels { email: row.notify_email, sms: row.notify_sms },
        password_handed: row.password_handed_at.is_some(),
    })
}

/// Changes name and addresses of the actor's own account.
///
/// # Errors
/// `refusal-name-missing`, `refusal-name-long`, `refusal-email-form`, `refusal-phone-not-understood`.
pub async fn change_details(app: &App, actor: &Actor, details: Details) -> Result<(), Error> {
    let display_name = name(&details.display_name)?;
    let email = optional(&details.email, email)?;
    let phone = optional(&details.phone, phone)?;
    let keyring = app.keyring();
    let email_index = email.as_ref().map(|email| keyring.index(EMAIL, email));
    let email = email.map(|email| keyring.seal(EMAIL, &email)).transpose()?;
    let phone_index = phone.as_ref().map(|phone| keyring.index(PHONE, phone));
    let phone = phone.map(|phone| keyring.seal(PHONE, &phone)).transpose()?;
    change_own(app, actor, move |row| {
        row.display_name = Set(display_name);
        row.email = Set(email);
        row.email_index = Set(email_index);
        row.phone = Set(phone);
        row.phone_index = Set(phone_index);
    })
    .await
}

/// Chooses the language of messages and pages.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn change_language(app: &App, actor: &Actor, language: Language) -> Result<(), Error> {
    change_own(app, actor, move |row| row.language = Set(language.code().to_owned())).await
}

/// Switches channels on and off. The cabinet always has every message.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn change_channels(app: &App, actor: &Actor, channels: Channels) -> Result<(), Error> {
    change_own(app, actor, move |row| {
        row.notify_email = Set(channels.email);
        row.notify_sms = Set(channels.sms);
    })
    .await
}

async fn change_own(
    app: &App,
    actor: &Actor,
    edit: impl FnOnce(&mut account::ActiveModel) + Send + 'static,
) -> Result<(), Error> {
    let id = actor.account.ok_or(Error::NotFound("account"))?;
    app.write_aside(actor, Permission::AccountsOwn, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(id))?;
            let row = account::Entity::find_by_id(id.uuid())
                .one(change.db())
                .await?
                .ok_or(Error::NotFound("account"))?;
            let address = row.email_index.clone();
            let mut row = row.into_active_model();
            edit(&mut row);
            let row = row.update(change.db()).await?;
            if row.email_index != address {
                // A link that lies in the old mailbox opens the account no more.
                password_reset::forget(change.db(), row.id).await?;
            }
            Ok(())
        })
    })
    .await
}
