//! First pass over the children: who sits where, and who came last into each programme.

use std::collections::BTreeMap;

use super::exchange;
use super::report::{Report, Witness};
use super::reserves::Bounds;
use crate::market::{Market, NOWHERE, Placement, Wish};
use crate::rules::{Mechanism, Rules};

/// A placement under judgement: the cutoffs are found, questions can be asked.
pub struct Judge<'a> {
    pub(super) market: &'a Market,
    pub(super) rules: &'a Rules<'a>,
    pub(super) seat: &'a [u32],
    /// How many of each child's wishes are better than its seat.
    pub(super) better: Vec<u32>,
    /// Children seated in each programme, and how many of them held that seat before.
    pub(super) seated: Vec<u32>,
    pub(super) at_home: Vec<u32>,
    /// A child whose key is below this would be admitted, were it to ask; with reserves, an upper bound of that.
    pub(super) bound: Vec<u64>,
    /// Programmes with reserves.
    pub(super) reserved: BTreeMap<u32, Bounds>,
    /// What the first pass found.
    pub(super) early: Report,
}

/// Nobody's key reaches it.
pub(super) const OPEN: u64 = u64::MAX;

impl<'a> Judge<'a> {
    /// Finds who sits where and the cutoff of each programme.
    ///
    /// A placement that is too short counts as without seats for the children it does not name.
    #[must_use]
    pub fn new(market: &'a Market, rules: &'a Rules<'a>, placement: &'a Placement) -> Self {
        let programmes = market.programmes();
        let mut judge = Self {
            market,
            rules,
            seat: &placement.seat,
            better: Vec::with_capacity(market.children()),
            seated: vec![0; programmes],
            at_home: vec![0; programmes],
            bound: vec![0; programmes],
            reserved: BTreeMap::new(),
            early: Report::default(),
        };
        match rules.mechanism {
            Mechanism::Serial => {
                let order = rules.order.unwrap_or_default();
                judge.take_seats(|child, _, _| order.get(child as usize).copied().unwrap_or(0));
            }
            Mechanism::Immediate => judge.take_seats(by_rank),
            Mechanism::DeferredAcceptance | Mechanism::TopTradingCycles => {
                judge.take_seats(|_, _, wish| wish.priority);
            }
        }
        judge.close_programmes();
        judge.bound_reserves();
        judge
    }

    /// The key by which a programme of this mechanism compares: smaller is earlier.
    pub(super) fn key(&self, child: u32, nth: u32, wish: Wish) -> u64 {
        match self.rules.mechanism {
            Mechanism::Serial => {
                u64::from(self.rules.order.unwrap_or_default().get(child as usize).copied().unwrap_or(0))
            }
            Mechanism::Immediate => by_rank(child, nth, wish),
            Mechanism::DeferredAcceptance | Mechanism::TopTradingCycles => by_priority(child, nth, wish),
        }
    }

    /// First pass: find each child's seat among its wishes, count, and keep the latest key of each programme.
    fn take_seats<K: Copy + Ord + Default + Into<u64>>(&mut self, key: impl Fn(u32, u32, Wish) -> K) {
        let children = to_u32(self.market.children());
        let named = self.seat.len().min(children as usize);
        let nobody_holds = self.market.present.is_empty();
        let wide = |child: u32, nth: u32, wish: Wish| key(child, nth, wish).into();
        // Count and key side by side and no wider than need be: with many programmes this is what a child waits for.
        let mut tally = vec![(K::default(), 0u32); self.seated.len()];
        for ((child, bounds), &seat) in (0u32..).zip(self.market.first.windows(2)).zip(&self.seat[..named]) {
            let wishes = &self.market.wishes[bounds[0] as usize..bounds[1] as usize];
            if nobody_holds
                && let Some((latest, seated)) = tally.get_mut(seat as usize)
                && let Some(at) = position(wishes, seat)
            {
                self.better.push(to_u32(at));
                *latest = (*latest).max(key(child, to_u32(at), wishes[at]));
                *seated += 1;
                continue;
            }
            self.take_seat(child, seat, &wide);
        }
        for child in to_u32(named)..children {
            self.take_seat(child, NOWHERE, &wide);
        }
        for ((latest, seated), (bound, count)) in
            tally.into_iter().zip(self.bound.iter_mut().zip(&mut self.seated))
        {
            *bound = (*bound).max(latest.into());
            *count += seated;
        }
    }

    #[inline]
    fn seat_newcomer(&mut self, seat: u32, key: u64) {
        self.seated[seat as usize] += 1;
        let latest = &mut self.bound[seat as usize];
        *latest = (*latest).max(key);
    }

