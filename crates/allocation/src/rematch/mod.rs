//! After the placement: a seat is refused, and the vacancy is filled by a chain.
//!
//! The vacancy goes to the first child in the programme's order who would rather sit there; that child's seat
//! becomes the next vacancy, and so on (Blum, Roth and Rothblum 1997). Nobody is made worse off by a child that
//! leaves, and the placement stays free of justified envy and of wasted seats. With [`Filling::MoveNobody`] a
//! vacancy goes to children without a seat only: quieter, but a child that stays put may then see a later one
//! get a seat that it would rather have.

mod lines;
mod seats;

use std::collections::HashSet;

use crate::market::{Market, NO_CLASS, NOWHERE, Placement};
use crate::rules::{Mechanism, Rules, Unsupported};

/// What a refusal means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The child leaves: it wants no seat any more, and gives up one that it held.
    Leaves,
    /// The child strikes this one wish and stays in line for all its others.
    Declines,
}

/// Who may be asked to fill a vacancy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// Whoever comes first in the order and would rather sit there: chains of moves, the result stays fair.
    #[default]
    Chain,
    /// Only children without a seat: nobody who is placed is moved.
    MoveNobody,
}

/// One child changes its seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The child.
    pub child: u32,
    /// Its seat before, or [`NOWHERE`].
    pub from: u32,
    /// Its seat after, or [`NOWHERE`].
    pub to: u32,
}

/// Why a refusal cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRefusable {
    /// There is no such child.
    UnknownChild,
    /// The child has no offered seat to decline: none at all, or the one it held anyway.
    NothingOffered,
}

impl std::fmt::Display for NotRefusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::UnknownChild => "there is no such child",
            Self::NothingOffered => "the child has no offered seat to decline",
        })
    }
}

impl std::error::Error for NotRefusable {}

/// A child in the queue of a programme: its key there, and which of its wishes this is.
#[derive(Clone, Copy, Default)]
struct Lister {
    key: u32,
    child: u32,
    nth: u32,
}

/// `Rematch::nth` of a child without a seat.
const UNPLACED: u32 = u32::MAX;
/// `Rematch::nth` of a child that keeps a seat which is not among its wishes.
const HOME: u32 = u32::MAX - 1;

/// A placement that is being repaired, refusal by refusal.
pub struct Rematch<'a> {
    market: &'a Market,
    rules: Rules<'a>,
    filling: Filling,
    queue_first: Vec<u32>,
    queue: Vec<Lister>,
    /// Before this position of its queue nobody would rather sit in the programme.
    cursor: Vec<u32>,
    /// Which wish each child has now.
    nth: Vec<u32>,
    left: Vec<bool>,
    struck: HashSet<(u32, u32)>,
    /// Children in each programme who did not hold their seat before, as key and child.
    admitted: Vec<Vec<u64>>,
    /// Classes of those who held their seat before and keep it.
    home: Vec<Vec<u16>>,
    reserves: Vec<Vec<(u16, u32)>>,
    vacancies: Vec<u32>,
}

impl<'a> Rematch<'a> {
    /// Prepares the queues of all programmes: sorts every wish once.
    ///
    /// # Errors
    /// [`Unsupported`] for mechanisms whose results no vacancy chain can keep: immediate acceptance and trading.
    pub fn new(
        market: &'a Market,
        rules: Rules<'a>,
        filling: Filling,
        placement: &Placement,
    ) -> Result<Self, Unsupported> {
        match (rules.mechanism, rules.order) {
            (Mechanism::DeferredAcceptance, _) => {}
            (Mechanism::Serial, Some(order)) if order.len() == market.children() => {}
            (Mechanism::Serial, Some(_)) => return Err(Unsupported::OrderOfAnotherLength),
            (Mechanism::Serial, None) => return Err(Unsupported::SerialWithoutOrder),
            _ => return Err(Unsupported::StableMechanismsOnly),
        }
        let programmes = market.programmes();
        let mut rematch = Self {
            market,
            rules,
            filling,
            queue_first: Vec::new(),
            queue: Vec::new(),
            cursor: Vec::new(),
            nth: vec![UNPLACED; market.children()],
            left: vec![false; market.children()],
            struck: HashSet::new(),
            admitted: vec![Vec::new(); programmes],
            home: vec![Vec::new(); programmes],
            reserves: vec![Vec::new(); programmes],
            vacancies: Vec::new(),
        };
        rematch.line_up();
        rematch.take_seats(placement);
        Ok(rematch)
    }

