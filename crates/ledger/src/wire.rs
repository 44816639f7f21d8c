//! The journal as this verifier reads it: its own, smaller view of the records. Fields it has no question about are
//! left out; a kind it does not know is reported, because what is not understood is not proved.

use crate::{instant, key::Key};
use serde::{Deserialize, Deserializer, de::Error};
use std::fmt;

/// An id: a UUID.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(u128);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let digits: String = text.chars().filter(|letter| *letter != '-').collect();
        let id = (digits.len() == 32).then(|| u128::from_str_radix(&digits, 16).ok()).flatten();
        id.map(Self).ok_or_else(|| D::Error::custom("an id is a UUID"))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032x}", self.0);
        write!(f, "{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

/// An instant in microseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(pub(crate) i64);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        instant::micros(&text).map(Self).ok_or_else(|| D::Error::custom("an instant is RFC 3339 in UTC"))
    }
}

/// What every record has.
#[derive(Deserialize)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    pub(crate) at: Instant,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) policy_version: Option<Id>,
}

/// A place in one programme's line.
#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) programme: Id,
    pub(crate) key: Key,
}

/// An application as it is filed.
#[derive(Deserialize)]
pub(crate) struct Filed {
    pub(crate) application: Id,
    pub(crate) child: Id,
    pub(crate) number: String,
    pub(crate) sequence: u64,
    pub(crate) registered_at: Instant,
    pub(crate) class: String,
    pub(crate) wishes: Vec<Id>,
    pub(crate) entries: Vec<Entry>,
    #[serde(default)]
    pub(crate) checking: bool,
}

/// An offer as it is made.
#[derive(Deserialize)]
pub(crate) struct Made {
    pub(crate) offer: Id,
    pub(crate) application: Id,
    pub(crate) programme: Id,
    pub(crate) group: Id,
    pub(crate) key: Key,
    pub(crate) answer_by: Instant,
}

/// What happened, as far as this verifier asks about it.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Event {
    PolicyApplied {
        version: Id,
        order: Vec<String>,
    },
    PolicyAnnounced {},
    KindergartenRegistered {
        kindergarten: Id,
    },
    ProgrammeOpened {
        programme: Id,
        kindergarten: Id,
        from_months: u32,
        to_months: u32,
    },
    GroupRegistered {
        group: Id,
        programme: Id,
        capacity: u64,
        children: u64,
    },
    GroupChanged {
        group: Id,
        capacity: u64,
        children: u64,
    },
    ApplicationFiled(Filed),
    ApplicationQueued {
        application: Id,
        entries: Vec<Entry>,
    },
    ConfirmationNeeded {
        application: Id,
    },
    WishesChanged {
        application: Id,
        wishes: Vec<Id>,
        entries: Vec<Entry>,
    },
    DetailsChanged {
        application: Id,
    },
    EntriesRecomputed {
        application: Id,
        reason: String,
        class: String,
        entries: Vec<Entry>,
    },
    ClaimMade {
        application: Id,
        claim: Id,
        /// The only kindergarten in which it counts.
        #[serde(default)]
        kindergarten: Option<Id>,
    },
    ClaimConfirmed {
        application: Id,
        claim: Id,
        class: String,
        entries: Vec<Entry>,
    },
    ClaimRejected {
        application: Id,
        claim: Id,
    },
    ClaimWithdrawn {
        application: Id,
        claim: Id,
        class: String,
        entries: Vec<Entry>,
    },
    ApplicationSuspended {
        application: Id,
    },
    ApplicationReactivated {
        application: Id,
        entries: Vec<Entry>,
    },
    ApplicationWithdrawn {
        application: Id,
    },
    ApplicationRefused {
        application: Id,
    },
    ApplicationArchived {
        application: Id,
    },
    PersonalDataErased {
        application: Id,
    },
    VacanciesStated {
        group: Id,
        vacancy: Id,
        count: u64,
    },
    VacanciesOpened {
        group: Id,
        vacancy: Id,
        count: u64,
    },
    VacanciesWithdrawn {
        group: Id,
        #[serde(default)]
        vacancy: Option<Id>,
        count: u64,
    },
    OfferMade(Made),
    OfferReminded {
        offer: Id,
    },
    OfferAccepted {
        offer: Id,
        documents_by: Instant,
    },
    OfferDeclined {
        offer: Id,
        reopened: bool,
    },
    OfferExpired {
        offer: Id,
        reopened: bool,
    },
    DocumentsExtended {
        offer: Id,
        documents_by: Instant,
    },
    DocumentsOverdue {
        offer: Id,
        reopened: bool,
    },
    OfferAnnulled {
        offer: Id,
        reopened: bool,
    },
    Enrolled {
        offer: Id,
        application: Id,
        group: Id,
        enrolment: Id,
    },
    LeavingAnnounced {
        enrolment: Id,
        group: Id,
    },
    LeavingRevoked {
        enrolment: Id,
        group: Id,
    },
    Left {
        enrolment: Id,
        group: Id,
        reopened: bool,
    },
    #[serde(other)]
    Unknown,
}
