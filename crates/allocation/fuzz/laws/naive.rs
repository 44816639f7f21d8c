//! The definitions, as slowly and plainly as they can be written: the third opinion beside solver and verifier.

use allocation::{Market, Mechanism, NO_CLASS, NOWHERE, Placement, Precedence, Rules, Unfilled};

/// Everything a child may have: its wishes before the present seat, then that seat or nothing.
fn options(market: &Market, child: u32) -> Vec<u32> {
    let present = market.present_of(child);
    let mut all: Vec<u32> =
        market.wishes_of(child).iter().map(|wish| wish.programme).take_while(|p| *p != present).collect();
    all.push(present);
    all
}

/// Visits every assignment of children to what they may have, also infeasible ones; says false, having visited
/// none, when there are more than a test should wait for: seven children with four wishes each are not too many.
pub fn for_each_placement(market: &Market, visit: &mut dyn FnMut(&Placement)) -> bool {
    let all: Vec<Vec<u32>> = (0..market.children() as u32).map(|child| options(market, child)).collect();
    if all.iter().map(Vec::len).product::<usize>() > 80_000 {
        return false;
    }
    let mut digits = vec![0; all.len()];
    loop {
        visit(&Placement {
            seat: digits.iter().zip(&all).map(|(d, options): (&usize, _)| options[*d]).collect(),
        });
        let Some(at) = (0..all.len()).find(|at| digits[*at] + 1 < all[*at].len()) else { return true };
        digits[at] += 1;
        digits[..at].fill(0);
    }
}

fn key(market: &Market, rules: &Rules<'_>, child: u32, programme: u32) -> (u64, u64) {
    let nth = market.wishes_of(child).iter().position(|wish| wish.programme == programme).unwrap();
    let priority = u64::from(market.wishes_of(child)[nth].priority);
    match rules.mechanism {
        Mechanism::Serial => (u64::from(rules.order.unwrap()[child as usize]), 0),
        Mechanism::Immediate => (nth as u64, priority),
        _ => (priority, 0),
    }
}

fn class(market: &Market, child: u32, programme: u32) -> u16 {
    let nth = market.wishes_of(child).iter().position(|wish| wish.programme == programme);
    nth.map_or(NO_CLASS, |nth| market.class_at(market.first[child as usize] as usize + nth))
}

/// Whom a programme keeps of those who ask: seat by seat.
fn chosen(market: &Market, rules: &Rules<'_>, programme: u32, asking: &[u32]) -> Vec<u32> {
    let (home, mut waiting): (Vec<u32>, Vec<u32>) =
        asking.iter().partition(|child| market.present_of(**child) == programme);
    waiting.sort_by_key(|child| key(market, rules, *child, programme));
    // One entry a seat: the class it is kept for, or nobody's.
    let mut kept: Vec<u16> = Vec::new();
    let mut reserves: Vec<_> = market.reserves.iter().filter(|r| r.programme == programme).collect();
    reserves.sort_by_key(|reserve| reserve.class);
    for reserve in reserves {
        kept.extend(std::iter::repeat_n(reserve.class, reserve.seats as usize));
    }
    let mut open = market.capacity[programme as usize] as usize - kept.len();
    let (mut of_class, mut other) = (Vec::new(), 0);
    for child in &home {
        let class = class(market, *child, programme);
        match kept.iter().position(|of| *of == class) {
            Some(at) => of_class.push(kept.remove(at)),
            None => other += 1,
        }
    }
    for _ in 0..other {
        if open > 0 {
            open -= 1;
        } else {
            kept.pop();
        }
    }
    let mut seats: Vec<Option<u16>> = kept.into_iter().map(Some).collect();
    let at = if rules.precedence == Precedence::OpenFirst { 0 } else { seats.len() };
    for _ in 0..open {
        seats.insert(at, None);
    }
    let mut all = home;
    let mut empty = 0;
    for seat in seats {
        let taker =
            waiting.iter().position(|child| seat.is_none_or(|of| of == class(market, *child, programme)));
        match taker {
            Some(at) => all.push(waiting.remove(at)),
            None => empty += 1,
        }
    }
    if rules.unfilled == Unfilled::Revert {
        all.extend(waiting.drain(..empty.min(waiting.len())));
    }
    all.sort_unstable();
    all
}

/// Every programme keeps all it has, and would not take anybody who would rather come.
pub fn is_stable(market: &Market, rules: &Rules<'_>, placement: &Placement) -> bool {
    let children = market.children() as u32;
    (0..market.programmes() as u32).all(|programme| {
        let seated: Vec<u32> = (0..children).filter(|c| placement.seat[*c as usize] == programme).collect();
        if chosen(market, rules, programme, &seated) != seated {
            return false;
        }
        (0..children).all(|child| {
            let options = options(market, child);
            let here = options.iter().position(|p| *p == programme);
            let now = options.iter().position(|p| *p == placement.seat[child as usize]).unwrap();
            if here.is_none_or(|here| here >= now) {
                return true;
            }
            let mut more = seated.clone();
            more.push(child);
            !chosen(market, rules, programme, &more).contains(&child)
        })
    })
}

pub fn some_overfull(market: &Market) -> bool {
    (0..market.programmes() as u32).any(|p| {
        market.present.iter().filter(|present| **present == p).count() > market.capacity[p as usize] as usize
    })
}

/// Not more than the seats, or only those who were there before.
pub fn is_feasible(market: &Market, placement: &Placement) -> bool {
    (0..market.programmes() as u32).all(|programme| {
        let seated: Vec<usize> =
            (0..placement.seat.len()).filter(|child| placement.seat[*child] == programme).collect();
        let held = market.present.iter().filter(|present| **present == programme).count();
        let newcomers = seated.iter().filter(|child| market.present_of(**child as u32) != programme).count();
        let seats = market.capacity[programme as usize] as usize;
        if held > seats { newcomers == 0 } else { seated.len() <= seats }
    })
}

/// Better for somebody and worse for nobody.
pub fn dominates(market: &Market, one: &Placement, other: &Placement) -> bool {
    let value = |run: &Placement, child: u32| {
        options(market, child).iter().position(|p| *p == run.seat[child as usize]).unwrap()
    };
    one != other && (0..market.children() as u32).all(|child| value(one, child) <= value(other, child))
}

/// Deferred acceptance with the programmes proposing, without reserves and present seats.
pub fn programmes_propose(market: &Market) -> Placement {
    let children = market.children() as u32;
    let mut queues: Vec<Vec<(u32, u32)>> = vec![Vec::new(); market.programmes()];
    for child in 0..children {
        for wish in market.wishes_of(child) {
            queues[wish.programme as usize].push((wish.priority, child));
        }
    }
    queues.iter_mut().for_each(|queue| {
        queue.sort_unstable();
        queue.reverse();
    });
    let mut seat = vec![NOWHERE; market.children()];
    loop {
        let mut proposed = false;
        for programme in 0..market.programmes() as u32 {
            let held = seat.iter().filter(|at| **at == programme).count();
            if held >= market.capacity[programme as usize] as usize {
                continue;
            }
            let Some((_, child)) = queues[programme as usize].pop() else { continue };
            proposed = true;
            let value =
                |p: u32| market.wishes_of(child).iter().position(|w| w.programme == p).unwrap_or(usize::MAX);
            if value(programme) < value(seat[child as usize]) {
                seat[child as usize] = programme;
            }
        }
        if !proposed {
            return Placement { seat };
        }
    }
}
