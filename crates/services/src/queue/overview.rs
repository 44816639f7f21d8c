//! An application as its family and the staff it concerns see it, without personal data; and what happened to it.

use domain::{
    BenefitClass,
    accounts::{Actor, Permission},
    age::{self, Band},
    ids::{ApplicationId, ClaimId, KindergartenId, OfferId},
    time::{Date, Timestamp},
};
use serde::Serialize;
use storage::{
    benefits, journal, offers,
    queue::{self as rows, application},
};

use super::positions::{Position, positions_of};
use crate::{App, Error, reach};

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// The application.
    pub id: ApplicationId,
    /// Its public number.
    pub number: String,
    /// Code of its state.
    pub state: String,
    /// Why it is suspended or refused.
    pub state_reason: Option<String>,
    /// Since when it has been in this state.
    pub state_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Label of the child's age today; none outside the ages of kindergartens.
    pub age_group: Option<String>,
    /// The class that counts.
    pub class: BenefitClass,
    /// The language the family insists on.
    pub language: Option<String>,
    /// Profile of the groups.
    pub profile: String,
    /// No invitation before this day.
    pub desired_on: Date,
    /// Counts changes, so that one does not overwrite another unseen.
    pub revision: i32,
    /// The kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// Its places, one for each programme.
    pub positions: Vec<Position>,
    /// The live invitation.
    pub offer: Option<OfferId>,
    /// The claims to benefits, the oldest first; none for staff who decide nothing about benefits.
    pub claims: Vec<ClaimSeen>,
}

/// A claim to a benefit, without its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimSeen {
    /// The claim.
    pub id: ClaimId,
    /// Code of the category.
    pub category: String,
    /// Code of its state.
    pub state: String,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// The kindergarten in which alone it counts.
    pub kindergarten: Option<KindergartenId>,
}

/// Something that happened to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// Number of the journal's record.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// What, as the journal names it.
    pub kind: String,
    /// Code of the role that did it.
    pub role: String,
    /// The kindergarten concerned.
    pub kindergarten: Option<KindergartenId>,
}

/// An application with its places.
///
/// # Errors
/// `NotFound("application")` also for one that the actor may not know more of than the public queue says.
pub async fn overview(app: &App, actor: &Actor, number: &str) -> Result<Overview, Error> {
    let row = reachable(app, actor, number).await?;
    let db = app.reader();
    let policy = app.policy().await?;
    let today = policy.calendar.local_date(app.now());
    let reference = age::reference_day(&policy, today);
    let born_on = row.born_on.day();
    let band = policy.age_groups.bands.iter().find(|band| {
        age::fits(Band { from_months: band.from_months, to_months: band.to_months }, born_on, reference)
    });
    let wishes = rows::wishes(db, row.id).await?;
    Ok(Overview {
        id: row.id.into(),
        state: row.state.clone(),
        state_reason: row.state_reason.clone(),
        state_at: row.state_at.instant(),
        registered_at: row.registered_at.instant(),
        age_group: band.map(|band| band.code.clone()),
        class: super::case::facts(&row)?.class,
        language: row.language.clone(),
        profile: row.profile.clone(),
        desired_on: row.desired_on.day(),
        revision: row.revision,
        wishes: wishes.into_iter().map(|wish| wish.kindergarten_id.into()).collect(),
        positions: positions_of(app, &row).await?,
        offer: offers::live_of(db, row.id).await?.map(|offer| offer.id.into()),
        claims: claims(app, actor, &row).await?,
        number: row.number,
    })
}

async fn claims(app: &App, actor: &Actor, row: &application::Model) -> Result<Vec<ClaimSeen>, Error> {
    if !reaches(app, actor, row, [Permission::QueueOwn, Permission::ClaimsRead]).await {
        return Ok(Vec::new());
    }
    let seen = |claim: benefits::claim::Model| ClaimSeen {
        id: claim.id.into(),
        category: claim.category,
        state: claim.state,
        reason: claim.reason,
        kindergarten: claim.kindergarten_id.map(Into::into),
    };
    Ok(benefits::claims_of(app.reader(), row.id).await?.into_iter().map(seen).collect())
}

/// What happened to an application, the first thing first.
///
/// # Errors
/// As [`overview`].
pub async fn history(app: &App, actor: &Actor, number: &str) -> Result<Vec<Happening>, Error> {
    let row = reachable(app, actor, number).await?;
    let records = journal::of_application(app.reader(), row.id).await?;
    let happening = |record: journal::journal::Model| Happening {
        seq: record.seq,
        at: record.at.instant(),
        kind: record.kind,
        role: record.actor_role,
        kindergarten: record.kindergarten_id.map(Into::into),
    };
    Ok(records.into_iter().map(happening).collect())
}

/// The applications of the actor's own family, the newest first.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<Overview>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::QueueOwn, domain::accounts::Subject::Family(account))?;
    let mut found = Vec::new();
    for row in rows::of_account(app.reader(), account.uuid()).await? {
        found.push(overview(app, actor, &row.number).await?);
    }
    Ok(found)
}

/// The application, when the actor's own family filed it or a role reaches it through one of its kindergartens.
async fn reachable(app: &App, actor: &Actor, number: &str) -> Result<application::Model, Error> {
    let row = rows::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let reached = reaches(app, actor, &row, [Permission::QueueOwn, Permission::QueueRead]).await;
    if reached { Ok(row) } else { Err(Error::NotFound("application")) }
}

/// Whether one of the permissions reaches the application.
async fn reaches(app: &App, actor: &Actor, row: &application::Model, by: [Permission; 2]) -> bool {
    for permission in by {
        if reach::role(app.reader(), actor, permission, row).await.is_ok() {
            return true;
        }
    }
    false
}
