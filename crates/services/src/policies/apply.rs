//! Switching a policy version on.

use std::sync::{Arc, Mutex};

use domain::{
    Policy, Refusal,
    accounts::{Actor, Permission},
    ids::{PolicyVersionId, ProgrammeId},
    journal::{Event, RecomputeReason},
    policy::Problems,
    time::Date,
};
use sha2::{Digest, Sha256};
use storage::{
    platform::{self, policy_coming, policy_version},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use uuid::Uuid;

use crate::{About, ActivePolicy, App, Change, Error, offers, queue};

/// What switching a version on did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PolicyEffect {
    /// The version.
    pub version: PolicyVersionId,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// Live applications.
    pub applications: u64,
    /// Of these, the ones whose places in line were computed anew and differ.
    pub moved: u64,
    /// The later day on which it will be switched on, when it is only announced.
    pub coming_on: Option<Date>,
}

/// Switches a version on. From the same instant every decision is made by it, and every live application stands where
/// the new rules put it, by journaled events. A version whose first day is still to come is announced, and switched on
/// by the scheduled work when that day begins.
///
/// # Errors
/// `NotPermitted`; `Refused("policy-invalid")` with the number of problems; `Refused("policy-not-yet")` before its
/// first day where no rules are in force; `Conflict("policy-already-in-force")` for the very file that is in force,
/// `Conflict("policy-already-coming")` for one that is announced.
pub async fn apply(app: &App, actor: &Actor, text: String) -> Result<PolicyEffect, Error> {
    let policy = read(&text)?;
    app.write(actor, Permission::PolicyApply, move |change| {
        Box::pin(async move {
            let today = policy.calendar.local_date(change.now());
            if policy.pack.applies_from_on > today {
                return announce(change, &policy, text).await;
            }
            switch_on(change, policy, text).await
        })
    })
    .await
}

/// What [`apply`] would do, or what a version whose day is still to come would do if it were today: it is done and
/// undone.
///
/// # Errors
/// As [`apply`].
pub async fn would_do(app: &App, actor: &Actor, text: String) -> Result<PolicyEffect, Error> {
    const UNDONE: &str = "dry-run";
    let policy = read(&text)?;
    let slot = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&slot);
    let undone: Result<(), Error> = app
        .write(actor, Permission::PolicyApply, move |change| {
            Box::pin(async move {
                let effect = switch_on(change, policy, text).await?;
                if let Ok(mut slot) = keep.lock() {
                    *slot = Some(effect);
                }
                Err(Error::Conflict(UNDONE))
            })
        })
        .await;
    match undone {
        Err(Error::Conflict(UNDONE)) => {
            let effect = slot.lock().ok().and_then(|mut slot| slot.take());
            effect.ok_or_else(|| Error::broken("a dry run left no effect"))
        }
        Err(error) => Err(error),
        Ok(()) => Err(Error::broken("a dry run was kept")),
    }
}

fn read(text: &str) -> Result<Policy, Error> {
    domain::policy::parse(text).map_err(|Problems(problems)| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        Refusal::new("refusal-policy-invalid").with("count", problems.len()).with("first", first).into()
    })
}

