//! The papers did not come in time.

use domain::{
    ids::OfferId,
    journal::Event,
    offers::{self as rules, OfferStep},
    policy::NotificationEvent,
};

use super::{Ending, close, close as ending, fill};
use crate::{Change, Error, queue::case::Case};

/// Ends an accepted offer whose papers are overdue; does nothing when they came meanwhile.
pub(crate) async fn documents_overdue(change: &mut Change<'_>, id: OfferId) -> Result<bool, Error> {
    let row = ending::load(change, id).await?;
    let Some(afterwards) = rules::documents_overdue(&*change.policy()?, &ending::facts(&row)?, change.now())
    else {
        return Ok(false);
    };
    let mut case = Case::by_id(change, row.application_id.into()).await?;
    let ends = Ending {
        step: OfferStep::Overdue,
        event: Event::DocumentsOverdue { offer: id, reopened: true },
        reason: None,
    };
    let freed = close(change, &row, ends, case.about()).await?;
    let mut programmes =
        ending::follow(change, &mut case, &row, afterwards, NotificationEvent::DocumentsOverdue).await?;
    programmes.push(freed);
    fill::fill(change, &programmes).await?;
    Ok(true)
}
