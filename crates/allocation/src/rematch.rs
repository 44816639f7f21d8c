//! After the placement: a seat is refused, and the vacancy is filled by a chain.
//!
//! The vacancy goes to the first child in the programme's order who would rather sit there; that child's seat
//! becomes the next vacancy, and so on (Blum, Roth and Rothblum 1997). Nobody is made worse off by a child that
//! leaves, and the placement stays free of justified envy and of wasted seats. With [`Filling::MoveNobody`] a
//! vacancy goes to children without a seat only: quieter, but a child that stays put may then see a later one
//! get a seat that it would rather have.

use std::collections::HashSet;

use crate::choice::Choice;
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

/// A child in the queue of a programme: its key, and which of its wishes this is.
#[derive(Clone, Copy)]
struct Lister {
    entry: u64,
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
            queue_first: vec![0; programmes + 1],
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

    fn line_up(&mut self) {
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
        self.cursor = self.queue_first[..self.market.programmes()].to_vec();
    }

    fn take_seats(&mut self, placement: &Placement) {
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
    }

    fn everybody(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.market.children()).unwrap_or(u32::MAX)
    }

    fn entry(&self, child: u32, nth: u32) -> u64 {
        let key = match self.rules.order {
            Some(order) if self.rules.mechanism == Mechanism::Serial => order[child as usize],
            _ => self.market.wishes_of(child)[nth as usize].priority,
        };
        u64::from(key) << 32 | u64::from(child)
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

    fn sit(&mut self, child: u32, nth: u32) {
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

    fn stand_up(&mut self, child: u32) {
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

    /// Takes a child off its seat without a vacancy: another child has taken it.
    fn unseat(&mut self, child: u32) {
        self.stand_up(child);
        self.vacancies.pop();
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

    fn has_room(&self, programme: u32) -> bool {
        let p = programme as usize;
        self.admitted[p].len() + self.home[p].len() < self.market.capacity[p] as usize
    }

    /// The child that a programme has to let go, if it has too many.
    fn excess(&self, programme: u32) -> Option<u32> {
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

    fn class_of_seated(&self, entry: u64) -> u16 {
        let child = low(entry);
        self.class(child, self.nth[child as usize])
    }

    /// Lets a programme with reserves choose; gives those it cannot seat.
    fn choose(&self, programme: u32, candidates: &[(u64, u16)]) -> Vec<u64> {
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

    /// After a child has come down its list, the programmes above have to reckon with it again.
    fn remember_wishes(&mut self, child: u32) {
        let below = self.nth[child as usize] as usize;
        for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)).take(below) {
            let p = wish.programme as usize;
            let (from, to) = (self.queue_first[p], self.queue_first[p + 1]);
            let entry = self.entry(child, nth);
            let line = &self.queue[from as usize..to as usize];
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a position within the queue, which fits 32 bits"
            )]
            let at = from + line.partition_point(|lister| lister.entry < entry) as u32;
            self.cursor[p] = self.cursor[p].min(at);
        }
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

    /// Whether the child would rather have this wish of its than what it has.
    fn wants(&self, child: u32, nth: u32) -> bool {
        let now = self.nth[child as usize];
        let may_move = self.filling == Filling::Chain || now == UNPLACED;
        nth < now && may_move && !self.left[child as usize] && !self.struck.contains(&(child, nth))
    }

    fn next_in_line(&mut self, programme: u32) -> Option<(u32, u32)> {
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
    fn next_for_reserves(&self, programme: u32) -> Option<(u32, u32)> {
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
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is the child")]
fn low(entry: u64) -> u32 {
    entry as u32
}
