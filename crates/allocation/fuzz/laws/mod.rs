//! The laws of placement. Each takes arbitrary bytes, makes a small market of them and panics when broken.
//!
//! The same bodies run as property tests (`tests/laws.rs`) and as fuzz targets (`fuzz_targets/`).

pub mod bytes;
pub mod naive;

use allocation::rematch::{Filling, Refusal, Rematch};
use allocation::siblings::{Family, Fate, Together, place_with_families};
use allocation::verify::{Judge, compare, metrics, verify};
use allocation::{Market, Mechanism, NOWHERE, Placement, place};
use bytes::{Case, Source};

const MECHANISMS: [Mechanism; 4] =
    [Mechanism::DeferredAcceptance, Mechanism::Serial, Mechanism::Immediate, Mechanism::TopTradingCycles];

fn rank(market: &Market, child: u32, placement: &Placement) -> usize {
    worth(market, child, placement.seat[child as usize])
}

/// Position of a programme on the child's list; the present seat after the list, nothing last of all.
fn worth(market: &Market, child: u32, seat: u32) -> usize {
    let wishes = market.wishes_of(child);
    match wishes.iter().position(|wish| wish.programme == seat) {
        Some(at) => at,
        None if seat == NOWHERE => usize::MAX,
        None => wishes.len(),
    }
}

fn stable_mechanism(source: &mut Source<'_>) -> Mechanism {
    if source.below(4) == 0 { Mechanism::Serial } else { Mechanism::DeferredAcceptance }
}

/// Every mechanism keeps what the verifier holds it to, and the certificates agree.
pub fn placements_pass_the_verifier(data: &[u8]) {
    let mut source = Source::new(data);
    let case = Case::draw(&mut source, 12, 6);
    assert_eq!(case.market.check(), [], "the generator makes sound markets");
    for mechanism in MECHANISMS {
        let rules = case.rules(mechanism);
        let Ok(placement) = place(&case.market, &rules) else {
            assert!(mechanism == Mechanism::TopTradingCycles && !case.market.reserves.is_empty());
            continue;
        };
        let judge = Judge::new(&case.market, &rules, &placement);
        let report = judge.report();
        assert!(report.holds(), "{mechanism:?} {report:?} {case:?} {placement:?}");
        for child in 0..case.market.children() as u32 {
            let certificate = judge.certificate(child).unwrap();
            assert!(certificate.better.iter().all(|reason| reason.holds), "{certificate:?} {case:?}");
            assert_eq!(
                certificate.better.len(),
                rank(&case.market, child, &placement).min(case.market.wishes_of(child).len())
            );
        }
        let metrics = metrics(&case.market, &placement);
        assert_eq!(metrics.placed, placement.seat.iter().filter(|seat| **seat != NOWHERE).count() as u64);
        assert_eq!(
            metrics.at_first,
            (0..case.market.children() as u32)
                .filter(|c| rank(&case.market, *c, &placement) == 0 && !case.market.wishes_of(*c).is_empty())
                .count() as u64
        );
    }
}

