//! How a programme with class reserves chooses: open seats before the reserves, the reserves, open seats after.
//!
//! Each seat takes the best child left that it is open to, in that order of seats. Such a choice function is
//! substitutable and never keeps fewer children when more come (Kominers and Sönmez 2016), which is what makes
//! deferred acceptance fair and honest with reserves. A child who holds a seat today and falls back on it is
//! never turned away; its seat counts to its class's reserve first, then to the open seats.

use std::collections::BinaryHeap;

use crate::desks::Key;
use crate::rules::{Precedence, Rules, Unfilled};

/// The best few of those who came, with a limit that may only fall.
struct Pool<E> {
    limit: usize,
    held: BinaryHeap<E>,
}

impl<E: Copy + Ord> Pool<E> {
    fn new(limit: usize) -> Self {
        Self { limit, held: BinaryHeap::new() }
    }

    /// Takes an entry in; gives back the one for which there is no seat now.
    fn take(&mut self, entry: E) -> Option<E> {
        self.held.push(entry);
        self.trim()
    }

    fn trim(&mut self) -> Option<E> {
        if self.held.len() > self.limit { self.held.pop() } else { None }
    }
}

/// The seats of one programme with reserves.
pub(crate) struct Choice<K: Key> {
    before: Pool<K::Entry>,
    reserved: Vec<(u16, Pool<K::Entry>)>,
    after: Pool<K::Entry>,
    /// Open seats in `after` that are not lent by a reserve.
    own_after: usize,
    reverting: bool,
}

impl<K: Key> Choice<K> {
    /// A programme with `capacity` seats and these reserves (class, seats).
    pub(crate) fn new(capacity: u32, reserves: &[(u16, u32)], rules: &Rules<'_>) -> Self {
        let mut left = capacity as usize;
        let mut reserved = Vec::with_capacity(reserves.len());
        for &(class, seats) in reserves {
            let seats = (seats as usize).min(left);
            left -= seats;
            reserved.push((class, Pool::new(seats)));
        }
        let lent: usize = reserved.iter().map(|(_, pool)| pool.limit).sum();
        let (before, own_after) = match rules.precedence {
            Precedence::ReserveFirst => (0, left),
            Precedence::OpenFirst => (left, 0),
        };
        let reverting = rules.unfilled == Unfilled::Revert;
        let after = Pool::new(own_after + if reverting { lent } else { 0 });
        Self { before: Pool::new(before), reserved, after, own_after, reverting }
    }

    /// Offers a child; gives back the one who is left without a seat, which may be the same.
    pub(crate) fn offer(&mut self, entry: K::Entry, class_of: impl Fn(u32) -> u16) -> Option<K::Entry> {
        let entry = self.before.take(entry)?;
        self.offer_reserved(entry, class_of(K::name(entry)))
    }

    fn offer_reserved(&mut self, entry: K::Entry, class: u16) -> Option<K::Entry> {
        let Some((_, pool)) = self.reserved.iter_mut().find(|(reserved, _)| *reserved == class) else {
            return self.after.take(entry);
        };
        match pool.take(entry) {
            Some(entry) => self.after.take(entry),
            None if self.reverting => {
                self.after.limit -= 1;
                self.after.trim()
            }
            None => None,
        }
    }

    /// A child of `class` falls back on the seat it holds today; gives back the one who loses a seat by that.
    pub(crate) fn come_home(&mut self, class: u16, class_of: impl Fn(u32) -> u16) -> Option<K::Entry> {
        if let Some(at) =
            self.reserved.iter().position(|(reserved, pool)| *reserved == class && pool.limit > 0)
        {
            return self.shrink_reserve(at);
        }
        if self.before.limit > 0 {
            self.before.limit -= 1;
            let entry = self.before.trim()?;
            return self.offer_reserved(entry, class_of(K::name(entry)));
        }
        if self.own_after > 0 {
            self.own_after -= 1;
            self.after.limit -= 1;
            return self.after.trim();
        }
        let at = self.reserved.iter().rposition(|(_, pool)| pool.limit > 0)?;
        self.shrink_reserve(at)
    }

    /// Everybody who sits.
    pub(crate) fn seated(&self) -> impl Iterator<Item = K::Entry> {
        let pools = std::iter::once(&self.before).chain(self.reserved.iter().map(|(_, pool)| pool));
        pools.chain(std::iter::once(&self.after)).flat_map(|pool| pool.held.iter().copied())
    }

    fn shrink_reserve(&mut self, at: usize) -> Option<K::Entry> {
        let pool = &mut self.reserved[at].1;
        pool.limit -= 1;
        if let Some(entry) = pool.trim() {
            return self.after.take(entry);
        }
        if self.reverting {
            self.after.limit -= 1;
            return self.after.trim();
        }
        None
    }
}
