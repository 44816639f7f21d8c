//! A child leaves a group, today or on a coming day.

use domain::{
    accounts::{Actor, Permission},
    enrolment::{self as rules, EnrolmentState, LeavingReason},
    ids::EnrolmentId,
    journal::Event,
    policy::NotificationEvent,
    time::Date,
};
use serde::{Deserialize, Serialize};
use storage::{
    enrolment::enrolment,
    kindergartens::{Shift, kindergarten},
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter},
};

use super::announce;
use crate::{App, Change, Error, Once, kindergartens::load, offers, queue::case::Case};

/// A leaving to record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The first day without the child.
    pub on: Date,
    /// Why.
    pub reason: LeavingReason,
}

/// Records that a child left, or announces that it leaves on a coming day: on that day it leaves by itself, unless it
/// [stays](super::stay). The place of a child that left is given out at once where the policy says so, else the head
/// states it free.
///
/// # Errors
/// `NotFound("enrolment")`, `NotPermitted`; `left-already`, `left-before-enrolment`, `leaving-far`.
pub async fn leave(app: &App, actor: &Actor, once: Option<Once>, leaving: Leaving) -> Result<(), Error> {
    app.write_once(actor, Permission::EnrolmentLeave, once, move |change| {
        Box::pin(async move {
            let (row, place) = permitted(change, leaving.enrolment).await?;
            let today = change.policy()?.calendar.local_date(change.now());
            if leaving.on > today {
                return announce::announce(change, &row, leaving, today).await;
            }
            leave_in(change, &row, &place, leaving).await
        })
    })
    .await
}

/// The enrolment with its kindergarten, after checking that this change's permission reaches it.
pub(super) async fn permitted(
    change: &mut Change<'_>,
    id: EnrolmentId,
) -> Result<(enrolment::Model, kindergarten::Model), Error> {
    let row = enrolment::Entity::find_by_id(id.uuid()).one(change.db()).await?;
    let row = row.ok_or(Error::NotFound("enrolment"))?;
    let place = load::kindergarten(change.db(), row.kindergarten_id.into()).await?;
    change.permit(load::subject(&place))?;
    Ok((row, place))
}

/// The child leaves today or left before: counted out, journaled, told; its place goes to the next in line or waits.
pub(super) async fn leave_in(
    change: &mut Change<'_>,
    row: &enrolment::Model,
    place: &kindergarten::Model,
    leaving: Leaving,
) -> Result<(), Error> {
    save(change, row, leaving).await?;
    let reopened = free(change, row).await?;
    let case = Case::by_id(change, row.application_id.into()).await?;
    let event = Event::Left {
        enrolment: leaving.enrolment,
        group: row.group_id.into(),
        reason: leaving.reason,
        reopened: reopened.is_some(),
    };
    change.record(case.about().at(place.id), event);
    let args = locale::Args::new().text("kindergarten", place.name.clone());
    case.tell(change, NotificationEvent::Left, args).await?;
    match reopened {
        Some(programme) => offers::invite_next(change, programme).await,
        None => Ok(()),
    }
}

/// The enrolment's state as the rules know it.
pub(super) fn state(row: &enrolment::Model) -> EnrolmentState {
    match (row.left_on, &row.left_reason) {
        (Some(on), reason) => {
            let reason = reason.as_deref().and_then(LeavingReason::from_code).unwrap_or(LeavingReason::Other);
            EnrolmentState::Left { on: on.day(), reason }
        }
        (None, _) => EnrolmentState::Attending,
    }
}

async fn save(change: &Change<'_>, row: &enrolment::Model, leaving: Leaving) -> Result<(), Error> {
    let today = change.policy()?.calendar.local_date(change.now());
    rules::leave(&state(row), row.enrolled_on.day(), leaving.on, leaving.reason, today)?;
    let new = enrolment::ActiveModel {
        left_on: Set(Some(leaving.on.into())),
        left_reason: Set(Some(leaving.reason.code().to_owned())),
        leaves_on: Set(None),
        leaves_reason: Set(None),
        ..Default::default()
    };
    update(change, row, new).await
}

/// Saves what is new, on condition that the child still attends.
pub(super) async fn update(
    change: &Change<'_>,
    row: &enrolment::Model,
    new: enrolment::ActiveModel,
) -> Result<(), Error> {
    let done = enrolment::Entity::update_many()
        .set(new)
        .filter(enrolment::Column::Id.eq(row.id))
        .filter(enrolment::Column::LeftOn.is_null())
        .exec(change.db())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict("left-meanwhile")) }
}

/// Counts the child out; opens the place again where the policy says so and the group is not above its capacity.
/// Returns the programme whose next child is to be invited.
async fn free(
    change: &mut Change<'_>,
    row: &enrolment::Model,
) -> Result<Option<domain::ids::ProgrammeId>, Error> {
    let policy = change.policy()?;
    let group = change.shift(row.group_id, Shift { children: -1, ..Shift::default() }).await?;
    let full = group.children + group.held + group.open >= group.capacity;
    if !rules::reopens(&policy) || group.archived_at.is_some() || full {
        return Ok(None);
    }
    let group = change.shift(row.group_id, Shift { open: 1, ..Shift::default() }).await?;
    Ok(Some(group.programme_id.into()))
}
