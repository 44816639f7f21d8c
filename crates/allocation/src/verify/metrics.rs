//! What a policymaker asks of a placement.

use std::collections::BTreeMap;

use crate::market::{Market, NO_CLASS, NOWHERE, Placement};

/// Figures of one placement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Children in the market.
    pub children: u64,
    /// Children with a seat.
    pub placed: u64,
    /// Children at their first wish.
    pub at_first: u64,
    /// Children at one of their first three wishes.
    pub within_third: u64,
    /// Mean rank over the children who sit at a wish of theirs; zero when there are none.
    pub mean_rank: f64,
    /// How many children sit at wish 1, 2, …
    pub by_rank: Vec<u64>,
    /// Children who held a seat and sit in another one.
    pub moved: u64,
    /// Children who held a seat and keep it.
    pub kept: u64,
    /// By the class of the child at its first wish.
    pub by_class: BTreeMap<u16, ClassOutcome>,
    /// One for each programme, in its order.
    pub cutoffs: Vec<Cutoff>,
}

/// How the children of one class fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassOutcome {
    /// Children of the class.
    pub children: u64,
    /// Of those, without a seat.
    pub unplaced: u64,
}

/// How far down its order a programme went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cutoff {
    /// Seats.
    pub seats: u32,
    /// Children who sit there.
    pub seated: u32,
    /// The latest priority among those who did not hold their seat before; none when there are none.
    pub last: Option<u32>,
}

impl Metrics {
    /// Children without a seat.
    #[must_use]
    pub fn unplaced(&self) -> u64 {
        self.children - self.placed
    }
}

/// Counts a placement.
#[must_use]
pub fn metrics(market: &Market, placement: &Placement) -> Metrics {
    let cutoffs = market.capacity.iter().map(|&seats| Cutoff { seats, ..Cutoff::default() }).collect();
    let mut all = Metrics { children: market.children() as u64, cutoffs, ..Metrics::default() };
    let mut ranks = 0u64;
    for (child, bounds) in (0u32..).zip(market.first.windows(2)) {
        let seat = placement.seat.get(child as usize).copied().unwrap_or(NOWHERE);
        let present = market.present_of(child);
        let class = if bounds[0] < bounds[1] { market.class_at(bounds[0] as usize) } else { NO_CLASS };
        let outcome = all.by_class.entry(class).or_default();
        outcome.children += 1;
        outcome.unplaced += u64::from(seat == NOWHERE);
        let Some(cutoff) = all.cutoffs.get_mut(seat as usize) else { continue };
        cutoff.seated += 1;
        all.placed += 1;
        all.kept += u64::from(seat == present);
        all.moved += u64::from(present != NOWHERE && seat != present);
        let wishes = market.wishes_of(child);
        if let Some(nth) = wishes.iter().position(|wish| wish.programme == seat) {
            if seat != present {
                cutoff.last = cutoff.last.max(Some(wishes[nth].priority));
            }
            ranks += nth as u64 + 1;
            if all.by_rank.len() <= nth {
                all.by_rank.resize(nth + 1, 0);
            }
            all.by_rank[nth] += 1;
        }
    }
    all.at_first = all.by_rank.first().copied().unwrap_or(0);
    all.within_third = all.by_rank.iter().take(3).sum();
    let ranked: u64 = all.by_rank.iter().sum();
    if ranked > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a mean over fewer than 2^53 children")]
        let mean = ranks as f64 / ranked as f64;
        all.mean_rank = mean;
    }
    all
}