/// Against all placements of a tiny market: the verifier accepts exactly the stable ones, and deferred acceptance
/// gives every child the best it has in any of them. Top trading cycles is beaten by none for everybody.
pub fn brute_force(data: &[u8]) {
    let mut source = Source::new(data);
    let case = Case::draw(&mut source, 7, 4);
    let market = &case.market;
    for mechanism in [Mechanism::DeferredAcceptance, Mechanism::Serial, Mechanism::Immediate] {
        let rules = case.rules(mechanism);
        let solved = place(market, &rules).unwrap();
        assert!(naive::is_stable(market, &rules, &solved), "{mechanism:?} {solved:?} {case:?}");
        naive::for_each_placement(market, &mut |placement| {
            let stable = naive::is_stable(market, &rules, placement);
            let report = verify(market, &rules, placement);
            assert_eq!(report.holds(), stable, "{mechanism:?} {placement:?} {report:?} {case:?}");
            if stable {
                for child in 0..market.children() as u32 {
                    assert!(
                        rank(market, child, &solved) <= rank(market, child, placement),
                        "{mechanism:?}: child {child} does better in {placement:?} than in {solved:?}: {case:?}"
                    );
                }
            }
        });
    }
    let rules = case.rules(Mechanism::TopTradingCycles);
    if let Ok(solved) = place(market, &rules) {
        naive::for_each_placement(market, &mut |placement| {
            let efficient = verify(market, &rules, placement);
            if naive::is_feasible(market, placement) {
                assert!(!naive::dominates(market, placement, &solved), "{placement:?} {solved:?} {case:?}");
                if efficient.holds() && !naive::some_overfull(market) {
                    assert!(
                        !naive::dominates(market, &solved, placement),
                        "{placement:?} {solved:?} {case:?}"
                    );
                }
            }
        });
    }
}

/// Adding a seat hurts nobody.
pub fn a_seat_more_hurts_nobody(data: &[u8]) {
    let mut source = Source::new(data);
    let mechanism = stable_mechanism(&mut source);
    let mut case = Case::draw(&mut source, 12, 6);
    let before = place(&case.market, &case.rules(mechanism)).unwrap();
    let programme = source.below(case.market.programmes());
    case.market.capacity[programme] += 1;
    let after = place(&case.market, &case.rules(mechanism)).unwrap();
    nobody_is_worse(&case, &before, &after);
}

fn nobody_is_worse(case: &Case, before: &Placement, after: &Placement) {
    for child in 0..case.market.children() as u32 {
        assert!(
            rank(&case.market, child, after) <= rank(&case.market, child, before),
            "{child} {before:?} {after:?} {case:?}"
        );
    }
}

/// Standing earlier in one programme's order never hurts the child, whatever it does to others.
pub fn a_better_key_never_hurts_its_child(data: &[u8]) {
    let mut source = Source::new(data);
    let mut case = Case::draw(&mut source, 12, 6);
    if case.market.wishes.is_empty() {
        return;
    }
    let rules = case.rules(Mechanism::DeferredAcceptance);
    let before = place(&case.market, &rules).unwrap();
    let at = source.below(case.market.wishes.len());
    let child = case.market.first.partition_point(|first| *first as usize <= at) as u32 - 1;
    let wish = case.market.wishes[at];
    let better = source.below(wish.priority as usize + 1) as u32;
    for other in &mut case.market.wishes {
        if other.programme == wish.programme && (better..wish.priority).contains(&other.priority) {
            other.priority += 1;
        }
    }
    case.market.wishes[at].priority = better;
    assert_eq!(case.market.check(), []);
    let after = place(&case.market, &case.rules(Mechanism::DeferredAcceptance)).unwrap();
    assert!(
        rank(&case.market, child, &after) <= rank(&case.market, child, &before),
        "{child} {before:?} {after:?} {case:?}"
    );
}

/// A child that leaves hurts nobody.
pub fn a_child_less_hurts_nobody(data: &[u8]) {
    let mut source = Source::new(data);
    let mechanism = stable_mechanism(&mut source);
    let mut case = Case::draw(&mut source, 12, 6);
    if case.market.children() == 0 {
        return;
    }
    let before = place(&case.market, &case.rules(mechanism)).unwrap();
    let gone = source.below(case.market.children());
    let mut after = place(&case.without(gone), &case.rules(mechanism)).unwrap();
    // The child without wishes keeps no seat either.
    after.seat[gone] = before.seat[gone];
    case.market.present.resize(case.market.children(), NOWHERE);
    nobody_is_worse(&case, &before, &after);
}

