//! A family's own application, found by its number.

use domain::{
    accounts::{Actor, Permission, Subject},
    age::Band,
    ids::{KindergartenId, ProgrammeId},
};
use storage::{
    kindergartens::{kindergarten, programme},
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{App, Error};

/// The row of the actor's own application. One of another family is answered like one that does not exist, so that
/// nobody learns which numbers are taken.
///
/// # Errors
/// `NotFound("application")`.
pub(crate) async fn own(
    app: &App,
    actor: &Actor,
    permission: Permission,
    number: &str,
) -> Result<application::Model, Error> {
    let row = rows::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let family = Subject::Family(row.account_id.into());
    actor.permitted(permission, family).map_err(|_| Error::NotFound("application"))?;
    Ok(row)
}

/// A programme with the name of its kindergarten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedProgramme {
    /// The programme.
    pub id: ProgrammeId,
    /// Its kindergarten.
    pub kindergarten: KindergartenId,
    /// The kindergarten's name.
    pub name: String,
    /// Label of its age group.
    pub age_group: String,
    /// Ages it takes, in completed months.
    pub band: Band,
    /// Language of its groups.
    pub language: String,
}

/// Programmes with the names of their kindergartens, in the order asked for.
///
/// # Errors
/// A fault when the database fails.
pub async fn name_programmes(app: &App, ids: &[ProgrammeId]) -> Result<Vec<NamedProgramme>, Error> {
    let found = programme::Entity::find()
        .filter(programme::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(app.reader())
        .await?;
    let places = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(found.iter().map(|row| row.kindergarten_id)))
        .all(app.reader())
        .await?;
    let named = |id: &ProgrammeId| {
        let row = found.iter().find(|row| row.id == id.uuid())?;
        let place = places.iter().find(|place| place.id == row.kindergarten_id)?;
        Some(NamedProgramme {
            id: *id,
            kindergarten: row.kindergarten_id.into(),
            name: place.name.clone(),
            age_group: row.age_group.clone(),
            band: band(row),
            language: row.language.clone(),
        })
    };
    Ok(ids.iter().filter_map(named).collect())
}

/// The ages of a programme's row.
pub(crate) fn band(row: &programme::Model) -> Band {
    let months = |value: i32| u16::try_from(value).unwrap_or(0);
    Band { from_months: months(row.from_months), to_months: months(row.to_months) }
}
