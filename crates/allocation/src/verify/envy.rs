//! Second pass over the children: does anybody wish for a better programme that would have to take it?

use std::collections::BTreeMap;

use super::exchange;
use super::judge::{Judge, OPEN, by_rank, to_u32};
use super::report::{Report, WITNESSES, Witness};
use crate::market::{NOWHERE, Wish};
use crate::rules::Mechanism;

impl Judge<'_> {
    /// Looks for children who would rather sit where they could, and gathers all that was found.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = self.early.clone();
        match self.rules.mechanism {
            Mechanism::TopTradingCycles => {
                exchange::judge(self, &mut report);
                report.envy_by_priority = self.priority_envy(&self.bound);
            }
            Mechanism::DeferredAcceptance => {
                self.find_blocking(&self.narrow_bound(), |_, _, wish| wish.priority, &mut report);
                report.envy_by_priority = report.justified_envy;
            }
            Mechanism::Serial => {
                let order = self.rules.order.unwrap_or_default();
                let key = |child: u32, _, _| order.get(child as usize).copied().unwrap_or(0);
                self.find_blocking(&self.narrow_bound(), key, &mut report);
                report.envy_by_priority = self.priority_envy(&self.latest_priorities());
            }
            Mechanism::Immediate => {
                self.find_blocking(&self.bound, by_rank, &mut report);
                report.envy_by_priority = self.priority_envy(&self.latest_priorities());
            }
        }
        report
    }

    /// The bounds as 32 bits, for orders that need no more: half as many bytes to look up for every wish.
    fn narrow_bound(&self) -> Vec<u32> {
        // `OPEN` becomes the largest number, which no priority and no place reaches.
        self.bound.iter().map(|&bound| u32::try_from(bound).unwrap_or(u32::MAX)).collect()
    }

    fn find_blocking<K: Copy + Ord>(
        &self,
        bound: &[K],
        key: impl Fn(u32, u32, Wish) -> K,
        report: &mut Report,
    ) {
        let mut pairs = Vec::new();
        for ((child, bounds), &better) in (0u32..).zip(self.market.first.windows(2)).zip(&self.better) {
            let wishes = &self.market.wishes[bounds[0] as usize..bounds[1] as usize];
            let blocks = |nth: u32, wish: Wish| key(child, nth, wish) < bound[wish.programme as usize];
            if one_of_the_first(wishes, better, blocks) {
                for (nth, &wish) in (0..better).zip(wishes) {
                    if blocks(nth, wish) {
                        self.blocks(child, nth, wish, &mut pairs, report);
                    }
                }
            }
        }
        self.name_envied(&pairs, report);
    }

    /// A pair that may block: does it, and how?
    #[cold]
    fn blocks(
        &self,
        child: u32,
        nth: u32,
        wish: Wish,
        pairs: &mut Vec<(u32, u32, u64)>,
        report: &mut Report,
    ) {
        let programme = wish.programme;
        let key = self.key(child, nth, wish);
        let free = match self.reserved.get(&programme) {
            Some(bounds) => {
                let class = self.market.class_at((self.market.first[child as usize] + nth) as usize);
                if key >= bounds.of(class) {
                    return;
                }
                bounds.has_free_seat_for(key, class)
            }
            None => self.bound[programme as usize] == OPEN,
        };
        if free {
            report.wasted_seats += 1;
            report.witness(Witness::WastedSeat { child, programme, rank: nth + 1 });
        } else {
            report.justified_envy += 1;
            if pairs.len() + report.witnesses.len() < WITNESSES {
                pairs.push((child, nth, key));
            }
        }
    }

    /// Finds, for the first pairs of envy, the child that is envied: one more pass, only when there is envy.
    fn name_envied(&self, pairs: &[(u32, u32, u64)], report: &mut Report) {
        if pairs.is_empty() {
            return;
        }
        let last = self.last_admitted(|programme| {
            pairs
                .iter()
                .any(|&(child, nth, _)| self.market.wishes_of(child)[nth as usize].programme == programme)
        });
        for &(child, nth, key) in pairs {
            let programme = self.market.wishes_of(child)[nth as usize].programme;
            if let Some(&(seated_key, seated)) = last.get(&programme) {
                report.witness(Witness::JustifiedEnvy {
                    child,
                    programme,
                    rank: nth + 1,
                    key,
                    seated,
                    seated_key,
                });
            }
        }
    }

    /// Latest key and child of the chosen programmes, among those who did not hold their seat before.
    pub(super) fn last_admitted(&self, wanted: impl Fn(u32) -> bool) -> BTreeMap<u32, (u64, u32)> {
        let mut last = BTreeMap::new();
        for child in 0..to_u32(self.market.children()) {
            let seat = self.seat.get(child as usize).copied().unwrap_or(NOWHERE);
            if seat == NOWHERE || seat == self.market.present_of(child) || !wanted(seat) {
                continue;
            }
            let nth = self.better[child as usize];
            let Some(&wish) = self.market.wishes_of(child).get(nth as usize) else { continue };
            if wish.programme == seat {
                let entry = (self.key(child, nth, wish), child);
                last.entry(seat)
                    .and_modify(|last: &mut (u64, u32)| *last = entry.max(*last))
                    .or_insert(entry);
            }
        }
        last
    }

    /// The latest priority admitted by each programme, or `OPEN` with a free seat.
    fn latest_priorities(&self) -> Vec<u64> {
        let mut bound: Vec<u64> = self.bound.iter().map(|&b| if b == OPEN { OPEN } else { 0 }).collect();
        for (child, &better) in (0u32..).zip(&self.better) {
            let seat = self.seat.get(child as usize).copied().unwrap_or(NOWHERE);
            let wish = self.market.wishes_of(child).get(better as usize);
            if let Some(wish) =
                wish.filter(|wish| wish.programme == seat && seat != self.market.present_of(child))
            {
                let latest = &mut bound[seat as usize];
                *latest = (*latest).max(u64::from(wish.priority));
            }
        }
        bound
    }

    /// Pairs of envy by the programmes' priorities; programmes with a free seat are left out.
    fn priority_envy(&self, bound: &[u64]) -> u64 {
        let mut pairs = 0;
        for (child, &better) in (0u32..).zip(&self.better) {
            for wish in &self.market.wishes_of(child)[..better as usize] {
                let bound = bound[wish.programme as usize];
                pairs += u64::from(bound != OPEN && u64::from(wish.priority) < bound);
            }
        }
        pairs
    }
}

/// Whether something holds for one of the first `count` wishes. The first four are all asked, for the same reason.
#[inline]
fn one_of_the_first(wishes: &[Wish], count: u32, holds: impl Fn(u32, Wish) -> bool) -> bool {
    let Some((head, tail)) = wishes.split_first_chunk::<4>() else {
        return (0..count).zip(wishes).any(|(nth, &wish)| holds(nth, wish));
    };
    let mut found = 0u64;
    for (nth, &wish) in (0u32..).zip(head) {
        found |= u64::from(holds(nth, wish)) << nth;
    }
    let asked = (1 << count.min(4)) - 1;
    found & asked != 0 || count > 4 && (4..count).zip(tail).any(|(nth, &wish)| holds(nth, wish))
}
