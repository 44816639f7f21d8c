//! An application as its family sees it: where it stands and why, what happened, and what the family may do now.

use std::sync::Arc;

use domain::{
    BenefitClass,
    accounts::{Actor, Permission},
    age,
    benefits::ClaimState,
    ids::{ClaimId, EnrolmentId, KindergartenId, OfferId},
    kindergartens::Profile,
    queue::{self as rules, ApplicationState},
    time::{Date, Timestamp},
};
use storage::{
    benefits,
    families::child,
    kindergartens::kindergarten,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use super::{
    Absent, HistoryLine, Position, case, history, outlook, own, positions::positions_of,
    status_code::status_code,
};
use crate::{ActivePolicy, App, Error, families::Child};

/// An application as its family sees it.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// Public number.
    pub number: String,
    /// The code that shows its status to whoever holds the receipt.
    pub status_code: String,
    /// The revision that a change must name.
    pub revision: i32,
    /// Where it stands.
    pub state: ApplicationState,
    /// Since when.
    pub state_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// The instant for which all places hold.
    pub as_of: Timestamp,
    /// That instant's day in the region.
    pub today: Date,
    /// The child.
    pub child: Child,
    /// The class that counts: of confirmed claims only.
    pub class: BenefitClass,
    /// No invitation before this day.
    pub desired_on: Date,
    /// The language the family insists on; none: any.
    pub language: Option<String>,
    /// The profile the child needs.
    pub profile: Profile,
    /// Whether staff entered it.
    pub entered_by_staff: bool,
    /// Whether it rests on a basis document: a direct case.
    pub on_basis: bool,
    /// The wished kindergartens in the family's order.
    pub wishes: Vec<WishView>,
    /// The claims, oldest first.
    pub claims: Vec<ClaimView>,
    /// The live offer.
    pub offer: Option<OfferId>,
    /// The enrolment of an enrolled child.
    pub enrolment: Option<EnrolmentId>,
    /// What happened, oldest first.
    pub history: Vec<HistoryLine>,
    /// The next day on which age or desired day may change its lines.
    pub review_on: Option<Date>,
    /// The day on which the child is too old and the application is closed.
    pub outgrows_on: Date,
    /// Until when a suspended application may come back; none: as long as the child's age allows.
    pub reactivate_by: Option<Timestamp>,
    /// What the family may do now.
    pub may: May,
    /// The rules in force.
    pub policy: Arc<ActivePolicy>,
}

/// A wished kindergarten with its lines.
#[derive(Clone, Debug)]
pub struct WishView {
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// The lines in which the application stands there.
    pub lines: Vec<Position>,
    /// Why there is none.
    pub absent: Option<Absent>,
}

/// A claim to a benefit.
#[derive(Clone, Debug)]
pub struct ClaimView {
    /// The claim.
    pub id: ClaimId,
    /// Code of its category.
    pub category: String,
    /// Name of the only kindergarten in which it counts; none: it counts everywhere.
    pub kindergarten: Option<String>,
    /// Where it stands.
    pub state: ClaimState,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// What the family may do with its application now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Change wishes and details.
    pub change: bool,
    /// Leave the line for now.
    pub suspend: bool,
    /// Come back.
    pub reactivate: bool,
    /// Take the application back.
    pub withdraw: bool,
    /// Claim a benefit.
    pub claim: bool,
}

