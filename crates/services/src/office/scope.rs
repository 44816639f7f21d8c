//! The kindergartens of the head who is at the desk.

use domain::{
    accounts::{Actor, Permission},
    ids::KindergartenId,
};

use crate::{
    App, Error,
    kindergartens::{self, KindergartenView},
    reach::reached,
};

/// The kindergartens whose groups the actor keeps, with their counts.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn my_kindergartens(app: &App, actor: &Actor) -> Result<Vec<KindergartenView>, Error> {
    let ids = reached(app, actor, Permission::GroupsManage).await?;
    match ids {
        Some(ids) => {
            let ids: Vec<KindergartenId> = ids.into_iter().map(Into::into).collect();
            kindergartens::find_by_ids(app, actor, &ids).await
        }
        None => Ok(kindergartens::list(app, actor, &kindergartens::Find::default(), None, 50).await?.items),
    }
}
