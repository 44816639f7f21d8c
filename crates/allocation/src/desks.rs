//! Who sits in each programme so far: one heap for each, all in one arena, the worst admitted at the top.
//!
//! Until a programme is full its row is only written; then it becomes a heap, and whoever comes with a key below the
//! worst takes that place in one sinking. The worst of all stands in the desk itself, and the eight below each seat fill
//! one line of the cache, so a programme of up to 73 seats is two lines deep. Who sits there is named by its wish (see
//! `lists`). Those who are sent away wait in a list and go on together: their next wishes do not depend on each other,
//! so the processor can fetch several at once. Rows are given out at first use: programmes that are wished by
//! neighbours lie next to each other, whatever the order of programmes in the input.

/// How a child stands in a programme: smaller is better.
pub(crate) trait Key: Copy + Ord {
    /// No key reaches it: the cutoff of a programme that takes anybody.
    const OPEN: Self;
    /// No key is below it: the cutoff of a programme that takes nobody.
    const CLOSED: Self;
    /// Key and name in one comparable word.
    type Entry: Copy + Ord;
    /// Fills unused room: not above any entry.
    const BLANK: Self::Entry;
    /// Packs.
    fn entry(self, name: u32) -> Self::Entry;
    /// Unpacks the name: in the solver the position of the wish.
    fn name(entry: Self::Entry) -> u32;
    /// Unpacks the key.
    fn key(entry: Self::Entry) -> Self;
}

