//! Who sits where while a placement is repaired, and whom a programme with too many has to let go.

use super::{Rematch, UNPLACED, low};
use crate::choice::Choice;
use crate::market::NO_CLASS;

impl Rematch<'_> {
    pub(super) fn sit(&mut self, child: u32, nth: u32) {
        self.nth[child as usize] = nth;
        let programme = self.programme(child, nth) as usize;
        if self.programme(child, nth) == self.market.present_of(child) {
            let class = self.class(child, nth);
            self.home[programme].push(class);
        } else {
            let entry = self.entry(child, nth);
            self.admitted[programme].push(entry);
        }
    }

    pub(super) fn stand_up(&mut self, child: u32) {
        let nth = self.nth[child as usize];
        let programme = self.programme(child, nth);
        if programme == self.market.present_of(child) {
            let class = self.class(child, nth);
            let home = &mut self.home[programme as usize];
            if let Some(at) = home.iter().position(|of| *of == class) {
                home.swap_remove(at);
            }
        } else {
            let entry = self.entry(child, nth);
            let admitted = &mut self.admitted[programme as usize];
            if let Some(at) = admitted.iter().position(|other| *other == entry) {
                admitted.swap_remove(at);
            }
        }
        self.nth[child as usize] = UNPLACED;
        self.vacancies.push(programme);
    }

    /// Takes a child off its seat without a vacancy: another child has taken it.
    pub(super) fn unseat(&mut self, child: u32) {
        self.stand_up(child);
        self.vacancies.pop();
    }

    pub(super) fn has_room(&self, programme: u32) -> bool {
        let p = programme as usize;
        self.admitted[p].len() + self.home[p].len() < self.market.capacity[p] as usize
    }

    /// The child that a programme has to let go, if it has too many.
    pub(super) fn excess(&self, programme: u32) -> Option<u32> {
        let p = programme as usize;
        if self.reserves[p].is_empty() {
            let seats = (self.market.capacity[p] as usize).saturating_sub(self.home[p].len());
            let worst = self.admitted[p].iter().max().filter(|_| self.admitted[p].len() > seats)?;
            return Some(low(*worst));
        }
        let everybody: Vec<_> =
            self.admitted[p].iter().map(|&entry| (entry, self.class_of_seated(entry))).collect();
        self.choose(programme, &everybody).first().map(|&entry| low(entry))
    }

    pub(super) fn class_of_seated(&self, entry: u64) -> u16 {
        let child = low(entry);
        self.class(child, self.nth[child as usize])
    }

    /// Lets a programme with reserves choose; gives those it cannot seat.
    pub(super) fn choose(&self, programme: u32, candidates: &[(u64, u16)]) -> Vec<u64> {
        let p = programme as usize;
        let class_of = |child: u32| {
            candidates.iter().find(|(entry, _)| low(*entry) == child).map_or(NO_CLASS, |(_, class)| *class)
        };
        let mut choice = Choice::<u32>::new(self.market.capacity[p], &self.reserves[p], &self.rules);
        for &class in &self.home[p] {
            choice.come_home(class, class_of);
        }
        candidates.iter().filter_map(|&(entry, _)| choice.offer(entry, class_of)).collect()
    }
}
