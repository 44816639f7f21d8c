//! Places in line computed again: a claim decided or run out, a birthday, a desired day reached, a programme opened.

use std::collections::BTreeSet;

use domain::{
    BenefitClass,
    benefits::{Standing, standing},
    ids::{ApplicationId, KindergartenId, ProgrammeId},
    journal::{AnnulReason, ArchiveReason, Event, RecomputeReason},
    policy::NotificationEvent,
    queue::{self as queue_rules, ApplicationState, Step},
    time::Date,
};
use locale::Args;
use storage::{On, kindergartens::programme, queue as rows, sea_orm::EntityTrait};

use super::case::{self, Case};
use crate::{Change, Error, benefits, offers};

/// Computes class and places again. Returns the event's parts; the caller records why.
pub(crate) async fn restand(
    change: &Change<'_>,
    case: &mut Case,
) -> Result<(BenefitClass, Vec<domain::journal::EntryKey>, bool), Error> {
    let policy = change.policy()?;
    let today = policy.calendar.local_date(change.now());
    let claims = benefits::claims(change.db(), case.row.id).await?;
    // A benefit that counts in one kindergarten only does not change the class of the whole application.
    let Standing { class, points } = standing(&policy, &claims, None, today);
    let points = i32::try_from(points).unwrap_or(i32::MAX);
    let restood = case.row.class != class.code() || case.row.points != points;
    if restood {
        case.row.class = class.code().to_owned();
        case.row.points = points;
        case.save(change).await?;
    }
    let (entries, moved) = case.place_with(change, &claims).await?;
    Ok((class, entries, moved || restood))
}

/// Computes an application's places again and journals the change, if there is any. The caller then fills the
/// programmes that the application may now be first in.
pub(crate) async fn recompute(
    change: &mut Change<'_>,
    id: ApplicationId,
    reason: RecomputeReason,
) -> Result<Case, Error> {
    let mut case = Case::by_id(change, id).await?;
    let (class, entries, changed) = restand(change, &mut case).await?;
    if changed {
        let event = Event::EntriesRecomputed { application: id, reason, class, entries };
        change.record(case.about(), event);
    }
    Ok(case)
}

/// The day has come on which age, desired day or the end of a benefit may change this application's places. Returns the
/// programmes to fill after it: those it now stands in line for, and the one whose seat it gave back.
///
/// An invitation for an age that the child has passed cannot be accepted any more: it is taken back on that day, so
/// that the family neither waits for nothing nor loses its place in line for not answering.
pub(crate) async fn review(change: &mut Change<'_>, id: ApplicationId) -> Result<Vec<ProgrammeId>, Error> {
    let mut case = Case::by_id(change, id).await?;
    let policy = change.policy()?;
    let today = policy.calendar.local_date(change.now());
    if case.has_outgrown(&policy, today)? && !matches!(case.state, ApplicationState::Accepted { .. }) {
        return archive(change, &mut case).await.map(Vec::from_iter);
    }
    let mut to_fill = Vec::from_iter(outgrown_offer(change, &mut case, today).await?);
    let had = rows::entries(change.db(), case.row.id).await?;
    let had: BTreeSet<ProgrammeId> = had.into_iter().map(|entry| entry.programme_id.into()).collect();
    let (class, entries, changed) = restand(change, &mut case).await?;
    if changed {
        let has: BTreeSet<ProgrammeId> = entries.iter().map(|entry| entry.programme).collect();
        to_fill.extend(&has);
        let reason = if had == has { RecomputeReason::Claim } else { RecomputeReason::Birthday };
        let moved_on = had != has && !had.is_empty() && !has.is_empty();
        change.record(case.about(), Event::EntriesRecomputed { application: id, reason, class, entries });
        if moved_on {
            case.tell(change, NotificationEvent::AgeGroupChanged, Args::new()).await?;
        }
    }
    Ok(to_fill)
}

/// Takes an unanswered invitation back when the child no longer fits its programme; the child is in line again.
async fn outgrown_offer(
    change: &mut Change<'_>,
    case: &mut Case,
    today: Date,
) -> Result<Option<ProgrammeId>, Error> {
    let ApplicationState::Invited { .. } = case.state else { return Ok(None) };
    let Some(offer) = storage::offers::live_of(change.db(), case.row.id).await? else { return Ok(None) };
    let programme = programme::Entity::find_by_id(offer.programme_id).one(change.db()).await?;
    let programme = case::programme_facts(&programme.ok_or(Error::NotFound("programme"))?)?;
    if queue_rules::fits(&*change.policy()?, &case.facts()?, &programme, today) {
        return Ok(None);
    }
    let freed = offers::annul_and_tell(change, case, AnnulReason::AgeNoLongerFits).await?;
    case.step(change, Step::Return).await?;
    Ok(freed)
}

/// The child outgrew kindergarten: the application is closed. Returns the programme whose seat it gave back.
pub(crate) async fn archive(change: &mut Change<'_>, case: &mut Case) -> Result<Option<ProgrammeId>, Error> {
    let freed = offers::annul_live(change, case, AnnulReason::AgeNoLongerFits).await?;
    if case.state.live_offer().is_some() {
        case.step(change, Step::Return).await?;
    }
    case.leave_line(change).await?;
    case.step(change, Step::Archive).await?;
    let event = Event::ApplicationArchived { application: case.id(), reason: ArchiveReason::AgedOut };
    change.record(case.about(), event);
    case.tell(change, NotificationEvent::Closed, Args::new().text("reason", "aged_out")).await?;
    Ok(freed)
}

/// Reviews every application whose day has come and that wishes for the kindergarten, so that nobody is passed over
/// because the daily work has not run yet. Returns the programmes to fill after it.
pub(crate) async fn review_due_at(
    change: &mut Change<'_>,
    kindergarten: KindergartenId,
) -> Result<Vec<ProgrammeId>, Error> {
    let policy = change.policy()?;
    let today = On::from(policy.calendar.local_date(change.now()));
    let mut to_fill = Vec::new();
    for id in rows::to_review_at(change.db(), kindergarten.uuid(), today).await? {
        to_fill.extend(review(change, id.into()).await?);
    }
    Ok(to_fill)
}

/// Programmes in whose line an application stands now, for filling.
pub(crate) async fn programmes_in_line(
    change: &Change<'_>,
    id: ApplicationId,
) -> Result<Vec<ProgrammeId>, Error> {
    let entries = rows::entries(change.db(), id.uuid()).await?;
    Ok(entries.into_iter().filter(|entry| entry.waiting).map(|entry| entry.programme_id.into()).collect())
}
