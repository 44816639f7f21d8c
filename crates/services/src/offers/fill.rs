//! The system invites: as long as a programme has an open place and somebody waits, the first in line gets an offer.
//!
//! There is no other way to make an offer. Nobody chooses the child, and nobody is passed over: before anybody is
//! invited, every application whose age or desired day has come is given its place.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::{OfferId, ProgrammeId},
    journal::{Event, RecomputeReason},
    offers as rules,
    order::OrderKey,
    policy::{NotificationEvent, OnIgnore, Policy},
    queue::{self as queue_rules, Step},
};
use locale::Args;
use storage::{
    accounts::account,
    kindergartens::{self, OpenGroup, Shift, kindergarten},
    offers::offer,
    queue::{self as rows, entry},
    sea_orm::{ActiveValue::Set, EntityTrait},
};
use uuid::Uuid;

use crate::{
    Change, Error, notifications,
    queue::{
        case::{Case, programme_facts},
        recompute, review_due_at,
    },
};

/// Fills the open places of some programmes, in a fixed order so that the same state gives the same offers. What the
/// reviews on the way free elsewhere is filled, too. Where a commission gives all places, places stay open until its run.
pub(crate) async fn fill(change: &mut Change<'_>, programmes: &[ProgrammeId]) -> Result<(), Error> {
    if !programmes.is_empty() && !change.policy()?.modes.rolling {
        return Ok(());
    }
    let mut waiting: BTreeSet<ProgrammeId> = programmes.iter().copied().collect();
    while !waiting.is_empty() {
        let ids: Vec<_> = std::mem::take(&mut waiting).into_iter().map(ProgrammeId::uuid).collect();
        let mut open = kindergartens::groups_with_open_places(change.db(), &ids).await?;
        for groups in open.chunk_by_mut(|one, next| one.programme.id == next.programme.id) {
            waiting.extend(fill_programme(change, groups).await?);
        }
    }
    Ok(())
}

/// Fills the open places of one programme.
pub(crate) async fn invite_next(change: &mut Change<'_>, programme: ProgrammeId) -> Result<(), Error> {
    fill(change, &[programme]).await
}

/// Fills the groups of one programme, as far as they have open places and somebody waits. Seats that the reviews free on the
/// way are not in `groups`; their programmes are among those returned.
async fn fill_programme(
    change: &mut Change<'_>,
    groups: &mut [OpenGroup],
) -> Result<Vec<ProgrammeId>, Error> {
    let Some(OpenGroup { programme, .. }) = groups.first().cloned() else { return Ok(Vec::new()) };
    let to_fill = review_due_at(change, programme.kindergarten_id.into()).await?;
    let mut offers: BTreeMap<Uuid, i32> = BTreeMap::new();
    let mut passed = None;
    while let Some(open) = next_group(groups) {
        let Some(first) = rows::first(change.db(), programme.id).await? else { break };
        if passed.as_ref() == Some(&first.entry) {
            let number = first.application.number;
            return Err(Error::broken(format!("{number} does not fit and stays first in line")));
        }
        let case = Case::of(change, first.application).await?;
        let policy = change.policy()?;
        let today = policy.calendar.local_date(change.now());
        if queue_rules::fits(&policy, &case.facts()?, &programme_facts(&programme)?, today) {
            invite(change, case, &first.entry, &first.account, open).await?;
            open.group.open -= 1;
            *offers.entry(open.group.id).or_default() += 1;
        } else {
            recompute(change, case.id(), RecomputeReason::Birthday).await?;
            passed = Some(first.entry);
        }
    }
    for (group, made) in offers {
        change.shift(group, Shift { children: 0, held: made, open: -made }).await?;
    }
    Ok(to_fill)
}

/// The group whose place is given out next: the one with the fewest open places.
fn next_group(groups: &mut [OpenGroup]) -> Option<&mut OpenGroup> {
    groups.iter_mut().filter(|open| open.group.open > 0).min_by_key(|open| (open.group.open, open.group.id))
}

/// One offer: the child leaves every line, the family is told. The caller holds the seat.
async fn invite(
    change: &mut Change<'_>,
    mut case: Case,
    first: &entry::Model,
    account: &account::Model,
    OpenGroup { group, programme, kindergarten }: &OpenGroup,
) -> Result<(), Error> {
    let policy = change.policy()?;
    let terms = rules::invite(&policy, change.now());
    let offer = OfferId::new(change.new_id()?);
    let row = offer::ActiveModel {
        id: Set(offer.uuid()),
        application_id: Set(case.row.id),
        child_id: Set(case.row.child_id),
        kindergarten_id: Set(programme.kindergarten_id),
        programme_id: Set(programme.id),
        group_id: Set(group.id),
        order_key: Set(first.order_key.clone()),
        state: Set(rules::OfferState::Invited.code().to_owned()),
        invited_at: Set(change.now().into()),
        answer_by: Set(terms.answer_by.into()),
        remind_at: Set(terms.remind_at.map(Into::into)),
        answered_at: Set(None),
        documents_by: Set(None),
        extensions: Set(0),
        closed_at: Set(None),
        reason: Set(None),
        policy_version: Set(policy.version.into()),
    };
    offer::Entity::insert(row).exec_without_returning(change.db()).await?;
    case.leave_line(change).await?;
    case.step(change, Step::Invite { offer }).await?;
    let event = Event::OfferMade {
        offer,
        application: case.id(),
        programme: programme.id.into(),
        group: group.id.into(),
        key: OrderKey::from_bytes(first.order_key.clone()),
        answer_by: terms.answer_by,
    };
    change.record(case.about().at(programme.kindergarten_id), event);
    let args = Args::new()
        .text("kindergarten", kindergarten.clone())
        .text("group", group.name.clone())
        .text("ignored", ignored(&policy))
        .date_time("answer_by", terms.answer_by, &policy.calendar.time_zone);
    let about = Some((case.id(), case.row.number.as_str()));
    notifications::tell(change, account, about, NotificationEvent::Invitation, args)
}

/// What not answering does, as messages say it.
pub(super) fn ignored(policy: &Policy) -> &'static str {
    match policy.invitations.on_ignore {
        OnIgnore::Suspend => "suspend",
        OnIgnore::AsDecline => "decline",
    }
}

/// The name of the kindergarten, as messages use it.
pub(super) async fn names(change: &Change<'_>, id: uuid::Uuid) -> Result<Args, Error> {
    let found = kindergarten::Entity::find_by_id(id).one(change.db()).await?;
    let name = found.ok_or(Error::NotFound("kindergarten"))?.name;
    Ok(Args::new().text("kindergarten", name))
}
