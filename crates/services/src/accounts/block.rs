//! Blocking an account.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Role, Subject},
    ids::AccountId,
};
use storage::{
    accounts::{account, end_sessions},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::roles::keep_an_administrator;
use crate::{App, Error};

/// Nobody signs in to the account any more; its sessions end at once.
///
/// # Errors
/// `refusal-own-account`, `refusal-last-administrator`, `NotFound("account")`.
pub async fn block(app: &App, actor: &Actor, account: AccountId) -> Result<(), Error> {
    if actor.account == Some(account) {
        return Err(Refusal::new("refusal-own-account").into());
    }
    set_state(app, actor, account, "blocked").await
}

/// The account may sign in again.
///
/// # Errors
/// `NotFound("account")`.
pub async fn unblock(app: &App, actor: &Actor, account: AccountId) -> Result<(), Error> {
    set_state(app, actor, account, "active").await
}

async fn set_state(app: &App, actor: &Actor, id: AccountId, state: &'static str) -> Result<(), Error> {
    app.write_aside(actor, Permission::AccountsManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let row = account::Entity::find_by_id(id.uuid())
                .one(change.db())
                .await?
                .ok_or(Error::NotFound("account"))?;
            if state == "blocked" {
                keep_an_administrator(change, id, Role::SystemAdmin).await?;
                end_sessions(change.db(), id.uuid(), None).await?;
            }
            let mut row = row.into_active_model();
            row.state = Set(state.to_owned());
            row.update(change.db()).await?;
            Ok(())
        })
    })
    .await
}
