//! Top trading cycles: each child points to its best programme left, each programme to its best child left; every
//! cycle trades (Shapley and Scarf 1974; Abdulkadiroğlu and Sönmez 2003 for schools). For comparison only.
//!
//! A child who holds a seat today comes first in that programme's order, so it never ends up worse. A programme
//! that holds more children than it has seats takes nobody new.

use crate::market::{Market, NOWHERE, Placement};

/// Children of each programme in its order, those who hold a seat there today first.
struct Queues {
    first: Vec<usize>,
    children: Vec<u32>,
}

struct Trade<'a> {
    market: &'a Market,
    queues: Queues,
    /// How far each programme's queue has been used up.
    head: Vec<usize>,
    seats: Vec<u32>,
    closed: Vec<bool>,
    /// The next wish of each child to look at.
    next: Vec<u32>,
    seat: Vec<u32>,
    done: Vec<bool>,
}

/// Solves a market without reserves.
pub(crate) fn solve(market: &Market, order: Option<&[u32]>) -> Placement {
    let children = market.children();
    let mut holders = vec![0u32; market.programmes()];
    for &present in market.present.iter().filter(|&&present| present != NOWHERE) {
        holders[present as usize] += 1;
    }
    let closed: Vec<bool> = holders.iter().zip(&market.capacity).map(|(held, seats)| held > seats).collect();
    let seats = holders.iter().zip(&market.capacity).map(|(&held, &seats)| held.max(seats)).collect();
    let queues = Queues::new(market, order);
    let head = queues.first[..market.programmes()].to_vec();
    let next = market.first[..children].to_vec();
    let (seat, done) = (vec![NOWHERE; children], vec![false; children]);
    let mut trade = Trade { market, queues, head, seats, closed, next, seat, done };
    trade.run();
    Placement { seat: trade.seat }
}

impl Queues {
    fn new(market: &Market, order: Option<&[u32]>) -> Self {
        let mut first = vec![0usize; market.programmes() + 1];
        for wish in &market.wishes {
            first[wish.programme as usize + 1] += 1;
        }
        for &present in market.present.iter().filter(|&&present| present != NOWHERE) {
            first[present as usize + 1] += 1;
        }
        for programme in 0..market.programmes() {
            first[programme + 1] += first[programme];
        }
        // Holders stand first, by the order of all children where one is given; a second entry of theirs, from
        // the wish, does no harm.
        let mut entries = vec![((0u8, 0u32), 0u32); first[market.programmes()]];
        let mut fill = first.clone();
        for child in 0..u32::try_from(market.children()).unwrap_or(u32::MAX) {
            let present = market.present_of(child);
            if present != NOWHERE {
                entries[fill[present as usize]] =
                    ((0, order.map_or(child, |order| order[child as usize])), child);
                fill[present as usize] += 1;
            }
            for wish in market.wishes_of(child) {
                entries[fill[wish.programme as usize]] = ((1, wish.priority), child);
                fill[wish.programme as usize] += 1;
            }
        }
        for programme in 0..market.programmes() {
            entries[first[programme]..first[programme + 1]].sort_unstable();
        }
        Self { first, children: entries.into_iter().map(|(_, child)| child).collect() }
    }
}

impl Trade<'_> {
    fn run(&mut self) {
        const OFF: u32 = u32::MAX;
        let mut on_path = vec![OFF; self.done.len()];
        let mut path: Vec<(u32, u32)> = Vec::new();
        for start in 0..u32::try_from(self.done.len()).unwrap_or(u32::MAX) {
            let mut child = start;
            loop {
                if self.done[child as usize] {
                    match path.pop() {
                        Some((back, _)) => {
                            on_path[back as usize] = OFF;
                            child = back;
                            continue;
                        }
                        None => break,
                    }
                }
                if on_path[child as usize] != OFF {
                    let from = on_path[child as usize] as usize;
                    for (member, programme) in path.drain(from..) {
                        on_path[member as usize] = OFF;
                        self.give(member, programme);
                    }
                    continue;
                }
                match self.best(child) {
                    NOWHERE => self.done[child as usize] = true,
                    programme => {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "a path is no longer than the children"
                        )]
                        let depth = path.len() as u32;
                        on_path[child as usize] = depth;
                        path.push((child, programme));
                        child = self.first_in(programme, child);
                    }
                }
            }
        }
    }

    /// The best programme left for a child, its present one last.
    fn best(&mut self, child: u32) -> u32 {
        let present = self.market.present_of(child);
        let end = self.market.first[child as usize + 1];
        while self.next[child as usize] < end {
            let programme = self.market.wishes[self.next[child as usize] as usize].programme;
            if programme == present {
                return present;
            }
            if self.seats[programme as usize] > 0 && !self.closed[programme as usize] {
                return programme;
            }
            self.next[child as usize] += 1;
        }
        present
    }

    /// The first child left in a programme's queue; `asking` is one of them, so there is always one.
    fn first_in(&mut self, programme: u32, asking: u32) -> u32 {
        let end = self.queues.first[programme as usize + 1];
        while self.head[programme as usize] < end {
            let child = self.queues.children[self.head[programme as usize]];
            if !self.done[child as usize] {
                return child;
            }
            self.head[programme as usize] += 1;
        }
        asking
    }

    fn give(&mut self, child: u32, programme: u32) {
        self.seat[child as usize] = programme;
        self.done[child as usize] = true;
        self.seats[programme as usize] = self.seats[programme as usize].saturating_sub(1);
    }
}
