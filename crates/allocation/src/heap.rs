//! One heap for each programme, all in one arena: the worst child admitted so far stands at the top.
//!
//! Eight children of a node lie in one cache line, so a programme of up to 72 seats is two lines deep. Rooms in
//! the arena are given at first use: programmes that are wished by neighbours lie next to each other, whatever
//! the order of programmes in the input.

/// How a child stands in a programme: smaller is better.
pub(crate) trait Key: Copy + Ord {
    /// No key reaches it: the cutoff of a programme that takes anybody.
    const OPEN: Self;
    /// No key is below it: the cutoff of a programme that takes nobody.
    const CLOSED: Self;
    /// Key and child in one comparable word.
    type Entry: Copy + Ord;
    /// Fills unused room.
    const BLANK: Self::Entry;
    /// Packs.
    fn entry(self, child: u32) -> Self::Entry;
    /// Unpacks the child.
    fn child(entry: Self::Entry) -> u32;
    /// Unpacks the key.
    fn key(entry: Self::Entry) -> Self;
}

impl Key for u32 {
    const OPEN: Self = u32::MAX;
    const CLOSED: Self = 0;
    type Entry = u64;
    const BLANK: u64 = 0;
    #[inline]
    fn entry(self, child: u32) -> u64 {
        u64::from(self) << 32 | u64::from(child)
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the low half is the child")]
    fn child(entry: u64) -> u32 {
        entry as u32
    }
    #[inline]
    fn key(entry: u64) -> u32 {
        (entry >> 32) as u32
    }
}

impl Key for u64 {
    const OPEN: Self = u64::MAX;
    const CLOSED: Self = 0;
    type Entry = u128;
    const BLANK: u128 = 0;
    #[inline]
    fn entry(self, child: u32) -> u128 {
        u128::from(self) << 32 | u128::from(child)
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the low quarter is the child")]
    fn child(entry: u128) -> u32 {
        entry as u32
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the upper part was made from 64 bits")]
    fn key(entry: u128) -> u64 {
        (entry >> 32) as u64
    }
}

/// Children of a heap node.
const FAN: usize = 8;

/// One programme's room in the arena.
#[derive(Clone, Copy)]
struct Desk {
    base: u32,
    len: u32,
    limit: u32,
}

/// The heaps of all programmes.
pub(crate) struct Heaps<K: Key> {
    /// A child with a key below this gets in: `OPEN` while there is room, else the key of the worst admitted.
    pub(crate) cutoff: Vec<K>,
    desks: Vec<Desk>,
    arena: Vec<K::Entry>,
}

/// No room given yet.
const UNUSED: u32 = u32::MAX;

impl<K: Key> Heaps<K> {
    /// Empty heaps with these numbers of seats.
    pub(crate) fn new(seats: &[u32], expected: usize) -> Self {
        let cutoff = seats.iter().map(|&seats| if seats == 0 { K::CLOSED } else { K::OPEN }).collect();
        let desks = seats.iter().map(|&limit| Desk { base: UNUSED, len: 0, limit }).collect();
        Self { cutoff, desks, arena: Vec::with_capacity(expected) }
    }

    /// Admits a child whose key is below the cutoff, and gives back the one who must leave for it.
    #[inline]
    pub(crate) fn admit(&mut self, programme: u32, key: K, child: u32) -> Option<u32> {
        let desk = &mut self.desks[programme as usize];
        let entry = key.entry(child);
        if desk.len == desk.limit {
            let (base, len) = (desk.base as usize, desk.len as usize);
            let heap = &mut self.arena[base..base + len];
            let leaving = heap[0];
            sift_down(heap, 0, entry);
            self.cutoff[programme as usize] = K::key(heap[0]);
            return Some(K::child(leaving));
        }
        if desk.base == UNUSED {
            desk.base = reserve_room::<K>(&mut self.arena, desk.limit);
        }
        self.arena[desk.base as usize + desk.len as usize] = entry;
        desk.len += 1;
        if desk.len == desk.limit {
            let (base, len) = (desk.base as usize, desk.len as usize);
            let heap = &mut self.arena[base..base + len];
            build(heap);
            self.cutoff[programme as usize] = K::key(heap[0]);
        }
        None
    }

    /// Takes one seat away for good (somebody with a right to it came back), and gives back the child who loses
    /// its seat by that, if any. A programme without a seat left is not changed.
    pub(crate) fn shrink(&mut self, programme: u32) -> Option<u32> {
        let desk = &mut self.desks[programme as usize];
        if desk.limit == 0 {
            return None;
        }
        desk.limit -= 1;
        if desk.limit == 0 {
            self.cutoff[programme as usize] = K::CLOSED;
        }
        let (base, len) = (desk.base as usize, desk.len as usize);
        if desk.len > desk.limit {
            desk.len -= 1;
            let heap = &mut self.arena[base..base + len];
            let leaving = heap[0];
            let last = heap[len - 1];
            if len > 1 {
                sift_down(&mut heap[..len - 1], 0, last);
                self.cutoff[programme as usize] = K::key(heap[0]);
            }
            return Some(K::child(leaving));
        }
        if desk.len == desk.limit && desk.len > 0 {
            let heap = &mut self.arena[base..base + len];
            build(heap);
            self.cutoff[programme as usize] = K::key(heap[0]);
        }
        None
    }
}

/// Gives out room for a programme so that the groups of eight children begin on a cache line.
#[expect(
    clippy::cast_possible_truncation,
    reason = "there are fewer seats in use than wishes, which fit 32 bits"
)]
fn reserve_room<K: Key>(arena: &mut Vec<K::Entry>, limit: u32) -> u32 {
    let base = arena.len().next_multiple_of(FAN) + FAN - 1;
    arena.resize(base + limit as usize, K::BLANK);
    base as u32
}

/// Makes a heap of entries in any order.
fn build<E: Copy + Ord>(heap: &mut [E]) {
    if heap.len() < 2 {
        return;
    }
    for node in (0..=(heap.len() - 2) / FAN).rev() {
        let entry = heap[node];
        sift_down(heap, node, entry);
    }
}

/// Puts `entry` in the place of the node and lets it sink to where it belongs.
#[inline]
fn sift_down<E: Copy + Ord>(heap: &mut [E], mut node: usize, entry: E) {
    loop {
        let from = node * FAN + 1;
        let Some(children) = heap.get(from..(from + FAN).min(heap.len())) else { break };
        let Some((at, &worst)) = children.iter().enumerate().max_by_key(|&(_, child)| *child) else { break };
        if worst <= entry {
            break;
        }
        heap[node] = worst;
        node = from + at;
    }
    heap[node] = entry;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever arrives, the heap holds the best `limit` and names those who leave.
        #[test]
        fn keeps_the_best(limit in 1u32..30, keys in prop::collection::hash_set(1u32..1000, 0..120), cuts in 0u32..5) {
            let mut heaps = Heaps::<u32>::new(&[limit], 8);
            let mut inside = std::collections::BTreeSet::new();
            let mut left = limit;
            for (n, &key) in keys.iter().enumerate() {
                if n % 7 == 3 && n as u32 / 7 < cuts {
                    let gone = heaps.shrink(0);
                    left = left.saturating_sub(1);
                    let expected = if inside.len() as u32 > left { inside.pop_last() } else { None };
                    prop_assert_eq!(gone, expected);
                }
                if key < heaps.cutoff[0] {
                    inside.insert(key);
                    let gone = heaps.admit(0, key, key);
                    let expected = if inside.len() as u32 > left { inside.pop_last() } else { None };
                    prop_assert_eq!(gone, expected);
                } else {
                    prop_assert!(inside.len() as u32 == left && inside.last().is_none_or(|&worst| worst < key));
                }
            }
        }
    }
}
