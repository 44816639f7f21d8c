//! The family leaves the line for now.

use domain::{
    accounts::{Actor, Permission},
    journal::Event,
    policy::NotificationEvent,
    queue::{self as rules, Step, SuspensionReason},
};
use locale::Args;

use super::case::Case;
use crate::{App, Change, Error, Once, reach};

/// Suspends a queued application at its family's wish.
///
/// # Errors
/// `not-in-line`, `suspension-not-allowed`; `NotFound("application")`.
pub async fn suspend(app: &App, actor: &Actor, once: Option<Once>, number: &str) -> Result<(), Error> {
    let number = number.to_owned();
    app.write_once(actor, Permission::QueueReactivate, once, move |change| {
        Box::pin(async move {
            let mut case = Case::by_number(change, &number).await?;
            reach::permit_family(change, &case.row, "application").await?;
            rules::suspend_by_parent(&*change.policy()?, &case.state, change.now())?;
            leave(change, &mut case, SuspensionReason::ByParent).await
        })
    })
    .await
}

/// Suspends inside a running change.
pub(crate) async fn leave(
    change: &mut Change<'_>,
    case: &mut Case,
    reason: SuspensionReason,
) -> Result<(), Error> {
    case.leave_line(change).await?;
    case.step(change, Step::Suspend { since: change.now(), reason }).await?;
    change.record(case.about(), Event::ApplicationSuspended { application: case.id(), reason });
    case.tell(change, NotificationEvent::Suspended, Args::new().text("reason", reason.code())).await
}
