//! Is a market sound? Everything that would make an answer meaningless is named here.

use crate::market::{ANYWHERE, Market, NO_CLASS, NOWHERE, Wish};
use crate::order::line_starts;

/// What is wrong with a market, by positions in its arrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defect {
    /// The arrays do not fit each other, named by the one that is wrong.
    Shape(&'static str),
    /// A wish names a programme that does not exist.
    UnknownProgramme {
        /// Who wishes it.
        child: u32,
        /// What is wished.
        programme: u32,
    },
    /// A child wishes the same programme twice.
    WishedTwice {
        /// Who wishes it.
        child: u32,
        /// What is wished.
        programme: u32,
    },
    /// The priority `u32::MAX` is kept for "anybody".
    PriorityTooLarge {
        /// Whose wish it is.
        child: u32,
        /// What is wished.
        programme: u32,
    },
    /// Two children have the same place in a programme's order.
    Tie {
        /// The programme.
        programme: u32,
        /// The place that both have.
        priority: u32,
    },
    /// A seat is held today in a programme that does not exist.
    UnknownPresent {
        /// Who holds it.
        child: u32,
    },
    /// A reserve names a programme that does not exist, or no class, or comes twice.
    Reserve {
        /// Its position in [`Market::reserves`].
        at: u32,
    },
    /// A programme's reserves are more than its seats.
    ReservesExceedSeats {
        /// The programme.
        programme: u32,
    },
}

/// How many defects are listed before the rest is left out.
const ENOUGH: usize = 1000;

impl Market {
    /// Lists what is wrong with the market (the first thousand things), nothing when it is sound.
    #[must_use]
    pub fn check(&self) -> Vec<Defect> {
        let mut found = Vec::new();
        self.check_shape(&mut found);
        if found.is_empty() {
            self.check_wishes(&mut found);
            self.check_reserves(&mut found);
        }
        if found.is_empty() {
            self.check_ties(&mut found);
        }
        found.truncate(ENOUGH);
        found
    }

    fn check_shape(&self, found: &mut Vec<Defect>) {
        let fits = |n: usize| u32::try_from(n).is_ok_and(|n| n < NOWHERE - 1);
        if !fits(self.wishes.len()) || !fits(self.children()) {
            found.push(Defect::Shape("wishes"));
        }
        if !fits(self.capacity.len()) {
            found.push(Defect::Shape("capacity"));
        }
        let ends = self.first.first() == Some(&0)
            && self.first.last().is_some_and(|&last| last as usize == self.wishes.len());
        if !ends || self.first.windows(2).any(|pair| pair[0] > pair[1]) {
            found.push(Defect::Shape("first"));
        }
        if !self.class.is_empty() && self.class.len() != self.wishes.len() {
            found.push(Defect::Shape("class"));
        }
        if !self.present.is_empty() && self.present.len() != self.children() {
            found.push(Defect::Shape("present"));
        }
    }

    fn check_wishes(&self, found: &mut Vec<Defect>) {
        let programmes = self.programmes();
        for (child, bounds) in (0u32..).zip(self.first.windows(2)) {
            let wishes = &self.wishes[bounds[0] as usize..bounds[1] as usize];
            for &Wish { programme, priority } in wishes {
                if programme as usize >= programmes {
                    found.push(Defect::UnknownProgramme { child, programme });
                }
                if priority == ANYWHERE {
                    found.push(Defect::PriorityTooLarge { child, programme });
                }
            }
            if let Some(programme) = wished_twice(wishes) {
                found.push(Defect::WishedTwice { child, programme });
            }
            if found.len() >= ENOUGH {
                return;
            }
        }
        for (child, &present) in (0u32..).zip(&self.present) {
            if present != NOWHERE && present as usize >= programmes {
                found.push(Defect::UnknownPresent { child });
            }
        }
    }

    fn check_reserves(&self, found: &mut Vec<Defect>) {
        let mut reserves: Vec<_> = (0u32..).zip(&self.reserves).collect();
        reserves.sort_by_key(|(at, reserve)| (reserve.programme, reserve.class, *at));
        for pair in reserves.windows(2) {
            if (pair[0].1.programme, pair[0].1.class) == (pair[1].1.programme, pair[1].1.class) {
                found.push(Defect::Reserve { at: pair[1].0 });
            }
        }
        for (at, reserve) in &reserves {
            if reserve.class == NO_CLASS || reserve.programme as usize >= self.programmes() {
                found.push(Defect::Reserve { at: *at });
            }
        }
        if !found.is_empty() {
            return;
        }
        for group in reserves.chunk_by(|a, b| a.1.programme == b.1.programme) {
            let programme = group[0].1.programme;
            let seats: u64 = group.iter().map(|(_, reserve)| u64::from(reserve.seats)).sum();
            if seats > u64::from(self.capacity[programme as usize]) {
                found.push(Defect::ReservesExceedSeats { programme });
            }
        }
    }

    /// Sorts the places given in each programme and looks for neighbours that are equal.
    fn check_ties(&self, found: &mut Vec<Defect>) {
        let mut end = line_starts(self);
        // After the filling, `end[p]` is where programme p ends and p + 1 begins.
        let mut places = vec![0u32; self.wishes.len()];
        for wish in &self.wishes {
            let at = &mut end[wish.programme as usize];
            places[*at as usize] = wish.priority;
            *at += 1;
        }
        let mut from = 0;
        for (programme, &end) in (0u32..).zip(&end[..self.programmes()]) {
            let places = &mut places[from..end as usize];
            places.sort_unstable();
            for group in places.chunk_by(|a, b| a == b).filter(|group| group.len() > 1) {
                found.push(Defect::Tie { programme, priority: group[0] });
            }
            if found.len() >= ENOUGH {
                return;
            }
            from = end as usize;
        }
    }
}

/// A programme that a list names twice, if there is one.
fn wished_twice(wishes: &[Wish]) -> Option<u32> {
    if wishes.len() <= 32 {
        return wishes
            .iter()
            .enumerate()
            .find(|(at, wish)| wishes[..*at].iter().any(|other| other.programme == wish.programme))
            .map(|(_, wish)| wish.programme);
    }
    let mut programmes: Vec<u32> = wishes.iter().map(|wish| wish.programme).collect();
    programmes.sort_unstable();
    programmes.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}
