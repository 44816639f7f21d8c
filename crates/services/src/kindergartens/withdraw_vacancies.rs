//! Taking stated places back, as long as nobody was invited to them.

use domain::{
    accounts::{Actor, Permission},
    ids::{GroupId, VacancyId},
    journal::Event,
    kindergartens::{self, VacancyState, VacancyStep},
};
use storage::{
    kindergartens::{Shift, kindergarten_group, vacancy},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{
    load::{count, permitted_group, stored},
    rules::facts,
};
use crate::{About, App, Change, Error};

/// Takes back places that were given out and that nobody waits for.
///
/// # Errors
/// `NotPermitted`, `NotFound("group")`; a refusal when fewer are open (a family was invited meanwhile).
pub async fn withdraw_open_places(
    app: &App,
    actor: &Actor,
    group: GroupId,
    places: u32,
) -> Result<(), Error> {
    app.write(actor, Permission::VacanciesState, move |change| {
        Box::pin(async move {
            let row = permitted_group(change, group).await?;
            kindergartens::withdraw_open(&facts(&row), places)?;
            open(change, &row, stored(places)).await
        })
    })
    .await
}

/// Takes back a statement for a later day.
///
/// # Errors
/// `NotPermitted`, `NotFound("vacancy")`; a refusal when its day has come or it was taken back already.
pub async fn withdraw_planned_places(app: &App, actor: &Actor, id: VacancyId) -> Result<(), Error> {
    app.write(actor, Permission::VacanciesState, move |change| {
        Box::pin(async move {
            let row = vacancy::Entity::find_by_id(id.uuid())
                .one(change.db())
                .await?
                .ok_or(Error::NotFound("vacancy"))?;
            let group = permitted_group(change, row.group_id.into()).await?;
            let state = VacancyState::from_code(&row.state).ok_or(Error::NotFound("vacancy"))?;
            kindergartens::next(state, VacancyStep::Withdraw)?;
            planned(change, &group, &row).await
        })
    })
    .await
}

pub(super) async fn planned(
    change: &mut Change<'_>,
    group: &kindergarten_group::Model,
    row: &vacancy::Model,
) -> Result<(), Error> {
    let update =
        vacancy::ActiveModel { id: Set(row.id), state: Set("withdrawn".to_owned()), ..Default::default() };
    vacancy::Entity::update(update).exec(change.db()).await?;
    let event = Event::VacanciesWithdrawn {
        group: group.id.into(),
        vacancy: Some(row.id.into()),
        count: count(row.count),
    };
    change.record(About::kindergarten(group.kindergarten_id), event);
    Ok(())
}

pub(super) async fn open(
    change: &mut Change<'_>,
    group: &kindergarten_group::Model,
    places: i32,
) -> Result<(), Error> {
    change.shift(group.id, Shift { open: -places, ..Shift::default() }).await?;
    let event = Event::VacanciesWithdrawn { group: group.id.into(), vacancy: None, count: count(places) };
    change.record(About::kindergarten(group.kindergarten_id), event);
    Ok(())
}
