//! The search on every staff page: an application by its number, a child by its name, a kindergarten by its name.

use domain::{
    accounts::{Actor, Permission, Subject},
    families::search_key,
};
use storage::queue::{self as rows, Found};

use crate::reach::reached;
use crate::{App, Error};

/// A case that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Public number of the application.
    pub application: String,
    /// The child's name, for those who may see families.
    pub child: Option<String>,
    /// Code of the state.
    pub state: String,
}

/// The most cases one search shows: whoever sees more has not asked precisely enough.
const LIMIT: u64 = 50;

/// Cases whose number or child's name contains the text, of applications that wish for a kindergarten the actor
/// reaches. Names are searched only by those who may see families.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn search(app: &App, actor: &Actor, text: &str) -> Result<Vec<Hit>, Error> {
    actor.permitted(Permission::QueueRead, Subject::Anything)?;
    let number = text.trim().to_uppercase();
    if number.chars().count() < 3 {
        return Ok(Vec::new());
    }
    let ids = reached(app, actor, Permission::QueueRead).await?;
    let by_name = actor.may_somewhere(Permission::FamiliesRead);
    let key = by_name.then(|| search_key(text));
    let found = rows::search(app.reader(), ids.as_deref(), &number, key.as_deref(), LIMIT).await?;
    let hit = |row: Found| Hit {
        application: row.number,
        child: by_name.then(|| format!("{} {}", row.surname, row.given_name)),
        state: row.state,
    };
    Ok(found.into_iter().map(hit).collect())
}
