//! Deferred acceptance, and with other keys serial order and immediate acceptance.
//!
//! Each child in turn proposes to its wishes until one admits it; whoever is pushed out goes on with its own next
//! wish. The result does not depend on who comes when (Gale and Shapley 1962; McVitie and Wilson 1971), so rows
//! are taken as they lie in memory. Serial order is deferred acceptance in which all programmes share one order;
//! immediate acceptance is deferred acceptance in which a programme looks first at the rank of the wish. With one
//! engine for the three, reserves and transfers mean the same in each.
//!
//! Children who are neighbours in the arrays mostly wish for the same programmes, and all they need is near in the
//! processor's memory. `scattered` has the order of work for markets where that is not so.

mod keys;
mod scattered;

use std::collections::BTreeMap;

use crate::choice::Choice;
use crate::desks::{Desks, Key};
use crate::lists::Lists;
use crate::market::{Market, NO_CLASS, NOWHERE, Placement};
use crate::rules::Rules;
pub(crate) use keys::{ByPriority, ByRank, BySerial, Order};

/// How many children propose before those sent away go on: enough that they go on independently of each other, few
/// enough that their wishes are still near.
const BLOCK: usize = 4096;

/// How many children who were sent away go on at once.
const GROUP: usize = 64;

/// A child asks in a programme: for which, and its key and wish there.
type Ask<K> = (u32, <K as Key>::Entry);

struct Run<'a, O: Order> {
    market: &'a Market,
    order: &'a O,
    lists: Lists,
    desks: Desks<O::K>,
    /// Which of `choices` serves a programme; empty when no programme has reserves.
    choice_of: Vec<u32>,
    choices: Vec<Choice<O::K>>,
    /// Children who fell back on the seat that they hold today.
    home: Vec<u32>,
}