/// No other list gets a child a seat that it likes better by its true list.
pub fn misreporting_never_helps(data: &[u8]) {
    let mut source = Source::new(data);
    let mechanism =
        [Mechanism::DeferredAcceptance, Mechanism::Serial, Mechanism::TopTradingCycles][source.below(3)];
    let case = Case::draw(&mut source, 10, 5);
    let Ok(honest) = place(&case.market, &case.rules(mechanism)) else { return };
    if case.market.children() == 0 {
        return;
    }
    for _ in 0..8 {
        let child = source.below(case.market.children()) as u32;
        let lie = case.with_another_list(child, &mut source);
        let outcome = place(&lie, &case.rules(mechanism)).unwrap();
        assert!(
            worth(&case.market, child, honest.seat[child as usize])
                <= worth(&case.market, child, outcome.seat[child as usize]),
            "{mechanism:?}: child {child} gains by lying: {lie:?} {case:?}"
        );
    }
}

/// Rural hospitals (Roth 1986): when programmes propose instead, the same children are placed, every programme
/// seats as many, and one that is not full seats the same children.
pub fn the_other_side_fills_the_same(data: &[u8]) {
    let mut source = Source::new(data);
    let mut case = Case::draw(&mut source, 14, 6);
    case.market.reserves.clear();
    case.market.present.clear();
    let ours = place(&case.market, &case.rules(Mechanism::DeferredAcceptance)).unwrap();
    let theirs = naive::programmes_propose(&case.market);
    assert!(verify(&case.market, &case.rules(Mechanism::DeferredAcceptance), &theirs).holds());
    for child in 0..case.market.children() {
        assert_eq!(ours.seat[child] == NOWHERE, theirs.seat[child] == NOWHERE, "{case:?}");
        assert!(rank(&case.market, child as u32, &ours) <= rank(&case.market, child as u32, &theirs));
    }
    for programme in 0..case.market.programmes() as u32 {
        let who = |run: &Placement| -> Vec<usize> {
            (0..run.seat.len()).filter(|child| run.seat[*child] == programme).collect()
        };
        let (ours, theirs) = (who(&ours), who(&theirs));
        assert_eq!(ours.len(), theirs.len(), "{case:?}");
        if ours.len() < case.market.capacity[programme as usize] as usize {
            assert_eq!(ours, theirs, "{case:?}");
        }
    }
}

/// The order of children and of programmes in the arrays means nothing.
pub fn row_order_means_nothing(data: &[u8]) {
    let mut source = Source::new(data);
    let case = Case::draw(&mut source, 12, 6);
    let children = source.permutation(case.market.children());
    let programmes = source.permutation(case.market.programmes());
    let shuffled = case.shuffled(&children, &programmes);
    for mechanism in MECHANISMS {
        let (Ok(one), Ok(other)) = (
            place(&case.market, &case.rules(mechanism)),
            place(&shuffled.market, &shuffled.rules(mechanism)),
        ) else {
            continue;
        };
        for (old, &new) in children.iter().enumerate() {
            let expected = match one.seat[old] {
                NOWHERE => NOWHERE,
                seat => programmes[seat as usize] as u32,
            };
            assert_eq!(other.seat[new], expected, "{mechanism:?} {case:?}");
        }
    }
}

