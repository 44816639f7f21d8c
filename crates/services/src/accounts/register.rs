//! A family makes its account.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Role, Via, check_password, email, login_key},
    families::Phone,
    ids::AccountId,
};
use locale::Language;
use storage::{
    accounts::{account, by_login, role_assignment},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{
    EMAIL, PHONE, password,
    throttle::{self, Attempt},
};
use crate::{App, Change, Error};

/// The most characters of a name for people.
pub(super) const NAME_MAX: usize = 150;

/// What somebody enters to get an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Name to sign in with, unique whatever its case.
    pub login: String,
    /// How the person wants to be called.
    pub display_name: String,
    /// The password; see [`check_password`].
    pub password: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Mobile number, or empty.
    pub phone: String,
    /// Language of messages.
    pub language: Language,
}

/// An account whose fields were checked and whose password is hashed.
pub(super) struct Checked {
    pub(super) login: String,
    pub(super) login_key: String,
    pub(super) display_name: String,
    pub(super) password_hash: String,
    pub(super) language: Language,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    /// Whether staff made the password and hand it over on paper.
    pub(super) handed_over: bool,
}

/// Makes the account of a guardian. `source` is the address the request came from, where one is known.
///
/// # Errors
/// `refusal-login-form`, `refusal-login-taken`, `refusal-name-missing`, `refusal-email-form`, `refusal-phone-not-understood`,
/// what [`check_password`] refuses, `refusal-too-many-attempts`.
pub async fn register(app: &App, new: NewAccount, source: Option<&str>) -> Result<AccountId, Error> {
    let checked = Checked::from_form(app, new, source).await?;
    let actor = Actor::public(Via::Web);
    app.write_aside(&actor, Permission::AccountsRegister, move |change| {
        Box::pin(async move {
            let id = insert(change, checked).await?;
            grant(change, id, Role::Parent, None, None).await?;
            Ok(id)
        })
    })
    .await
}

impl Checked {
    async fn from_form(app: &App, new: NewAccount, source: Option<&str>) -> Result<Self, Error> {
        // The cheap questions first: nobody gets a hash computed for a form that will be refused.
        let key = login_key(&new.login)?;
        Self::check(&new, &key)?;
        if by_login(app.reader(), &key).await?.is_some() {
            return Err(Refusal::new("refusal-login-taken").into());
        }
        throttle::begin(app, &Attempt::to_register(app, source)).await?;
        Self::new(new).await
    }

    fn check(new: &NewAccount, key: &str) -> Result<(), Refusal> {
        name(&new.display_name)?;
        check_password(&new.password, key)?;
        optional(&new.email, email)?;
        optional(&new.phone, phone)?;
        Ok(())
    }

    /// Checks the fields and hashes the password.
    pub(super) async fn new(new: NewAccount) -> Result<Self, Error> {
        let login_key = login_key(&new.login)?;
        Self::check(&new, &login_key)?;
        Ok(Self {
            login: new.login.trim().to_owned(),
            login_key,
            display_name: name(&new.display_name)?,
            language: new.language,
            email: optional(&new.email, email)?,
            phone: optional(&new.phone, phone)?,
            password_hash: password::hash(new.password).await?,
            handed_over: false,
        })
    }
}

/// A name for people: trimmed, one space between words.
///
/// # Errors
/// `refusal-name-missing`, `refusal-name-long`.
pub(super) fn name(text: &str) -> Result<String, Refusal> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Refusal::new("refusal-name-missing")),
        1..=NAME_MAX => Ok(name),
        _ => Err(Refusal::new("refusal-name-long").with("most", NAME_MAX)),
    }
}

/// A phone number in the form in which it is kept: `380XXXXXXXXX`.
///
/// # Errors
/// `refusal-phone-not-understood`.
pub(super) fn phone(text: &str) -> Result<String, Refusal> {
    Phone::read(text).map(|phone| phone.digits().to_owned())
}

/// A field that may stay empty, in its normal form.
pub(super) fn optional(
    text: &str,
    normalise: fn(&str) -> Result<String, Refusal>,
) -> Result<Option<String>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { normalise(text).map(Some) }
}

/// Adds the account's row.
pub(super) async fn insert(change: &Change<'_>, checked: Checked) -> Result<AccountId, Error> {
    if by_login(change.db(), &checked.login_key).await?.is_some() {
        return Err(Refusal::new("refusal-login-taken").into());
    }
    let keyring = change.app().keyring();
    let seal = |label: &str, value: &Option<String>| -> Result<_, Error> {
        let Some(value) = value else { return Ok((None, None)) };
        Ok((Some(keyring.seal(label, value)?), Some(keyring.index(label, value))))
    };
    let (email, email_index) = seal(EMAIL, &checked.email)?;
    let (phone, phone_index) = seal(PHONE, &checked.phone)?;
    let id = AccountId::new(change.new_id()?);
    let row = account::ActiveModel {
        id: Set(id.uuid()),
        login: Set(checked.login),
        login_key: Set(checked.login_key),
        display_name: Set(checked.display_name),
        password_hash: Set(checked.password_hash),
        language: Set(checked.language.code().to_owned()),
        email: Set(email),
        email_index: Set(email_index),
        phone: Set(phone),
        phone_index: Set(phone_index),
        notify_email: Set(true),
        notify_sms: Set(true),
        state: Set("active".to_owned()),
        created_at: Set(change.now().into()),
        signed_in_at: Set(None),
        password_handed_at: Set(checked.handed_over.then(|| change.now().into())),
    };
    account::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(id)
}

/// Gives a role.
pub(super) async fn grant(
    change: &Change<'_>,
    account: AccountId,
    role: Role,
    district: Option<uuid::Uuid>,
    kindergarten: Option<uuid::Uuid>,
) -> Result<(), Error> {
    let row = role_assignment::ActiveModel {
        id: Set(change.new_id()?),
        account_id: Set(account.uuid()),
        role: Set(role.code().to_owned()),
        district_id: Set(district),
        kindergarten_id: Set(kindergarten),
        granted_at: Set(change.now().into()),
        granted_by: Set(change.actor().account.map(Into::into)),
        revoked_at: Set(None),
        revoked_by: Set(None),
    };
    role_assignment::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(())
}
