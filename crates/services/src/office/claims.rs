//! Claims that wait for the department.

use domain::{
    accounts::{Actor, Permission},
    ids::{ClaimId, KindergartenId},
    time::Timestamp,
};
use storage::{benefits as rows, sea_orm::EntityTrait};

use crate::reach::reached;
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
    /// The kindergarten in which alone it counts, and its name.
    pub kindergarten: Option<(KindergartenId, String)>,
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

/// Claims on applications in the hands of a kindergarten the actor reaches.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn claims(app: &App, actor: &Actor, offset: u64, limit: u64) -> Result<ClaimList, Error> {
    let ids = reached(app, actor, Permission::ClaimsRead).await?;
    let (total, _) = rows::count_waiting(app.reader(), ids.as_deref()).await?;
    let found = rows::claims_waiting(app.reader(), ids.as_deref(), offset, limit).await?;
    Ok(ClaimList { items: found.into_iter().map(line).collect(), total })
}

/// The same claims from the one after `after`, at most `limit`: a page neither repeats nor skips one when others are
/// made or decided meanwhile.
///
/// # Errors
/// `NotPermitted`; `NotFound("cursor")` when the cursor names no claim; faults of the database.
pub async fn claims_after(
    app: &App,
    actor: &Actor,
    after: Option<ClaimId>,
    limit: u64,
) -> Result<Vec<ClaimLine>, Error> {
    let ids = reached(app, actor, Permission::ClaimsRead).await?;
    let after = match after {
        None => None,
        Some(id) => {
            let row = rows::claim::Entity::find_by_id(id.uuid()).one(app.reader()).await?;
            Some(row.ok_or(Error::NotFound("cursor"))?)
        }
    };
    let found = rows::claims_waiting_after(app.reader(), ids.as_deref(), after.as_ref(), limit).await?;
    Ok(found.into_iter().map(line).collect())
}

fn line(row: rows::ClaimLine) -> ClaimLine {
    ClaimLine {
        id: row.id.into(),
        application: row.number,
        category: row.category,
        kindergarten: row.kindergarten_id.map(Into::into).zip(row.kindergarten),
        made_at: row.made_at.instant(),
    }
}
