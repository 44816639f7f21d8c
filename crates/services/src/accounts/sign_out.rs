//! Signing out.

use domain::accounts::{Actor, Permission, Via};
use storage::{accounts::session, sea_orm::EntityTrait};

use super::signed::token_hash;
use crate::{App, Error};

/// Ends the session with this token; a token of no session ends nothing.
///
/// # Errors
/// A fault when the database fails.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Error> {
    let hash = token_hash(token);
    app.write_aside(&Actor::public(Via::Web), Permission::AccountsSignIn, move |change| {
        Box::pin(async move {
            session::Entity::delete_by_id(hash).exec(change.db()).await?;
            Ok(())
        })
    })
    .await
}