/// Solves a market for one way to compare children.
pub(crate) fn solve<O: Order>(market: &Market, rules: &Rules<'_>, order: &O) -> Placement {
    let run = Run::new(market, rules, order);
    if scattered::is_scattered(market) { run.solve_scattered() } else { run.solve_near() }
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
        let desks = Desks::new(&seats, market.children());
        Self { market, order, lists: Lists::new(market), desks, choice_of, choices, home: Vec::new() }
    }

    fn solve_near(mut self) -> Placement {
        let mut child = 0;
        while (child as usize) < self.market.children() {
            child = self.propose(child);
            self.send_on();
        }
        let mut seat = vec![NOWHERE; self.market.children()];
        self.each_seat(|programme, wish| seat[self.lists.child(wish) as usize] = programme);
        self.seat_at_home(seat)
    }

    /// Lets the next children propose for the first time; gives the first child that has not.
    fn propose(&mut self, from: u32) -> u32 {
        let to = (from as usize + BLOCK).min(self.market.children());
        let mut child = from;
        for bounds in self.market.first[from as usize..=to].windows(2) {
            if let Some((programme, entry)) = self.first_ask(child, bounds[0], bounds[1]) {
                self.admit(programme, entry);
            }
            child += 1;
        }
        child
    }

    /// A child asks at its wishes in turn: gives the first that takes it for now, none when it goes home or nobody does.
    #[inline(always)]
    fn first_ask(&mut self, child: u32, first: u32, end: u32) -> Option<Ask<O::K>> {
        let present = self.market.present_of(child);
        let mut key = None;
        for (at, &wish) in (first..).zip(&self.market.wishes[first as usize..end as usize]) {
            if wish.programme == present {
                self.come_home(child, present, self.market.class_at(at as usize));
                return None;
            }
            let now =
                key.map_or_else(|| self.order.first(child, wish), |before| self.order.next(before, wish));
            if now < self.desks.cutoff[wish.programme as usize] {
                return Some((wish.programme, now.entry(at)));
            }
            key = Some(now);
        }
        if present != NOWHERE {
            self.come_home(child, present, NO_CLASS);
        }
        None
    }

    /// Lets everybody who was sent away go on with its next wish, and whoever is sent away by that.
    ///
    /// Some at a time, in steps: their next wishes are read, then who would take them is found, then the rows of those
    /// programmes are read, then they are admitted. Within a step nobody waits for anybody, so the memory answers for
    /// many at once; one after the other, each would wait for it several times.
    fn send_on(&mut self) {
        let mut group = [O::K::BLANK; GROUP];
        let mut asking = [(0u32, O::K::BLANK); GROUP];
        while !self.desks.away.is_empty() {
            let group = &mut group[..self.desks.away.len().min(GROUP)];
            let from = self.desks.away.len() - group.len();
            group.copy_from_slice(&self.desks.away[from..]);
            self.desks.away.truncate(from);
            let mut touched = 0;
            for &entry in &*group {
                let next = O::K::name(entry) as usize + 1;
                touched ^= self.market.wishes.get(next).map_or(0, |wish| wish.programme);
            }
            let mut asked = 0;
            for &entry in &*group {
                if let Some(ask) = self.next_ask(entry) {
                    asking[asked] = ask;
                    asked += 1;
                }
            }
            for &(programme, _) in &asking[..asked] {
                touched ^= self.desks.touch(programme);
            }
            std::hint::black_box(touched);
            for &(programme, entry) in &asking[..asked] {
                self.admit_if_still_open(programme, entry);
            }
        }
    }

    /// The next wish that takes a child who was sent away; none when it went home or has no wishes left.
    #[inline(always)]
    fn next_ask(&mut self, entry: <O::K as Key>::Entry) -> Option<Ask<O::K>> {
        let (mut key, mut at) = (O::K::key(entry), O::K::name(entry));
        let holder = if self.market.present.is_empty() { NOWHERE } else { self.lists.child(at) };
        let present = self.market.present_of(holder);
        loop {
            at += 1;
            if self.lists.end_before(at) {
                break;
            }
            let wish = self.market.wishes[at as usize];
            if wish.programme == present {
                self.come_home(holder, present, self.market.class_at(at as usize));
                return None;
            }
            key = self.order.next(key, wish);
            if key < self.desks.cutoff[wish.programme as usize] {
                return Some((wish.programme, key.entry(at)));
            }
        }
        if present != NOWHERE {
            self.come_home(holder, present, NO_CLASS);
        }
        None
    }

    /// A child sits down in a programme that would have taken it, unless somebody else was quicker.
    #[inline(always)]
    fn admit_if_still_open(&mut self, programme: u32, entry: <O::K as Key>::Entry) {
        if O::K::key(entry) < self.desks.cutoff[programme as usize] {
            self.admit(programme, entry);
        } else {
            self.desks.away.push(entry);
        }
    }

    /// A child sits down in a programme, for now.
    #[inline(always)]
    fn admit(&mut self, programme: u32, entry: <O::K as Key>::Entry) {
        match self.choice_of.get(programme as usize) {
            Some(&choice) if choice != NOWHERE => {
                let market = self.market;
                let class_of = |wish: u32| market.class_at(wish as usize);
                let sent_away = self.choices[choice as usize].offer(entry, class_of);
                self.desks.away.extend(sent_away);
            }
            _ => self.desks.admit(programme, entry),
        }
    }

    /// A child falls back on the seat it holds today.
    #[cold]
    fn come_home(&mut self, child: u32, programme: u32, class: u16) {
        self.home.push(child);
        match self.choice_of.get(programme as usize) {
            Some(&choice) if choice != NOWHERE => {
                let market = self.market;
                let class_of = |wish: u32| market.class_at(wish as usize);
                let sent_away = self.choices[choice as usize].come_home(class, class_of);
                self.desks.away.extend(sent_away);
            }
            _ => self.desks.shrink(programme),
        }
    }

    /// Calls for everybody who sits on a seat that it asked for, with the programme and the wish.
    fn each_seat(&self, mut call: impl FnMut(u32, u32)) {
        self.desks.each(|programme, entry| call(programme, O::K::name(entry)));
        for (programme, &choice) in (0u32..).zip(&self.choice_of) {
            let seated = self.choices.get(choice as usize).into_iter().flat_map(Choice::seated);
            seated.for_each(|entry| call(programme, O::K::name(entry)));
        }
    }

    fn seat_at_home(&self, mut seat: Vec<u32>) -> Placement {
        for &child in &self.home {
            seat[child as usize] = self.market.present_of(child);
        }
        Placement { seat }
    }
}

/// Above this many seats a programme gets only as much room as there are children who may come.
const ROOMY: u32 = 4096;

/// The capacities, with absurdly large ones cut to the number of children who wish the programme or hold a seat there: a
/// programme "for everybody" must not cost memory for everybody.
fn useful_seats(market: &Market) -> Vec<u32> {
    let mut seats = market.capacity.clone();
    if seats.iter().all(|&seats| seats <= ROOMY) {
        return seats;
    }
    let mut may_come = vec![0u32; seats.len()];
    for wish in &market.wishes {
        may_come[wish.programme as usize] += 1;
    }
    for &present in market.present.iter().filter(|&&present| present != NOWHERE) {
        may_come[present as usize] += 1;
    }
    for (seats, may_come) in seats.iter_mut().zip(may_come) {
        // With one seat more than can be asked for, the cutoff stays open.
        *seats = (*seats).min(may_come.saturating_add(1).max(ROOMY));
    }
    seats
}
