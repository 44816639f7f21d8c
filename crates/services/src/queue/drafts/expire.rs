//! Drafts past their month.

use domain::accounts::{Actor, Permission};
use storage::queue as rows;

use crate::{App, Error};

/// Throws away the drafts whose month is over. Returns how many.
///
/// # Errors
/// A fault when the database fails.
pub async fn forget_expired(app: &App) -> Result<u64, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let now = change.app().now().into();
            Ok(rows::forget_expired_drafts(change.db(), now).await?)
        })
    })
    .await
}
