//! The family changes its list of kindergartens; what that does to its places is shown before it is saved.

use std::collections::BTreeMap;

use domain::{
    accounts::{Actor, Permission},
    ids::{KindergartenId, ProgrammeId},
    journal::{AnnulReason, EntryKey, Event},
    policy::NotificationEvent,
    queue as rules,
};
use locale::Args;
use serde::{Deserialize, Serialize};
use storage::{
    offers::{self as offer_rows, offer},
    queue::{self as rows, wish},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use super::{Absent, case, case::Case, file, outlook, own::own};
use crate::{App, Change, Error, Once, benefits, offers, reach};

/// The new list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewWishes {
    /// The application's public number.
    pub number: String,
    /// The kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// The revision the family saw; a list that was changed meanwhile is not overwritten blindly.
    pub revision: Option<i32>,
}

/// What a new list would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effects {
    /// Kindergartens that join the list.
    pub added: Vec<KindergartenId>,
    /// Kindergartens that leave it.
    pub removed: Vec<KindergartenId>,
    /// The place the child would take in each programme it gains, as of now.
    pub gained: Vec<(ProgrammeId, u64)>,
    /// The place it would give up in each programme it loses.
    pub lost: Vec<(ProgrammeId, u64)>,
    /// The places before and after in each programme it stays in, where the order of the list moves it.
    pub moved: Vec<(ProgrammeId, u64, u64)>,
    /// Kindergartens of the new list in no line of which it would stand now, and why.
    pub absent: Vec<(KindergartenId, Absent)>,
    /// Whether a live invitation would be taken back, because its kindergarten leaves the list.
    pub offer_taken_back: bool,
    /// The registration time is kept whatever the list: true under every policy that has no other rule.
    pub registration_kept: bool,
}

/// Saves a new list of wishes.
///
/// # Errors
/// Refusals of [`rules::may_change`] and [`rules::may_wish`], `unknown-kindergarten`;
/// `Conflict("application-changed-meanwhile")`; `NotFound("application")`.
pub async fn change_wishes(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    new: NewWishes,
) -> Result<(), Error> {
    app.write_once(actor, Permission::QueueChange, once, move |change| {
        Box::pin(async move {
            let mut case = Case::by_number(change, &new.number).await?;
            reach::permit_family(change, &case.row, "application").await?;
            if new.revision.is_some_and(|revision| revision != case.row.revision) {
                return Err(Error::Conflict("application-changed-meanwhile"));
            }
            check(change, &case, &new.wishes).await?;
            save(change, &mut case, &new.wishes).await
        })
    })
    .await
}

async fn check(change: &Change<'_>, case: &Case, wishes: &[KindergartenId]) -> Result<(), Error> {
    rules::may_change(&case.state)?;
    rules::may_wish(&*change.policy()?, wishes)?;
    file::known(change.db(), wishes).await
}

async fn save(change: &mut Change<'_>, case: &mut Case, wishes: &[KindergartenId]) -> Result<(), Error> {
    let mut freed = None;
    if let Some(offer) = offer_rows::live_of(change.db(), case.row.id).await?
        && !wishes.contains(&offer.kindergarten_id.into())
    {
        freed = offers::annul_and_tell(change, case, AnnulReason::WishRemoved).await?;
        case.step(change, rules::Step::Return).await?;
    }
    rewrite(change, case, wishes).await?;
    case.save(change).await?;
    let (entries, _) = case.place(change).await?;
    let mut programmes = case::programmes(&entries);
    programmes.extend(freed);
    let event = Event::WishesChanged { application: case.id(), wishes: wishes.to_vec(), entries };
    change.record(case.about(), event);
    case.tell(change, NotificationEvent::WishesChanged, Args::new()).await?;
    offers::fill(change, &programmes).await
}

/// Writes the list anew.
pub(crate) async fn rewrite(
    change: &Change<'_>,
    case: &Case,
    wishes: &[KindergartenId],
) -> Result<(), Error> {
    wish::Entity::delete_many().filter(wish::Column::ApplicationId.eq(case.row.id)).exec(change.db()).await?;
    if wishes.is_empty() { Ok(()) } else { file::insert_wishes(change, case, wishes).await }
}

/// What a new list would do, without saving anything.
///
/// # Errors
/// As [`change_wishes`].
pub async fn effects_of_wishes(app: &App, actor: &Actor, new: &NewWishes) -> Result<Effects, Error> {
    let db = app.reader();
    let row = own(app, actor, Permission::QueueChange, &new.number).await?;
    let policy = app.policy().await?;
    let state = case::state(db, &row).await?;
    rules::may_change(&state)?;
    rules::may_wish(&policy, &new.wishes)?;
    let programmes = case::programmes_of(db, &new.wishes).await?;
    file::known(db, &new.wishes).await?;
    let old: Vec<KindergartenId> =
        rows::wishes(db, row.id).await?.into_iter().map(|wish| wish.kindergarten_id.into()).collect();
    let today = policy.calendar.local_date(app.now());
    let claims = benefits::claims(db, row.id).await?;
    let facts = case::claimed_facts(&policy, &row, &claims, today)?;
    let entries = rules::entries_for(&policy, &facts, &new.wishes, &programmes, today);
    let offer = offer_rows::live_of(db, row.id).await?;
    let Places { gained, lost, moved } = places(app, &row, &entries).await?;
    Ok(Effects {
        added: new.wishes.iter().filter(|wish| !old.contains(wish)).copied().collect(),
        removed: old.iter().filter(|wish| !new.wishes.contains(wish)).copied().collect(),
        gained,
        lost,
        moved,
        absent: outlook::absences(&policy, &facts, &programmes, &new.wishes, &entries, today),
        offer_taken_back: offer
            .is_some_and(|offer: offer::Model| !new.wishes.contains(&offer.kindergarten_id.into())),
        registration_kept: true,
    })
}

/// Places that a change would give and take, as of now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Places taken.
    pub gained: Vec<(ProgrammeId, u64)>,
    /// Places given up.
    pub lost: Vec<(ProgrammeId, u64)>,
    /// Places before and after.
    pub moved: Vec<(ProgrammeId, u64, u64)>,
}

/// What the entries would change against those an application has.
pub(super) async fn places(
    app: &App,
    row: &rows::application::Model,
    entries: &[EntryKey],
) -> Result<Places, Error> {
    let db = app.reader();
    let old: BTreeMap<_, _> =
        rows::entries(db, row.id).await?.into_iter().map(|entry| (entry.programme_id, entry)).collect();
    let mut places = Places::default();
    for entry in entries {
        let new = place(db, entry.programme, entry.key.as_bytes()).await?;
        match old.get(&entry.programme.uuid()) {
            None => places.gained.push((entry.programme, new)),
            Some(had) if had.order_key != entry.key.as_bytes() => {
                let before = place(db, entry.programme, &had.order_key).await?;
                // The application itself does not stand ahead of itself.
                let own = u64::from(had.waiting && had.order_key.as_slice() < entry.key.as_bytes());
                places.moved.push((entry.programme, before, new - own));
            }
            Some(_) => {}
        }
    }
    for (programme, had) in old {
        let programme = ProgrammeId::from(programme);
        if !entries.iter().any(|entry| entry.programme == programme) {
            places.lost.push((programme, place(db, programme, &had.order_key).await?));
        }
    }
    Ok(places)
}

/// The place that a key has, or would have, in a programme's line.
pub(super) async fn place(db: &storage::Reader, programme: ProgrammeId, key: &[u8]) -> Result<u64, Error> {
    Ok(rows::line::ahead(db, programme.uuid(), key).await? + 1)
}
