//! The family takes a claim back.

use domain::{
    accounts::{Actor, Permission},
    benefits::ClaimStep,
    ids::ClaimId,
    journal::Event,
    policy::NotificationEvent,
};
use locale::Args;

use super::{load, open, step};
use crate::{
    App, Error, Once,
    queue::{self, case::Case},
    reach,
};

/// Takes a claim back. If it was confirmed, the class and the places change with it.
///
/// # Errors
/// `NotFound("claim")`, `NotPermitted`; `application-closed`, `claim-decided`.
pub async fn withdraw(app: &App, actor: &Actor, once: Option<Once>, id: ClaimId) -> Result<(), Error> {
    app.write_once(actor, Permission::ClaimsMake, once, move |change| {
        Box::pin(async move {
            let (row, state) = load(change, id).await?;
            let mut case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit(change, &case.row, "claim").await?;
            open(&case)?;
            step(change, &row, &state, ClaimStep::Withdraw).await?;
            let (class, entries, _) = queue::restand(change, &mut case).await?;
            let event = Event::ClaimWithdrawn { application: case.id(), claim: id, class, entries };
            change.record(case.about(), event);
            case.tell(change, NotificationEvent::ClaimWithdrawn, Args::new()).await
        })
    })
    .await
}
