//! What a judgement says: counts of what is broken, and the first witnesses.

/// How many witnesses a report names.
pub(super) const WITNESSES: usize = 100;

/// What a placement breaks, counted, with the first witnesses. All counts zero: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Children who sit in a programme that they neither wished nor held, or that does not exist.
    pub unwished: u64,
    /// Programmes that admitted somebody beyond their seats. (A programme that holds more children today than it
    /// has seats may keep those, and take nobody new.)
    pub over_capacity: u64,
    /// Children who held a seat and now have none, or a worse one.
    pub lost_transfers: u64,
    /// Programmes in which somebody sits on a seat that the reserves close to it.
    pub reserves_broken: u64,
    /// Pairs of a child and a programme that it would rather have and that has a seat free for it.
    pub wasted_seats: u64,
    /// Pairs of a child and a programme that it would rather have and that seated somebody later in the order.
    pub justified_envy: u64,
    /// Circles of children who would all gain by exchanging seats: one is counted when there is any. Only top
    /// trading cycles promises that there is none.
    pub improving_cycles: u64,
    /// Pairs of envy by the programmes' own priorities, whatever order the mechanism follows: what it costs to
    /// choose another mechanism. Breaks no promise unless counted above too.
    pub envy_by_priority: u64,
    /// The first hundred things that are broken.
    pub witnesses: Vec<Witness>,
}

impl Report {
    /// Whether the placement is all that its mechanism promises.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.unwished
            + self.over_capacity
            + self.lost_transfers
            + self.reserves_broken
            + self.blocking_pairs()
            + self.improving_cycles
            == 0
    }

    /// Pairs of a child and a programme that would rather have each other.
    #[must_use]
    pub fn blocking_pairs(&self) -> u64 {
        self.wasted_seats + self.justified_envy
    }

    pub(super) fn witness(&mut self, witness: Witness) {
        if self.witnesses.len() < WITNESSES {
            self.witnesses.push(witness);
        }
    }
}

/// One thing that is broken. Ranks count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// A child sits where it did not ask to sit.
    Unwished {
        /// The child.
        child: u32,
        /// Where it sits.
        programme: u32,
    },
    /// A programme admitted somebody beyond its seats.
    OverCapacity {
        /// The programme.
        programme: u32,
        /// How many sit there.
        seated: u32,
        /// How many seats there are.
        seats: u32,
    },
    /// A child lost the seat it held.
    LostTransfer {
        /// The child.
        child: u32,
        /// The programme in which it held a seat.
        held: u32,
        /// Where it sits now, or [`NOWHERE`](crate::NOWHERE).
        programme: u32,
    },
    /// A child sits on a seat that the reserves close to it.
    ReserveBroken {
        /// The child.
        child: u32,
        /// Where it sits.
        programme: u32,
    },
    /// A child would rather have a free seat.
    WastedSeat {
        /// The child.
        child: u32,
        /// The programme with the free seat.
        programme: u32,
        /// The rank of that wish.
        rank: u32,
    },
    /// A child would rather sit where a child later in the order sits.
    JustifiedEnvy {
        /// The child.
        child: u32,
        /// The programme.
        programme: u32,
        /// The rank of that wish.
        rank: u32,
        /// The child's key there.
        key: u64,
        /// A child that sits there with a later key, the latest one.
        seated: u32,
        /// That child's key.
        seated_key: u64,
    },
    /// These children would all gain if each took the seat of the next, the last that of the first.
    ImprovingCycle {
        /// The children in turn.
        children: Vec<u32>,
    },
}
