//! One kindergarten as everybody may see it (K-12).

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::KindergartenId,
};

use super::load::{self, KindergartenView};
use crate::{App, Error};

/// A kindergarten with its groups and places.
///
/// # Errors
/// `NotFound("kindergarten")`.
pub async fn detail(app: &App, actor: &Actor, id: KindergartenId) -> Result<KindergartenView, Error> {
    actor.permitted(Permission::KindergartensRead, Subject::Anything)?;
    let row = load::kindergarten(app.reader(), id).await?;
    let found = load::views(app.reader(), vec![row]).await?;
    found.into_iter().next().ok_or(Error::NotFound("kindergarten"))
}
