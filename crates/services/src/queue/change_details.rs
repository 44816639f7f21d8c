//! The family changes the desired day or the language; what that does to its places is shown before it is saved.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::{KindergartenId, ProgrammeId},
    journal::{AnnulReason, Event, RecomputeReason},
    policy::{NotificationEvent, Policy},
    queue as rules,
    time::Date,
};
use locale::Args;
use serde::{Deserialize, Serialize};
use storage::{
    kindergartens::programme,
    offers::{self as offer_rows, offer},
    queue::{self as rows, application},
    sea_orm::EntityTrait,
};

use super::{Absent, case, case::Case, change_wishes, outlook, own, restand};
use crate::{App, Change, Error, Once, benefits, offers, reach};

/// The furthest desired day, in years from today.
const YEARS_AHEAD: i16 = 7;

/// The new details.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewDetails {
    /// The application's public number.
    pub number: String,
    /// No invitation before this day.
    pub desired_on: Date,
    /// The language the family insists on; none: any.
    pub language: Option<String>,
    /// The revision the family saw.
    pub revision: Option<i32>,
}

/// What new details would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DetailsEffects {
    /// The place the child would take in each programme it gains, as of now.
    pub gained: Vec<(ProgrammeId, u64)>,
    /// The place it would give up in each programme it loses.
    pub lost: Vec<(ProgrammeId, u64)>,
    /// Wished kindergartens in no line of which it would stand now, and why.
    pub absent: Vec<(KindergartenId, Absent)>,
    /// Whether a live invitation would be taken back, because its group no longer fits.
    pub offer_taken_back: bool,
}

/// Saves new details.
///
/// # Errors
/// Refusals of [`rules::may_change`]; `desired-day-past`, `desired-day-far`, `language-not-taught`;
/// `Conflict("application-changed-meanwhile")`; `NotFound("application")`.
pub async fn change_details(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    new: NewDetails,
) -> Result<(), Error> {
    app.write_once(actor, Permission::QueueChange, once, move |change| {
        Box::pin(async move {
            let mut case = Case::by_number(change, &new.number).await?;
            reach::permit_family(change, &case.row, "application").await?;
            if new.revision.is_some_and(|revision| revision != case.row.revision) {
                return Err(Error::Conflict("application-changed-meanwhile"));
            }
            let policy = change.policy()?;
            rules::may_change(&case.state)?;
            check(&policy, &case.row, &new, policy.calendar.local_date(change.now()))?;
            save(change, &mut case, &new).await
        })
    })
    .await
}

/// A day that has passed is refused only when it is new: an application keeps the day it was filed with.
fn check(policy: &Policy, row: &application::Model, new: &NewDetails, today: Date) -> Result<(), Refusal> {
    if new.desired_on < today && new.desired_on != row.desired_on.day() {
        return Err(Refusal::new("refusal-desired-day-past"));
    }
    if new.desired_on.year() > today.year() + YEARS_AHEAD {
        return Err(Refusal::new("refusal-desired-day-far").with("years", YEARS_AHEAD));
    }
    let taught = |language: &String| policy.region.teaching_languages.iter().any(|known| known == language);
    match &new.language {
        Some(language) if !taught(language) => Err(Refusal::new("refusal-language-not-taught")),
        _ => Ok(()),
    }
}

/// The row with the new details.
fn changed(row: &application::Model, new: &NewDetails) -> application::Model {
    let (desired_on, language) = (new.desired_on.into(), new.language.clone());
    application::Model { desired_on, language, ..row.clone() }
}

async fn save(change: &mut Change<'_>, case: &mut Case, new: &NewDetails) -> Result<(), Error> {
    let policy = change.policy()?;
    let today = policy.calendar.local_date(change.now());
    let new_row = changed(&case.row, new);
    let mut freed = None;
    if let Some(offer) = offer_rows::live_of(change.db(), case.row.id).await?
        && !still_fits(change.db(), &policy, &new_row, &offer, today).await?
    {
        freed = offers::annul_and_tell(change, case, AnnulReason::DetailsChanged).await?;
        case.step(change, rules::Step::Return).await?;
    }
    case.row.desired_on = new_row.desired_on;
    case.row.language = new_row.language;
    case.save(change).await?;
    change.record(case.about(), Event::DetailsChanged { application: case.id() });
    case.tell(change, NotificationEvent::DetailsChanged, Args::new()).await?;
    let (class, entries, _) = restand(change, case).await?;
    let mut programmes = case::programmes(&entries);
    let reason = RecomputeReason::Details;
    change.record(case.about(), Event::EntriesRecomputed { application: case.id(), reason, class, entries });
    programmes.extend(freed);
    offers::fill(change, &programmes).await
}

/// Whether the programme of a live offer fits the row.
async fn still_fits<C: storage::ConnectionTrait>(
    db: &C,
    policy: &Policy,
    row: &application::Model,
    offer: &offer::Model,
    today: Date,
) -> Result<bool, Error> {
    let found = programme::Entity::find_by_id(offer.programme_id).one(db).await?;
    let programme = case::programme_facts(&found.ok_or(Error::NotFound("programme"))?)?;
    Ok(rules::fits(policy, &case::facts(row)?, &programme, today))
}

/// What new details would do, without saving anything.
///
/// # Errors
/// As [`change_details`].
pub async fn effects_of_details(app: &App, actor: &Actor, new: &NewDetails) -> Result<DetailsEffects, Error> {
    let db = app.reader();
    let row = own::own(app, actor, Permission::QueueChange, &new.number).await?;
    let policy = app.policy().await?;
    let today = policy.calendar.local_date(app.now());
    rules::may_change(&case::state(db, &row).await?)?;
    check(&policy, &row, new, today)?;
    let row = changed(&row, new);
    let claims = benefits::claims(db, row.id).await?;
    let facts = case::claimed_facts(&policy, &row, &claims, today)?;
    let wishes: Vec<KindergartenId> =
        rows::wishes(db, row.id).await?.into_iter().map(|wish| wish.kindergarten_id.into()).collect();
    let programmes = case::programmes_of(db, &wishes).await?;
    let entries = rules::entries_for(&policy, &facts, &wishes, &programmes, today);
    let places = change_wishes::places(app, &row, &entries).await?;
    let offer_taken_back = match offer_rows::live_of(db, row.id).await? {
        Some(offer) => !still_fits(db, &policy, &row, &offer, today).await?,
        None => false,
    };
    let absent = outlook::absences(&policy, &facts, &programmes, &wishes, &entries, today);
    Ok(DetailsEffects { gained: places.gained, lost: places.lost, absent, offer_taken_back })
}
