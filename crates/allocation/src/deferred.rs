//! Deferred acceptance, and with other keys serial order and immediate acceptance.
//!
//! Each child in turn proposes to its wishes until one admits it; whoever is pushed out goes on with its own next
//! wish. The result does not depend on who comes when (Gale and Shapley 1962; McVitie and Wilson 1971), so rows
//! are taken as they lie in memory. Serial order is deferred acceptance in which all programmes share one order;
//! immediate acceptance is deferred acceptance in which a programme looks first at the rank of the wish. With one
//! engine for the three, reserves and transfers mean the same in each.

use std::collections::BTreeMap;

use crate::choice::Choice;
use crate::desks::{Desks, Key};
use crate::market::{Market, NOWHERE, Placement, Wish};
use crate::rules::Rules;

/// How programmes compare children.
pub(crate) trait Order {
    /// What is compared.
    type K: Key;
    /// The key of a child for its wish number `rank` (from 0).
    fn key(&self, child: u32, rank: u32, wish: Wish) -> Self::K;
}

/// Each programme by its own order: deferred acceptance.
pub(crate) struct ByPriority;

impl Order for ByPriority {
    type K = u32;
    #[inline]
    fn key(&self, _: u32, _: u32, wish: Wish) -> u32 {
        wish.priority
    }
}

/// All programmes by one order of the children: serial order.
pub(crate) struct BySerial<'a>(pub(crate) &'a [u32]);

impl Order for BySerial<'_> {
    type K = u32;
    #[inline]
    fn key(&self, child: u32, _: u32, _: Wish) -> u32 {
        self.0[child as usize]
    }
}

/// The rank of the wish first, then the programme's order: immediate acceptance.
pub(crate) struct ByRank;

impl Order for ByRank {
    type K = u64;
    #[inline]
    fn key(&self, _: u32, rank: u32, wish: Wish) -> u64 {
        u64::from(rank) << 32 | u64::from(wish.priority)
    }
}

/// In `Run::at`: without a seat.
const UNPLACED: u32 = u32::MAX;
/// In `Run::at`: in the present seat, which is not among the wishes.
const KEPT: u32 = u32::MAX - 1;

/// How many children propose before those sent away go on: enough that they go on independently of each other, few
/// enough that their wishes are still near.
const BLOCK: u32 = 1024;

/// How many children who were sent away are read at once.
const GROUP: usize = 32;

struct Run<'a, O: Order> {
    market: &'a Market,
    order: &'a O,
    desks: Desks<O::K>,
    /// Which of `choices` serves a programme; empty when no programme has reserves.
    choice_of: Vec<u32>,
    choices: Vec<Choice<O::K>>,
    /// The wish that each child has now, as a position in `market.wishes`.
    at: Vec<u32>,
}

/// Solves a market for one way to compare children.
pub(crate) fn solve<O: Order>(market: &Market, rules: &Rules<'_>, order: &O) -> Placement {
    let mut run = Run::new(market, rules, order);
    let children = u32::try_from(market.children()).unwrap_or(u32::MAX);
    for from in (0..children).step_by(BLOCK as usize) {
        for child in from..(from + BLOCK).min(children) {
            run.propose(child, market.first[child as usize]);
        }
        run.send_on();
    }
    run.finish()
}

impl<'a, O: Order> Run<'a, O> {
    fn new(market: &'a Market, rules: &Rules<'_>, order: &'a O) -> Self {
        let mut by_programme: BTreeMap<u32, Vec<(u16, u32)>> = BTreeMap::new();
        for reserve in &market.reserves {
            by_programme.entry(reserve.programme).or_default().push((reserve.class, reserve.seats));
        }
        let mut seats = useful_seats(market);
        let mut choice_of = Vec::new();
        let mut choices = Vec::new();
        if !by_programme.is_empty() {
            choice_of.resize(market.programmes(), NOWHERE);
        }
        for (programme, mut reserves) in by_programme {
            reserves.sort_unstable();
            #[expect(clippy::cast_possible_truncation, reason = "not more choices than programmes")]
            let position = choices.len() as u32;
            choice_of[programme as usize] = position;
            choices.push(Choice::new(market.capacity[programme as usize], &reserves, rules));
            // The row of this programme stays unused; its cutoff must let everybody through to the choice.
            seats[programme as usize] = 1;
        }
        let desks = Desks::new(&seats, market.children() * 2);
        Self { market, order, desks, choice_of, choices, at: vec![UNPLACED; market.children()] }
    }

