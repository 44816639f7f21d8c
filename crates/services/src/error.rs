//! What a use case answers when it does not do what was asked.

use domain::{Refusal, accounts::NotPermitted};
use storage::{StoreError, sea_orm::DbErr, sealed::SealError};

/// Why a use case did not happen. In every case nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The actor may not do this, or not here.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// There is no such thing, or none that the actor may know of. The word names the kind of thing, e.g. `application`.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// Somebody else was quicker, or the same key came with another request. The word is a stable code.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// A bug or an outage.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A bug or an outage: logged, never explained to the outside.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed or is away.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A sealed value did not open.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Something that cannot be, was.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// A fault that names what cannot be.
    pub(crate) fn broken(what: impl Into<String>) -> Self {
        Self::Fault(Fault::Broken(what.into()))
    }
}

impl From<DbErr> for Error {
    /// A broken uniqueness or check means that somebody else was quicker than what the use case had read;
    /// the database is the last guard of the invariants.
    fn from(error: DbErr) -> Self {
        use storage::sea_orm::SqlErr;
        let message = error.to_string();
        if message.contains("group_never_overfilled") || message.contains("group_promises_no_missing_seat") {
            return Self::Conflict("group-is-full");
        }
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what))
                if what.contains("application_live_child")
                    || what.contains("application.certificate_index") =>
            {
                Self::Conflict("child-already-applied")
            }
            Some(SqlErr::UniqueConstraintViolation(what))
                if what.contains("enrolment_present_")
                    || what.contains("enrolment.certificate_index")
                    || what.contains("enrolment.child_id") =>
            {
                Self::Conflict("child-attends-already")
            }
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Conflict("already-there"),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => Self::Conflict("no-longer-there"),
            _ => Self::Fault(Fault::Store(StoreError::Database(error))),
        }
    }
}

impl From<SealError> for Error {
    fn from(error: SealError) -> Self {
        Self::Fault(Fault::Seal(error))
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Fault(Fault::Store(error))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(format!("JSON: {error}"))
    }
}
