//! The family takes its application back.

use domain::{
    accounts::{Actor, Permission},
    journal::{AnnulReason, Event},
    policy::NotificationEvent,
    queue::{self as rules, Step},
};
use locale::Args;

use super::case::Case;
use crate::{App, Change, Error, Once, offers, reach};

/// Withdraws an application; a live offer is taken back and its seat goes to the next child at once.
///
/// # Errors
/// `application-closed`; `NotFound("application")`.
pub async fn withdraw(app: &App, actor: &Actor, once: Option<Once>, number: &str) -> Result<(), Error> {
    let number = number.to_owned();
    app.write_once(actor, Permission::QueueWithdraw, once, move |change| {
        Box::pin(async move {
            let mut case = Case::by_number(change, &number).await?;
            reach::permit_family(change, &case.row, "application").await?;
            rules::may_withdraw(&case.state)?;
            close(change, &mut case, AnnulReason::Withdrawn).await
        })
    })
    .await
}

/// Closes an application as withdrawn inside a running change.
pub(crate) async fn close(
    change: &mut Change<'_>,
    case: &mut Case,
    reason: AnnulReason,
) -> Result<(), Error> {
    let freed = offers::annul_live(change, case, reason).await?;
    case.leave_line(change).await?;
    case.step(change, Step::Withdraw).await?;
    change.record(case.about(), Event::ApplicationWithdrawn { application: case.id() });
    case.tell(change, NotificationEvent::Withdrawn, Args::new()).await?;
    offers::fill(change, freed.as_slice()).await
}
