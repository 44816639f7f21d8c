//! The staff of an invented city.

use domain::{
    accounts::{Actor, Permission, Role, login_key},
    ids::{AccountId, DistrictId, KindergartenId},
};
use storage::{
    accounts::{account, role_assignment},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{NO_PASSWORD, only_in_demo};
use crate::{App, Change, Error};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Name to sign in with; nobody can, there is no password.
    pub login: String,
    /// Name for people.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The kindergarten of a head.
    pub kindergarten: Option<KindergartenId>,
    /// The district of an officer.
    pub district: Option<DistrictId>,
}

/// Makes the accounts of staff, in one change.
///
/// # Errors
/// `NotPermitted` outside a demonstration; `Conflict("already-there")` for a login that is taken.
pub async fn hire(app: &App, staff: Vec<Colleague>) -> Result<Vec<AccountId>, Error> {
    only_in_demo(app)?;
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let (mut accounts, mut roles, mut ids) = (Vec::new(), Vec::new(), Vec::new());
            for colleague in staff {
                let id = change.new_id()?;
                ids.push(id.into());
                roles.push(role_row(change, id, colleague.role, colleague.district, colleague.kindergarten)?);
                accounts.push(account_row(change, id, &colleague.login, colleague.display_name)?);
            }
            insert_accounts(change, accounts, roles).await?;
            Ok(ids)
        })
    })
    .await
}

/// The row of an account without a password.
pub(super) fn account_row(
    change: &Change<'_>,
    id: uuid::Uuid,
    login: &str,
    display_name: String,
) -> Result<account::ActiveModel, Error> {
    Ok(account::ActiveModel {
        id: Set(id),
        login: Set(login.to_owned()),
        login_key: Set(login_key(login)?),
        display_name: Set(display_name),
        password_hash: Set(NO_PASSWORD.to_owned()),
        language: Set(locale::Language::Uk.code().to_owned()),
        email: Set(None),
        email_index: Set(None),
        phone: Set(None),
        phone_index: Set(None),
        notify_email: Set(true),
        notify_sms: Set(true),
        state: Set("active".to_owned()),
        created_at: Set(change.now().into()),
        signed_in_at: Set(None),
        password_handed_at: Set(None),
    })
}

/// The row of a role.
pub(super) fn role_row(
    change: &Change<'_>,
    account: uuid::Uuid,
    role: Role,
    district: Option<DistrictId>,
    kindergarten: Option<KindergartenId>,
) -> Result<role_assignment::ActiveModel, Error> {
    Ok(role_assignment::ActiveModel {
        id: Set(change.new_id()?),
        account_id: Set(account),
        role: Set(role.code().to_owned()),
        district_id: Set(district.map(Into::into)),
        kindergarten_id: Set(kindergarten.map(Into::into)),
        granted_at: Set(change.now().into()),
        granted_by: Set(None),
        revoked_at: Set(None),
        revoked_by: Set(None),
    })
}

/// Inserts accounts with their roles, as many rows a statement as both databases take.
pub(super) async fn insert_accounts(
    change: &Change<'_>,
    accounts: Vec<account::ActiveModel>,
    roles: Vec<role_assignment::ActiveModel>,
) -> Result<(), Error> {
    for rows in accounts.chunks(500) {
        account::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
    }
    for rows in roles.chunks(500) {
        role_assignment::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
    }
    Ok(())
}
