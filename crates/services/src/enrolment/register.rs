//! The register of attending children: a group's list, and the whole of what the actor may see.

use domain::{
    accounts::{Actor, Permission, Scope, Subject},
    ids::{EnrolmentId, GroupId, KindergartenId},
    time::Date,
};
use storage::{
    enrolment::{self as rows, Present},
    kindergartens::kindergarten_group,
    sea_orm::EntityTrait,
};

use crate::{App, Error, kindergartens::load};

/// A child in a group's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attending {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// Surname, given name, patronymic.
    pub name: String,
    /// Date of birth.
    pub born_on: Date,
    /// Public number of the application.
    pub application: String,
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub kindergarten_name: String,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// Since when.
    pub enrolled_on: Date,
    /// Until when, for a child that left.
    pub left_on: Option<Date>,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The children of this page, by name.
    pub items: Vec<Attending>,
    /// How many there are on all pages.
    pub total: u64,
}

/// The children in a group's list who came through the queue, by name.
///
/// # Errors
/// `NotFound("group")`, `NotPermitted`.
pub async fn group_list(app: &App, actor: &Actor, group: GroupId) -> Result<Vec<Attending>, Error> {
    let db = app.reader();
    let row = kindergarten_group::Entity::find_by_id(group.uuid()).one(db).await?;
    let row = row.ok_or(Error::NotFound("group"))?;
    let place = load::kindergarten(db, row.kindergarten_id.into()).await?;
    actor.permitted(Permission::EnrolmentRead, load::subject(&place))?;
    let filter = rows::PresentFilter { group: Some(row.id), ..rows::PresentFilter::default() };
    let found = rows::present(db, &filter, 0, 1_000).await?;
    Ok(found.into_iter().map(attending).collect())
}

/// The register as far as the actor may see it (B-51): the region, the own districts or the own kindergartens.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn register(
    app: &App,
    actor: &Actor,
    name: Option<&str>,
    offset: u64,
    limit: u64,
) -> Result<Register, Error> {
    actor.permitted(Permission::EnrolmentRead, Subject::Anything)?;
    let mut filter = rows::PresentFilter {
        name_key: name.map(domain::families::search_key).filter(|key| !key.is_empty()),
        ..rows::PresentFilter::default()
    };
    let scopes = actor.scopes(Permission::EnrolmentRead);
    if !scopes.contains(&Scope::Region) {
        for scope in scopes {
            match scope {
                Scope::District(id) => filter.districts.push(id.uuid()),
                Scope::Kindergarten(id) => filter.kindergartens.push(id.uuid()),
                Scope::Own | Scope::Region => {}
            }
        }
        filter.narrowed = true;
    }
    let total = rows::count_present(app.reader(), &filter).await?;
    let found = rows::present(app.reader(), &filter, offset, limit).await?;
    Ok(Register { items: found.into_iter().map(attending).collect(), total })
}

fn attending(row: Present) -> Attending {
    let name = [Some(row.surname), Some(row.given_name), row.patronymic];
    Attending {
        enrolment: row.id.into(),
        name: name.into_iter().flatten().collect::<Vec<_>>().join(" "),
        born_on: row.born_on.day(),
        application: row.number,
        kindergarten: row.kindergarten_id.into(),
        kindergarten_name: row.kindergarten_name,
        group: row.group_id.into(),
        group_name: row.group_name,
        enrolled_on: row.enrolled_on.day(),
        left_on: row.left_on.map(storage::On::day),
    }
}
