//! A suspended application comes back into the line.

use domain::{
    accounts::{Actor, Permission},
    journal::Event,
    policy::NotificationEvent,
    queue::{self as rules, Step},
};
use locale::Args;

use super::{case, case::Case};
use crate::{App, Error, Once, offers, reach};

/// Brings a suspended application back; under the policy it keeps its registration time or takes a new one.
///
/// # Errors
/// `not-suspended`, `reactivation-too-late`; `NotFound("application")`.
pub async fn reactivate(app: &App, actor: &Actor, once: Option<Once>, number: &str) -> Result<(), Error> {
    let number = number.to_owned();
    app.write_once(actor, Permission::QueueReactivate, once, move |change| {
        Box::pin(async move {
            let mut case = Case::by_number(change, &number).await?;
            reach::permit_family(change, &case.row, "application").await?;
            let registered_at = case.row.registered_at.instant();
            let stands_by = rules::reactivate(&*change.policy()?, &case.state, registered_at, change.now())?;
            if stands_by != registered_at {
                case.row.registered_at = stands_by.into();
                case.save(change).await?;
            }
            case.step(change, Step::Reactivate).await?;
            let (entries, _) = case.place(change).await?;
            let programmes = case::programmes(&entries);
            change.record(case.about(), Event::ApplicationReactivated { application: case.id(), entries });
            case.tell(change, NotificationEvent::Reactivated, Args::new()).await?;
            offers::fill(change, &programmes).await
        })
    })
    .await
}
