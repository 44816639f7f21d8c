//! A case on one page: facts, places in line, claims, invitations, and its timeline: who did what, and who looked.

use domain::{
    accounts::{Actor, Permission},
    ids::{ClaimId, KindergartenId},
    time::{Date, Timestamp},
};
use storage::{
    benefits::{claimed_places, claims_of},
    journal::disclosure,
    offers::{self, OfferFilter},
    queue as rows,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder},
};

use super::invitations::{Invitation, seen};
use crate::{
    App, Error,
    families::LOOK_NOTE,
    queue::{HistoryLine, Position, history, positions_of},
    reach,
};

/// A case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Public number.
    pub number: String,
    /// Code of the state.
    pub state: String,
    /// Why, where the state has a reason.
    pub state_reason: Option<String>,
    /// Since when.
    pub state_at: Timestamp,
    /// When it was registered. Nothing in the program changes this.
    pub registered_at: Timestamp,
    /// Code of the class.
    pub class: String,
    /// Year of birth: the date itself is part of the family's data.
    pub born_in: i16,
    /// No invitation before this day.
    pub desired_on: Date,
    /// Whether staff entered it.
    pub entered_by_staff: bool,
    /// Whether it rests on a basis document: a direct case.
    pub on_basis: bool,
    /// The wished kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// The places in line.
    pub positions: Vec<Position>,
    /// The claims, oldest first.
    pub claims: Vec<CaseClaim>,
    /// The invitations, newest first.
    pub invitations: Vec<Invitation>,
    /// What happened, newest first.
    pub timeline: Vec<HistoryLine>,
    /// Who looked at the family's data, newest first; only for those who may read the audit.
    pub looked: Vec<Looked>,
    /// Whether there are sealed papers: the basis of a staff entry, proofs of claims.
    pub has_papers: bool,
    /// Whether the actor may see the family's data (a look is written down).
    pub may_see_family: bool,
    /// Whether the actor may see the papers (a look is written down).
    pub may_see_papers: bool,
    /// Whether the actor may hand the family a new password.
    pub may_hand_over: bool,
    /// Whether the actor may decide claims of this case.
    pub may_decide: bool,
}

/// A claim of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseClaim {
    /// The claim.
    pub id: ClaimId,
    /// Code of the category.
    pub category: String,
    /// Name of the only kindergarten in which it counts; none: it counts everywhere.
    pub kindergarten: Option<String>,
    /// Code of the state.
    pub state: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// The reason of a rejection.
    pub reason: Option<String>,
}

/// A look at what is sealed in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// At what: `family`, `claim`, `basis`; `password` when a new one was handed over.
    pub what: String,
    /// What it rested on, where it needed a reason: the identity document shown.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Code of the role that looked.
    pub role: String,
}

/// A case by its public number, for staff who reach one of the wished kindergartens.
///
/// # Errors
/// `NotFound("application")` also for one outside the actor's part of the region: nobody learns which numbers are taken.
pub async fn case(app: &App, actor: &Actor, number: &str) -> Result<Case, Error> {
    let db = app.reader();
    let row = rows::by_number(db, number).await?.ok_or(Error::NotFound("application"))?;
    let reached = reach::role(db, actor, Permission::QueueRead, &row).await;
    reached.map_err(|_| Error::NotFound("application"))?;
    let may_decide = reach::role(db, actor, Permission::ClaimsDecide, &row).await.is_ok();
    let may_see_family = reach::role(db, actor, Permission::FamiliesRead, &row).await.is_ok();
    let may_see_papers = reach::role(db, actor, Permission::ClaimsRead, &row).await.is_ok();
    let may_hand_over = reach::role(db, actor, Permission::AccountsHandOver, &row).await.is_ok();
    let filter = OfferFilter { application: Some(row.id), ..OfferFilter::default() };
    let offered = offers::list(db, &filter, 0, 100).await?;
    let wishes = rows::wishes(db, row.id).await?;
    let mut timeline = history::of(app, &row).await?;
    timeline.reverse();
    let claims = claims(app, row.id).await?;
    Ok(Case {
        positions: positions_of(app, &row).await?,
        has_papers: row.basis.is_some() || !claims.is_empty(),
        claims,
        invitations: seen(app, actor, offered).await?,
        timeline,
        looked: looked(app, actor, row.id).await?,
        wishes: wishes.into_iter().map(|wish| wish.kindergarten_id.into()).collect(),
        number: row.number,
        state: row.state,
        state_reason: row.state_reason,
        state_at: row.state_at.instant(),
        registered_at: row.registered_at.instant(),
        class: row.class,
        born_in: row.born_on.day().year(),
        desired_on: row.desired_on.day(),
        entered_by_staff: row.entered_by.is_some(),
        on_basis: row.basis.is_some(),
        may_see_family,
        may_see_papers,
        may_hand_over,
        may_decide,
    })
}

async fn claims(app: &App, application: uuid::Uuid) -> Result<Vec<CaseClaim>, Error> {
    let rows = claims_of(app.reader(), application).await?;
    let names = claimed_places(app.reader(), &rows).await?;
    let mut found = Vec::new();
    for row in rows {
        found.push(CaseClaim {
            id: row.id.into(),
            category: row.category,
            kindergarten: row.kindergarten_id.and_then(|id| names.get(&id).cloned()),
            state: row.state,
            made_at: row.made_at.instant(),
            decided_at: row.decided_at.map(storage::At::instant),
            reason: row.reason,
        });
    }
    Ok(found)
}

async fn looked(app: &App, actor: &Actor, application: uuid::Uuid) -> Result<Vec<Looked>, Error> {
    if !actor.may_somewhere(Permission::AuditRead) {
        return Ok(Vec::new());
    }
    let rows = disclosure::Entity::find()
        .filter(disclosure::Column::ApplicationId.eq(application))
        .order_by_desc(disclosure::Column::At)
        .all(app.reader())
        .await?;
    let look = |row: disclosure::Model| {
        let note = row.note.as_ref().map(|note| app.keyring().open(LOOK_NOTE, note)).transpose()?;
        Ok(Looked { what: row.what, note, at: row.at.instant(), role: row.role })
    };
    rows.into_iter().map(look).collect()
}
