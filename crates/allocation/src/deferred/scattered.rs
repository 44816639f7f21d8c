//! The order of work for a market in which neighbours wish for programmes far from each other.
//!
//! Taken child by child, such a market makes the processor wait for its memory at every step: for the row of the
//! programme, and for the wishes of whoever is sent away. The result does not depend on the order, so here the work
//! lies in trays: asks by programme, refusals by child. A tray covers no more of the arrays than the processor keeps
//! near; all asks of one are decided, then of the next, then all refusals are sent on in the same way, and again,
//! until nobody has been refused.

use std::hint::black_box;

use super::{Ask, GROUP, Order, Run};
use crate::desks::Key;
use crate::market::{Market, NOWHERE, Placement};

/// Bytes of the rows that a tray of asks covers: they are read many times, and stay in the processor's memory.
const ROWS: usize = 512 << 10;

/// Bytes of the wishes that a tray of refusals covers: they are read once, and only where their pages lie is to stay near.
const WISHES: usize = 8 << 20;

/// With fewer bytes of rows than this everything is near anyway.
const FAR: usize = 2 << 20;

/// A tray with fewer asks does not make up for fetching what it covers: what each ask needs is fetched for it.
const FEW: usize = 4096;

/// How many children are looked at to see whether a market is scattered.
const SAMPLE: usize = 4096;

/// Whether the first children wish for many different programmes, of more than the processor keeps near.
pub(super) fn is_scattered(market: &Market) -> bool {
    let bounds = market.first.windows(2).take(SAMPLE);
    let first_wishes = bounds.filter(|bounds| bounds[0] < bounds[1]).map(|bounds| bounds[0] as usize);
    let mut programmes: Vec<u32> = first_wishes.map(|at| market.wishes[at].programme).collect();
    programmes.sort_unstable();
    programmes.dedup();
    programmes.len() > SAMPLE / 8 && market.children() * size_of::<u64>() > FAR
}

/// Work put down by the place in the arrays that it needs.
struct Trays<T> {
    /// A tray covers this power of two of places.
    shift: u32,
    trays: Vec<Vec<T>>,
}

impl<T> Trays<T> {
    /// Trays for so many places that take so many bytes in all, `near` of them to a tray.
    fn new(places: usize, bytes: usize, near: usize) -> Self {
        let near = places / (bytes / near + 1) + 1;
        let shift = near.ilog2();
        Self { shift, trays: (0..=places >> shift).map(|_| Vec::new()).collect() }
    }

    fn by_wish(market: &Market) -> Self {
        Self::new(market.wishes.len(), size_of_val(&*market.wishes), WISHES)
    }

    #[inline(always)]
    fn put(&mut self, place: u32, work: T) {
        self.trays[(place >> self.shift) as usize].push(work);
    }

    /// Calls with every tray that is not empty, and empties it.
    fn drain(&mut self, mut call: impl FnMut(&[T])) {
        for tray in self.trays.iter_mut().filter(|tray| !tray.is_empty()) {
            call(tray);
            tray.clear();
        }
    }

    fn is_empty(&self) -> bool {
        self.trays.iter().all(Vec::is_empty)
    }
}

impl<O: Order> Run<'_, O> {
    pub(super) fn solve_scattered(mut self) -> Placement {
        let market = self.market;
        let rows = market.children() * size_of::<<O::K as Key>::Entry>();
        let mut asks = Trays::<Ask<O::K>>::new(market.programmes(), rows, ROWS);
        let mut refused = Trays::by_wish(market);
        for (child, bounds) in (0u32..).zip(market.first.windows(2)) {
            if let Some(ask) = self.first_ask(child, bounds[0], bounds[1]) {
                asks.put(ask.0, ask);
            }
        }
        loop {
            asks.drain(|tray| {
                self.decide(tray);
                self.desks.away.drain(..).for_each(|entry| refused.put(O::K::name(entry), entry));
            });
            // Whoever came home may have sent somebody away while refusals were sent on.
            self.desks.away.drain(..).for_each(|entry| refused.put(O::K::name(entry), entry));
            if refused.is_empty() {
                return self.finish_scattered();
            }
            refused.drain(|tray| self.send_tray_on(tray, &mut asks));
        }
    }

    /// Decides the asks of one tray.
    fn decide(&mut self, tray: &[Ask<O::K>]) {
        for group in tray.chunks(GROUP) {
            if tray.len() < FEW {
                black_box(group.iter().fold(0, |near, ask| near ^ self.desks.touch_all(ask.0)));
            }
            for &(programme, entry) in group {
                self.admit_if_still_open(programme, entry);
            }
        }
    }

    /// Lets the children of one tray ask at their next wishes.
    fn send_tray_on(&mut self, tray: &[<O::K as Key>::Entry], asks: &mut Trays<Ask<O::K>>) {
        for group in tray.chunks(GROUP) {
            let next = |entry| self.market.wishes.get(O::K::name(entry) as usize + 1);
            black_box(
                group.iter().fold(0, |near, &entry| near ^ next(entry).map_or(0, |wish| wish.programme)),
            );
            for &entry in group {
                if let Some(ask) = self.next_ask(entry) {
                    asks.put(ask.0, ask);
                }
            }
        }
    }

    fn finish_scattered(self) -> Placement {
        let market = self.market;
        let mut seats = Trays::by_wish(market);
        self.each_seat(|programme, wish| seats.put(wish, (programme, wish)));
        let mut seat = vec![NOWHERE; market.children()];
        seats.drain(|tray| {
            for &(programme, wish) in tray {
                seat[self.lists.child(wish) as usize] = programme;
            }
        });
        self.seat_at_home(seat)
    }
}
