//! Why a child did not get a better wish, in numbers that anybody can check.

use super::judge::{Judge, OPEN};
use crate::market::NOWHERE;

/// The answer for one child: its seat, and for each better wish why it was not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The child.
    pub child: u32,
    /// Where it sits, or [`NOWHERE`].
    pub programme: u32,
    /// The rank of that wish from 1; none without a seat, or when the seat held today is not among the wishes.
    pub rank: Option<u32>,
    /// Whether it is the seat held today.
    pub kept: bool,
    /// One reason for each better wish.
    pub better: Vec<Reason>,
}

/// Why one better wish was not given: full; the last admitted has that key, yours is this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The programme.
    pub programme: u32,
    /// The rank of the wish from 1.
    pub rank: u32,
    /// The child's key there: its priority, its place in the serial order, or (immediate acceptance) rank − 1
    /// in the upper and priority in the lower 32 bits.
    pub yours: u64,
    /// The last child admitted; none when everybody who sits there held that seat before, or nobody sits there.
    pub last: Option<Admitted>,
    /// The child would have been admitted with a key below this; with reserves it is the cutoff of its class.
    pub needed: u64,
    /// Seats of the programme.
    pub seats: u32,
    /// Children who sit there.
    pub seated: u32,
    /// Of those, children who held that seat before.
    pub at_home: u32,
    /// Whether the reason holds: false means that the child was passed over against the rules.
    pub holds: bool,
}

/// The last child admitted to a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// Who it is.
    pub child: u32,
    /// Its key there.
    pub key: u64,
}

impl Judge<'_> {
    /// The certificate of a child; nothing when there is no such child.
    ///
    /// It reads all seats to name the last admitted: ask for [`Judge::certificates`] when many are wanted.
    #[must_use]
    pub fn certificate(&self, child: u32) -> Option<Certificate> {
        self.certificates(&[child]).pop()
    }

    /// Certificates of several children, in the order asked; unknown children are left out.
    #[must_use]
    pub fn certificates(&self, children: &[u32]) -> Vec<Certificate> {
        let mut wanted = vec![false; self.market.programmes()];
        let known = || children.iter().copied().filter(|&child| (child as usize) < self.market.children());
        for child in known() {
            for wish in &self.market.wishes_of(child)[..self.better[child as usize] as usize] {
                wanted[wish.programme as usize] = true;
            }
        }
        let last = self.last_admitted(|programme| wanted.get(programme as usize).copied().unwrap_or(false));
        known()
            .map(|child| {
                let programme = self.seat.get(child as usize).copied().unwrap_or(NOWHERE);
                let kept = programme != NOWHERE && programme == self.market.present_of(child);
                let wishes = self.market.wishes_of(child);
                let rank =
                    (1u32..).zip(wishes).find(|(_, wish)| wish.programme == programme).map(|(rank, _)| rank);
                let better =
                    (0..self.better[child as usize]).map(|nth| self.reason(child, nth, &last)).collect();
                Certificate { child, programme, rank, kept, better }
            })
            .collect()
    }

    fn reason(&self, child: u32, nth: u32, last: &std::collections::BTreeMap<u32, (u64, u32)>) -> Reason {
        let at = (self.market.first[child as usize] + nth) as usize;
        let wish = self.market.wishes[at];
        let p = wish.programme as usize;
        let yours = self.key(child, nth, wish);
        let needed = match self.reserved.get(&wish.programme) {
            Some(bounds) => bounds.of(self.market.class_at(at)),
            None => self.bound[p],
        };
        let trading = self.rules.mechanism == crate::rules::Mechanism::TopTradingCycles;
        Reason {
            programme: wish.programme,
            rank: nth + 1,
            yours,
            last: last.get(&wish.programme).map(|&(key, child)| Admitted { child, key }),
            needed,
            seats: self.market.capacity[p],
            seated: self.seated[p],
            at_home: self.at_home[p],
            // Trading promises only that no seat stays free.
            holds: if trading { needed != OPEN } else { yours >= needed },
        }
    }
}
