//! Markets that are larger than what the solver does at once: blocks of children, groups sent away, rows of many lines.

#![expect(clippy::cast_possible_truncation, reason = "sizes of a test")]

use std::collections::BinaryHeap;

use allocation::verify::verify;
use allocation::{Market, Mechanism, NO_CLASS, NOWHERE, Placement, Reserve, Rules, Wish, place};

/// A small generator with a fixed start.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize * limit) >> 31
    }
}

/// A child with everything that belongs to it, so that children can be put in another order.
#[derive(Clone)]
struct Child {
    wishes: Vec<(Wish, u16)>,
    present: u32,
    place: u32,
}

fn children(random: &mut Random, count: usize, programmes: usize, extras: bool) -> Vec<Child> {
    let child = |n: usize, random: &mut Random| {
        let mut wishes: Vec<(Wish, u16)> = Vec::new();
        for _ in 0..random.below(13) {
            let programme = random.below(programmes) as u32;
            if wishes.iter().all(|(wish, _)| wish.programme != programme) {
                // Unique in every programme: the upper bits are a lot, the lower ones the child.
                let priority = (random.below(1 << 12) as u32) << 19 | n as u32;
                let class = if extras { random.below(3) as u16 } else { NO_CLASS };
                wishes.push((Wish { programme, priority }, class));
            }
        }
        let holds = extras && random.below(5) == 0;
        let present = if holds { random.below(programmes) as u32 } else { NOWHERE };
        Child { wishes, present, place: n as u32 ^ 0x155 }
    };
    (0..count).map(|n| child(n, random)).collect()
}

fn market(children: &[Child], capacity: &[u32], extras: bool) -> (Market, Vec<u32>) {
    let mut market = Market { capacity: capacity.to_vec(), first: vec![0], ..Market::default() };
    for child in children {
        market.wishes.extend(child.wishes.iter().map(|(wish, _)| *wish));
        market.first.push(market.wishes.len() as u32);
        if extras {
            market.class.extend(child.wishes.iter().map(|(_, class)| *class));
            market.present.push(child.present);
        }
    }
    if extras {
        let kept = |(programme, seats): (u32, &u32)| Reserve { programme, class: 1, seats: seats / 4 };
        market.reserves = (0u32..).zip(capacity).step_by(3).map(kept).collect();
    }
    (market, children.iter().map(|child| child.place).collect())
}

fn shuffle(random: &mut Random, children: &[Child]) -> (Vec<Child>, Vec<usize>) {
    let mut order: Vec<usize> = (0..children.len()).collect();
    (1..order.len()).rev().for_each(|at| order.swap(at, random.below(at + 1)));
    (order.iter().map(|at| children[*at].clone()).collect(), order)
}

/// Gale and Shapley as in a textbook.
fn textbook(market: &Market) -> Placement {
    let mut seat = vec![NOWHERE; market.children()];
    let mut next = vec![0usize; market.children()];
    let mut inside = vec![BinaryHeap::new(); market.programmes()];
    let mut waiting: Vec<u32> = (0..market.children() as u32).collect();
    while let Some(child) = waiting.pop() {
        let Some(&wish) = market.wishes_of(child).get(next[child as usize]) else { continue };
        next[child as usize] += 1;
        let heap = &mut inside[wish.programme as usize];
        heap.push((wish.priority, child));
        seat[child as usize] = wish.programme;
        if heap.len() > market.capacity[wish.programme as usize] as usize
            && let Some((_, out)) = heap.pop()
        {
            seat[out as usize] = NOWHERE;
            waiting.push(out);
        }
    }
    Placement { seat }
}

#[test]
fn rows_in_any_order_and_several_threads_give_the_same_placement() {
    rows_and_threads_mean_nothing(20_000, 300);
}

#[test]
fn rows_in_any_order_and_several_threads_mean_nothing_where_wishes_are_scattered() {
    rows_and_threads_mean_nothing(280_000, 6_000);
}

fn rows_and_threads_mean_nothing(count: usize, programmes: usize) {
    let mut random = Random(1);
    let children = children(&mut random, count, programmes, true);
    let capacity: Vec<u32> = (0..programmes).map(|_| random.below(120) as u32).collect();
    let (sorted, order) = market(&children, &capacity, true);
    let (other, from) = shuffle(&mut random, &children);
    let (shuffled, shuffled_order) = market(&other, &capacity, true);
    for mechanism in [Mechanism::DeferredAcceptance, Mechanism::Serial, Mechanism::Immediate] {
        let rules = Rules { order: Some(&order), ..Rules::of(mechanism) };
        let placement = place(&sorted, &rules).unwrap_or_default();
        let report = verify(&sorted, &rules, &placement);
        assert!(report.holds(), "{mechanism:?} {report:?}");
        let rules = Rules { order: Some(&shuffled_order), ..rules };
        let expected: Vec<u32> = from.iter().map(|at| placement.seat[*at]).collect();
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| assert_eq!(place(&shuffled, &rules).map(|p| p.seat), Ok(expected.clone())));
            }
        });
    }
}

#[test]
fn a_large_scattered_market_is_solved_as_in_the_textbook() {
    let mut random = Random(2);
    let children = children(&mut random, 300_000, 6_000, false);
    let capacity: Vec<u32> = (0..6_000).map(|_| random.below(90) as u32).collect();
    let (market, _) = market(&children, &capacity, false);
    let rules = Rules::of(Mechanism::DeferredAcceptance);
    let placement = place(&market, &rules).unwrap_or_default();
    assert!(verify(&market, &rules, &placement).holds());
    assert!(placement == textbook(&market), "somebody sits elsewhere than in the textbook");
}

#[test]
fn a_programme_for_everybody_keeps_the_seats_of_those_who_hold_one() {
    let (holders, newcomers) = (6_000u32, 5_000u32);
    let wishes: Vec<Wish> = (0..newcomers).map(|priority| Wish { programme: 0, priority }).collect();
    let market = Market {
        capacity: vec![20_000],
        first: (0..holders).map(|_| 0).chain(0..=newcomers).collect(),
        wishes,
        present: (0..holders).map(|_| 0).chain((0..newcomers).map(|_| NOWHERE)).collect(),
        ..Market::default()
    };
    let placement = place(&market, &Rules::of(Mechanism::DeferredAcceptance)).unwrap_or_default();
    assert_eq!(placement.seat.len(), market.children());
    assert!(placement.seat.iter().all(|&seat| seat == 0), "there are seats for all");
}
