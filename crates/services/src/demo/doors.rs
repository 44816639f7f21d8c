//! The one-click doors: whose account stands behind which.

use domain::{
    accounts::Role,
    ids::{AccountId, DistrictId, KindergartenId},
};
use storage::{
    accounts::{account, role_assignment},
    kindergartens::kindergarten,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect},
};

use super::only_in_demo;
use crate::{App, Error};

/// A door: a role, and of whom where there are many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The role.
    pub role: Role,
    /// The kindergarten of a head; for an officer or a commission the one whose district it is.
    pub kindergarten: Option<KindergartenId>,
    /// The district of an officer or a commission.
    pub district: Option<DistrictId>,
    /// A parent's application, by its public number.
    pub application: Option<String>,
}

/// A parent whom it is worth being, by what is going on in the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The application's public number.
    pub number: String,
    /// Its state.
    pub state: String,
    /// The parent's name.
    pub name: String,
    /// Code of the application's class.
    pub class: String,
}

/// The account behind a door.
///
/// # Errors
/// `NotFound` when nobody stands behind it; `NotPermitted` outside a demonstration.
pub async fn account_behind(app: &App, door: &Door) -> Result<AccountId, Error> {
    only_in_demo(app)?;
    if door.role == Role::Parent {
        return parent(app, door.application.as_deref()).await;
    }
    if !door.role.is_staff() {
        return Err(Error::NotFound("role"));
    }
    let mut find = role_assignment::Entity::find()
        .filter(role_assignment::Column::Role.eq(door.role.code()))
        .filter(role_assignment::Column::RevokedAt.is_null())
        .order_by_asc(role_assignment::Column::Id);
    if let Some(kindergarten) = door.kindergarten {
        find = match door.role {
            Role::Head => find.filter(role_assignment::Column::KindergartenId.eq(kindergarten.uuid())),
            Role::EducationOfficer => {
                find.filter(role_assignment::Column::DistrictId.eq(district_of(app, kindergarten).await?))
            }
            _ => find,
        };
    }
    if let Some(district) = door.district {
        find = find.filter(role_assignment::Column::DistrictId.eq(district.uuid()));
    }
    let found = find.limit(1).one(app.reader()).await?.ok_or(Error::NotFound("account"))?;
    Ok(found.account_id.into())
}

async fn district_of(app: &App, id: KindergartenId) -> Result<uuid::Uuid, Error> {
    let found = kindergarten::Entity::find_by_id(id.uuid()).one(app.reader()).await?;
    Ok(found.ok_or(Error::NotFound("kindergarten"))?.district_id)
}

async fn parent(app: &App, number: Option<&str>) -> Result<AccountId, Error> {
    let row = match number {
        Some(number) => rows::by_number(app.reader(), number).await?,
        None => {
            application::Entity::find()
                .filter(application::Column::State.eq("queued"))
                .order_by_asc(application::Column::Sequence)
                .limit(1)
                .one(app.reader())
                .await?
        }
    };
    Ok(row.ok_or(Error::NotFound("application"))?.account_id.into())
}

/// Up to `each` parents for every state worth seeing, the latest change first.
///
/// # Errors
/// `NotPermitted` outside a demonstration; a fault when the database fails.
pub async fn guests(app: &App, each: u64) -> Result<Vec<Guest>, Error> {
    only_in_demo(app)?;
    let mut found = Vec::new();
    for state in ["invited", "accepted", "enrolled", "suspended", "queued"] {
        let rows = application::Entity::find()
            .filter(application::Column::State.eq(state))
            .order_by_desc(application::Column::StateAt)
            .order_by_asc(application::Column::Sequence)
            .limit(each)
            .all(app.reader())
            .await?;
        for row in rows {
            let account = account::Entity::find_by_id(row.account_id).one(app.reader()).await?;
            let name = account.map(|account| account.display_name).unwrap_or_default();
            found.push(Guest { number: row.number, state: row.state, name, class: row.class });
        }
    }
    Ok(found)
}
