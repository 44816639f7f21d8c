//! Accounts of staff, made by an administrator.

use domain::{
    accounts::{Actor, Grant, Permission, Role, Scope, Subject, Via, login_key},
    ids::AccountId,
};
use storage::accounts::{account, by_login, staff as rows};

use super::{
    Appointment, HeldRole, NewAccount,
    register::{Checked, insert},
    roles::roles_of,
};
use crate::{App, Error};

/// A member of staff to be added.
#[derive(Debug, Clone)]
pub struct StaffMember {
    /// The account.
    pub account: NewAccount,
    /// The first roles.
    pub roles: Vec<Appointment>,
}

/// A member of staff in the administrator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffLine {
    /// The account.
    pub id: AccountId,
    /// Name to sign in with.
    pub login: String,
    /// Name for people.
    pub display_name: String,
    /// Whether it may not sign in.
    pub blocked: bool,
    /// When it last signed in.
    pub signed_in_at: Option<domain::Timestamp>,
    /// Roles.
    pub roles: Vec<HeldRole>,
}

/// Whoever runs the program on the machine: may do what a system administrator may.
#[must_use]
pub fn command_line_actor() -> Actor {
    let grant = Grant { role: Role::SystemAdmin, scope: Scope::Region };
    Actor { account: None, grants: vec![grant], via: Via::Cli }
}

/// Adds a member of staff with roles. Without roles it is an account that may nothing until it is appointed.
///
/// # Errors
/// As [`super::register`] and [`super::appoint`].
pub async fn add_staff(app: &App, actor: &Actor, member: StaffMember) -> Result<AccountId, Error> {
    if !actor.may_somewhere(Permission::AccountsManage) {
        return Err(domain::accounts::NotPermitted { permission: Permission::AccountsManage }.into());
    }
    let checked = Checked::new(member.account).await?;
    app.write_aside(actor, Permission::AccountsManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let id = insert(change, checked).await?;
            for appointment in member.roles {
                appointment.give(change, id).await?;
            }
            Ok(id)
        })
    })
    .await
}

/// Members of staff by login, after a login; at most `limit`.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn staff(app: &App, actor: &Actor, after: &str, limit: u64) -> Result<Vec<StaffLine>, Error> {
    actor.permitted(Permission::AccountsRead, Subject::Anything)?;
    let mut lines = Vec::new();
    for row in rows(app.reader(), &after.to_lowercase(), limit).await? {
        let roles = roles_of(app, actor, row.id.into()).await?;
        lines.push(line(row, roles));
    }
    Ok(lines)
}

fn line(row: account::Model, roles: Vec<HeldRole>) -> StaffLine {
    StaffLine {
        id: row.id.into(),
        login: row.login,
        display_name: row.display_name,
        blocked: row.state != "active",
        signed_in_at: row.signed_in_at.map(|at| at.instant()),
        roles,
    }
}

/// The account with this login, for an administrator.
///
/// # Errors
/// `NotPermitted`, `NotFound("account")`.
pub async fn find_by_login(app: &App, actor: &Actor, login: &str) -> Result<AccountId, Error> {
    actor.permitted(Permission::AccountsRead, Subject::Anything)?;
    let key = login_key(login)?;
    let row = by_login(app.reader(), &key).await?.ok_or(Error::NotFound("account"))?;
    Ok(row.id.into())
}