fn digest_of(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// Keeps a version for its first day.
async fn announce(change: &mut Change<'_>, policy: &Policy, text: String) -> Result<PolicyEffect, Error> {
    let (pack, digest) = (policy.pack.code.clone(), digest_of(&text));
    let applies_from_on = policy.pack.applies_from_on;
    if change.policy().is_err() {
        return Err(Refusal::new("refusal-policy-not-yet").with("date", applies_from_on).into());
    }
    if platform::policies_coming(change.db()).await?.iter().any(|row| row.digest == digest) {
        return Err(Error::Conflict("policy-already-coming"));
    }
    let id = change.new_id()?;
    let row = policy_coming::ActiveModel {
        id: Set(id),
        pack: Set(pack.clone()),
        digest: Set(digest.clone()),
        text: Set(text),
        applies_from: Set(policy.calendar.start_of_day(applies_from_on).into()),
        loaded_at: Set(change.now().into()),
    };
    policy_coming::Entity::insert(row).exec_without_returning(change.db()).await?;
    let event = Event::PolicyAnnounced { pack, digest: digest.clone(), applies_from_on };
    change.record(About::default(), event);
    let applications = storage::queue::live(change.db()).await?.len() as u64;
    Ok(PolicyEffect { version: id.into(), digest, applications, moved: 0, coming_on: Some(applies_from_on) })
}

/// The announced versions whose day has begun, the earliest first.
pub(crate) async fn due(app: &App) -> Result<Vec<Uuid>, Error> {
    let now = app.now().into();
    let coming = platform::policies_coming(app.reader()).await?;
    Ok(coming.into_iter().filter(|row| row.applies_from <= now).map(|row| row.id).collect())
}

/// Switches an announced version on when its day has begun; does nothing when another node was quicker.
pub(crate) async fn switch_on_announced(change: &mut Change<'_>, id: Uuid) -> Result<bool, Error> {
    let Some(row) = policy_coming::Entity::find_by_id(id).one(change.db()).await? else { return Ok(false) };
    if row.applies_from > change.now().into() {
        return Ok(false);
    }
    policy_coming::Entity::delete_by_id(id).exec(change.db()).await?;
    match switch_on(change, read(&row.text)?, row.text).await {
        Ok(_) | Err(Error::Conflict("policy-already-in-force")) => Ok(true),
        Err(error) => Err(error),
    }
}

async fn switch_on(change: &mut Change<'_>, policy: Policy, text: String) -> Result<PolicyEffect, Error> {
    let digest = digest_of(&text);
    let in_force = platform::policy_at(change.db(), change.now().into()).await?;
    if in_force.as_ref().is_some_and(|row| row.digest == digest) {
        return Err(Error::Conflict("policy-already-in-force"));
    }
    let version = newer_id(change, in_force.as_ref())?;
    let row = policy_version::ActiveModel {
        id: Set(version.uuid()),
        pack: Set(policy.pack.code.clone()),
        digest: Set(digest.clone()),
        text: Set(text),
        applies_from: Set(change.now().into()),
        loaded_at: Set(change.now().into()),
    };
    policy_version::Entity::insert(row).exec_without_returning(change.db()).await?;
    let event = Event::PolicyApplied {
        pack: policy.pack.code.clone(),
        version,
        digest: digest.clone(),
        order: policy.order.by.clone(),
    };
    change.switch_policy(Arc::new(ActivePolicy { version, policy }));
    change.record(About::default(), event);
    let (applications, moved) = recompute_all(change).await?;
    Ok(PolicyEffect { version, digest, applications, moved, coming_on: None })
}

/// An id that sorts after the version in force, also within the same instant: the newest of two decides.
fn newer_id(change: &Change<'_>, in_force: Option<&policy_version::Model>) -> Result<PolicyVersionId, Error> {
    let fresh = change.new_id()?;
    match in_force {
        Some(row) if row.id >= fresh => Ok(Uuid::from_u128(row.id.as_u128() + 1).into()),
        _ => Ok(fresh.into()),
    }
}

/// Puts every live application where the new rules want it; returns how many there are and how many moved.
async fn recompute_all(change: &mut Change<'_>) -> Result<(u64, u64), Error> {
    let live = storage::queue::live(change.db()).await?;
    let before = change.recorded();
    for application in &live {
        queue::recompute(change, (*application).into(), RecomputeReason::Policy).await?;
    }
    let moved = change.recorded() - before;
    // The new rules may have brought a child to a place that stands open.
    let open = storage::kindergartens::programmes_with_open_places(change.db()).await?;
    let open: Vec<ProgrammeId> = open.into_iter().map(Into::into).collect();
    offers::fill(change, &open).await?;
    Ok((live.len() as u64, moved as u64))
}
