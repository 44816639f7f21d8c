//! Top trading cycles promises efficiency: no wished seat stays free, no circle of children gains by exchanging.

use super::judge::{Judge, OPEN, to_u32};
use super::report::{Report, Witness};
use crate::market::{Market, NOWHERE};
use crate::rules::{Mechanism, Rules};

/// Judges what only top trading cycles promises.
pub(super) fn judge(judge: &Judge<'_>, report: &mut Report) {
    let closed = closed(judge.market, judge.rules);
    let mut arrows = Arrows::new(judge, &closed);
    for (child, &better) in (0u32..).zip(&judge.better) {
        for (nth, wish) in (0u32..).zip(&judge.market.wishes_of(child)[..better as usize]) {
            let programme = wish.programme;
            if judge.bound[programme as usize] == OPEN {
                report.wasted_seats += 1;
                report.witness(Witness::WastedSeat { child, programme, rank: nth + 1 });
            }
        }
    }
    if let Some(children) = arrows.find_circle() {
        report.improving_cycles = 1;
        report.witness(Witness::ImprovingCycle { children });
    }
}

/// Under top trading cycles, programmes that held more children than they have seats before the placement take
/// nobody new: their seats are not for trade.
pub(super) fn closed(market: &Market, rules: &Rules<'_>) -> Vec<bool> {
    let mut held = vec![0u32; market.programmes()];
    if rules.mechanism == Mechanism::TopTradingCycles {
        for &present in market.present.iter().filter(|&&present| present != NOWHERE) {
            held[present as usize] += 1;
        }
    }
    held.iter().zip(&market.capacity).map(|(held, seats)| held > seats).collect()
}

/// From each programme to those that a child seated there would rather have.
struct Arrows {
    first: Vec<usize>,
    to: Vec<(u32, u32)>,
}

impl Arrows {
    fn new(judge: &Judge<'_>, closed: &[bool]) -> Self {
        let programmes = judge.market.programmes();
        let mut first = vec![0usize; programmes + 2];
        let each = |seen: &mut dyn FnMut(u32, u32, u32)| {
            for (child, &better) in (0u32..).zip(&judge.better) {
                let seat = judge.seat.get(child as usize).copied().unwrap_or(NOWHERE);
                if (seat as usize) < programmes {
                    let wishes = &judge.market.wishes_of(child)[..better as usize];
                    for wish in wishes.iter().filter(|wish| !closed[wish.programme as usize]) {
                        seen(seat, wish.programme, child);
                    }
                }
            }
        };
        each(&mut |from, _, _| first[from as usize + 2] += 1);
        for at in 2..first.len() {
            first[at] += first[at - 1];
        }
        let mut to = vec![(0, 0); first[programmes + 1]];
        each(&mut |from, programme, child| {
            to[first[from as usize + 1]] = (programme, child);
            first[from as usize + 1] += 1;
        });
        first.pop();
        Self { first, to }
    }

    /// A walk in depth: an arrow to a programme on the way closes a circle.
    fn find_circle(&mut self) -> Option<Vec<u32>> {
        const NEW: u8 = 0;
        const ON_THE_WAY: u8 = 1;
        const DONE: u8 = 2;
        let programmes = self.first.len() - 1;
        let mut state = vec![NEW; programmes];
        let mut next = self.first.clone();
        let mut way: Vec<(u32, u32)> = Vec::new();
        for start in 0..to_u32(programmes) {
            if state[start as usize] != NEW {
                continue;
            }
            way.push((start, NOWHERE));
            state[start as usize] = ON_THE_WAY;
            while let Some(&(here, _)) = way.last() {
                if next[here as usize] == self.first[here as usize + 1] {
                    state[here as usize] = DONE;
                    way.pop();
                    continue;
                }
                let (to, child) = self.to[next[here as usize]];
                next[here as usize] += 1;
                if state[to as usize] == NEW {
                    state[to as usize] = ON_THE_WAY;
                    way.push((to, child));
                } else if state[to as usize] == ON_THE_WAY {
                    let from = way.iter().position(|&(programme, _)| programme == to).unwrap_or(0);
                    return Some(way[from + 1..].iter().map(|&(_, child)| child).chain([child]).collect());
                }
            }
        }
        None
    }
}
