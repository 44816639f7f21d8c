//! Opening a programme: what children of an age band can be admitted to in a kindergarten.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::{KindergartenId, ProgrammeId},
    journal::Event,
    kindergartens::Profile,
};
use storage::{
    kindergartens::programme,
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter},
};

use super::{load, rules::age_group_label};
use crate::{About, App, Change, Error};

/// A programme to open.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct NewProgramme {
    /// Of this kindergarten.
    pub kindergarten: KindergartenId,
    /// From this age in whole months (inclusive).
    pub from_months: u16,
    /// To this age in whole months (exclusive).
    pub to_months: u16,
    /// Language of teaching, as a code.
    pub language: String,
    /// Kind of group.
    pub profile: Profile,
}

/// Opens a programme.
///
/// # Errors
/// `NotPermitted`, `NotFound("kindergarten")`; a refusal when the age band is empty.
pub async fn open_programme(app: &App, actor: &Actor, new: NewProgramme) -> Result<ProgrammeId, Error> {
    app.write(actor, Permission::GroupsManage, move |change| {
        Box::pin(async move {
            let before = change.recorded();
            let id = open_programme_in(change, new).await?;
            if change.recorded() == before { Err(Error::Conflict("already-there")) } else { Ok(id) }
        })
    })
    .await
}

/// Opens a programme inside a change; the one that already stands for the same ages, language and profile is returned
/// instead of a second one.
///
/// # Errors
/// As [`open_programme`].
pub async fn open_programme_in(change: &mut Change<'_>, new: NewProgramme) -> Result<ProgrammeId, Error> {
    let owner = load::kindergarten(change.db(), new.kindergarten).await?;
    change.permit(load::subject(&owner))?;
    if new.from_months >= new.to_months {
        return Err(Refusal::new("refusal-empty-age-band").into());
    }
    if let Some(known) = standing(change, &new).await? {
        return Ok(known);
    }
    let id = change.new_id()?;
    let age_group = age_group_label(&*change.policy()?, new.from_months, new.to_months);
    let row = programme::ActiveModel {
        id: Set(id),
        kindergarten_id: Set(new.kindergarten.uuid()),
        age_group: Set(age_group.clone()),
        from_months: Set(new.from_months.into()),
        to_months: Set(new.to_months.into()),
        language: Set(new.language.clone()),
        profile: Set(new.profile.code().to_owned()),
    };
    programme::Entity::insert(row).exec_without_returning(change.db()).await?;
    let event = Event::ProgrammeOpened {
        programme: id.into(),
        kindergarten: new.kindergarten,
        age_group,
        from_months: new.from_months,
        to_months: new.to_months,
        language: new.language,
        profile: new.profile,
    };
    change.record(About::kindergarten(new.kindergarten), event);
    super::requeue_wishing(change, new.kindergarten).await?;
    Ok(id.into())
}

async fn standing(change: &Change<'_>, new: &NewProgramme) -> Result<Option<ProgrammeId>, Error> {
    use programme::Column;
    let row = programme::Entity::find()
        .filter(Column::KindergartenId.eq(new.kindergarten.uuid()))
        .filter(Column::FromMonths.eq(i32::from(new.from_months)))
        .filter(Column::ToMonths.eq(i32::from(new.to_months)))
        .filter(Column::Language.eq(&new.language))
        .filter(Column::Profile.eq(new.profile.code()))
        .one(change.db())
        .await?;
    Ok(row.map(|row| row.id.into()))
}
