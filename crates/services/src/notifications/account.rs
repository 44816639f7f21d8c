//! Letters about the account itself. They are the program's own: no pack and no switch of the account turns them off,
//! because they guard the door.

use domain::accounts::RESET_MINUTES;
use locale::{Args, Language, Locale};
use storage::{accounts::account, notifications::message, sea_orm::ActiveValue::Set};

use super::notify::ADDRESS;
use crate::{Change, Error, accounts};

/// The label under which the text of a letter with a secret is sealed.
pub(super) const TEXT: &str = "message.text";

/// Sends the link to a new password, by e-mail only. The text is sealed in the database: whoever reads the tables without
/// the keys cannot use the link.
///
/// # Errors
/// A fault when the address cannot be unsealed.
pub(crate) fn password_link(change: &Change<'_>, to: &account::Model, link: &str) -> Result<(), Error> {
    let args = Args::new().text("link", link).text("login", to.login.as_str()).with("minutes", RESET_MINUTES);
    let letter = Letter::new(to, "password_link", "message-password-link", &args);
    letter.send(change, to, &[Way::SecretMail])
}

/// Tells the owner in the cabinet and by e-mail that the password was changed, and what to do when it was not the owner.
///
/// # Errors
/// A fault when the address cannot be unsealed.
pub(crate) fn password_changed(change: &Change<'_>, to: &account::Model) -> Result<(), Error> {
    let url = change.app().settings().public_url.as_str();
    let args = Args::new().text("link", format!("{url}/sign-in/forgotten")).text("login", to.login.as_str());
    let letter = Letter::new(to, "password_changed", "message-password-changed", &args);
    letter.send(change, to, &[Way::Cabinet, Way::Mail])
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Cabinet,
    Mail,
    SecretMail,
}

struct Letter {
    kind: &'static str,
    subject: String,
    text: String,
}

impl Letter {
    fn new(to: &account::Model, kind: &'static str, stem: &str, args: &Args) -> Self {
        let language: Language = to.language.parse().unwrap_or_default();
        let subject = Locale::text(language, &format!("{stem}-subject"), args);
        Self { kind, subject, text: Locale::text(language, &format!("{stem}-text"), args) }
    }

    fn send(&self, change: &Change<'_>, to: &account::Model, ways: &[Way]) -> Result<(), Error> {
        let rows = ways.iter().filter_map(|way| self.row(change, to, *way).transpose());
        change.send(rows.collect::<Result<_, _>>()?);
        Ok(())
    }

    /// The row of one way; none when the account has no such address.
    fn row(
        &self,
        change: &Change<'_>,
        to: &account::Model,
        way: Way,
    ) -> Result<Option<message::ActiveModel>, Error> {
        let keyring = change.app().keyring();
        let address = match (way, &to.email) {
            (Way::Cabinet, _) => None,
            (_, None) => return Ok(None),
            (_, Some(sealed)) => Some(keyring.seal(ADDRESS, &keyring.open(accounts::EMAIL, sealed)?)?),
        };
        let secret = way == Way::SecretMail;
        let now = change.now().into();
        let leaves = address.is_some();
        Ok(Some(message::ActiveModel {
            id: Set(change.new_id()?),
            account_id: Set(to.id),
            application_id: Set(None),
            kind: Set(self.kind.to_owned()),
            channel: Set(if leaves { "email" } else { "cabinet" }.to_owned()),
            language: Set(to.language.clone()),
            address: Set(address),
            subject: Set(self.subject.clone()),
            text: Set(if secret { String::new() } else { self.text.clone() }),
            state: Set(if leaves { "queued" } else { "kept" }.to_owned()),
            attempts: Set(0),
            next_attempt_at: Set(leaves.then_some(now)),
            last_error: Set(None),
            created_at: Set(now),
            sent_at: Set(None),
            read_at: Set(None),
            sealed_text: Set(secret.then(|| keyring.seal(TEXT, &self.text)).transpose()?),
        }))
    }
}

/// The text of a message, opened where it is kept sealed.
pub(super) fn text(keyring: &storage::sealed::Keyring, row: &message::Model) -> Result<String, Error> {
    match &row.sealed_text {
        Some(sealed) => Ok(keyring.open(TEXT, sealed)?),
        None => Ok(row.text.clone()),
    }
}
