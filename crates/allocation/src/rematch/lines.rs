//! Who stands in line: the order of every programme over all who wish it, and the next who would rather sit there.

use super::{Filling, HOME, Lister, Rematch, UNPLACED, high};
use crate::market::{ANYWHERE, NOWHERE, Placement};
use crate::order::line_starts;

impl Rematch<'_> {
    pub(super) fn line_up(&mut self) {
        for reserve in &self.market.reserves {
            self.reserves[reserve.programme as usize].push((reserve.class, reserve.seats));
        }
        self.reserves.iter_mut().for_each(|reserves| reserves.sort_unstable());
        self.queue_first = line_starts(self.market);
        let mut fill = self.queue_first.clone();
        self.queue = vec![Lister::default(); self.market.wishes.len()];
        for child in self.everybody() {
            for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)) {
                let at = &mut fill[wish.programme as usize];
                self.queue[*at as usize] = Lister { key: self.key(child, nth), child, nth };
                *at += 1;
            }
        }
        for bounds in self.queue_first.windows(2) {
            self.queue[bounds[0] as usize..bounds[1] as usize].sort_unstable_by_key(|lister| lister.key);
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
            _ if self.has_room(programme) => ANYWHERE,
            Some(&last) => high(last) + 1,
            None => 0,
        };
        let before: Vec<u32> = (0..self.programmes()).map(everybody_before).collect();
        let start = |programme: u32| self.place_in_line(programme, before[programme as usize]);
        self.cursor = (0..self.programmes()).map(start).collect();
        for child in self.everybody() {
            let wishes = (0u32..).zip(self.market.wishes_of(child)).take(self.nth[child as usize] as usize);
            let mut envies = wishes.map(|(nth, wish)| self.key(child, nth) < before[wish.programme as usize]);
            if envies.any(|envies| envies) {
                self.remember_wishes(child);
            }
        }
    }

    /// The position in the queue of a programme at which a key stands or would stand.
    fn place_in_line(&self, programme: u32, key: u32) -> u32 {
        let from = self.queue_first[programme as usize];
        let line = &self.queue[from as usize..self.queue_first[programme as usize + 1] as usize];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a position within the queue, which fits 32 bits"
        )]
        let at = line.partition_point(|lister| lister.key < key) as u32;
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
            let Lister { child, nth, .. } = self.queue[at as usize];
            if self.wants(child, nth) {
                break Some((child, nth));
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
        for &Lister { child, nth, .. } in
            &self.queue[self.queue_first[p] as usize..self.queue_first[p + 1] as usize]
        {
            let class = self.class(child, nth);
            let seen = &mut seen[group(class).map_or(0, |at| at + 1)];
            if !*seen && self.wants(child, nth) {
                *seen = true;
                first.push((child, nth, class));
            }
        }
        let mut everybody: Vec<_> =
            self.admitted[p].iter().map(|&entry| (entry, self.class_of_seated(entry))).collect();
        everybody.extend(first.iter().map(|&(child, nth, class)| (self.entry(child, nth), class)));
        let out = self.choose(programme, &everybody);
        let admitted = first.iter().find(|&&(child, nth, _)| !out.contains(&self.entry(child, nth)));
        admitted.map(|&(child, nth, _)| (child, nth))
    }

    /// After a child has come down its list, the programmes above have to reckon with it again.
    pub(super) fn remember_wishes(&mut self, child: u32) {
        let below = self.nth[child as usize] as usize;
        for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)).take(below) {
            let at = self.place_in_line(wish.programme, self.key(child, nth));
            let cursor = &mut self.cursor[wish.programme as usize];
            *cursor = (*cursor).min(at);
        }
    }
}
