//! The first screen: what waits for the actor, how much of it, and since when.

use domain::{
    accounts::{Actor, Permission},
    ids::KindergartenId,
    time::Timestamp,
};
use storage::{benefits, notifications, offers};

use super::{InvitationState, silent};
use crate::{
    App, Error,
    enrolment::{self, Period, RegisterFind},
    kindergartens,
    reach::reached,
};

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
    let enrols = actor.may_somewhere(Permission::EnrolmentEnrol);
    if enrols {
        invitations(app, actor, &mut desk).await?;
        head(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::ClaimsRead) {
        department(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::OffersRead) && !enrols {
        invitations(app, actor, &mut desk).await?;
    }
    if actor.may_somewhere(Permission::MessagesManage) {
        let (count, oldest) = notifications::count_failed(app.reader()).await?;
        let oldest = oldest.map(storage::At::instant);
        desk.works.push(Work { word: "failed", href: "/office/messages", count, oldest });
    }
    Ok(desk)
}

/// The invitations that a desk counts: the word of its line, the address of its list, and which they are.
const INVITATIONS: [(&str, &str, InvitationState); 4] = [
    ("due", "/office/invitations?state=due", InvitationState::DueSoon),
    ("papers-due", "/office/invitations?state=papers-due", InvitationState::PapersDueSoon),
    ("invited", "/office/invitations?state=invited", InvitationState::Invited),
    ("papers", "/office/invitations?state=accepted", InvitationState::Accepted),
];

/// Families whose time runs out, those that were invited, and those that bring papers.
async fn invitations(app: &App, actor: &Actor, desk: &mut Desk) -> Result<(), Error> {
    let ids = reached(app, actor, Permission::OffersRead).await?;
    for (word, href, state) in INVITATIONS {
        let (count, oldest) = offers::count(app.reader(), &state.filter(app, ids.clone())).await?;
        desk.works.push(Work { word, href, count, oldest: oldest.map(storage::At::instant) });
    }
    Ok(())
}

/// The places that may be stated, and who comes and goes this month.
async fn head(app: &App, actor: &Actor, desk: &mut Desk) -> Result<(), Error> {
    let own = reached(app, actor, Permission::VacanciesState).await?.unwrap_or_default();
    let own: Vec<KindergartenId> = own.into_iter().map(Into::into).collect();
    let views = kindergartens::find_by_ids(app, actor, &own).await?;
    let rooms = views.iter().flat_map(|view| &view.groups).map(|group| u64::from(group.room())).sum();
    desk.works.push(Work { word: "places", href: "/office/groups", count: rooms, oldest: None });
    for (word, href, period) in [
        ("starting", "/office/children?period=starting", Period::Starting),
        ("leaving", "/office/children?period=leaving", Period::Leaving),
    ] {
        let find = RegisterFind { period, ..RegisterFind::default() };
        let count = enrolment::count(app, actor, &find).await?;
        desk.works.push(Work { word, href, count, oldest: None });
    }
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
