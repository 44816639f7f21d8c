//! A live offer is taken back, because its application or its group is no longer there for it.

use domain::{
    ids::ProgrammeId,
    journal::{AnnulReason, Event},
    offers::OfferStep,
    policy::NotificationEvent,
};
use storage::offers as rows;

use super::{Ending, close, fill};
use crate::{Change, Error, queue::case::Case};

/// Takes back the live offer of an application, if there is one, and tells the family. The caller decides what state the
/// application enters and fills the programme that is returned, after that.
pub(crate) async fn annul_and_tell(
    change: &mut Change<'_>,
    case: &Case,
    reason: AnnulReason,
) -> Result<Option<ProgrammeId>, Error> {
    let Some(row) = rows::live_of(change.db(), case.row.id).await? else { return Ok(None) };
    let freed = annul_live(change, case, reason).await?;
    let args = fill::names(change, row.kindergarten_id).await?;
    case.tell(change, NotificationEvent::OfferAnnulled, args).await?;
    Ok(freed)
}

/// The same where the caller tells the family what became of its application: one message for one end.
pub(crate) async fn annul_live(
    change: &mut Change<'_>,
    case: &Case,
    reason: AnnulReason,
) -> Result<Option<ProgrammeId>, Error> {
    let Some(row) = rows::live_of(change.db(), case.row.id).await? else { return Ok(None) };
    let event = Event::OfferAnnulled { offer: row.id.into(), reason, reopened: true };
    let word = serde_json::to_value(reason)?.as_str().map(ToOwned::to_owned);
    let ends = Ending { step: OfferStep::Annul, event, reason: word };
    close(change, &row, ends, case.about()).await.map(Some)
}
