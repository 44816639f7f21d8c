//! Typed identifiers. Two ids of different things cannot be mixed up by the compiler's leave.
//!
//! Every id is a UUID version 7 made from the transaction's time and random bytes that the caller passes, so ids sort
//! roughly by age (kind to the databases' indexes) and a test can make the same ids again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that came from the database or from a caller.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Makes a version 7 id from an instant (cut to milliseconds) and ten random bytes.
            #[must_use]
            pub fn made_at(now: Timestamp, random: &[u8; 10]) -> Self {
                Self(version_7(now, random))
            }

            /// The plain UUID.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A user's account: a guardian, a member of staff or a machine.
    AccountId,
    /// A signed-in session.
    SessionId,
    /// A district of the region.
    DistrictId,
    /// A kindergarten (institution).
    KindergartenId,
    /// A group of a kindergarten.
    GroupId,
    /// A programme: kindergarten × age group × language × profile. What a child is admitted to.
    ProgrammeId,
    /// A child.
    ChildId,
    /// An application of one child.
    ApplicationId,
    /// A wish: one kindergarten on an application's list.
    WishId,
    /// A claim of a benefit.
    ClaimId,
    /// An offer (invitation) of a seat.
    OfferId,
    /// A statement of free places by a head.
    VacancyId,
    /// A child's place in a group's list.
    EnrolmentId,
    /// A message to a person.
    MessageId,
    /// A stored document.
    DocumentId,
    /// One version of a policy pack as it was switched on.
    PolicyVersionId,
}

/// A version 7 UUID from an instant and ten random bytes. Instants before 1970 count as 1970.
fn version_7(now: Timestamp, random: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_carries_its_time_and_reads_back() {
        let now: Timestamp = "2026-03-29T01:00:00.123456Z".parse().unwrap();
        let id = OfferId::made_at(now, &[7; 10]);
        assert_eq!(id.uuid().get_version_num(), 7);
        assert_eq!(id.to_string().parse::<OfferId>().unwrap(), id);
        let later = OfferId::made_at("2026-03-29T01:00:00.124Z".parse().unwrap(), &[0; 10]);
        assert!(later > id, "ids sort by the time they were made");
    }
}
