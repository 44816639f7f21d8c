//! Claims that wait for the department.

use domain::{
    accounts::{Actor, Permission},
    ids::ClaimId,
    time::Timestamp,
};
use storage::benefits as rows;

use super::scope::reached;
use crate::{App, Error};

/// A claim in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// The claim.
    pub id: ClaimId,
    /// Public number of the application.
    pub application: String,
    /// Code of the category.
    pub category: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A page of claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimList {
    /// The oldest first.
    pub items: Vec<ClaimLine>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Claims on applications that wish for a kindergarten the actor reaches.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn claims(app: &App, actor: &Actor, offset: u64, limit: u64) -> Result<ClaimList, Error> {
    let ids = reached(app, actor, Permission::ClaimsRead).await?;
    let (total, _) = rows::count_waiting(app.reader(), ids.as_deref()).await?;
    let found = rows::claims_waiting(app.reader(), ids.as_deref(), offset, limit).await?;
    let line = |row: rows::ClaimLine| ClaimLine {
        id: row.id.into(),
        application: row.number,
        category: row.category,
        made_at: row.made_at.instant(),
    };
    Ok(ClaimList { items: found.into_iter().map(line).collect(), total })
}
