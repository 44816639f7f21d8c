//! Ratio queues: "one privileged child for every three others" as one merged call order.
//!
//! The order is made so that among the first k called, for every k, at least ⌈q·k⌉ are of the class, or no member
//! of the class is left to call; and so that, among all such orders, the fewest pairs are called against the
//! order given (the same bound and optimality as in the call orders of Parcoursup). Members never overtake each
//! other, nor do the others.

use crate::market::Market;

/// The share of the class among those called: `of` in every `every`, such as 1 in every 4 for "1 : 3".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    of: u32,
    every: u32,
}

impl Share {
    /// A share from 0 to 1; nothing for a fraction that is none.
    #[must_use]
    pub fn new(of: u32, every: u32) -> Option<Self> {
        (every > 0 && of <= every).then_some(Self { of, every })
    }

    /// The share as numerator and denominator.
    #[must_use]
    pub fn owed_of(self) -> (u32, u32) {
        (self.of, self.every)
    }

    /// ⌈q·k⌉: how many of the first `called` must be members.
    #[must_use]
    pub fn owed(self, called: usize) -> usize {
        let owed = (called as u128 * u128::from(self.of)).div_ceil(u128::from(self.every));
        usize::try_from(owed).unwrap_or(usize::MAX)
    }
}

/// The merged call order: positions of `is_member`, which lists the children in the order of priority.
///
/// Why it keeps the bound: the k-th place goes to the next member whenever fewer than ⌈q·k⌉ would have been called
/// otherwise, and ⌈q·k⌉ grows by at most one with k. Why it has the fewest inversions: a member is called early
/// only when the bound leaves no choice, so in every prefix it calls as few members as any order that keeps the
/// bound and the order within the two groups, and an inversion is a member called before somebody better placed.
#[must_use]
pub fn call_order(is_member: &[bool], share: Share) -> Vec<u32> {
    let mut members = positions(is_member, true).peekable();
    let mut others = positions(is_member, false).peekable();
    let mut called = Vec::with_capacity(is_member.len());
    let mut members_called = 0;
    while called.len() < is_member.len() {
        let owed = members_called < share.owed(called.len() + 1);
        let member_next = match (members.peek(), others.peek()) {
            (Some(member), Some(other)) => owed || member < other,
            (member, _) => member.is_some(),
        };
        if member_next {
            members_called += 1;
        }
        let next = if member_next { members.next() } else { others.next() };
        called.extend(next);
    }
    called
}

fn positions(is_member: &[bool], wanted: bool) -> impl Iterator<Item = u32> + '_ {
    (0u32..).zip(is_member).filter(move |(_, is)| **is == wanted).map(|(at, _)| at)
}

/// Replaces the priorities of every programme by places (from 0) in its merged call order: members are those
/// whose class for the wish is `class`.
pub fn apply(market: &mut Market, class: u16, share: Share) {
    let mut line: Vec<Vec<(u32, u32)>> = vec![Vec::new(); market.programmes()];
    for (at, wish) in (0u32..).zip(&market.wishes) {
        line[wish.programme as usize].push((wish.priority, at));
    }
    for mut line in line {
        line.sort_unstable();
        let is_member: Vec<bool> =
            line.iter().map(|(_, at)| market.class_at(*at as usize) == class).collect();
        for (place, called) in (0u32..).zip(call_order(&is_member, share)) {
            market.wishes[line[called as usize].1 as usize].priority = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_in_four() {
        // Others at 0..6, members at 6..9: without the ratio they would be called last.
        let is_member = [false, false, false, false, false, false, true, true, true];
        let share = Share::new(1, 4).unwrap();
        assert_eq!(call_order(&is_member, share), [6, 0, 1, 2, 7, 3, 4, 5, 8]);
    }

    fn keeps_bound(order: &[u32], is_member: &[bool], share: Share) -> bool {
        let all = is_member.iter().filter(|is| **is).count();
        (0..=order.len()).all(|k| {
            let members = order[..k].iter().filter(|at| is_member[**at as usize]).count();
            members >= share.owed(k) || members == all
        })
    }

    fn inversions(order: &[u32]) -> usize {
        (0..order.len()).map(|i| order[i + 1..].iter().filter(|later| **later < order[i]).count()).sum()
    }

    fn permutations(items: &[u32]) -> Vec<Vec<u32>> {
        if items.is_empty() {
            return vec![vec![]];
        }
        (0..items.len())
            .flat_map(|i| {
                let mut rest = items.to_vec();
                let head = rest.remove(i);
                permutations(&rest).into_iter().map(move |mut tail| {
                    tail.insert(0, head);
                    tail
                })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn every_prefix_keeps_the_bound(is_member in prop::collection::vec(any::<bool>(), 0..200), of in 0u32..8, every in 1u32..8) {
            let share = Share::new(of % (every + 1), every).unwrap();
            let order = call_order(&is_member, share);
            prop_assert!(keeps_bound(&order, &is_member, share));
            let mut all = order.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..is_member.len() as u32).collect::<Vec<_>>());
        }

        /// Against all orders of up to seven children.
        #[test]
        fn no_order_with_the_bound_has_fewer_inversions(is_member in prop::collection::vec(any::<bool>(), 0..=7), of in 0u32..5, every in 1u32..5) {
            let share = Share::new(of % (every + 1), every).unwrap();
            let items: Vec<u32> = (0..is_member.len() as u32).collect();
            let fewest = permutations(&items).iter()
                .filter(|order| keeps_bound(order, &is_member, share))
                .map(|order| inversions(order)).min();
            prop_assert_eq!(Some(inversions(&call_order(&is_member, share))), fewest);
        }
    }
}
