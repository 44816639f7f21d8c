//! From facts to priorities: the order of each programme, made from a key that the law can read.

use crate::lottery::Number;
use crate::market::Market;

/// A child's standing in one programme, compared field by field from the top: the smaller, the earlier.
///
/// A brother or sister who already attends is a fact of one programme's kindergarten and not of the next, so the
/// standing is made for each wish. The lottery number comes last and is the same in every programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Rank of the class of privilege, 0 the highest.
    pub class: u8,
    /// `NoSibling` sorts after `SiblingPresent`.
    pub sibling: Sibling,
    /// Lower is better; turn points around by subtracting them from the most one can have.
    pub points_missing: u32,
    /// The child's lottery number.
    pub lottery: Number,
}

/// Whether a brother or sister attends the kindergarten already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sibling {
    /// Yes: comes first within the class.
    SiblingPresent,
    /// No.
    NoSibling,
}

/// Two children of one programme have equal keys, so there is no order between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The programme.
    pub programme: u32,
    /// The two positions among the keys.
    pub wishes: (u32, u32),
}

/// Turns keys into places: for each wish, the child's place (from 1) in its programme, smaller keys first.
///
/// `programme` and `keys` run in parallel, one for each wish of the market; any type that can be compared will do,
/// such as the order key of the queue as bytes, or [`Standing`].
///
/// # Errors
/// [`Tie`] when two keys in one programme are equal: an order has to be decided by rules, never by accident.
pub fn places<K: Ord>(programme: &[u32], keys: &[K]) -> Result<Vec<u32>, Tie> {
    let mut sorted: Vec<u32> = (0..u32::try_from(programme.len()).unwrap_or(u32::MAX)).collect();
    let full = |at: &u32| (programme[*at as usize], &keys[*at as usize]);
    sorted.sort_unstable_by(|a, b| full(a).cmp(&full(b)));
    let mut places = vec![0; programme.len()];
    let mut place = 0;
    let mut before: Option<u32> = None;
    for at in sorted {
        match before {
            Some(last) if programme[last as usize] == programme[at as usize] => {
                if keys[last as usize] == keys[at as usize] {
                    return Err(Tie {
                        programme: programme[at as usize],
                        wishes: (last.min(at), last.max(at)),
                    });
                }
                place += 1;
            }
            _ => place = 1,
        }
        places[at as usize] = place;
        before = Some(at);
    }
    Ok(places)
}

/// Where each programme's line begins when all wishes are put down programme by programme; one longer than there are
/// programmes.
pub(crate) fn line_starts(market: &Market) -> Vec<u32> {
    let mut starts = vec![0u32; market.programmes() + 1];
    for wish in &market.wishes {
        starts[wish.programme as usize + 1] += 1;
    }
    for programme in 0..market.programmes() {
        starts[programme + 1] += starts[programme];
    }
    starts
}

/// Breaks ties in the priorities of a market: equal priorities are put in the order of `lot`, each child's place in
/// the one lottery (unique). Priorities become places from 0; those that were different keep their order.
pub fn break_ties(market: &mut Market, lot: &[u32]) {
    let starts = line_starts(market);
    let mut keys = vec![0u64; market.wishes.len()];
    let mut fill = starts.clone();
    let children = 0..u32::try_from(market.children()).unwrap_or(u32::MAX);
    for child in children.clone() {
        for wish in market.wishes_of(child) {
            let at = &mut fill[wish.programme as usize];
            keys[*at as usize] = u64::from(wish.priority) << 32 | u64::from(lot[child as usize]);
            *at += 1;
        }
    }
    let line = |programme: u32| starts[programme as usize] as usize..starts[programme as usize + 1] as usize;
    for programme in 0..u32::try_from(market.programmes()).unwrap_or(u32::MAX) {
        keys[line(programme)].sort_unstable();
    }
    for child in children {
        for at in market.first[child as usize] as usize..market.first[child as usize + 1] as usize {
            let wish = &mut market.wishes[at];
            let key = u64::from(wish.priority) << 32 | u64::from(lot[child as usize]);
            let place = keys[line(wish.programme)].partition_point(|other| *other < key);
            #[expect(clippy::cast_possible_truncation, reason = "a place among wishes, which fit 32 bits")]
            let place = place as u32;
            wish.priority = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_dense_and_ties_are_refused() {
        assert_eq!(places(&[0, 1, 0, 1, 0], &[30, 5, 10, 4, 20]), Ok(vec![3, 2, 1, 1, 2]));
        assert_eq!(places(&[0, 1, 0], &[7, 7, 7]), Err(Tie { programme: 0, wishes: (0, 2) }));
    }

    #[test]
    fn class_then_sibling_then_points_then_lottery() {
        let base = Standing { class: 1, sibling: Sibling::NoSibling, points_missing: 5, lottery: [9; 32] };
        let mut all = [
            base,
            Standing { lottery: [8; 32], ..base },
            Standing { points_missing: 4, ..base },
            Standing { sibling: Sibling::SiblingPresent, points_missing: 90, ..base },
            Standing { class: 0, points_missing: 99, ..base },
        ];
        let expected: Vec<Standing> = all.iter().rev().copied().collect();
        all.sort_unstable();
        assert_eq!(all.to_vec(), expected);
    }
}