    /// Lets everybody who was sent away go on with its next wish, and whoever is sent away by that.
    ///
    /// A few at a time: first all their places, then all their next wishes are read, each without waiting for the
    /// one before, so that the memory answers for several at once.
    fn send_on(&mut self) {
        let mut group = [(0u32, 0u32); GROUP];
        while !self.desks.away.is_empty() {
            let group = &mut group[..self.desks.away.len().min(GROUP)];
            let from = self.desks.away.len() - group.len();
            for ((child, _), away) in group.iter_mut().zip(self.desks.away.drain(from..)) {
                *child = away;
            }
            for (child, next) in group.iter_mut() {
                *next = self.at[*child as usize] + 1;
            }
            let mut touched = 0;
            for (child, next) in group.iter() {
                let programme = self.market.wishes.get(*next as usize).map_or(0, |wish| wish.programme);
                touched ^= self.desks.touch(programme) ^ self.market.first[*child as usize + 1];
            }
            std::hint::black_box(touched);
            for &(child, next) in group.iter() {
                self.propose(child, next);
            }
        }
    }

    /// Lets a child propose from a wish on until it sits down.
    #[inline]
    fn propose(&mut self, child: u32, from: u32) {
        let present = self.market.present_of(child);
        let (first, end) = (self.market.first[child as usize], self.market.first[child as usize + 1]);
        let wishes = &self.market.wishes[from as usize..end as usize];
        for (at, &wish) in (from..).zip(wishes) {
            let key = self.order.key(child, at - first, wish);
            if key < self.desks.cutoff[wish.programme as usize] || wish.programme == present {
                self.at[child as usize] = at;
                if wish.programme == present {
                    self.come_home(present, self.market.class_at(at as usize));
                } else {
                    self.admit(wish.programme, key, child);
                }
                return;
            }
        }
        if present == NOWHERE {
            self.at[child as usize] = UNPLACED;
        } else {
            self.at[child as usize] = KEPT;
            self.come_home(present, crate::market::NO_CLASS);
        }
    }

    /// A child sits down in a programme, for now.
    #[inline]
    fn admit(&mut self, programme: u32, key: O::K, child: u32) {
        match self.choice_of.get(programme as usize) {
            Some(&choice) if choice != NOWHERE => {
                let (market, at) = (self.market, &self.at);
                let class_of = |child: u32| market.class_at(at[child as usize] as usize);
                let sent_away = self.choices[choice as usize].offer(key.entry(child), class_of);
                self.desks.away.extend(sent_away.map(O::K::child));
            }
            _ => self.desks.admit(programme, key, child),
        }
    }

    /// A child falls back on the seat it holds today.
    #[cold]
    fn come_home(&mut self, programme: u32, class: u16) {
        match self.choice_of.get(programme as usize) {
            Some(&choice) if choice != NOWHERE => {
                let (market, at) = (self.market, &self.at);
                let class_of = |child: u32| market.class_at(at[child as usize] as usize);
                let sent_away = self.choices[choice as usize].come_home(class, class_of);
                self.desks.away.extend(sent_away.map(O::K::child));
            }
            _ => self.desks.shrink(programme),
        }
    }

    fn finish(self) -> Placement {
        let mut seat = self.at;
        drop(self.desks);
        for (child, seat) in (0u32..).zip(&mut seat) {
            *seat = match *seat {
                UNPLACED => NOWHERE,
                KEPT => self.market.present_of(child),
                at => self.market.wishes[at as usize].programme,
            };
        }
        Placement { seat }
    }
}

/// Above this many seats a programme gets only as much room as it has children who wish it.
const ROOMY: u32 = 4096;

/// The capacities, with absurdly large ones cut to the number of wishes: a programme "for everybody" must not
/// cost memory for everybody.
fn useful_seats(market: &Market) -> Vec<u32> {
    let mut seats = market.capacity.clone();
    if seats.iter().any(|&seats| seats > ROOMY) {
        let mut wished = vec![0u32; seats.len()];
        for wish in &market.wishes {
            wished[wish.programme as usize] += 1;
        }
        for (seats, wished) in seats.iter_mut().zip(wished) {
            if *seats > ROOMY {
                // One seat more than can be asked for leaves the cutoff open; holders of present seats come on top.
                *seats = (*seats).min(wished.saturating_add(1).max(ROOMY));
            }
        }
    }
    seats
}
