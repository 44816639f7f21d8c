//! Who stands in line: the order of every programme over all who wish it, and the next who would rather sit there.

use super::{Filling, HOME, Lister, Rematch, UNPLACED, low};
use crate::market::{NOWHERE, Placement};

impl Rematch<'_> {
    pub(super) fn line_up(&mut self) {
        for reserve in &self.market.reserves {
            self.reserves[reserve.programme as usize].push((reserve.class, reserve.seats));
        }
        self.reserves.iter_mut().for_each(|reserves| reserves.sort_unstable());
        for wish in &self.market.wishes {
            self.queue_first[wish.programme as usize + 1] += 1;
        }
        for programme in 0..self.market.programmes() {
            self.queue_first[programme + 1] += self.queue_first[programme];
        }
        let mut fill = self.queue_first.clone();
        self.queue = vec![Lister { entry: 0, nth: 0 }; self.market.wishes.len()];
        for child in self.everybody() {
            for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)) {
                let at = &mut fill[wish.programme as usize];
                self.queue[*at as usize] = Lister { entry: self.entry(child, nth), nth };
                *at += 1;
            }
        }
        for bounds in self.queue_first.windows(2) {
            self.queue[bounds[0] as usize..bounds[1] as usize].sort_unstable_by_key(|lister| lister.entry);
        }
    }

    pub(super) fn take_seats(&mut self, placement: &Placement) {
        for child in self.everybody() {
            let seat = placement.seat.get(child as usize).copied().unwrap_or(NOWHERE);
            if seat == NOWHERE {
                continue;
            }
            let wishes = self.market.wishes_of(child);
            let nth =
                (0u32..).zip(wishes).find(|(_, wish)| wish.programme == seat).map_or(HOME, |(nth, _)| nth);
            self.sit(child, nth);
        }
        self.open_lines();
    }

    /// Finds where in each queue those begin who would rather sit there. In a fair placement nobody does who stands before
    /// the last admitted, so a vacancy need not look at them; should the placement be unfair, the lines are set back.
    fn open_lines(&mut self) {
        let everybody_before = |programme: u32| match self.admitted[programme as usize].iter().max() {
            _ if self.has_room(programme) => u64::MAX,
            Some(&last) => last + 1,
            None => 0,
        };
        let before: Vec<u64> = (0..self.programmes()).map(everybody_before).collect();
        let start = |programme: u32| self.place_in_line(programme, before[programme as usize]);
        self.cursor = (0..self.programmes()).map(start).collect();
        for child in self.everybody() {
            let wishes = (0u32..).zip(self.market.wishes_of(child)).take(self.nth[child as usize] as usize);
            let mut envies =
                wishes.map(|(nth, wish)| self.entry(child, nth) < before[wish.programme as usize]);
            if envies.any(|envies| envies) {
                self.remember_wishes(child);
            }
        }
    }

    /// The position in the queue of a programme at which an entry stands or would stand.
    fn place_in_line(&self, programme: u32, entry: u64) -> u32 {
        let from = self.queue_first[programme as usize];
        let line = &self.queue[from as usize..self.queue_first[programme as usize + 1] as usize];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a position within the queue, which fits 32 bits"
        )]
        let at = line.partition_point(|lister| lister.entry < entry) as u32;
        from + at
    }

    fn programmes(&self) -> u32 {
        u32::try_from(self.market.programmes()).unwrap_or(u32::MAX)
    }

    /// Whether the child would rather have this wish of its than what it has.
    fn wants(&self, child: u32, nth: u32) -> bool {
        let now = self.nth[child as usize];
        let may_move = self.filling == Filling::Chain || now == UNPLACED;
        nth < now && may_move && !self.left[child as usize] && !self.struck.contains(&(child, nth))
    }

    pub(super) fn next_in_line(&mut self, programme: u32) -> Option<(u32, u32)> {
        let end = self.queue_first[programme as usize + 1];
        let mut at = self.cursor[programme as usize];
        let found = loop {
            if at == end {
                break None;
            }
            let Lister { entry, nth } = self.queue[at as usize];
            if self.wants(low(entry), nth) {
                break Some((low(entry), nth));
            }
            at += 1;
        };
        self.cursor[programme as usize] = at;
        found
    }

    /// With reserves, the first of each class in line may be the one: ask the choice.
    pub(super) fn next_for_reserves(&self, programme: u32) -> Option<(u32, u32)> {
        let p = programme as usize;
        let group = |class: u16| self.reserves[p].iter().position(|(of, _)| *of == class);
        let mut seen = vec![false; self.reserves[p].len() + 1];
        let mut first = Vec::new();
        for lister in &self.queue[self.queue_first[p] as usize..self.queue_first[p + 1] as usize] {
            let child = low(lister.entry);
            let class = self.class(child, lister.nth);
            let seen = &mut seen[group(class).map_or(0, |at| at + 1)];
            if !*seen && self.wants(child, lister.nth) {
                *seen = true;
                first.push((*lister, class));
            }
        }
        let mut everybody: Vec<_> =
            self.admitted[p].iter().map(|&entry| (entry, self.class_of_seated(entry))).collect();
        everybody.extend(first.iter().map(|(lister, class)| (lister.entry, *class)));
        let out = self.choose(programme, &everybody);
        first
            .iter()
            .find(|(lister, _)| !out.contains(&lister.entry))
            .map(|(lister, _)| (low(lister.entry), lister.nth))
    }
    /// After a child has come down its list, the programmes above have to reckon with it again.
    pub(super) fn remember_wishes(&mut self, child: u32) {
        let below = self.nth[child as usize] as usize;
        for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)).take(below) {
            let at = self.place_in_line(wish.programme, self.entry(child, nth));
            let cursor = &mut self.cursor[wish.programme as usize];
            *cursor = (*cursor).min(at);
        }
    }
}
