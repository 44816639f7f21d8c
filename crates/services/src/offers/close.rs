//! What every end of an offer has in common: the row, the seat, the event, and what becomes of the application.

use domain::{
    ids::{OfferId, ProgrammeId},
    journal::Event,
    offers::{self as rules, Afterwards, OfferFacts, OfferState, OfferStep},
    policy::NotificationEvent,
    queue::Step,
};
use storage::{
    kindergartens::Shift,
    offers::offer,
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter},
};

use super::fill;
use crate::{
    About, Change, Error,
    queue::{self, case::Case},
};

/// How an offer ends without a place.
pub(crate) struct Ending {
    /// The step that ends it.
    pub(crate) step: OfferStep,
    /// The event, made from the offer's id.
    pub(crate) event: Event,
    /// Why, where there is a reason beside the state.
    pub(crate) reason: Option<String>,
}

/// What the rules need to know of an offer row.
pub(crate) fn facts(row: &offer::Model) -> Result<OfferFacts, Error> {
    let state = OfferState::from_code(&row.state);
    Ok(OfferFacts {
        state: state.ok_or_else(|| {
            Error::broken(format!("offer {} is in the unknown state {}", row.id, row.state))
        })?,
        answer_by: row.answer_by.instant(),
        documents_by: row.documents_by.map(storage::At::instant),
        extensions: u16::try_from(row.extensions).unwrap_or(u16::MAX),
    })
}

/// Loads an offer.
pub(crate) async fn load(change: &Change<'_>, id: OfferId) -> Result<offer::Model, Error> {
    let row = offer::Entity::find_by_id(id.uuid()).one(change.db()).await?;
    row.ok_or(Error::NotFound("offer"))
}

/// Saves an offer's change, on condition that it is still in the state that was read: two answers cannot both count.
pub(crate) async fn save(
    change: &Change<'_>,
    row: &offer::Model,
    new: offer::ActiveModel,
) -> Result<(), Error> {
    let done = offer::Entity::update_many()
        .set(new)
        .filter(offer::Column::Id.eq(row.id))
        .filter(offer::Column::State.eq(row.state.clone()))
        .exec(change.db())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict("offer-answered-meanwhile")) }
}

/// Takes a step of the state machine ([`rules::next`]) and saves it with what else it changes.
///
/// # Errors
/// The machine's refusal when there is no such step; `Conflict("offer-answered-meanwhile")`.
pub(crate) async fn step(
    change: &Change<'_>,
    row: &offer::Model,
    step: OfferStep,
    mut new: offer::ActiveModel,
) -> Result<(), Error> {
    let next = rules::next(facts(row)?.state, step)?;
    new.state = Set(next.code().to_owned());
    save(change, row, new).await
}

/// Ends a live offer: its seat is open again. Returns the programme whose next child may be invited.
pub(crate) async fn close(
    change: &mut Change<'_>,
    row: &offer::Model,
    ending: Ending,
    about: About,
) -> Result<ProgrammeId, Error> {
    let now = change.now().into();
    let answered = ending.step == OfferStep::Decline;
    let new = offer::ActiveModel {
        reason: Set(ending.reason),
        closed_at: Set(Some(now)),
        remind_at: Set(None),
        answered_at: if answered { Set(Some(now)) } else { storage::sea_orm::ActiveValue::NotSet },
        ..Default::default()
    };
    step(change, row, ending.step, new).await?;
    change.shift(row.group_id, Shift { children: 0, held: -1, open: 1 }).await?;
    change.record(about.at(row.kindergarten_id), ending.event);
    Ok(row.programme_id.into())
}

/// What becomes of the application after its offer ended without a place: what the policy says, or its end when the
/// child outgrew kindergarten while a place was held for it. The family gets exactly one message: that it is suspended
/// or closed, else that the offer `ended`. Returns the programmes it is in line for.
pub(crate) async fn follow(
    change: &mut Change<'_>,
    case: &mut Case,
    row: &offer::Model,
    afterwards: Afterwards,
    ended: NotificationEvent,
) -> Result<Vec<ProgrammeId>, Error> {
    let policy = change.policy()?;
    if case.has_outgrown(&policy, policy.calendar.local_date(change.now()))? {
        return queue::archive(change, case).await.map(Vec::from_iter);
    }
    let mut list = "kept";
    let programmes = match afterwards {
        Afterwards::Suspended(reason) => {
            queue::leave(change, case, reason).await?;
            return Ok(Vec::new());
        }
        Afterwards::Withdrawn => {
            case.step(change, Step::Withdraw).await?;
            change.record(case.about(), Event::ApplicationWithdrawn { application: case.id() });
            Vec::new()
        }
        Afterwards::Waits | Afterwards::WaitsElsewhere => {
            case.step(change, Step::Return).await?;
            let mut wishes = case.wishes(change).await?;
            if afterwards == Afterwards::WaitsElsewhere {
                wishes.retain(|wish| wish.uuid() != row.kindergarten_id);
                queue::rewrite(change, case, &wishes).await?;
            }
            list = if wishes.is_empty() { "empty" } else { "kept" };
            let (entries, _) = case.place(change).await?;
            let programmes = queue::case::programmes(&entries);
            let event = Event::WishesChanged { application: case.id(), wishes, entries };
            change.record(case.about(), event);
            programmes
        }
    };
    let args = fill::names(change, row.kindergarten_id).await?.text("list", list);
    case.tell(change, ended, args).await?;
    Ok(programmes)
}
