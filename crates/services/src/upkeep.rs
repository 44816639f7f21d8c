//! Whether what the database holds agrees with itself. The database's own constraints guard each row; this looks
//! across tables, as an operator wants after a restore.

use serde::Serialize;
use storage::{Disagreement, disagreements};

use crate::{App, Error};

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which check.
    pub check: &'static str,
    /// What was found, with the ids concerned.
    pub what: String,
}

/// Looks at everything; an empty list means that all agrees.
///
/// # Errors
/// When the database fails.
pub async fn check(app: &App) -> Result<Vec<Finding>, Error> {
    let found = disagreements(app.reader()).await?;
    Ok(found.into_iter().map(|Disagreement { check, what }| Finding { check, what }).collect())
}
