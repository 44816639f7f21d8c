//! What happened to an application, from the journal.

use std::collections::HashMap;

use domain::{accounts::Role, ids::KindergartenId, journal::Event, time::Timestamp};
use storage::{
    journal::{self, journal as row},
    kindergartens::kindergarten,
    queue::application,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{App, Error};

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// Under which role it was done.
    pub role: Role,
    /// Whether the family's own account did it.
    pub own: bool,
    /// What.
    pub event: Event,
    /// The kindergarten it happened at.
    pub kindergarten: Option<KindergartenId>,
    /// Its name.
    pub kindergarten_name: Option<String>,
}

/// The history of an application, oldest first. Who may see it is checked by the caller.
///
/// # Errors
/// A fault when the database fails or an event cannot be read.
pub(crate) async fn of(app: &App, application: &application::Model) -> Result<Vec<HistoryLine>, Error> {
    let rows = journal::of_application(app.reader(), application.id).await?;
    let named = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(rows.iter().filter_map(|row| row.kindergarten_id)))
        .all(app.reader())
        .await?;
    let names: HashMap<_, _> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |row: row::Model| {
        let role = Role::from_code(&row.actor_role);
        Ok(HistoryLine {
            at: row.at.instant(),
            role: role.ok_or_else(|| Error::broken(format!("unknown role {}", row.actor_role)))?,
            own: row.actor_id == Some(application.account_id),
            event: serde_json::from_value(row.event)?,
            kindergarten: row.kindergarten_id.map(Into::into),
            kindergarten_name: row.kindergarten_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(line).collect()
}
