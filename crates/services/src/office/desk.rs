//! The first screen: what waits for the actor, how much of it, and since when.

use domain::{
    accounts::{Actor, Permission},
    ids::KindergartenId,
    time::Timestamp,
};
use storage::{
    benefits,
    enrolment::{self, PresentFilter},
    notifications,
    offers::{self, OfferFilter},
};

use super::{InvitationState, silent};
use crate::{App, Error, kindergartens, reach::reached};

/// A queue of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Message key of its name: `desk-<word>`.
    pub word: &'static str,
    /// Where it is done.
    pub href: &'static str,
    /// How many cases.
    pub count: u64,
    /// Since when the oldest waits, where that is known.
    pub oldest: Option<Timestamp>,
}

/// The first screen of an actor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// The queues, in the order of the day.
    pub works: Vec<Work>,
}

/// The queues of every role the actor holds, each counted over what the role reaches.
///
/// # Errors
/// Faults of the database.
pub async fn desk(app: &App, actor: &Actor) -> Result<Desk, Error> {
    let mut desk = Desk::default();
    if actor.may_somewhere(Permission::EnrolmentEnrol) {
        head(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::ClaimsRead) {
        department(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::OffersRead) && !actor.may_somewhere(Permission::EnrolmentEnrol) {
        invitations(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::MessagesManage) {
        let (count, oldest) = notifications::count_failed(app.reader()).await?;
        let oldest = oldest.map(storage::At::instant);
        desk.works.push(Work { word: "failed", href: "/office/messages", count, oldest });
    }
    Ok(desk)
}

/// Families to call before their time runs out, and those that bring papers.
async fn invitations(app: &App, actor: &Actor, desk: &mut Desk) -> Result<(), Error> {
    let ids = reached(app, actor, Permission::OffersRead).await?;
    for (word, href, state) in [
        ("due", "/office/invitations?state=due", InvitationState::DueSoon),
        ("invited", "/office/invitations?state=invited", InvitationState::Invited),
        ("papers", "/office/invitations?state=accepted", InvitationState::Accepted),
    ] {
        let (count, oldest) = offers::count(app.reader(), &state.filter(app, ids.clone())).await?;
        desk.works.push(Work { word, href, count, oldest: oldest.map(storage::At::instant) });
    }
    Ok(())
}

async fn head(app: &App, actor: &Actor, desk: &mut Desk) -> Result<(), Error> {
    let ids = reached(app, actor, Permission::OffersRead).await?;
    let db = app.reader();
    let counted = async |states: Vec<&'static str>| {
        let filter = OfferFilter { kindergartens: ids.clone(), states, ..OfferFilter::default() };
        offers::count(db, &filter).await
    };
    let (accepted, oldest_accepted) = counted(vec!["accepted"]).await?;
    let (invited, oldest_invited) = counted(vec!["invited"]).await?;
    let own = reached(app, actor, Permission::VacanciesState).await?.unwrap_or_default();
    let own: Vec<KindergartenId> = own.into_iter().map(Into::into).collect();
    let views = kindergartens::find_by_ids(app, actor, &own).await?;
    let rooms = views.iter().flat_map(|view| &view.groups).map(|group| u64::from(group.room())).sum();
    let mut filter = PresentFilter { narrowed: ids.is_some(), ..PresentFilter::default() };
    filter.kindergartens = ids.clone().unwrap_or_default();
    let first = app.policy().await?.calendar.local_date(app.now()).first_of_month();
    let starting = enrolment::count_enrolled_since(db, &filter, first.into()).await?;
    let leaving = enrolment::count_left_since(db, &filter, first.into()).await?;
    let work = |word, href, count, oldest: Option<storage::At>| Work {
        word,
        href,
        count,
        oldest: oldest.map(storage::At::instant),
    };
    desk.works.extend([
        work("papers", "/office/invitations?state=accepted", accepted, oldest_accepted),
        work("invited", "/office/invitations?state=invited", invited, oldest_invited),
        work("places", "/office/groups", rooms, None),
        work("starting", "/office/children", starting, None),
        work("leaving", "/office/children", leaving, None),
    ]);
    Ok(())
}

async fn department(app: &App, actor: &Actor, desk: &mut Desk) -> Result<(), Error> {
    let ids = reached(app, actor, Permission::ClaimsRead).await?;
    let (claims, oldest) = benefits::count_waiting(app.reader(), ids.as_deref()).await?;
    let silent = silent(app, actor).await?;
    let oldest_silent = silent.iter().filter_map(|one| one.stated_at).min();
    desk.works.extend([
        Work {
            word: "claims",
            href: "/office/claims",
            count: claims,
            oldest: oldest.map(storage::At::instant),
        },
        Work { word: "silent", href: "/office/silent", count: silent.len() as u64, oldest: oldest_silent },
    ]);
    Ok(())
}
