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
use crate::lists::Lists;
use crate::market::{Market, NO_CLASS, NOWHERE, Placement, Wish};
use crate::rules::Rules;

/// How programmes compare children.
pub(crate) trait Order {
    /// What is compared.
    type K: Key;
    /// The key of a child for its first wish.
    fn first(&self, child: u32, wish: Wish) -> Self::K;
    /// The key of the same child for its next wish.
    fn next(&self, before: Self::K, wish: Wish) -> Self::K;
}

/// Each programme by its own order: deferred acceptance.
pub(crate) struct ByPriority;

impl Order for ByPriority {
    type K = u32;
    #[inline]
    fn first(&self, _: u32, wish: Wish) -> u32 {
        wish.priority
    }
    #[inline]
    fn next(&self, _: u32, wish: Wish) -> u32 {
        wish.priority
    }
}

/// All programmes by one order of the children: serial order.
pub(crate) struct BySerial<'a>(pub(crate) &'a [u32]);

impl Order for BySerial<'_> {
    type K = u32;
    #[inline]
    fn first(&self, child: u32, _: Wish) -> u32 {
        self.0[child as usize]
    }
    #[inline]
    fn next(&self, before: u32, _: Wish) -> u32 {
        before
    }
}

/// The rank of the wish first, then the programme's order: immediate acceptance.
pub(crate) struct ByRank;

impl Order for ByRank {
    type K = u64;
    #[inline]
    fn first(&self, _: u32, wish: Wish) -> u64 {
        u64::from(wish.priority)
    }
    #[inline]
    fn next(&self, before: u64, wish: Wish) -> u64 {
        ((before >> 32) + 1) << 32 | u64::from(wish.priority)
    }
}

/// How many children propose before those sent away go on: enough that they go on independently of each other, few
/// enough that their wishes are still near.
const BLOCK: usize = 4096;

/// How many children who were sent away go on at once.
const GROUP: usize = 64;

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
    /// Whether neighbours in the arrays wish for programmes far from each other, so that little is near.
    scattered: bool,
}

/// Solves a market for one way to compare children.
pub(crate) fn solve<O: Order>(market: &Market, rules: &Rules<'_>, order: &O) -> Placement {
    let mut run = Run::new(market, rules, order);
    let mut child = 0;
    while (child as usize) < market.children() {
        child = run.propose(child);
        run.scattered = run.scattered || (child as usize) <= BLOCK && run.desks.is_scattered(child as usize);
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
        let desks = Desks::new(&seats, market.children());
        Self {
            market,
            order,
            lists: Lists::new(market),
            desks,
            choice_of,
            choices,
            home: Vec::new(),
            scattered: false,
        }
    }

    /// Lets the next children propose for the first time; gives the first child that has not.
    fn propose(&mut self, from: u32) -> u32 {
        let to = (from as usize + BLOCK).min(self.market.children());
        let bounds = self.market.first[from as usize..=to].windows(2);
        let mut child = from;
        for bounds in bounds {
            self.propose_down(child, bounds[0], bounds[1]);
            child += 1;
        }
        child
    }

    /// A child asks at its wishes in turn until one takes it, for now.
    #[inline(always)]
    fn propose_down(&mut self, child: u32, first: u32, end: u32) {
        let present = self.market.present_of(child);
        let mut key = None;
        for (at, &wish) in (first..).zip(&self.market.wishes[first as usize..end as usize]) {
            if wish.programme == present {
                return self.come_home(child, present, self.market.class_at(at as usize));
            }
            let now =
                key.map_or_else(|| self.order.first(child, wish), |before| self.order.next(before, wish));
            if now < self.desks.cutoff[wish.programme as usize] {
                return self.admit(wish.programme, now, at);
            }
            key = Some(now);
        }
        if present != NOWHERE {
            self.come_home(child, present, NO_CLASS);
        }
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
                touched ^= if self.scattered {
                    self.desks.touch_all(programme)
                } else {
                    self.desks.touch(programme)
                };
            }
            std::hint::black_box(touched);
            for &(programme, entry) in &asking[..asked] {
                let key = O::K::key(entry);
                if key < self.desks.cutoff[programme as usize] {
                    self.admit(programme, key, O::K::name(entry));
                } else {
                    // Somebody of the same group was quicker.
                    self.desks.away.push(entry);
                }
            }
        }
    }

    /// The next wish that takes a child who was sent away; none when it went home or has no wishes left.
    #[inline(always)]
    fn next_ask(&mut self, entry: <O::K as Key>::Entry) -> Option<(u32, <O::K as Key>::Entry)> {
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

    /// A child sits down in a programme, for now.
    #[inline(always)]
    fn admit(&mut self, programme: u32, key: O::K, wish: u32) {
        match self.choice_of.get(programme as usize) {
            Some(&choice) if choice != NOWHERE => {
                let market = self.market;
                let class_of = |wish: u32| market.class_at(wish as usize);
                let sent_away = self.choices[choice as usize].offer(key.entry(wish), class_of);
                self.desks.away.extend(sent_away);
            }
            _ => self.desks.admit(programme, key.entry(wish)),
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

    fn finish(self) -> Placement {
        let mut seat = vec![NOWHERE; self.market.children()];
        self.desks.each(|programme, entry| seat[self.lists.child(O::K::name(entry)) as usize] = programme);
        for (programme, &choice) in (0u32..).zip(&self.choice_of) {
            let seated = self.choices.get(choice as usize).into_iter().flat_map(Choice::seated);
            seated.for_each(|entry| seat[self.lists.child(O::K::name(entry)) as usize] = programme);
        }
        for &child in &self.home {
            seat[child as usize] = self.market.present_of(child);
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
