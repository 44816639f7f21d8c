//! Who sits in each programme so far: one heap for each, all in one arena, the worst admitted at the top.
//!
//! Until a programme is full its row is only written; then it becomes a heap, and whoever comes with a key below the
//! worst takes that place in one sinking. Eight children of a node lie side by side, so a programme of up to 72 seats
//! is two steps deep. Children who are sent away wait in a list and go on together: their next wishes do not depend
//! on each other, so the processor can fetch several at once. Rows are given out at first use: programmes that are
//! wished by neighbours lie next to each other, whatever the order of programmes in the input.

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

/// One programme's row.
#[derive(Clone, Copy)]
struct Desk {
    base: u32,
    len: u32,
    limit: u32,
}

/// No row given yet.
const UNUSED: u32 = u32::MAX;

/// The rows of all programmes.
pub(crate) struct Desks<K: Key> {
    /// A child with a key below this gets in: `OPEN` while there is room, else the key of the worst admitted.
    pub(crate) cutoff: Vec<K>,
    desks: Vec<Desk>,
    arena: Vec<K::Entry>,
    /// Children who were sent away and have not looked for another seat yet.
    pub(crate) away: Vec<u32>,
}

impl<K: Key> Desks<K> {
    /// Empty rows for programmes with these numbers of seats.
    pub(crate) fn new(seats: &[u32], expected: usize) -> Self {
        let cutoff = seats.iter().map(|&seats| if seats == 0 { K::CLOSED } else { K::OPEN }).collect();
        let desks = seats.iter().map(|&limit| Desk { base: UNUSED, len: 0, limit }).collect();
        Self { cutoff, desks, arena: Vec::with_capacity(expected), away: Vec::new() }
    }

    /// Admits a child whose key is below the cutoff; the one who must leave for it is sent away.
    #[inline]
    pub(crate) fn admit(&mut self, programme: u32, key: K, child: u32) {
        let desk = &mut self.desks[programme as usize];
        let entry = key.entry(child);
        if desk.len == desk.limit {
            let (base, len) = (desk.base as usize, desk.len as usize);
            let heap = &mut self.arena[base..base + len];
            self.away.push(K::child(heap[0]));
            sink(heap, 0, entry);
            self.cutoff[programme as usize] = K::key(heap[0]);
            return;
        }
        if desk.base == UNUSED {
            desk.base = give_row::<K>(&mut self.arena, desk.limit);
        }
        self.arena[desk.base as usize + desk.len as usize] = entry;
        desk.len += 1;
        if desk.len == desk.limit {
            self.close(programme);
        }
    }

    /// Reads what an arrival in the programme would need, so that it is near when the arrival comes.
    #[inline]
    pub(crate) fn touch(&self, programme: u32) -> u32 {
        let base = self.desks[programme as usize].base as usize;
        self.arena.get(base).map_or(0, |&entry| K::child(entry))
    }

    /// Takes one seat away for good: somebody with a right to it came back.
    pub(crate) fn shrink(&mut self, programme: u32) {
        let desk = &mut self.desks[programme as usize];
        if desk.limit == 0 {
            return;
        }
        desk.limit -= 1;
        if desk.len > desk.limit {
            desk.len = desk.limit;
            let (base, len) = (desk.base as usize, desk.len as usize);
            let heap = &mut self.arena[base..=base + len];
            self.away.push(K::child(heap[0]));
            heap.swap(0, len);
        }
        if desk.len == desk.limit {
            self.close(programme);
        }
    }

    /// Makes a heap of a row that is full.
    fn close(&mut self, programme: u32) {
        let desk = self.desks[programme as usize];
        self.cutoff[programme as usize] = K::CLOSED;
        if desk.len > 0 {
            let heap = &mut self.arena[desk.base as usize..(desk.base + desk.len) as usize];
            for node in (0..=heap.len().saturating_sub(2) / FAN).rev() {
                let entry = heap[node];
                sink(heap, node, entry);
            }
            self.cutoff[programme as usize] = K::key(heap[0]);
        }
    }
}

/// Gives out a row so that the groups of eight children begin on a cache line.
#[expect(clippy::cast_possible_truncation, reason = "rows are given for wishes, and those fit 32 bits")]
fn give_row<K: Key>(arena: &mut Vec<K::Entry>, limit: u32) -> u32 {
    let base = arena.len().next_multiple_of(FAN) + FAN - 1;
    arena.resize(base + limit as usize, K::BLANK);
    base as u32
}

/// Puts `entry` in the place of the node and lets it sink to where it belongs.
#[inline]
fn sink<E: Copy + Ord>(heap: &mut [E], mut node: usize, entry: E) {
    loop {
        let from = node * FAN + 1;
        let Some(children) = heap.get(from..(from + FAN).min(heap.len())) else { break };
        let Some((&first, rest)) = children.split_first() else { break };
        let (mut at, mut worst) = (from, first);
        for (other, &child) in (from + 1..).zip(rest) {
            let worse = child > worst;
            at = if worse { other } else { at };
            worst = if worse { child } else { worst };
        }
        if worst <= entry {
            break;
        }
        heap[node] = worst;
        node = at;
    }
    heap[node] = entry;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever arrives and whatever seats are taken away: in the end the best sit, the others were sent away.
        #[test]
        fn keeps_the_best(limit in 0u32..30, keys in prop::collection::hash_set(1u32..1000, 0..120), cuts in 0u32..5) {
            let mut desks = Desks::<u32>::new(&[limit], 8);
            let (mut came, mut refused) = (std::collections::BTreeSet::new(), Vec::new());
            for (n, &key) in keys.iter().enumerate() {
                if n % 7 == 3 && (n as u32) / 7 < cuts {
                    desks.shrink(0);
                }
                came.insert(key);
                if key < desks.cutoff[0] { desks.admit(0, key, key) } else { refused.push(key) }
            }
            refused.append(&mut desks.away);
            let sit = came.len().min(limit.saturating_sub(cuts.min((keys.len() as u32 + 3) / 7)) as usize);
            refused.sort_unstable();
            prop_assert_eq!(refused, came.into_iter().skip(sit).collect::<Vec<_>>());
        }
    }
}
