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
    let group = permitted_group(change, row.group_id.into()).await?;
    let opening = Opening::of(&group, count(row.count));
    let update = vacancy::ActiveModel {
        id: Set(row.id),
        state: Set(opening.state().to_owned()),
        opened: Set(stored(opening.opened)),
        ..Default::default()
    };
    vacancy::Entity::update(update).exec(change.db()).await?;
    opening.give(change, &group, id).await
}

/// What a statement gives when its day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    wanted: u32,
    pub(super) opened: u32,
}

impl Opening {
    /// Opens what fits the group; the rest lapses.
    pub(super) fn of(group: &kindergarten_group::Model, wanted: u32) -> Self {
        Self { wanted, opened: kindergartens::open(&rules::facts(group), wanted) }
    }

    /// The state of the statement after it.
    pub(super) const fn state(self) -> &'static str {
        if self.opened > 0 { "opened" } else { "withdrawn" }
    }

    /// Gives the places out.
    pub(super) async fn give(
        self,
        change: &mut Change<'_>,
        group: &kindergarten_group::Model,
        vacancy: VacancyId,
    ) -> Result<(), Error> {
        let about = About::kindergarten(group.kindergarten_id);
        let group_id = group.id.into();
        let lapsed = self.wanted - self.opened;
        if lapsed > 0 {
            let event = Event::VacanciesWithdrawn { group: group_id, vacancy: Some(vacancy), count: lapsed };
            change.record(about.clone(), event);
        }
        if self.opened > 0 {
            let shift = Shift { open: stored(self.opened), ..Shift::default() };
            change.shift(group.id, shift).await?;
            change.record(about, Event::VacanciesOpened { group: group_id, vacancy, count: self.opened });
            offers::invite_next(change, group.programme_id.into()).await?;
        }
        Ok(())
    }
}
