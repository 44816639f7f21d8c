//! Nobody answered in time: the seat goes to the next child, the application where the policy says.

use domain::{
    ids::OfferId,
    journal::Event,
    offers::{self as rules, OfferStep},
    policy::NotificationEvent,
};

use super::{Ending, close, close as ending, fill};
use crate::{Change, Error, queue::case::Case};

/// Expires an offer if its time is over; does nothing when it was answered meanwhile.
pub(crate) async fn expire(change: &mut Change<'_>, id: OfferId) -> Result<bool, Error> {
    let row = ending::load(change, id).await?;
    let Some(afterwards) = rules::expire(&*change.policy()?, &ending::facts(&row)?, change.now()) else {
        return Ok(false);
    };
    let mut case = Case::by_id(change, row.application_id.into()).await?;
    let ends = Ending {
        step: OfferStep::Expire,
        event: Event::OfferExpired { offer: id, reopened: true },
        reason: None,
    };
    let freed = close(change, &row, ends, case.about()).await?;
    let mut programmes =
        ending::follow(change, &mut case, &row, afterwards, NotificationEvent::OfferExpired).await?;
    programmes.push(freed);
    fill::fill(change, &programmes).await?;
    Ok(true)
}
