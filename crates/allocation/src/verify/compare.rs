//! Who changes between two runs over the same children.

use crate::market::{Market, NOWHERE, Placement};

/// One child who sits elsewhere in the second run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The child.
    pub child: u32,
    /// Where it sits in the first run, or [`NOWHERE`].
    pub from: u32,
    /// Where it sits in the second run, or [`NOWHERE`].
    pub to: u32,
    /// What that is by the child's own list.
    pub turn: Turn,
}

/// A change as the child's list sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// To an earlier wish, or from nothing to something.
    Better,
    /// To a later wish, or from something to nothing.
    Worse,
}

/// Everybody who changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Children who sit in the same place in both.
    pub same: u64,
    /// The others, in the order of children.
    pub changes: Vec<Change>,
}

impl Changes {
    /// How many changed in this direction.
    #[must_use]
    pub fn count(&self, turn: Turn) -> usize {
        self.changes.iter().filter(|change| change.turn == turn).count()
    }
}

/// Compares two runs child by child.
#[must_use]
pub fn compare(market: &Market, first: &Placement, second: &Placement) -> Changes {
    let mut all = Changes::default();
    for child in 0..u32::try_from(market.children()).unwrap_or(u32::MAX) {
        let seat = |run: &Placement| run.seat.get(child as usize).copied().unwrap_or(NOWHERE);
        let (from, to) = (seat(first), seat(second));
        if from == to {
            all.same += 1;
            continue;
        }
        let value = |programme| worth(market, child, programme);
        let turn = if value(to) < value(from) { Turn::Better } else { Turn::Worse };
        all.changes.push(Change { child, from, to, turn });
    }
    all
}

/// Position on the child's list; the seat held today comes after the list when it is not on it, nothing last.
fn worth(market: &Market, child: u32, programme: u32) -> usize {
    let wishes = market.wishes_of(child);
    match wishes.iter().position(|wish| wish.programme == programme) {
        Some(at) => at,
        None if programme != NOWHERE => wishes.len(),
        None => wishes.len() + 1,
    }
}
