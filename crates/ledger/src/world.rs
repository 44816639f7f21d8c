//! What the verifier keeps in mind while it reads: lines, seats, states.

use crate::{
    key::Key,
    wire::{Id, Instant},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    Checking,
    Queued,
    Invited(OfferRef),
    Accepted(OfferRef),
    Enrolled,
    Suspended,
    Closed,
}

/// The number of an offer in the order they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OfferRef(pub(crate) usize);

impl Stand {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Queued => "queued",
            Self::Invited(_) => "invited",
            Self::Accepted(_) => "accepted",
            Self::Enrolled => "enrolled",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// Whether the application still takes part in the queue.
    pub(crate) const fn is_live(self) -> bool {
        !matches!(self, Self::Enrolled | Self::Closed)
    }
}

pub(crate) struct Application {
    pub(crate) child: Id,
    pub(crate) number: String,
    pub(crate) sequence: u64,
    pub(crate) registered_at: Instant,
    pub(crate) class: u8,
    pub(crate) wishes: BTreeSet<Id>,
    pub(crate) entries: Vec<(Id, Key)>,
    pub(crate) stand: Stand,
    /// The confirmed claims, each with the only kindergarten in which it counts, if there is one.
    pub(crate) confirmed: BTreeMap<Id, Option<Id>>,
}

pub(crate) struct Programme {
    pub(crate) kindergarten: Id,
    pub(crate) groups: Vec<Id>,
    /// The line: who waits, by key.
    pub(crate) line: BTreeMap<Key, Id>,
}

pub(crate) struct Group {
    pub(crate) programme: Id,
    pub(crate) capacity: u64,
    pub(crate) children: u64,
    pub(crate) held: u64,
    pub(crate) open: u64,
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfferStand {
    Invited,
    Accepted,
    Ended,
}

pub(crate) struct Offer {
    pub(crate) application: Id,
    pub(crate) group: Id,
    pub(crate) stand: OfferStand,
    pub(crate) answer_by: Instant,
    pub(crate) documents_by: Option<Instant>,
}

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClaimStand {
    Made,
    Confirmed,
    Ended,
}

#[derive(Clone, Copy)]
pub(crate) struct Claim {
    pub(crate) application: Id,
    pub(crate) stand: ClaimStand,
    /// The only kindergarten in which it counts.
    pub(crate) kindergarten: Option<Id>,
}

impl Application {
    /// Whether a confirmed claim counts everywhere.
    pub(crate) fn is_privileged(&self) -> bool {
        self.confirmed.values().any(Option::is_none)
    }

    /// Whether a confirmed claim counts in this kindergarten and nowhere else.
    pub(crate) fn is_privileged_at(&self, kindergarten: Id) -> bool {
        self.confirmed.values().any(|at| *at == Some(kindergarten))
    }
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) orders: HashMap<Id, Vec<String>>,
    pub(crate) kindergartens: HashSet<Id>,
    pub(crate) programmes: HashMap<Id, Programme>,
    pub(crate) groups: HashMap<Id, Group>,
    pub(crate) applications: HashMap<Id, Application>,
    /// The last application filed for each child.
    pub(crate) last_of_child: HashMap<Id, Id>,
    pub(crate) numbers: HashSet<String>,
    pub(crate) sequences: HashSet<u64>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) offer_by_id: HashMap<Id, OfferRef>,
    pub(crate) claims: HashMap<Id, Claim>,
    pub(crate) vacancies: HashMap<Id, (Id, u64)>,
    pub(crate) enrolments: HashMap<Id, (Id, bool)>,
    /// Enrolments whose children are to leave on a coming day.
    pub(crate) leaving: HashSet<Id>,
    /// Children who attend, with the enrolment by which they do.
    pub(crate) attending: HashMap<Id, Id>,
    /// Whose an enrolment is, while the child attends.
    pub(crate) enrolled: HashMap<Id, Id>,
    pub(crate) held: u64,
    /// Programmes to ask at the end of an instant whether a place stays open while somebody waits.
    pub(crate) touched: BTreeSet<Id>,
}

impl World {
    /// Takes an application out of every line.
    pub(crate) fn leave_lines(&mut self, id: Id) {
        let Some(application) = self.applications.get(&id) else { return };
        for (programme, key) in &application.entries {
            if let Some(programme) = self.programmes.get_mut(programme)
                && programme.line.get(key) == Some(&id)
            {
                programme.line.remove(key);
            }
        }
    }

    /// Puts a queued application into its lines. Returns a programme in whose line somebody has the same key already.
    pub(crate) fn enter_lines(&mut self, id: Id) -> Option<Id> {
        let application = self.applications.get(&id)?;
        if application.stand != Stand::Queued {
            return None;
        }
        let mut taken = None;
        for (programme_id, key) in &application.entries {
            let Some(programme) = self.programmes.get_mut(programme_id) else { continue };
            if programme.line.insert(key.clone(), id).is_some_and(|other| other != id) {
                taken = Some(*programme_id);
            }
            self.touched.insert(*programme_id);
        }
        taken
    }

    /// Whether the programme has a place to give and somebody waiting for it.
    pub(crate) fn withholds(&self, programme: Id) -> bool {
        self.programmes.get(&programme).is_some_and(|programme| {
            let open = |group: &Id| self.groups.get(group).is_some_and(|group| group.open > 0);
            !programme.line.is_empty() && programme.groups.iter().any(open)
        })
    }
}

/// The place of a class in the order, 0 the best.
pub(crate) fn class_rank(code: &str) -> Option<u8> {
    let classes = ["out_of_turn", "first_priority", "guaranteed", "preferential", "general"];
    classes.iter().position(|class| *class == code).and_then(|rank| u8::try_from(rank).ok())
}
