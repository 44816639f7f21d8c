//! The versions that were switched on, and those announced for a later day.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::PolicyVersionId,
    time::Timestamp,
};
use storage::{
    platform::{self, policy_version},
    sea_orm::{EntityTrait, QueryOrder},
};

use crate::{App, Error};

/// A version as the public may see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Version {
    /// Its id, as journal records name it.
    pub id: PolicyVersionId,
    /// Code of the pack.
    pub pack: String,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// Since when it applies.
    pub applies_from: Timestamp,
    /// The file itself.
    pub text: String,
}

/// All versions, newest first.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn versions(app: &App, actor: &Actor) -> Result<Vec<Version>, Error> {
    actor.permitted(Permission::PolicyRead, Subject::Anything)?;
    let rows = policy_version::Entity::find()
        .order_by_desc(policy_version::Column::AppliesFrom)
        .order_by_desc(policy_version::Column::Id)
        .all(app.reader())
        .await?;
    let version = |row: policy_version::Model| Version {
        id: row.id.into(),
        pack: row.pack,
        digest: row.digest,
        applies_from: row.applies_from.instant(),
        text: row.text,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The versions announced for a later day, the first to apply first; `applies_from` is when each will be switched on.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn coming(app: &App, actor: &Actor) -> Result<Vec<Version>, Error> {
    actor.permitted(Permission::PolicyRead, Subject::Anything)?;
    let version = |row: platform::policy_coming::Model| Version {
        id: row.id.into(),
        pack: row.pack,
        digest: row.digest,
        applies_from: row.applies_from.instant(),
        text: row.text,
    };
    Ok(platform::policies_coming(app.reader()).await?.into_iter().map(version).collect())
}
