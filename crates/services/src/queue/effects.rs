//! What coming back, or taking a claim back, would do to a family's places: shown before it is saved.

use domain::{
    accounts::{Actor, Permission},
    benefits::{self as rules, ClaimState},
    ids::{ClaimId, KindergartenId},
    queue as queue_rules,
};
use storage::{benefits::claim, queue as rows, sea_orm::EntityTrait};

use super::{
    case,
    change_wishes::{Places, place, places},
    own::own,
};
use crate::{App, Error, benefits};

/// The places that a suspended application would take when it comes back now.
///
/// # Errors
/// Refusals of [`queue_rules::reactivate`]; `NotFound("application")`.
pub async fn effects_of_reactivation(app: &App, actor: &Actor, number: &str) -> Result<Places, Error> {
    let db = app.reader();
    let row = own(app, actor, Permission::QueueReactivate, number).await?;
    let policy = app.policy().await?;
    let state = case::state(db, &row).await?;
    let today = policy.calendar.local_date(app.now());
    let claims = benefits::claims(db, row.id).await?;
    let mut facts = case::claimed_facts(&policy, &row, &claims, today)?;
    facts.registered_at = queue_rules::reactivate(&policy, &state, facts.registered_at, app.now())?;
    let wishes = wishes(app, &row).await?;
    let programmes = case::programmes_of(db, &wishes).await?;
    let mut taken = Places::default();
    for entry in queue_rules::entries_for(&policy, &facts, &wishes, &programmes, today) {
        let place = place(db, entry.programme, entry.key.as_bytes()).await?;
        taken.gained.push((entry.programme, place));
    }
    Ok(taken)
}

/// What taking a claim back would do: nothing while it is not confirmed.
///
/// # Errors
/// `NotFound("application")`, `NotFound("claim")` for a claim of another application.
pub async fn effects_of_claim_withdrawal(
    app: &App,
    actor: &Actor,
    number: &str,
    id: ClaimId,
) -> Result<Places, Error> {
    let db = app.reader();
    let row = own(app, actor, Permission::ClaimsMake, number).await?;
    let found = claim::Entity::find_by_id(id.uuid()).one(db).await?;
    let taken_back = found.filter(|claim| claim.application_id == row.id).ok_or(Error::NotFound("claim"))?;
    if taken_back.state != ClaimState::Confirmed.code() {
        return Ok(Places::default());
    }
    let policy = app.policy().await?;
    let today = policy.calendar.local_date(app.now());
    let mut claims = benefits::claims(db, row.id).await?;
    let taken_back = benefits::facts(&taken_back)?;
    claims.retain(|claim| *claim != taken_back);
    let mut facts = case::claimed_facts(&policy, &row, &claims, today)?;
    let without = rules::standing(&policy, &claims, None, today);
    (facts.class, facts.points) = (without.class, without.points);
    let wishes = wishes(app, &row).await?;
    let programmes = case::programmes_of(db, &wishes).await?;
    let entries = queue_rules::entries_for(&policy, &facts, &wishes, &programmes, today);
    places(app, &row, &entries).await
}

async fn wishes(app: &App, row: &rows::application::Model) -> Result<Vec<KindergartenId>, Error> {
    let wishes = rows::wishes(app.reader(), row.id).await?;
    Ok(wishes.into_iter().map(|wish| wish.kindergarten_id.into()).collect())
}
