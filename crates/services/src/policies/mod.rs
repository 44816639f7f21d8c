//! Policy versions: switching one on, what stands in the register of versions, and which of them is in force.

mod apply;
mod versions;

pub use apply::{PolicyEffect, apply, would_do};
pub(crate) use apply::{due, switch_on_announced};
pub use versions::{Version, coming, versions};

use std::sync::{Arc, RwLock};

use domain::{ids::PolicyVersionId, policy::Policy};
use storage::{At, ConnectionTrait, platform, sea_orm::EntityTrait};

use crate::{Error, error::Fault};

/// A policy with the version under which it was switched on.
#[derive(Debug)]
pub struct ActivePolicy {
    /// The version, as journal records name it.
    pub version: PolicyVersionId,
    /// The rules.
    pub policy: Policy,
}

impl std::ops::Deref for ActivePolicy {
    type Target = Policy;

    fn deref(&self) -> &Policy {
        &self.policy
    }
}

/// Parsed versions, kept because parsing at every write would be waste; versions never change once kept.
#[derive(Debug, Default)]
pub(crate) struct Policies {
    known: RwLock<Vec<Arc<ActivePolicy>>>,
}

impl Policies {
    /// The version in force at `now`. Asks the database which one it is each time, because another node may have
    /// switched a new one on; parses only versions it has not seen.
    pub(crate) async fn at<C: ConnectionTrait>(&self, db: &C, now: At) -> Result<Arc<ActivePolicy>, Error> {
        let row = platform::policy_at(db, now).await?.ok_or(Error::Conflict("no-policy"))?;
        match self.find(row.id.into())? {
            Some(found) => Ok(found),
            None => self.learn(row),
        }
    }

    /// A version by its id.
    pub(crate) async fn version<C: ConnectionTrait>(
        &self,
        db: &C,
        id: PolicyVersionId,
    ) -> Result<Arc<ActivePolicy>, Error> {
        if let Some(found) = self.find(id)? {
            return Ok(found);
        }
        let row = platform::policy_version::Entity::find_by_id(id.uuid()).one(db).await?;
        self.learn(row.ok_or(Error::Conflict("no-policy"))?)
    }

    fn learn(&self, row: platform::policy_version::Model) -> Result<Arc<ActivePolicy>, Error> {
        let policy = domain::policy::parse(&row.text)
            .map_err(|problems| Error::broken(format!("the policy in force does not parse: {problems}")))?;
        let active = Arc::new(ActivePolicy { version: row.id.into(), policy });
        self.known.write().map_err(poisoned)?.push(Arc::clone(&active));
        Ok(active)
    }

    fn find(&self, version: PolicyVersionId) -> Result<Option<Arc<ActivePolicy>>, Error> {
        let known = self.known.read().map_err(poisoned)?;
        Ok(known.iter().find(|active| active.version == version).cloned())
    }
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> Error {
    Error::Fault(Fault::Broken("the list of policies is poisoned".into()))
}
