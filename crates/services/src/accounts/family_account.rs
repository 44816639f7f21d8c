//! The account of a family that came in person: the one it has, or a new one.

use domain::{accounts::Role, families::search_key, ids::AccountId};
use locale::Language;
use storage::accounts::{by_login, parents_reached_by};

use super::{
    EMAIL, Handover, OneTime, PHONE,
    handover::random,
    register::{self, Checked, grant, insert},
};
use crate::{Change, Error};

/// How a family that stands at the desk is called and reached.
#[derive(Debug, Clone)]
pub(crate) struct FamilyContacts<'a> {
    /// The guardian's name.
    pub(crate) name: &'a str,
    /// Mobile number, or empty.
    pub(crate) phone: &'a str,
    /// E-mail address, or empty.
    pub(crate) email: &'a str,
    /// Language of messages.
    pub(crate) language: Language,
}

/// The account that the family has: one of the same guardian's name and the same telephone or e-mail address. A name
/// alone is many people's, a telephone may be a grandmother's. Otherwise makes one that carries the family's contacts and
/// gets its messages, with a login that can be read out and the password to be handed over.
///
/// # Errors
/// What [`super::register()`] refuses about the name and the contacts.
pub(crate) async fn family_account(
    change: &Change<'_>,
    contacts: &FamilyContacts<'_>,
    password: OneTime,
) -> Result<(AccountId, Option<Handover>), Error> {
    let display_name = register::name(contacts.name)?;
    let email = register::optional(contacts.email, domain::accounts::email)?;
    let phone = register::optional(contacts.phone, register::phone)?;
    let index = |label: &str, value: &Option<String>| {
        value.as_ref().map(|value| change.app().keyring().index(label, value))
    };
    let known = parents_reached_by(change.db(), index(PHONE, &phone), index(EMAIL, &email)).await?;
    let key = search_key(&display_name);
    if let Some(own) = known.iter().find(|row| search_key(&row.display_name) == key) {
        return Ok((own.id.into(), None));
    }
    let login = free_login(change).await?;
    let checked = Checked {
        login_key: login.clone(),
        login: login.clone(),
        display_name,
        password_hash: password.hash,
        language: contacts.language,
        email,
        phone,
        handed_over: true,
    };
    let id = insert(change, checked).await?;
    grant(change, id, Role::Parent, None, None).await?;
    Ok((id, Some(Handover { login, password: password.text })))
}

/// A login of a word and eight digits that nobody has: it says nothing about the family and is easily typed.
async fn free_login(change: &Change<'_>) -> Result<String, Error> {
    for _ in 0..20 {
        let drawn = u32::from_be_bytes(random()?);
        let login = format!("rodyna-{:04}-{:04}", drawn / 10_000 % 10_000, drawn % 10_000);
        if by_login(change.db(), &login).await?.is_none() {
            return Ok(login);
        }
    }
    Err(Error::broken("twenty drawn logins were all taken"))
}
