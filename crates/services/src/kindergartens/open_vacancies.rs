//! Opening stated places when their day has come.

use domain::{ids::VacancyId, journal::Event, kindergartens, time::Date};
use storage::{
    kindergartens::{self as tables, Shift, kindergarten_group, vacancy},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{
    load::{count, permitted_group, stored},
    rules,
};
use crate::{About, App, Change, Error, offers};

/// Statements whose day has come and which have not opened, oldest first: what the scheduler hands to
/// [`open_vacancy_in`] one by one.
///
/// # Errors
/// Faults of the database.
pub async fn vacancies_due(app: &App, today: Date, limit: u64) -> Result<Vec<(VacancyId, Date)>, Error> {
    let rows = tables::vacancies_to_open(app.reader(), today.into(), limit).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.from_on.day())).collect())
}

/// Opens a statement whose day has come and invites for it. Places for which there is no room on that day lapse, and
/// the journal says so: a place that does not exist is promised to nobody. A statement that has opened or was taken
/// back meanwhile is left alone.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn open_vacancy_in(change: &mut Change<'_>, id: VacancyId) -> Result<(), Error> {
    let row =
        vacancy::Entity::find_by_id(id.uuid()).one(change.db()).await?.ok_or(Error::NotFound("vacancy"))?;
    if row.state != "stated" {
        return Ok(());
    }
    let group = kindergarten_group::Entity::find_by_id(row.group_id)
        .one(change.db())
        .await?
        .ok_or(Error::NotFound("group"))?;
    permitted_group(change, group.id.into()).await?;
    open(change, &group, &row).await
}

/// Opens what fits, lets the rest lapse, invites.
pub(super) async fn open(
    change: &mut Change<'_>,
    group: &kindergarten_group::Model,
    row: &vacancy::Model,
) -> Result<(), Error> {
    let wanted = count(row.count);
    let opened = kindergartens::open(&rules::facts(group), wanted);
    let state = if opened > 0 { "opened" } else { "withdrawn" };
    let update = vacancy::ActiveModel {
        id: Set(row.id),
        state: Set(state.to_owned()),
        opened: Set(stored(opened)),
        ..Default::default()
    };
    vacancy::Entity::update(update).exec(change.db()).await?;
    let about = About::kindergarten(group.kindergarten_id);
    let (group_id, vacancy_id) = (group.id.into(), VacancyId::from(row.id));
    if opened < wanted {
        let event =
            Event::VacanciesWithdrawn { group: group_id, vacancy: Some(vacancy_id), count: wanted - opened };
        change.record(about.clone(), event);
    }
    if opened > 0 {
        tables::shift(change.db(), group.id, Shift { open: stored(opened), ..Shift::default() }).await?;
        change.record(about, Event::VacanciesOpened { group: group_id, vacancy: vacancy_id, count: opened });
        offers::invite_next(change, group.programme_id.into()).await?;
    }
    Ok(())
}
