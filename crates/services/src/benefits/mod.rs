//! Claims to benefits: made by the family, decided by the district department. Only a confirmed claim moves the order
//! key (K-19), and it does so in the transaction that confirms it.

mod claim;
mod decide;
mod withdraw;

pub use claim::claim;
pub(crate) use decide::confirm_in;
pub use decide::{confirm, reject};
pub use withdraw::withdraw;

use domain::{
    Refusal,
    benefits::{ClaimFacts, ClaimState, ClaimStep},
    ids::{ApplicationId, ClaimId},
};
use storage::{
    ConnectionTrait,
    benefits::{self as rows, claim as row},
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{Change, Error, offers, queue, queue::case::Case};

/// A claim is decided or taken back while its application is live; after that it no longer orders anything.
fn open(case: &Case) -> Result<(), Error> {
    if case.state.is_live() { Ok(()) } else { Err(Refusal::new("refusal-application-closed").into()) }
}

/// All claims of an application as the rules know them, oldest first.
pub(crate) async fn claims<C: ConnectionTrait>(
    db: &C,
    application: uuid::Uuid,
) -> Result<Vec<ClaimFacts>, Error> {
    rows::claims_of(db, application).await?.iter().map(facts).collect()
}

/// A claim as the rules know it.
pub(crate) fn facts(row: &row::Model) -> Result<ClaimFacts, Error> {
    let kindergarten = row.kindergarten_id.map(Into::into);
    Ok(ClaimFacts { category: row.category.clone(), kindergarten, state: state(row)? })
}

fn state(row: &row::Model) -> Result<ClaimState, Error> {
    Ok(match row.state.as_str() {
        "claimed" => ClaimState::Claimed,
        "confirmed" => ClaimState::Confirmed,
        "rejected" => ClaimState::Rejected { reason: row.reason.clone().unwrap_or_default() },
        "withdrawn" => ClaimState::Withdrawn,
        other => return Err(Error::broken(format!("claim {} is in the unknown state {other}", row.id))),
    })
}

/// Loads a claim with its state as the rules know it.
async fn load(change: &Change<'_>, id: ClaimId) -> Result<(row::Model, ClaimState), Error> {
    let row = row::Entity::find_by_id(id.uuid()).one(change.db()).await?.ok_or(Error::NotFound("claim"))?;
    let state = state(&row)?;
    Ok((row, state))
}

/// Takes a step and saves it, on condition that the claim is still in the state that was read.
async fn step(
    change: &Change<'_>,
    row: &row::Model,
    state: &ClaimState,
    step: ClaimStep,
) -> Result<(), Error> {
    let decided = !matches!(step, ClaimStep::Withdraw);
    let next = domain::benefits::next(state, step)?;
    let mut new = row::ActiveModel { state: Set(next.code().to_owned()), ..Default::default() };
    if let ClaimState::Rejected { reason } = &next {
        new.reason = Set(Some(reason.clone()));
    }
    if decided {
        new.decided_at = Set(Some(change.now().into()));
        new.decided_by = Set(change.actor().account.map(Into::into));
    }
    let done = row::Entity::update_many()
        .set(new)
        .filter(row::Column::Id.eq(row.id))
        .filter(row::Column::State.eq(state.code()))
        .exec(change.db())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict("claim-decided-meanwhile")) }
}

/// A class that changed may make the child the first in line for a place that stands open.
async fn fill(change: &mut Change<'_>, application: ApplicationId) -> Result<(), Error> {
    let programmes = queue::programmes_in_line(change, application).await?;
    offers::fill(change, &programmes).await
}