/// The actor's own application.
///
/// # Errors
/// `NotFound("application")` also for another family's; a fault when the database fails.
pub async fn case_view(app: &App, actor: &Actor, number: &str) -> Result<CaseView, Error> {
    let row = own::own(app, actor, Permission::QueueOwn, number).await?;
    let policy = app.policy().await?;
    let state = case::state(app.reader(), &row).await?;
    let child = child::Entity::find_by_id(row.child_id).one(app.reader()).await?;
    let child = child.as_ref().map(Child::from).ok_or(Error::NotFound("child"))?;
    let facts = case::facts(&row)?;
    let reactivate_by = match &state {
        ApplicationState::Suspended { since, .. } => {
            policy.invitations.reactivate_within.map(|within| policy.calendar.add(within, *since))
        }
        _ => None,
    };
    Ok(CaseView {
        revision: row.revision,
        state_at: row.state_at.instant(),
        registered_at: row.registered_at.instant(),
        as_of: app.now(),
        today: policy.calendar.local_date(app.now()),
        child,
        class: facts.class,
        desired_on: facts.desired_on,
        language: row.language.clone(),
        profile: facts.profile,
        entered_by_staff: row.entered_by.is_some(),
        on_basis: row.basis.is_some(),
        wishes: wishes(app, &policy, &row).await?,
        claims: claims(app, &row).await?,
        offer: state.live_offer(),
        enrolment: match &state {
            ApplicationState::Enrolled { enrolment } => Some(*enrolment),
            _ => None,
        },
        history: history::of(app, &row).await?,
        review_on: row.review_on.filter(|_| state.is_live()).map(storage::On::day),
        outgrows_on: age::completes_on(facts.born_on, policy.registration.to_months_for(facts.profile)),
        reactivate_by,
        may: may(&policy, &state, row.registered_at.instant(), app.now()),
        status_code: status_code(app.keyring(), &row.number),
        number: row.number,
        state,
        policy,
    })
}

fn may(policy: &ActivePolicy, state: &ApplicationState, registered_at: Timestamp, now: Timestamp) -> May {
    May {
        change: rules::may_change(state).is_ok(),
        suspend: rules::suspend_by_parent(policy, state, now).is_ok(),
        reactivate: rules::reactivate(policy, state, registered_at, now).is_ok(),
        withdraw: rules::may_withdraw(state).is_ok(),
        claim: state.is_live(),
    }
}

async fn wishes(app: &App, policy: &ActivePolicy, row: &application::Model) -> Result<Vec<WishView>, Error> {
    let db = app.reader();
    let wished: Vec<KindergartenId> =
        rows::wishes(db, row.id).await?.into_iter().map(|wish| wish.kindergarten_id.into()).collect();
    let ids = wished.iter().map(|wish| wish.uuid());
    let places = kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(db).await?;
    let programmes = case::programmes_of(db, &wished).await?;
    let mut positions = positions_of(app, row).await?;
    positions.sort_by_key(|position| (position.from_months, position.to_months));
    let facts = case::facts(row)?;
    let today = policy.calendar.local_date(app.now());
    let view = |wish: &KindergartenId| {
        let place = places.iter().find(|place| place.id == wish.uuid())?;
        let there = positions.iter().filter(|position| position.kindergarten == *wish);
        let lines: Vec<Position> = there.cloned().collect();
        let absent = lines.is_empty().then(|| outlook::absent(policy, &facts, &programmes, *wish, today));
        Some(WishView {
            kindergarten: *wish,
            name: place.name.clone(),
            address: place.address.clone(),
            lines,
            absent,
        })
    };
    Ok(wished.iter().filter_map(view).collect())
}

async fn claims(app: &App, row: &application::Model) -> Result<Vec<ClaimView>, Error> {
    let found = benefits::claims_of(app.reader(), row.id).await?;
    let names = benefits::claimed_places(app.reader(), &found).await?;
    let view = |claim: benefits::claim::Model| ClaimView {
        id: claim.id.into(),
        kindergarten: claim.kindergarten_id.and_then(|id| names.get(&id).cloned()),
        category: claim.category,
        state: match claim.state.as_str() {
            "confirmed" => ClaimState::Confirmed,
            "rejected" => ClaimState::Rejected { reason: claim.reason.unwrap_or_default() },
            "withdrawn" => ClaimState::Withdrawn,
            _ => ClaimState::Claimed,
        },
        made_at: claim.made_at.instant(),
        decided_at: claim.decided_at.map(storage::At::instant),
    };
    Ok(found.into_iter().map(view).collect())
}
