//! Small markets from arbitrary bytes.

use allocation::{Market, Mechanism, NOWHERE, Precedence, Reserve, Rules, Unfilled, Wish};

/// Bytes read one by one; zeros when they run out.
pub struct Source<'a> {
    rest: &'a [u8],
}

impl<'a> Source<'a> {
    pub fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// A number below `limit` (0 when the limit is 0).
    pub fn below(&mut self, limit: usize) -> usize {
        let byte = match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => 0,
        };
        usize::from(byte) % limit.max(1)
    }

    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..n).collect();
        for at in (1..n).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// A market with the rules to place it by.
#[derive(Clone, Debug)]
pub struct Case {
    pub market: Market,
    pub precedence: Precedence,
    pub unfilled: Unfilled,
    pub order: Vec<u32>,
}

impl Case {
    pub fn draw(source: &mut Source<'_>, most_children: usize, most_programmes: usize) -> Self {
        let programmes = 1 + source.below(most_programmes);
        let children = source.below(most_children + 1);
        let features = source.below(16);
        let mut market = Market { first: vec![0], ..Market::default() };
        market.capacity = (0..programmes).map(|_| source.below(4) as u32).collect();
        let orders: Vec<Vec<usize>> = (0..programmes).map(|_| source.permutation(children)).collect();
        for child in std::iter::successors(Some(0), |child| Some(child + 1)).take(children) {
            let length = source.below(programmes + 1);
            for &programme in &source.permutation(programmes)[..length] {
                market
                    .wishes
                    .push(Wish { programme: programme as u32, priority: orders[programme][child] as u32 });
            }
            market.first.push(market.wishes.len() as u32);
        }
        if features & 1 != 0 {
            market.present = (0..children)
                .map(|_| match source.below(3) {
                    0 => source.below(programmes) as u32,
                    _ => NOWHERE,
                })
                .collect();
        }
        if features & 2 != 0 {
            market.class = market.wishes.iter().map(|_| source.below(4) as u16).collect();
            for programme in 0..programmes as u32 {
                let mut left = market.capacity[programme as usize] as usize;
                for class in 1..=3 {
                    let seats = source.below(left + 1);
                    left -= seats;
                    if source.below(2) == 1 {
                        market.reserves.push(Reserve { programme, class, seats: seats as u32 });
                    }
                }
            }
        }
        let precedence = if features & 4 != 0 { Precedence::OpenFirst } else { Precedence::ReserveFirst };
        let unfilled = if features & 8 != 0 { Unfilled::StayEmpty } else { Unfilled::Revert };
        let order = source.permutation(children).into_iter().map(|place| place as u32).collect();
        Self { market, precedence, unfilled, order }
    }

    pub fn rules(&self, mechanism: Mechanism) -> Rules<'_> {
        Rules { mechanism, precedence: self.precedence, unfilled: self.unfilled, order: Some(&self.order) }
    }

    /// Other wishes and present seats for some children; `keep` says which wishes of which child stay.
    fn filtered(&self, keep: impl Fn(u32, u32) -> bool) -> Market {
        let mut market = Market { first: vec![0], wishes: vec![], class: vec![], ..self.market.clone() };
        for child in 0..self.market.children() as u32 {
            for (nth, wish) in (0u32..).zip(self.market.wishes_of(child)) {
                if keep(child, nth) {
                    market.wishes.push(*wish);
                    if !self.market.class.is_empty() {
                        market
                            .class
                            .push(self.market.class_at((self.market.first[child as usize] + nth) as usize));
                    }
                }
            }
            market.first.push(market.wishes.len() as u32);
        }
        market
    }

    /// The market without a child: it stays in the arrays, with nothing to wish or to keep.
    pub fn without(&self, gone: usize) -> Market {
        let mut market = self.filtered(|child, _| child as usize != gone);
        if let Some(present) = market.present.get_mut(gone) {
            *present = NOWHERE;
        }
        market
    }

    /// The market that is left after some children left and some wishes (child, rank from 1) were struck.
    pub fn after_refusals(&self, left: &[bool], struck: &[(u32, u32)]) -> Market {
        let mut market =
            self.filtered(|child, nth| !left[child as usize] && !struck.contains(&(child, nth + 1)));
        for (present, left) in market.present.iter_mut().zip(left) {
            if *left {
                *present = NOWHERE;
            }
        }
        market
    }

    /// The market in which one child hands in another list: any selection of what it may wish, in any order.
    pub fn with_another_list(&self, liar: u32, source: &mut Source<'_>) -> Market {
        let wishes = self.market.wishes_of(liar).len();
        let order = source.permutation(wishes);
        let length = source.below(wishes + 1);
        let (from, to) =
            (self.market.first[liar as usize] as usize, self.market.first[liar as usize + 1] as usize);
        let mut market = self.market.clone();
        let splice = |at: usize| order[..length].iter().map(move |nth| at + nth);
        market.wishes.splice(from..to, splice(from).map(|at| self.market.wishes[at]));
        if !market.class.is_empty() {
            market.class.splice(from..to, splice(from).map(|at| self.market.class[at]));
        }
        for first in &mut market.first[liar as usize + 1..] {
            *first -= (wishes - length) as u32;
        }
        market
    }

    /// The same case with children and programmes renumbered.
    pub fn shuffled(&self, children: &[usize], programmes: &[usize]) -> Self {
        let old = &self.market;
        let mut back = vec![0; children.len()];
        children.iter().enumerate().for_each(|(from, &to)| back[to] = from);
        let mut market = Market { first: vec![0], capacity: old.capacity.clone(), ..Market::default() };
        for (from, &to) in programmes.iter().enumerate() {
            market.capacity[to] = old.capacity[from];
        }
        let rename = |p: u32| if p == NOWHERE { p } else { programmes[p as usize] as u32 };
        let mut order = Vec::new();
        for &child in &back {
            for (nth, wish) in old.wishes_of(child as u32).iter().enumerate() {
                market.wishes.push(Wish { programme: rename(wish.programme), ..*wish });
                if !old.class.is_empty() {
                    market.class.push(old.class_at(old.first[child] as usize + nth));
                }
            }
            market.first.push(market.wishes.len() as u32);
            if !old.present.is_empty() {
                market.present.push(rename(old.present[child]));
            }
            order.push(self.order[child]);
        }
        market.reserves =
            old.reserves.iter().rev().map(|r| Reserve { programme: rename(r.programme), ..*r }).collect();
        Self { market, order, ..self.clone() }
    }
}