    fn everybody(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.market.children()).unwrap_or(u32::MAX)
    }

    fn key(&self, child: u32, nth: u32) -> u32 {
        match self.rules.order {
            Some(order) if self.rules.mechanism == Mechanism::Serial => order[child as usize],
            _ => self.market.wishes_of(child)[nth as usize].priority,
        }
    }

    /// Key and child in one comparable word.
    fn entry(&self, child: u32, nth: u32) -> u64 {
        u64::from(self.key(child, nth)) << 32 | u64::from(child)
    }

    fn programme(&self, child: u32, nth: u32) -> u32 {
        match nth {
            UNPLACED => NOWHERE,
            HOME => self.market.present_of(child),
            nth => self.market.wishes_of(child)[nth as usize].programme,
        }
    }

    fn class(&self, child: u32, nth: u32) -> u16 {
        match nth {
            UNPLACED | HOME => NO_CLASS,
            nth => self.market.class_at((self.market.first[child as usize] + nth) as usize),
        }
    }

    /// Where a child sits now, or [`NOWHERE`].
    #[must_use]
    pub fn seat_of(&self, child: u32) -> u32 {
        self.nth.get(child as usize).map_or(NOWHERE, |&nth| self.programme(child, nth))
    }

    /// The placement as it stands.
    #[must_use]
    pub fn placement(&self) -> Placement {
        Placement { seat: self.everybody().map(|child| self.seat_of(child)).collect() }
    }

    /// The wishes that have been struck so far, as child and rank from 1.
    pub fn struck(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.struck.iter().map(|&(child, nth)| (child, nth + 1))
    }

    /// Programmes that are over their seats because a child declined its transfer and came back to a seat that
    /// had been given on, while nobody may be moved. Always none with [`Filling::Chain`].
    pub fn overfull(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..)
            .zip(&self.admitted)
            .filter(|(programme, admitted)| {
                !admitted.is_empty()
                    && admitted.len() + self.home[*programme as usize].len()
                        > self.market.capacity[*programme as usize] as usize
            })
            .map(|(programme, _)| programme)
    }

    /// A child refuses. Gives every change of seat that follows, the refusing child's own included, in the order in
    /// which they happen; a child may move more than once.
    ///
    /// # Errors
    /// [`NotRefusable`] when there is nothing to refuse; nothing is changed then.
    pub fn refuse(&mut self, child: u32, refusal: Refusal) -> Result<Vec<Move>, NotRefusable> {
        let Some(&nth) = self.nth.get(child as usize) else { return Err(NotRefusable::UnknownChild) };
        let from = self.programme(child, nth);
        let mut moves = Vec::new();
        match refusal {
            Refusal::Declines if from == NOWHERE || from == self.market.present_of(child) => {
                return Err(NotRefusable::NothingOffered);
            }
            _ => {}
        }
        // While the vacancy is being filled the child is out of the room; then it comes in again by its list.
        self.left[child as usize] = true;
        if from != NOWHERE {
            self.stand_up(child);
            moves.push(Move { child, from, to: NOWHERE });
        }
        while let Some(programme) = self.vacancies.pop() {
            self.fill(programme, &mut moves);
        }
        if refusal == Refusal::Declines {
            self.left[child as usize] = false;
            self.struck.insert((child, nth));
            self.find_seat(child, NOWHERE, 0, &mut moves);
        }
        Ok(moves)
    }

    /// Fills the free seats of a programme; the seats left behind become vacancies.
    fn fill(&mut self, programme: u32, moves: &mut Vec<Move>) {
        while self.has_room(programme) {
            let next = if self.reserves[programme as usize].is_empty() {
                self.next_in_line(programme)
            } else {
                self.next_for_reserves(programme)
            };
            let Some((child, nth)) = next else { break };
            let from = self.seat_of(child);
            if from != NOWHERE {
                self.stand_up(child);
            }
            self.sit(child, nth);
            moves.push(Move { child, from, to: programme });
        }
    }

    /// A child that lost or declined a seat proposes down its list; whoever it pushes out does the same.
    fn find_seat(&mut self, child: u32, from: u32, nth: u32, moves: &mut Vec<Move>) {
        let mut next = Some((child, from, nth));
        while let Some((child, from, nth)) = next {
            next = None;
            let (sits, pushed) = self.propose(child, nth);
            if from != sits {
                moves.push(Move { child, from, to: sits });
            }
            self.remember_wishes(child);
            if let Some(pushed) = pushed {
                let (from, nth) = (self.seat_of(pushed), self.nth[pushed as usize]);
                self.unseat(pushed);
                next = Some((pushed, from, nth + 1));
            }
        }
    }

    /// Lets a child sit at its best wish from `nth` on that takes it; names who has to leave for it.
    fn propose(&mut self, child: u32, nth: u32) -> (u32, Option<u32>) {
        let present = self.market.present_of(child);
        let wishes = self.market.wishes_of(child);
        for (nth, wish) in (0u32..).zip(wishes).skip(nth as usize) {
            if self.struck.contains(&(child, nth)) {
                continue;
            }
            if wish.programme == present {
                self.sit(child, nth);
                return (present, self.pushed_by_return(present));
            }
            let room = self.has_room(wish.programme);
            if !room && self.filling == Filling::MoveNobody {
                continue;
            }
            self.sit(child, nth);
            match self.excess(wish.programme) {
                Some(pushed) if pushed == child || (self.filling == Filling::MoveNobody) => {
                    self.unseat(child)
                }
                pushed => return (wish.programme, pushed),
            }
        }
        if present == NOWHERE {
            return (NOWHERE, None);
        }
        self.sit(child, HOME);
        (present, self.pushed_by_return(present))
    }

    /// A child came back to the seat it held: somebody who got that seat has to go, unless nobody may be moved.
    fn pushed_by_return(&self, present: u32) -> Option<u32> {
        if self.filling == Filling::MoveNobody { None } else { self.excess(present) }
    }
}

fn high(entry: u64) -> u32 {
    (entry >> 32) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is the child")]
fn low(entry: u64) -> u32 {
    entry as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Wish;

    #[test]
    fn whoever_was_passed_over_before_is_the_first_in_line() {
        let wishes = (0..3).map(|priority| Wish { programme: 0, priority }).collect();
        let market = Market { capacity: vec![1], first: vec![0, 1, 2, 3], wishes, ..Market::default() };
        // Unfair: the second child has the seat that the first has a better right to.
        let placement = Placement { seat: vec![NOWHERE, 0, NOWHERE] };
        let rules = Rules::of(Mechanism::DeferredAcceptance);
        let moves = Rematch::new(&market, rules, Filling::Chain, &placement)
            .map(|mut rematch| rematch.refuse(1, Refusal::Leaves));
        let expected = [Move { child: 1, from: 0, to: NOWHERE }, Move { child: 0, from: NOWHERE, to: 0 }];
        assert_eq!(moves, Ok(Ok(expected.to_vec())));
    }
}