/// Refusals repaired by chains leave a placement that the verifier accepts, and hurt nobody who stays when a child
/// leaves; with the switch on, nobody who is placed is moved.
pub fn refusals_are_repaired(data: &[u8]) {
    let mut source = Source::new(data);
    let mechanism = stable_mechanism(&mut source);
    let case = Case::draw(&mut source, 12, 6);
    if case.market.children() == 0 {
        return;
    }
    let rules = case.rules(mechanism);
    let filling = if source.below(3) == 0 { Filling::MoveNobody } else { Filling::Chain };
    let start = place(&case.market, &rules).unwrap();
    let mut rematch = Rematch::new(&case.market, rules, filling, &start).unwrap();
    let mut left = vec![false; case.market.children()];
    for _ in 0..6 {
        let child = source.below(case.market.children());
        let refusal = if source.below(2) == 0 { Refusal::Leaves } else { Refusal::Declines };
        let before = rematch.placement();
        let Ok(moves) = rematch.refuse(child as u32, refusal) else { continue };
        let after = rematch.placement();
        left[child] |= refusal == Refusal::Leaves;
        let mut replayed = before.clone();
        for step in &moves {
            assert_eq!(replayed.seat[step.child as usize], step.from);
            replayed.seat[step.child as usize] = step.to;
        }
        assert_eq!(replayed, after, "the moves tell what happened");
        for other in (0..case.market.children()).filter(|other| *other != child) {
            if filling == Filling::MoveNobody && before.seat[other] != NOWHERE {
                assert_eq!(before.seat[other], after.seat[other], "{case:?}");
            }
            if refusal == Refusal::Leaves {
                assert!(
                    rank(&case.market, other as u32, &after) <= rank(&case.market, other as u32, &before),
                    "{case:?}"
                );
            }
        }
        let struck: Vec<(u32, u32)> = rematch.struck().collect();
        let rest = case.after_refusals(&left, &struck);
        let report = verify(&rest, &rules, &after);
        if filling == Filling::Chain {
            assert!(report.holds(), "{report:?} {after:?} {moves:?} {struck:?} {left:?} {case:?}");
            assert_eq!(rematch.overfull().count(), 0);
        } else {
            let overfull = rematch.overfull().count() as u64;
            assert_eq!(
                (report.unwished, report.lost_transfers, report.over_capacity),
                (0, 0, overfull),
                "{report:?} {after:?} {case:?}"
            );
        }
    }
}

/// Families: the result is fair for the lists they ended with, and each family is told the truth.
pub fn families_are_told_the_truth(data: &[u8]) {
    let mut source = Source::new(data);
    let mechanism = stable_mechanism(&mut source);
    let case = Case::draw(&mut source, 12, 6);
    let mut free: Vec<u32> = (0..case.market.children() as u32).collect();
    let mut families = Vec::new();
    for _ in 0..4 {
        let size = 2 + source.below(2);
        let size = size.min(free.len());
        let members: Vec<u32> = (0..size).map(|_| free.remove(source.below(free.len()))).collect();
        let wish = [Together::Together, Together::Apart, Together::DoNotCare][source.below(3)];
        families.push(Family { members, wish });
    }
    let sites: Vec<u32> = (0..case.market.programmes()).map(|_| source.below(3) as u32).collect();
    let rules = case.rules(mechanism);
    let outcome = place_with_families(&case.market, &rules, &families, &sites).unwrap();
    let report = verify(&outcome.wishes, &rules, &outcome.placement);
    assert!(report.holds(), "{report:?} {case:?} {families:?}");
    let seat = |child: &u32| outcome.placement.seat[*child as usize];
    for (family, fate) in families.iter().zip(&outcome.fates) {
        let sites: Vec<Option<u32>> =
            family.members.iter().map(|c| sites.get(seat(c) as usize).copied()).collect();
        let together = sites.iter().all(|site| site.is_some() && *site == sites[0]);
        let mut seats: Vec<u32> = family.members.iter().map(seat).filter(|seat| *seat != NOWHERE).collect();
        seats.sort_unstable();
        let met = seats.windows(2).any(|pair| pair[0] == pair[1]);
        match (family.wish, fate) {
            (Together::Together, Fate::Satisfied) => {
                assert!(together || family.members.len() < 2, "{family:?} {outcome:?}")
            }
            (Together::Apart, Fate::Satisfied) => assert!(!met, "{family:?} {outcome:?}"),
            (Together::DoNotCare, fate) => assert_eq!(*fate, Fate::Satisfied),
            _ => {}
        }
    }
    // A second look at what the comparison says.
    let alone = place(&case.market, &rules).unwrap();
    let changes = compare(&case.market, &alone, &outcome.placement);
    assert_eq!(changes.same as usize + changes.changes.len(), case.market.children());
}
