//! A child is to leave on a coming day: the head knows ahead how many leave.

use domain::{
    accounts::{Actor, Permission},
    enrolment::{self as rules, LeavingReason},
    ids::EnrolmentId,
    journal::Event,
    time::Date,
};
use storage::{enrolment::enrolment, sea_orm::ActiveValue::Set};

use super::leave::{self, Leaving};
use crate::{App, Change, Error, Once, queue::case::Case};

/// Announces it: nothing moves before the day.
pub(super) async fn announce(
    change: &mut Change<'_>,
    row: &enrolment::Model,
    leaving: Leaving,
    today: Date,
) -> Result<(), Error> {
    rules::announce_leaving(&leave::state(row), leaving.on, today)?;
    keep(change, row, Some(leaving)).await?;
    let (enrolment, group) = (leaving.enrolment, row.group_id.into());
    let event = Event::LeavingAnnounced { enrolment, group, on: leaving.on, reason: leaving.reason };
    record(change, row, event).await
}

/// The child stays after all: the announcement is void.
///
/// # Errors
/// `NotFound("enrolment")`, `NotPermitted`; `Conflict("leaving-not-announced")`.
pub async fn stay(app: &App, actor: &Actor, once: Option<Once>, id: EnrolmentId) -> Result<(), Error> {
    app.write_once(actor, Permission::EnrolmentLeave, once, move |change| {
        Box::pin(async move {
            let (row, _) = leave::permitted(change, id).await?;
            if row.leaves_on.is_none() {
                return Err(Error::Conflict("leaving-not-announced"));
            }
            keep(change, &row, None).await?;
            record(change, &row, Event::LeavingRevoked { enrolment: id, group: row.group_id.into() }).await
        })
    })
    .await
}

/// The announced day has come: the child leaves. Returns whether it was still to leave.
pub(crate) async fn leave_announced(change: &mut Change<'_>, id: EnrolmentId) -> Result<bool, Error> {
    let (row, place) = leave::permitted(change, id).await?;
    let today = change.policy()?.calendar.local_date(change.now());
    let Some(on) = row.leaves_on.map(storage::On::day).filter(|on| *on <= today) else { return Ok(false) };
    let reason = row.leaves_reason.as_deref().and_then(LeavingReason::from_code);
    let leaving = Leaving { enrolment: id, on, reason: reason.unwrap_or(LeavingReason::Other) };
    leave::leave_in(change, &row, &place, leaving).await?;
    Ok(true)
}

async fn keep(change: &Change<'_>, row: &enrolment::Model, leaving: Option<Leaving>) -> Result<(), Error> {
    let new = enrolment::ActiveModel {
        leaves_on: Set(leaving.map(|leaving| leaving.on.into())),
        leaves_reason: Set(leaving.map(|leaving| leaving.reason.code().to_owned())),
        ..Default::default()
    };
    leave::update(change, row, new).await
}

async fn record(change: &mut Change<'_>, row: &enrolment::Model, event: Event) -> Result<(), Error> {
    let case = Case::by_id(change, row.application_id.into()).await?;
    change.record(case.about().at(row.kindergarten_id), event);
    Ok(())
}
