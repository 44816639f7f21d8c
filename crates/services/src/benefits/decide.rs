//! The district department decides a claim.

use domain::{
    accounts::{Actor, Permission},
    benefits::{ClaimState, ClaimStep},
    ids::ClaimId,
    journal::{Event, RecomputeReason},
    policy::NotificationEvent,
};
use locale::Args;

use super::{fill, load, open, step};
use crate::{
    App, Change, Error, Once,
    queue::{self, case::Case},
    reach,
};

/// Confirms a claim. The application's class and places change in the same transaction, and if that makes the child the
/// first in line for a place that stands open, the invitation leaves with it.
///
/// # Errors
/// `NotFound("claim")`, `NotPermitted` outside the officer's district; `claim-decided`;
/// `Conflict("claim-decided-meanwhile")`.
pub async fn confirm(app: &App, actor: &Actor, once: Option<Once>, id: ClaimId) -> Result<(), Error> {
    app.write_once(actor, Permission::ClaimsDecide, once, move |change| {
        Box::pin(async move {
            let (row, _) = load(change, id).await?;
            let case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit(change, &case.row, "claim").await?;
            confirm_in(change, id).await
        })
    })
    .await
}

/// Confirms inside a running change that has checked its permission.
pub(crate) async fn confirm_in(change: &mut Change<'_>, id: ClaimId) -> Result<(), Error> {
    let (row, state) = load(change, id).await?;
    let mut case = Case::by_id(change, row.application_id.into()).await?;
    open(&case)?;
    step(change, &row, &state, ClaimStep::Confirm).await?;
    let (class, entries, _) = queue::restand(change, &mut case).await?;
    let event = Event::ClaimConfirmed { application: case.id(), claim: id, class, entries };
    change.record(case.about(), event);
    case.tell(change, NotificationEvent::ClaimConfirmed, Args::new()).await?;
    fill(change, case.id()).await
}

/// Rejects a claim, or takes a confirmation back, with a reason the family reads. The application stays in line with
/// its registration time.
///
/// # Errors
/// As [`confirm`]; `reason-missing`.
pub async fn reject(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    id: ClaimId,
    reason: String,
) -> Result<(), Error> {
    app.write_once(actor, Permission::ClaimsDecide, once, move |change| {
        Box::pin(async move {
            let (row, state) = load(change, id).await?;
            let case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit(change, &case.row, "claim").await?;
            open(&case)?;
            step(change, &row, &state, ClaimStep::Reject { reason }).await?;
            change.record(case.about(), Event::ClaimRejected { application: case.id(), claim: id });
            if state == ClaimState::Confirmed {
                queue::recompute(change, case.id(), RecomputeReason::Claim).await?;
            }
            case.tell(change, NotificationEvent::ClaimRejected, Args::new()).await
        })
    })
    .await
}
