//! Ratio queues, judged from the promise: who is called when, and nothing else.

use crate::market::Market;

/// Whether the priorities of `called` are merged call orders of those of `given`: in every programme, at least
/// ⌈k·of/every⌉ of the first k called are of the class or no member is left, for every k, and neither members nor
/// others overtake their own kind.
#[must_use]
pub fn keeps_ratio(given: &Market, called: &Market, class: u16, share: (u32, u32)) -> bool {
    let (of, every) = (u64::from(share.0), u64::from(share.1));
    if given.wishes.len() != called.wishes.len() || given.capacity != called.capacity || every == 0 {
        return false;
    }
    // Programme by programme in the order of calling: (programme, place, place before, member).
    let mut calls: Vec<(u32, u32, u32, bool)> = Vec::with_capacity(given.wishes.len());
    for (at, (before, after)) in given.wishes.iter().zip(&called.wishes).enumerate() {
        if before.programme != after.programme {
            return false;
        }
        calls.push((after.programme, after.priority, before.priority, given.class_at(at) == class));
    }
    calls.sort_unstable();
    calls.chunk_by(|a, b| a.0 == b.0).all(|line| {
        let all = line.iter().filter(|call| call.3).count() as u64;
        let (mut members, mut last) = (0u64, [None; 2]);
        line.iter().zip(1u64..).all(|(&(_, _, before, member), k)| {
            members += u64::from(member);
            let in_turn = last[usize::from(member)] < Some(before);
            last[usize::from(member)] = Some(before);
            in_turn && (members == all || members * every >= k * of)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Wish;
    use crate::ratio::{Share, apply};
    use proptest::prelude::*;

    fn one_programme(priorities: &[u32], class: &[u16]) -> Market {
        Market {
            capacity: vec![1],
            first: (0..=priorities.len() as u32).collect(),
            wishes: priorities.iter().map(|&priority| Wish { programme: 0, priority }).collect(),
            class: class.to_vec(),
            ..Market::default()
        }
    }

    proptest! {
        #[test]
        fn accepts_the_merged_order_and_notices_a_swap(
            classes in prop::collection::vec(1u16..3, 2..40), of in 1u32..4, others in 1u32..5, at in any::<prop::sample::Index>(),
        ) {
            let given = one_programme(&(0..classes.len() as u32).map(|p| p * 3 + 1).collect::<Vec<_>>(), &classes);
            let mut called = given.clone();
            let share = Share::new(of, of + others).unwrap();
            apply(&mut called, 1, share);
            prop_assert!(keeps_ratio(&given, &called, 1, share.owed_of()));
            // Two of the same kind the wrong way round.
            let one = at.index(classes.len());
            if let Some(other) = (0..classes.len()).find(|other| *other != one && classes[*other] == classes[one]) {
                let (a, b) = (called.wishes[one].priority, called.wishes[other].priority);
                (called.wishes[one].priority, called.wishes[other].priority) = (b, a);
                prop_assert!(!keeps_ratio(&given, &called, 1, share.owed_of()));
            }
        }
    }

    #[test]
    fn a_late_member_is_noticed() {
        let given = one_programme(&[0, 1, 2, 3], &[2, 2, 2, 1]);
        assert!(!keeps_ratio(&given, &given, 1, (1, 4)), "the first of any four must be a member");
        assert!(keeps_ratio(&given, &given, 2, (3, 4)));
    }
}
