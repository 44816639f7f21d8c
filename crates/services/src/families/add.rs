//! A guardian enters a child.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
    families::{BirthDocument, BirthDocumentKind, Sex, plausible_birth, search_key, tidy_name},
    ids::{AccountId, ChildId},
    time::Date,
};
use serde::{Deserialize, Serialize};
use storage::{
    families::{self as rows, child},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::CERTIFICATE;
use crate::{App, Change, Error, Once};

/// The most children one account may enter: far above any family, a bound for a mischief.
const CHILDREN_MAX: usize = 20;

/// A child as a guardian enters it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewChild {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, or empty.
    pub patronymic: String,
    /// Date of birth.
    pub born_on: Date,
    /// Sex.
    pub sex: Sex,
    /// What proves the birth.
    pub document_kind: BirthDocumentKind,
    /// Its number as typed.
    pub document: String,
}

/// A child whose fields are in their normal form.
pub(super) struct Checked {
    pub(super) surname: String,
    pub(super) given_name: String,
    pub(super) patronymic: Option<String>,
    pub(super) name_key: String,
    pub(super) born_on: Date,
    pub(super) sex: i16,
    pub(super) certificate: Vec<u8>,
    pub(super) certificate_index: Vec<u8>,
}

/// A birth document as it is sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Paper {
    pub(super) kind: BirthDocumentKind,
    pub(super) number: String,
}

/// What is kept of the paper of a child whose data were erased: nothing.
pub(crate) fn blank_paper(app: &App) -> Result<Vec<u8>, Error> {
    let paper = Paper { kind: BirthDocumentKind::Certificate, number: String::new() };
    Ok(app.keyring().seal(CERTIFICATE, &serde_json::to_string(&paper)?)?)
}

/// Adds a child to the actor's own family.
///
/// # Errors
/// `refusal-name-empty`, `refusal-name-not-understood`, `refusal-born-in-future`, `refusal-born-too-long-ago`,
/// `refusal-certificate-not-understood`, `refusal-document-not-understood`, `refusal-child-already-entered` (with the
/// argument `child`), `refusal-too-many-children`.
pub async fn add(app: &App, actor: &Actor, once: Option<Once>, new: NewChild) -> Result<ChildId, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    app.write_aside_once(actor, Permission::FamiliesOwn, once, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(account))?;
            add_in(change, account, &new).await
        })
    })
    .await
}

/// Adds a child inside a running change that has checked its permission.
pub(crate) async fn add_in(
    change: &Change<'_>,
    account: AccountId,
    new: &NewChild,
) -> Result<ChildId, Error> {
    let checked = Checked::new(change, new)?;
    let siblings = rows::of_account(change.db(), account.uuid()).await?;
    no_twice(&siblings, &checked.certificate_index, None)?;
    if siblings.len() >= CHILDREN_MAX {
        return Err(Refusal::new("refusal-too-many-children").with("most", CHILDREN_MAX).into());
    }
    let id = change.new_id()?;
    let row = child::ActiveModel {
        id: Set(id),
        account_id: Set(account.uuid()),
        surname: Set(checked.surname),
        given_name: Set(checked.given_name),
        patronymic: Set(checked.patronymic),
        name_key: Set(checked.name_key),
        born_on: Set(checked.born_on.into()),
        sex: Set(checked.sex),
        certificate: Set(checked.certificate),
        certificate_index: Set(checked.certificate_index),
        address: Set(None),
        district_id: Set(None),
        created_at: Set(change.now().into()),
    };
    child::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(id.into())
}

/// The keyed hash by which a birth document is found again.
fn document_index(app: &App, document: &BirthDocument) -> Vec<u8> {
    app.keyring().index(CERTIFICATE, &document.comparison_key())
}

/// The keyed hash of the paper of a child to be entered.
///
/// # Errors
/// As [`add`] for the paper.
pub(crate) fn certificate_index(app: &App, new: &NewChild) -> Result<Vec<u8>, Error> {
    Ok(document_index(app, &BirthDocument::read(new.document_kind, &new.document)?))
}

/// The child that the account has entered under the same paper already.
pub(crate) async fn known_in(
    change: &Change<'_>,
    account: AccountId,
    new: &NewChild,
) -> Result<Option<ChildId>, Error> {
    let index = certificate_index(change.app(), new)?;
    let siblings = rows::of_account(change.db(), account.uuid()).await?;
    Ok(siblings.into_iter().find(|child| child.certificate_index == index).map(|child| child.id.into()))
}

/// Refuses a second child with the same paper in one family; `but` is the child being changed.
pub(super) fn no_twice(siblings: &[child::Model], index: &[u8], but: Option<ChildId>) -> Result<(), Refusal> {
    let twin = siblings
        .iter()
        .find(|sibling| sibling.certificate_index == index && but.is_none_or(|own| own.uuid() != sibling.id));
    match twin {
        None => Ok(()),
        Some(twin) => Err(Refusal::new("refusal-child-already-entered")
            .with("child", format!("{} {}", twin.surname, twin.given_name))),
    }
}

impl Checked {
    pub(super) fn new(change: &Change<'_>, new: &NewChild) -> Result<Self, Error> {
        let surname = tidy_name(&new.surname)?;
        let given_name = tidy_name(&new.given_name)?;
        let patronymic =
            if new.patronymic.trim().is_empty() { None } else { Some(tidy_name(&new.patronymic)?) };
        plausible_birth(new.born_on, change.policy()?.calendar.local_date(change.now()))?;
        let document = BirthDocument::read(new.document_kind, &new.document)?;
        let paper = Paper { kind: document.kind(), number: document.number().to_owned() };
        let whole = format!("{surname} {given_name} {}", patronymic.as_deref().unwrap_or_default());
        Ok(Self {
            name_key: search_key(&whole),
            surname,
            given_name,
            patronymic,
            born_on: new.born_on,
            sex: new.sex.iso_5218().into(),
            certificate: change.app().keyring().seal(CERTIFICATE, &serde_json::to_string(&paper)?)?,
            certificate_index: document_index(change.app(), &document),
        })
    }
}
