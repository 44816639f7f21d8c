//! The children of a family, for the guardian.

use domain::{
    accounts::{Actor, Permission, Subject},
    families::{BirthDocumentKind, Sex},
    ids::{AccountId, ChildId, DistrictId},
    time::Date,
};
use serde::Serialize;
use storage::{
    families::{self as rows, child},
    sea_orm::EntityTrait,
};

use super::{ADDRESS, CERTIFICATE, add::Paper};
use crate::{App, Error};

/// A child without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Child {
    /// The child.
    pub id: ChildId,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Date of birth.
    pub born_on: Date,
    /// Sex.
    pub sex: Sex,
    /// The district it lives in, once entered.
    pub district: Option<DistrictId>,
}

/// A child with what is sealed, opened for somebody who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opened {
    /// The open part.
    #[serde(flatten)]
    pub child: Child,
    /// What proves the birth.
    pub document_kind: BirthDocumentKind,
    /// Its number.
    pub document: String,
    /// The address, once entered.
    pub address: Option<String>,
    /// Whether an application rests on these data, so that the guardian may not change them any more.
    pub in_use: bool,
}

impl From<&child::Model> for Child {
    fn from(row: &child::Model) -> Self {
        Self {
            id: row.id.into(),
            // Data that were erased are shown as a dash.
            surname: if row.surname.is_empty() { "—".to_owned() } else { row.surname.clone() },
            given_name: row.given_name.clone(),
            patronymic: row.patronymic.clone(),
            born_on: row.born_on.day(),
            sex: match row.sex {
                1 => Sex::Male,
                2 => Sex::Female,
                9 => Sex::NotApplicable,
                _ => Sex::Unknown,
            },
            district: row.district_id.map(Into::into),
        }
    }
}

/// The children of the actor's own family, the first entered first.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn children(app: &App, actor: &Actor) -> Result<Vec<Child>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::FamiliesOwn, Subject::Family(account))?;
    let rows = rows::of_account(app.reader(), account.uuid()).await?;
    Ok(rows.iter().map(Child::from).collect())
}

/// A child of the actor's own family with its paper and address.
///
/// # Errors
/// `NotFound("child")` also for somebody else's child.
pub async fn open(app: &App, actor: &Actor, id: ChildId) -> Result<Opened, Error> {
    let row =
        child::Entity::find_by_id(id.uuid()).one(app.reader()).await?.ok_or(Error::NotFound("child"))?;
    let family = Subject::Family(AccountId::from(row.account_id));
    actor.permitted(Permission::FamiliesOwn, family).map_err(|_| Error::NotFound("child"))?;
    opened(app, &row).await
}

/// Opens what is sealed. The caller has checked that it may be seen, and written down that it is, where staff look.
pub(super) async fn opened(app: &App, row: &child::Model) -> Result<Opened, Error> {
    let paper: Paper = serde_json::from_str(&app.keyring().open(CERTIFICATE, &row.certificate)?)?;
    let address = row.address.as_ref().map(|sealed| app.keyring().open(ADDRESS, sealed)).transpose()?;
    Ok(Opened {
        child: row.into(),
        document_kind: paper.kind,
        document: paper.number,
        address,
        in_use: rows::is_used(app.reader(), row.id).await?,
    })
}