    /// The general case: seats held before, no seat, a seat that is not on the list.
    fn take_seat(&mut self, child: u32, seat: u32, key: &impl Fn(u32, u32, Wish) -> u64) {
        let present = self.market.present_of(child);
        let wishes = self.market.wishes_of(child);
        let found = wishes.iter().position(|wish| wish.programme == seat || wish.programme == present);
        let better = to_u32(found.unwrap_or(wishes.len()));
        self.better.push(better);
        match found {
            _ if seat == NOWHERE && present == NOWHERE => {}
            Some(at) if wishes[at].programme == seat && seat != present => {
                if (seat as usize) < self.seated.len() {
                    self.seat_newcomer(seat, key(child, better, wishes[at]));
                }
            }
            _ => self.take_other_seat(child, seat, present),
        }
    }

    /// A seat that is not a wish better than the one held: the held one itself, or something broken.
    fn take_other_seat(&mut self, child: u32, seat: u32, present: u32) {
        if let Some(seated) = self.seated.get_mut(seat as usize) {
            *seated += 1;
            if seat == present {
                self.at_home[seat as usize] += 1;
            }
        }
        if seat == present {
            return;
        }
        let wished = self.market.wishes_of(child).iter().any(|wish| wish.programme == seat);
        if seat != NOWHERE && !wished {
            self.early.unwished += 1;
            self.early.witness(Witness::Unwished { child, programme: seat });
        }
        if present != NOWHERE && (seat == NOWHERE || wished) {
            self.early.lost_transfers += 1;
            self.early.witness(Witness::LostTransfer { child, held: present, programme: seat });
        }
    }

    /// A programme with a free seat takes anybody; one with too many took somebody it should not have.
    fn close_programmes(&mut self) {
        let closed = exchange::closed(self.market, self.rules);
        for programme in 0..to_u32(self.market.programmes()) {
            let p = programme as usize;
            let (seats, seated) = (self.market.capacity[p], self.seated[p]);
            if seated < seats && !closed[p] {
                self.bound[p] = OPEN;
            } else if seated > seats && seated > self.at_home[p] {
                self.early.over_capacity += 1;
                self.early.witness(Witness::OverCapacity { programme, seated, seats });
            }
        }
    }

    /// Gathers who sits in programmes with reserves and finds each class's cutoff there.
    fn bound_reserves(&mut self) {
        if self.market.reserves.is_empty() || self.rules.mechanism == Mechanism::TopTradingCycles {
            return;
        }
        let mut reserved: BTreeMap<u32, Bounds> = BTreeMap::new();
        for reserve in &self.market.reserves {
            let seats = self.market.capacity[reserve.programme as usize];
            reserved
                .entry(reserve.programme)
                .or_insert_with(|| Bounds::new(seats))
                .keep(reserve.class, reserve.seats);
        }
        for child in 0..to_u32(self.market.children()) {
            let seat = self.seat.get(child as usize).copied().unwrap_or(NOWHERE);
            let Some(bounds) = reserved.get_mut(&seat) else { continue };
            let nth = self.better[child as usize];
            let wish = self.market.wishes_of(child).get(nth as usize).filter(|wish| wish.programme == seat);
            let at = (self.market.first[child as usize] + nth) as usize;
            let class = if wish.is_some() { self.market.class_at(at) } else { crate::market::NO_CLASS };
            if seat == self.market.present_of(child) {
                bounds.seat_at_home(class);
            } else if let Some(&wish) = wish {
                bounds.seat(self.key(child, nth, wish), class, child);
            }
        }
        for (&programme, bounds) in &mut reserved {
            let shut_out = bounds.settle(self.rules.precedence, self.rules.unfilled);
            self.bound[programme as usize] = bounds.widest();
            if let Some(&child) = shut_out.first() {
                self.early.reserves_broken += 1;
                self.early.witness(Witness::ReserveBroken { child, programme });
            }
        }
        self.reserved = reserved;
    }
}

/// Where a programme stands in a list. Short lists are compared as a whole: that a child sits at its first, second or
/// fifth wish is nothing a processor can guess, and a wrong guess costs more than the comparisons.
#[inline]
fn position(wishes: &[Wish], programme: u32) -> Option<usize> {
    if wishes.len() > 32 {
        return wishes.iter().position(|wish| wish.programme == programme);
    }
    let mut found = 0u32;
    for (nth, wish) in wishes.iter().enumerate() {
        found |= u32::from(wish.programme == programme) << nth;
    }
    (found != 0).then_some(found.trailing_zeros() as usize)
}

pub(super) fn by_priority(_: u32, _: u32, wish: Wish) -> u64 {
    u64::from(wish.priority)
}

pub(super) fn by_rank(_: u32, nth: u32, wish: Wish) -> u64 {
    u64::from(nth) << 32 | u64::from(wish.priority)
}

/// Positions of children and wishes fit 32 bits in a sound market; a larger one is cut, and judged as far as that.
pub(super) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
