//! A second notice before the end of the time to answer.

use domain::{
    ids::OfferId,
    journal::Event,
    offers::{self as rules, OfferState},
    policy::NotificationEvent,
};
use storage::{offers::offer, sea_orm::ActiveValue::Set};

use super::{close, fill};
use crate::{Change, Error, queue::case::Case};

/// Reminds of an offer that still waits; does nothing when it was answered meanwhile.
pub(crate) async fn remind(change: &mut Change<'_>, id: OfferId) -> Result<bool, Error> {
    let row = close::load(change, id).await?;
    let facts = close::facts(&row)?;
    let due = row.remind_at.is_some_and(|remind_at| remind_at.instant() <= change.now());
    if facts.state != OfferState::Invited || !due {
        return Ok(false);
    }
    let policy = change.policy()?;
    let next = rules::next_reminder(&policy, facts.answer_by, change.now());
    let new = offer::ActiveModel { remind_at: Set(next.map(Into::into)), ..Default::default() };
    close::save(change, &row, new).await?;
    let case = Case::by_id(change, row.application_id.into()).await?;
    change.record(case.about().at(row.kindergarten_id), Event::OfferReminded { offer: id });
    let args = fill::names(change, row.kindergarten_id).await?.text("ignored", fill::ignored(&policy));
    let args = args.date_time("answer_by", facts.answer_by, &policy.calendar.time_zone);
    case.tell(change, NotificationEvent::Reminder, args).await?;
    Ok(true)
}
