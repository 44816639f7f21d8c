//! Kindergartens with vacant places that have said nothing about places for thirty days.

use domain::{
    accounts::{Actor, Permission},
    time::Timestamp,
};
use jiff::ToSpan;
use storage::kindergartens as rows;

use crate::reach::reached;
use crate::{
    App, Error,
    kindergartens::{self, KindergartenView},
};

/// Silence begins after so many days.
const DAYS: i64 = 30;

/// A kindergarten that is silent.
#[derive(Debug, Clone, PartialEq)]
pub struct Silent {
    /// The kindergarten with its counts.
    pub view: KindergartenView,
    /// When it last stated places; none: never.
    pub stated_at: Option<Timestamp>,
}

/// The silent kindergartens the actor reaches, by name.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn silent(app: &App, actor: &Actor) -> Result<Vec<Silent>, Error> {
    let ids = reached(app, actor, Permission::ClaimsRead).await?;
    let since = app.now().checked_sub((DAYS * 24).hours()).unwrap_or(Timestamp::MIN);
    let last = rows::last_stated(app.reader()).await?;
    let find = kindergartens::Find { vacant: true, ..kindergartens::Find::default() };
    let found = kindergartens::list(app, actor, &find, None, 5_000).await?;
    let mine = |view: &KindergartenView| ids.as_ref().is_none_or(|ids| ids.contains(&view.kindergarten.id));
    let with_time = found.items.into_iter().filter(mine).map(|view| {
        let stated_at = last.iter().find(|(id, _)| *id == view.kindergarten.id).map(|(_, at)| at.instant());
        Silent { view, stated_at }
    });
    // Places that stand open are stated, however long ago.
    Ok(with_time
        .filter(|silent| silent.stated_at.is_none_or(|at| at < since) && silent.view.totals().open == 0)
        .collect())
}
