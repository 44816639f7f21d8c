//! An account for a family that came in person and has none.

use domain::{accounts::Role, ids::AccountId};
use locale::Language;

use super::register::{self, Checked, grant, insert};
use crate::{Change, Error};

/// Makes an account nobody can sign in to yet: it carries the family's contacts and gets its messages. Staff hand it
/// over by setting a password.
///
/// # Errors
/// What [`super::register()`] refuses about the name and the contacts.
pub(crate) async fn family_account(
    change: &Change<'_>,
    name: &str,
    phone: &str,
    email: &str,
    language: Language,
) -> Result<AccountId, Error> {
    let login = format!("family-{}", change.new_id()?.simple());
    let checked = Checked::without_password(login, name, phone, email, language)?;
    let id = insert(change, checked).await?;
    grant(change, id, Role::Parent, None, None).await?;
    Ok(id)
}

impl Checked {
    fn without_password(
        login: String,
        name: &str,
        phone: &str,
        email: &str,
        language: Language,
    ) -> Result<Self, Error> {
        Ok(Self {
            login_key: login.clone(),
            login,
            display_name: register::name(name)?,
            // No hash has this form, so no password fits it.
            password_hash: "!".to_owned(),
            language,
            email: register::optional(email, domain::accounts::email)?,
            phone: register::optional(phone, register::phone)?,
        })
    }
}