impl Key for u32 {
    const OPEN: Self = u32::MAX;
    const CLOSED: Self = 0;
    type Entry = u64;
    const BLANK: u64 = 0;
    #[inline]
    fn entry(self, name: u32) -> u64 {
        u64::from(self) << 32 | u64::from(name)
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the low half is the name")]
    fn name(entry: u64) -> u32 {
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
    fn entry(self, name: u32) -> u128 {
        u128::from(self) << 32 | u128::from(name)
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the low quarter is the name")]
    fn name(entry: u128) -> u32 {
        entry as u32
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the upper part was made from 64 bits")]
    fn key(entry: u128) -> u64 {
        (entry >> 32) as u64
    }
}

/// Entries in a line; each entry has one line below it.
const FAN: usize = 8;

/// Eight entries that are read together, on a cache line of their own.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line<E>([E; FAN]);

/// One programme: the worst admitted, and where the others stand.
#[derive(Clone, Copy)]
struct Desk<E> {
    /// While the row fills, whoever came first; then the worst.
    top: E,
    /// The first line, or `UNUSED` before anybody came.
    base: u32,
    /// How many stand in the lines, and for how many there is room.
    below: u32,
    room: u32,
    /// Seats, the top's included.
    limit: u32,
}

/// No row given yet.
const UNUSED: u32 = u32::MAX;

impl<E> Desk<E> {
    /// The lines of the row.
    #[inline]
    fn row(&self) -> std::ops::Range<usize> {
        self.base as usize..self.base as usize + lines(self.room)
    }
}

#[inline]
fn lines(room: u32) -> usize {
    (room as usize).div_ceil(FAN)
}

/// The rows of all programmes.
pub(crate) struct Desks<K: Key> {
    /// A child with a key below this gets in: `OPEN` while there is room, else the key of the worst admitted.
    pub(crate) cutoff: Vec<K>,
    desks: Vec<Desk<K::Entry>>,
    arena: Vec<Line<K::Entry>>,
    /// Programmes in the order in which their rows lie.
    used: Vec<u32>,
    /// Those who were sent away and have not looked for another seat yet.
    pub(crate) away: Vec<K::Entry>,
}

impl<K: Key> Desks<K> {
    /// Empty rows for so many seats; room for `expected` children is asked for at once.
    pub(crate) fn new(seats: &[u32], expected: usize) -> Self {
        let cutoff = seats.iter().map(|&seats| if seats == 0 { K::CLOSED } else { K::OPEN }).collect();
        let desk = |&limit: &u32| Desk { top: K::BLANK, base: UNUSED, below: 0, room: 0, limit };
        let all: usize = seats.iter().map(|&seats| lines(seats.saturating_sub(1))).sum();
        Self {
            cutoff,
            desks: seats.iter().map(desk).collect(),
            arena: Vec::with_capacity(all.min(expected)),
            used: Vec::with_capacity(seats.len()),
            away: Vec::new(),
        }
    }

    /// Admits a child whose key is below the cutoff; the one who must leave for it is sent away.
    #[inline(always)]
    pub(crate) fn admit(&mut self, programme: u32, entry: K::Entry) {
        let desk = &mut self.desks[programme as usize];
        if desk.below < desk.room {
            let at = desk.below as usize;
            self.arena[desk.base as usize + at / FAN].0[at % FAN] = entry;
            desk.below += 1;
            if desk.below == desk.room {
                self.close(programme);
            }
        } else if desk.base != UNUSED {
            self.away.push(desk.top);
            desk.top = sink(&mut self.arena[desk.row()], entry);
            self.cutoff[programme as usize] = K::key(desk.top);
        } else {
            self.open(programme, entry);
        }
    }

    /// Reads what an arrival in the programme will need first, so that it is near when the arrival comes.
    #[inline]
    pub(crate) fn touch(&self, programme: u32) -> u32 {
        let base = self.desks[programme as usize].base as usize;
        self.arena.get(base).map_or(0, |line| K::name(line.0[0]))
    }

    /// The same for all that an arrival may need.
    #[inline]
    pub(crate) fn touch_all(&self, programme: u32) -> u32 {
        let row = self.arena.get(self.desks[programme as usize].row()).unwrap_or_default();
        row.iter().fold(0, |touched, line| touched ^ K::name(line.0[0]))
    }

    /// Takes one seat away for good: somebody with a right to it came back.
    pub(crate) fn shrink(&mut self, programme: u32) {
        let desk = &mut self.desks[programme as usize];
        if desk.limit == 0 {
            return;
        }
        desk.limit -= 1;
        if desk.limit == 0 {
            if desk.base != UNUSED {
                self.away.push(desk.top);
            }
            self.cutoff[programme as usize] = K::CLOSED;
            return;
        }
        if desk.base == UNUSED {
            return;
        }
        let row = desk.row();
        desk.room -= 1;
        if desk.below > desk.room {
            desk.below -= 1;
            self.away.push(desk.top);
            let last = desk.below as usize;
            let row = &mut self.arena[row];
            let entry = std::mem::replace(&mut row[last / FAN].0[last % FAN], K::BLANK);
            desk.top = sink(row, entry);
            self.cutoff[programme as usize] = K::key(desk.top);
        } else if desk.below == desk.room {
            self.close(programme);
        }
    }

    /// Calls for everybody who sits, programme by programme as they lie in memory.
    pub(crate) fn each(&self, mut call: impl FnMut(u32, K::Entry)) {
        for &programme in &self.used {
            let desk = &self.desks[programme as usize];
            if desk.limit == 0 {
                continue;
            }
            call(programme, desk.top);
            let row = &self.arena[desk.row()];
            row.iter()
                .flat_map(|line| line.0)
                .take(desk.below as usize)
                .for_each(|entry| call(programme, entry));
        }
    }

    /// Gives out a row to the first who comes.
    #[cold]
    fn open(&mut self, programme: u32, entry: K::Entry) {
        let desk = &mut self.desks[programme as usize];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "fewer lines than seats that can be wished, and those fit 32 bits"
        )]
        let base = self.arena.len() as u32;
        (desk.base, desk.top, desk.room) = (base, entry, desk.limit - 1);
        self.arena.resize(self.arena.len() + lines(desk.room), Line([K::BLANK; FAN]));
        self.used.push(programme);
        if desk.room == 0 {
            self.cutoff[programme as usize] = K::key(entry);
        }
    }

    /// Makes a heap of a row that is full.
    #[inline(never)]
    fn close(&mut self, programme: u32) {
        let desk = &mut self.desks[programme as usize];
        let row = &mut self.arena[desk.row()];
        for node in (0..row.len().saturating_sub(1)).rev() {
            let at = (node / FAN, node % FAN);
            let entry = row[at.0].0[at.1];
            settle(row, at, entry);
        }
        desk.top = sink(row, desk.top);
        self.cutoff[programme as usize] = K::key(desk.top);
    }
}

/// The worst of a line and where it stands. Written as a knock-out, not as a loop: the comparisons of a round do not
/// wait for each other.
#[inline(always)]
fn worst<E: Copy + Ord>(line: &Line<E>) -> (E, usize) {
    let of = |a: (E, usize), b: (E, usize)| {
        let second = b.0 > a.0;
        (if second { b.0 } else { a.0 }, if second { b.1 } else { a.1 })
    };
    let [a, b, c, d, e, f, g, h] = line.0;
    let (ab, cd) = (of((a, 0), (b, 1)), of((c, 2), (d, 3)));
    let (ef, gh) = (of((e, 4), (f, 5)), of((g, 6), (h, 7)));
    of(of(ab, cd), of(ef, gh))
}

/// Puts an entry into a row below a place that is free; gives what moves up to that place.
#[inline(always)]
fn sink<E: Copy + Ord>(row: &mut [Line<E>], entry: E) -> E {
    let Some(line) = row.first() else { return entry };
    let (worst, at) = worst(line);
    // Almost always the worst of the line moves up; without a branch it costs nothing to be wrong.
    settle(row, (0, at), worst.min(entry));
    worst.max(entry)
}

/// Puts an entry into a place of a row and lets it sink to where it belongs.
#[inline(always)]
fn settle<E: Copy + Ord>(row: &mut [Line<E>], mut at: (usize, usize), entry: E) {
    loop {
        let below = at.0 * FAN + at.1 + 1;
        let Some(line) = row.get(below) else { break };
        let (worst, place) = worst(line);
        if worst <= entry {
            break;
        }
        row[at.0].0[at.1] = worst;
        at = (below, place);
    }
    row[at.0].0[at.1] = entry;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever arrives and whatever seats are taken away: in the end the best sit, the others were sent away.
        #[test]
        fn keeps_the_best(limit in 0u32..100, keys in prop::collection::hash_set(0u32..1000, 0..300), cuts in 0u32..9) {
            let mut desks = Desks::<u32>::new(&[limit], 8);
            let (mut came, mut refused) = (std::collections::BTreeSet::new(), Vec::new());
            for (n, &key) in keys.iter().enumerate() {
                if n % 7 == 3 && (n as u32) / 7 < cuts {
                    desks.shrink(0);
                }
                came.insert(key);
                if key < desks.cutoff[0] { desks.admit(0, key.entry(key)) } else { refused.push(key) }
            }
            refused.extend(desks.away.iter().map(|&entry| u32::name(entry)));
            let sit = came.len().min(limit.saturating_sub(cuts.min((keys.len() as u32 + 3) / 7)) as usize);
            refused.sort_unstable();
            let mut seated = Vec::new();
            desks.each(|_, entry| seated.push(u32::name(entry)));
            seated.sort_unstable();
            prop_assert_eq!(seated, came.iter().copied().take(sit).collect::<Vec<_>>());
            prop_assert_eq!(refused, came.into_iter().skip(sit).collect::<Vec<_>>());
        }
    }
}
