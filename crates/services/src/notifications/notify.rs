//! Tells an account of something.

use domain::{
    ids::{AccountId, ApplicationId},
    offers::reminder_leaves_at,
    policy::{Notification, NotificationEvent},
    time::Timestamp,
};
use locale::{Args, Language};
use storage::{
    accounts::account,
    notifications::message,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::render::{self, Words};
use crate::{Change, Error, accounts};

/// The label under which addresses in the outbox are sealed.
pub(super) const ADDRESS: &str = "message.address";

/// Tells an account of `event`, inside the change that caused it: the row for the cabinet and the outbox rows for
/// e-mail and SMS are committed with the change or not at all.
///
/// The policy says which channels the event has; e-mail and SMS leave only to an account that has such an address and
/// has not switched the channel off. What a family must hear so that it loses no place
/// ([`NotificationEvent::is_essential`]) leaves by one of them even when both are switched off. The words come from `locales/*/messages.ftl`, rendered now, in the account's
/// language. `application` is the one it is about, with its public number, which the words may name. Events further take:
///
/// | Event | Arguments |
/// | --- | --- |
/// | invitation | `kindergarten`, `group`, `answer_by`, `ignored`: `suspend` or `decline` |
/// | reminder | `kindergarten`, `answer_by`, `ignored` |
/// | offer_accepted | `kindergarten`, `documents_by` |
/// | documents_extended | `kindergarten`, `documents_by` |
/// | offer_declined | `kindergarten`, `list`: `empty` when no kindergarten is left on it, else `kept` |
/// | offer_expired, documents_overdue, offer_annulled, left | `kindergarten` |
/// | enrolled | `kindergarten`, `group` |
/// | suspended | `reason`: a suspension reason's code |
/// | closed | `reason`: `aged_out`, `refused`, … |
///
/// Instants go in by [`Args::date_time`] with the region's time zone. Never pass a child's name, a document, a benefit
/// category or any other personal data: messages travel over networks that others read.
///
/// # Errors
/// `NotFound("account")`; a fault when the database fails.
pub async fn notify(
    change: &Change<'_>,
    account: AccountId,
    application: Option<(ApplicationId, &str)>,
    event: NotificationEvent,
    args: Args,
) -> Result<(), Error> {
    let to = account::Entity::find_by_id(account.uuid()).one(change.db()).await?;
    tell(change, &to.ok_or(Error::NotFound("account"))?, application, event, args)
}

/// The same when the account's row is at hand.
pub(crate) fn tell(
    change: &Change<'_>,
    to: &account::Model,
    application: Option<(ApplicationId, &str)>,
    event: NotificationEvent,
    args: Args,
) -> Result<(), Error> {
    let channels = change.policy()?.notifications.channels(event);
    let words = write(change, to, application.map(|(_, number)| number), event, args);
    let application = application.map(|(id, _)| id);
    let shared = Shared { change, to, application, event, subject: &words.subject };
    let mut rows = Vec::with_capacity(3);
    if channels.cabinet {
        rows.push(shared.row("cabinet", None, &words.cabinet)?);
    }
    let keyring = change.app().keyring();
    let (by_email, by_sms) = wanted(&channels, to);
    if by_email && let Some(sealed) = &to.email {
        let address = keyring.seal(ADDRESS, &keyring.open(accounts::EMAIL, sealed)?)?;
        rows.push(shared.row("email", Some(address), &words.email)?);
    }
    if by_sms && let Some(sealed) = &to.phone {
        let address = keyring.seal(ADDRESS, &keyring.open(accounts::PHONE, sealed)?)?;
        rows.push(shared.row("sms", Some(address), &words.sms)?);
    }
    change.send(rows);
    Ok(())
}

/// Whether a message leaves by e-mail and by SMS.
fn wanted(channels: &Notification, to: &account::Model) -> (bool, bool) {
    let (email, sms) = (channels.email && to.email.is_some(), channels.sms && to.phone.is_some());
    let (by_email, by_sms) = (email && to.notify_email, sms && to.notify_sms);
    if channels.event.is_essential() && !by_email && !by_sms {
        return (email, sms && !email);
    }
    (by_email, by_sms)
}

fn write(
    change: &Change<'_>,
    to: &account::Model,
    number: Option<&str>,
    event: NotificationEvent,
    args: Args,
) -> Words {
    let language: Language = to.language.parse().unwrap_or_default();
    let url = &change.app().settings().public_url;
    let link = match number {
        Some(number) => format!("{url}/cabinet/applications/{number}"),
        None => format!("{url}/cabinet"),
    };
    let site = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    render::words(language, event, &args.text("number", number.unwrap_or_default()), &link, site)
}

/// What the rows of one notification share.
struct Shared<'a> {
    change: &'a Change<'a>,
    to: &'a account::Model,
    application: Option<ApplicationId>,
    event: NotificationEvent,
    subject: &'a str,
}

impl Shared<'_> {
    /// At once, but a reminder waits for a decent hour.
    fn leaves_at(&self) -> Result<Timestamp, Error> {
        let now = self.change.now();
        Ok(match self.event {
            NotificationEvent::Reminder => reminder_leaves_at(&*self.change.policy()?, now),
            _ => now,
        })
    }

    fn row(
        &self,
        channel: &str,
        address: Option<Vec<u8>>,
        text: &str,
    ) -> Result<message::ActiveModel, Error> {
        let now = self.change.now().into();
        let leaves = address.is_some();
        Ok(message::ActiveModel {
            id: Set(self.change.new_id()?),
            account_id: Set(self.to.id),
            application_id: Set(self.application.map(Into::into)),
            kind: Set(self.event.code().to_owned()),
            channel: Set(channel.to_owned()),
            language: Set(self.to.language.clone()),
            address: Set(address),
            subject: Set(self.subject.to_owned()),
            text: Set(text.to_owned()),
            state: Set(if leaves { "queued" } else { "kept" }.to_owned()),
            attempts: Set(0),
            next_attempt_at: Set(leaves.then_some(self.leaves_at()?.into())),
            last_error: Set(None),
            created_at: Set(now),
            sent_at: Set(None),
            read_at: Set(None),
            sealed_text: Set(None),
        })
    }
}
