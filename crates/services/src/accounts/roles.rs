//! Giving and taking roles.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Role, Scope, Subject},
    ids::{AccountId, DistrictId, KindergartenId},
};
use storage::{
    accounts::{account, holders, role_assignment, roles},
    kindergartens::{district, kindergarten},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};
use uuid::Uuid;

use super::{register::grant, signed::as_grant};
use crate::{App, Change, Error};

/// A role to be given, over a part of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// The role; a staff role.
    pub role: Role,
    /// The kindergarten, for a head.
    pub kindergarten: Option<KindergartenId>,
    /// The district, for an officer of one.
    pub district: Option<DistrictId>,
}

/// A role that an account holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldRole {
    /// Id to take it away by.
    pub id: Uuid,
    /// The role.
    pub role: Role,
    /// Over what.
    pub scope: Scope,
}

impl Appointment {
    /// The part of the region it is over.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match (self.kindergarten, self.district) {
            (Some(kindergarten), _) => Scope::Kindergarten(kindergarten),
            (None, Some(district)) => Scope::District(district),
            (None, None) => Scope::Region,
        }
    }

    /// A head has a kindergarten, officers and commissions a district or the region, the others neither.
    fn check(&self) -> Result<(), Refusal> {
        let needs = match self.role {
            Role::Head => "kindergarten",
            Role::EducationOfficer | Role::Commission => "district",
            _ => "none",
        };
        let fits = match needs {
            "kindergarten" => self.kindergarten.is_some() && self.district.is_none(),
            "district" => self.kindergarten.is_none(),
            _ => self.kindergarten.is_none() && self.district.is_none(),
        };
        if fits { Ok(()) } else { Err(Refusal::new("refusal-role-scope").with("needs", needs)) }
    }

    /// Gives the role inside a change that has been permitted already.
    pub(super) async fn give(self, change: &Change<'_>, account: AccountId) -> Result<(), Error> {
        self.check()?;
        if let Some(id) = self.kindergarten
            && kindergarten::Entity::find_by_id(id.uuid()).one(change.db()).await?.is_none()
        {
            return Err(Error::NotFound("kindergarten"));
        }
        if let Some(id) = self.district
            && district::Entity::find_by_id(id.uuid()).one(change.db()).await?.is_none()
        {
            return Err(Error::NotFound("district"));
        }
        let (district, kindergarten) = (self.district.map(Into::into), self.kindergarten.map(Into::into));
        let held = roles(change.db(), account.uuid()).await?;
        if held.iter().any(|row| {
            row.role == self.role.code() && row.district_id == district && row.kindergarten_id == kindergarten
        }) {
            return Err(Refusal::new("refusal-role-twice").into());
        }
        grant(change, account, self.role, district, kindergarten).await
    }
}

/// Gives an account one more role (B-14).
///
/// # Errors
/// `refusal-role-scope`, `refusal-role-twice`, `refusal-own-account`; `NotFound` for an unknown account, kindergarten
/// or district.
pub async fn appoint(
    app: &App,
    actor: &Actor,
    account: AccountId,
    appointment: Appointment,
) -> Result<(), Error> {
    if actor.account == Some(account) {
        return Err(Refusal::new("refusal-own-account").into());
    }
    app.write_aside(actor, Permission::AccountsManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let known = account::Entity::find_by_id(account.uuid()).one(change.db()).await?;
            known.ok_or(Error::NotFound("account"))?;
            appointment.give(change, account).await
        })
    })
    .await
}

/// Takes a role away; the row stays, so that it can be asked later who could do what.
///
/// # Errors
/// `refusal-own-account`, `refusal-last-administrator`, `NotFound("role")`.
pub async fn dismiss(app: &App, actor: &Actor, role: Uuid) -> Result<(), Error> {
    app.write_aside(actor, Permission::AccountsManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let row = role_assignment::Entity::find_by_id(role)
                .one(change.db())
                .await?
                .filter(|row| row.revoked_at.is_none())
                .ok_or(Error::NotFound("role"))?;
            if change.actor().account.is_some_and(|own| own.uuid() == row.account_id) {
                return Err(Refusal::new("refusal-own-account").into());
            }
            if let Some(role) = Role::from_code(&row.role) {
                keep_an_administrator(change, row.account_id.into(), role).await?;
            }
            let mut row = row.into_active_model();
            row.revoked_at = Set(Some(change.now().into()));
            row.revoked_by = Set(change.actor().account.map(Into::into));
            row.update(change.db()).await?;
            Ok(())
        })
    })
    .await
}

/// The roles an account holds.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn roles_of(app: &App, actor: &Actor, account: AccountId) -> Result<Vec<HeldRole>, Error> {
    actor.permitted(Permission::AccountsRead, Subject::Anything)?;
    let rows = roles(app.reader(), account.uuid()).await?;
    let held = |row: &role_assignment::Model| {
        as_grant(row).map(|grant| HeldRole { id: row.id, role: grant.role, scope: grant.scope })
    };
    Ok(rows.iter().filter_map(held).collect())
}

/// Refuses what would leave the region without a system administrator.
pub(super) async fn keep_an_administrator(
    change: &Change<'_>,
    account: AccountId,
    role: Role,
) -> Result<(), Error> {
    if role != Role::SystemAdmin {
        return Ok(());
    }
    let administrators = holders(change.db(), Role::SystemAdmin.code()).await?;
    if administrators == [account.uuid()] {
        return Err(Refusal::new("refusal-last-administrator").into());
    }
    Ok(())
}
