//! The head states free places; the queue moves at once.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::{GroupId, VacancyId},
    journal::Event,
    kindergartens::{self, GroupFacts, VacancyState},
    time::{Date, add_days},
};
use storage::{
    kindergartens::{self as tables, kindergarten_group, vacancy},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{
    load::{self, permitted_group, stored},
    open_vacancies::Opening,
    rules,
};
use crate::{About, App, Change, Error, Once};

/// The furthest day for which places may be stated: a guard against a mistyped year.
const STATED_AHEAD_DAYS: i32 = 730;

/// Free places of a group, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StateVacancies {
    /// The group.
    pub group: GroupId,
    /// How many.
    pub count: u32,
    /// From which day they are given out; a day up to today means at once.
    pub from_on: Date,
}

/// What became of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StatedPlaces {
    /// The statement.
    pub vacancy: VacancyId,
    /// Whether the places were given out at once; else they wait for their day.
    pub opened: bool,
    /// Seats held for invitations in the group, after it.
    pub held: u32,
    /// Places still open in the group, because nobody waits for them.
    pub open: u32,
}

/// States free places (K-21). Those of today are offered to the first in line within the same transaction (K-22).
///
/// # Errors
/// `NotPermitted`, `NotFound("group")`; a refusal when the group has no room for them.
pub async fn state_vacancies(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    command: StateVacancies,
) -> Result<StatedPlaces, Error> {
    app.write_once(actor, Permission::VacanciesState, once, move |change| {
        Box::pin(async move { state_vacancies_in(change, command).await })
    })
    .await
}

/// States free places inside a change.
///
/// # Errors
/// As [`state_vacancies`].
pub async fn state_vacancies_in(
    change: &mut Change<'_>,
    command: StateVacancies,
) -> Result<StatedPlaces, Error> {
    let group = permitted_group(change, command.group).await?;
    let today = change.policy()?.calendar.local_date(change.now());
    // A day that is past means at once, and the journal says the day on which it was.
    let command = StateVacancies { from_on: command.from_on.max(today), ..command };
    if command.from_on > add_days(today, STATED_AHEAD_DAYS) {
        let last = add_days(today, STATED_AHEAD_DAYS);
        return Err(Refusal::new("refusal-vacancy-too-far-ahead").with("date", last).into());
    }
    let planned = planned(change, &group, command.from_on > today).await?;
    let facts =
        GroupFacts { capacity: load::count(group.capacity).saturating_sub(planned), ..rules::facts(&group) };
    let state = kindergartens::state(&facts, command.count, command.from_on, today)?;
    let opens_now = state == VacancyState::Opened;
    let opening = opens_now.then(|| Opening::of(&group, command.count));
    let vacancy = keep(change, &command, opening).await?;
    let (group_id, count, from_on) = (command.group, command.count, command.from_on);
    let event = Event::VacanciesStated { group: group_id, vacancy, count, from_on };
    change.record(About::kindergarten(group.kindergarten_id), event);
    if let Some(opening) = opening {
        opening.give(change, &group, vacancy).await?;
    }
    let after = change.shifted(group.id).unwrap_or(&group);
    let (held, open) = (load::count(after.held), load::count(after.open));
    Ok(StatedPlaces { vacancy, opened: opens_now, held, open })
}

/// Places stated for later days: a further statement for a later day cannot exceed the capacity together with them.
async fn planned(change: &Change<'_>, group: &kindergarten_group::Model, later: bool) -> Result<u32, Error> {
    if !later {
        return Ok(0);
    }
    let rows = tables::vacancies_ahead(change.db(), &[group.id]).await?;
    Ok(rows.iter().map(|row| load::count(row.count)).sum())
}

async fn keep(
    change: &Change<'_>,
    command: &StateVacancies,
    opening: Option<Opening>,
) -> Result<VacancyId, Error> {
    let id = change.new_id()?;
    let new = vacancy::ActiveModel {
        id: Set(id),
        group_id: Set(command.group.uuid()),
        count: Set(stored(command.count)),
        from_on: Set(command.from_on.into()),
        state: Set(opening.map_or("stated", Opening::state).to_owned()),
        opened: Set(opening.map_or(0, |opening| stored(opening.opened))),
        stated_at: Set(change.now().into()),
        stated_by: Set(change.actor().account.map(Into::into)),
    };
    vacancy::Entity::insert(new).exec_without_returning(change.db()).await?;
    Ok(id.into())
}
