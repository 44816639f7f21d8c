//! The register of attending children: a group's list, and the whole of what the actor may see.

use domain::{
    accounts::{Actor, Permission, Scope, Subject},
    ids::{EnrolmentId, GroupId, KindergartenId},
    time::Date,
};
use storage::{
    enrolment::{self as rows, Present, When},
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
    /// Why, by the code of the reason.
    pub left_reason: Option<String>,
    /// The announced first day without the child, with the code of the reason.
    pub leaves: Option<(Date, String)>,
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

/// Which part of the register's time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// Children who attend.
    #[default]
    Present,
    /// Children who attend and were enrolled this month.
    Starting,
    /// Children who left this month, and those whose leaving on a coming day is announced.
    Leaving,
}

impl Period {
    /// By the word in an address; another word means the present.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "starting" => Self::Starting,
            "leaving" => Self::Leaving,
            _ => Self::Present,
        }
    }

    async fn filter(self, app: &App) -> Result<When, Error> {
        let first = app.policy().await?.calendar.local_date(app.now()).first_of_month().into();
        Ok(match self {
            Self::Present => When::Present,
            Self::Starting => When::EnrolledSince(first),
            Self::Leaving => When::LeavingSince(first),
        })
    }
}

/// What the register is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterFind {
    /// Part of a child's name, as typed.
    pub name: Option<String>,
    /// Attending, come this month, or gone this month and about to go.
    pub period: Period,
}

/// The register as far as the actor may see it (B-51): the region, the own districts or the own kindergartens.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn register(
    app: &App,
    actor: &Actor,
    find: &RegisterFind,
    offset: u64,
    limit: u64,
) -> Result<Register, Error> {
    let filter = filter(app, actor, find).await?;
    let total = rows::count_present(app.reader(), &filter).await?;
    let found = rows::present(app.reader(), &filter, offset, limit).await?;
    Ok(Register { items: found.into_iter().map(attending).collect(), total })
}

/// How many children the register has of that, as far as the actor may see it.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn count(app: &App, actor: &Actor, find: &RegisterFind) -> Result<u64, Error> {
    let filter = filter(app, actor, find).await?;
    Ok(rows::count_present(app.reader(), &filter).await?)
}

async fn filter(app: &App, actor: &Actor, find: &RegisterFind) -> Result<rows::PresentFilter, Error> {
    actor.permitted(Permission::EnrolmentRead, Subject::Anything)?;
    let mut filter = rows::PresentFilter {
        when: find.period.filter(app).await?,
        name_key: find.name.as_deref().map(domain::families::search_key).filter(|key| !key.is_empty()),
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
    Ok(filter)
}

/// One child who attends, for whoever may record that it leaves.
///
/// # Errors
/// `NotFound("enrolment")` also for one in another's hands and for one that has left.
pub async fn attending_child(app: &App, actor: &Actor, id: EnrolmentId) -> Result<Attending, Error> {
    let unknown = || Error::NotFound("enrolment");
    let filter = rows::PresentFilter { enrolment: Some(id.uuid()), ..rows::PresentFilter::default() };
    let found = rows::present(app.reader(), &filter, 0, 1).await?.pop().ok_or_else(unknown)?;
    let place = load::kindergarten(app.reader(), found.kindergarten_id.into()).await?;
    actor.permitted(Permission::EnrolmentLeave, load::subject(&place)).map_err(|_| unknown())?;
    Ok(attending(found))
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
        left_reason: row.left_reason,
        leaves: row.leaves_on.map(storage::On::day).zip(row.leaves_reason),
    }
}
