//! Identifiers as numbers: each different text gets the next number.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Texts, each once, numbered in the order in which they came.
pub(crate) struct Names {
    text: Vec<u8>,
    end: Vec<u32>,
    table: HashTable<u32>,
    hasher: FixedState,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            text: Vec::new(),
            end: Vec::new(),
            table: HashTable::new(),
            hasher: FixedState::with_seed(0x5AD0_4B1B),
        }
    }
}

fn text_of<'a>(text: &'a [u8], end: &[u32], number: u32) -> &'a [u8] {
    let from = match number {
        0 => 0,
        _ => end[number as usize - 1] as usize,
    };
    &text[from..end[number as usize] as usize]
}

impl Names {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.end.len()
    }

    /// The text of a number that [`Names::number`] gave.
    pub(crate) fn text(&self, number: u32) -> &[u8] {
        text_of(&self.text, &self.end, number)
    }

    /// The text for a message.
    pub(crate) fn show(&self, number: u32) -> String {
        String::from_utf8_lossy(self.text(number)).into_owned()
    }

    /// The number of a text, if it has one.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        self.table.find(hash, |&number| self.text(number) == name).copied()
    }

    /// The number of a text, a new one if need be; nothing when all together exceed four gigabytes.
    pub(crate) fn number(&mut self, name: &[u8]) -> Option<u32> {
        let (text, end, hasher) = (&mut self.text, &mut self.end, &self.hasher);
        let hash = hasher.hash_one(name);
        if let Some(&known) = self.table.find(hash, |&number| text_of(text, end, number) == name) {
            return Some(known);
        }
        let number = u32::try_from(end.len()).ok().filter(|number| *number < u32::MAX - 1)?;
        let new_end = u32::try_from(text.len() + name.len()).ok()?;
        text.extend_from_slice(name);
        end.push(new_end);
        self.table.insert_unique(hash, number, |&number| hasher.hash_one(text_of(text, end, number)));
        Some(number)
    }

    /// Drops what only the search for new names needs.
    pub(crate) fn forget_search(&mut self) {
        self.table = HashTable::new();
        self.text.shrink_to_fit();
        self.end.shrink_to_fit();
    }

    /// All names as whole numbers, when every one is written like a whole number that fits 63 bits.
    pub(crate) fn as_whole_numbers(&self) -> Option<Vec<i64>> {
        (0u32..).take(self.len()).map(|number| whole(self.text(number))).collect()
    }

    /// The numbers of all names in the order of the names: as whole numbers if all are, else by their bytes.
    pub(crate) fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0u32..).take(self.len()).collect();
        match self.as_whole_numbers() {
            Some(values) => {
                sort_unless_sorted(&mut order, |a, b| values[*a as usize].cmp(&values[*b as usize]))
            }
            None => sort_unless_sorted(&mut order, |a, b| self.text(*a).cmp(self.text(*b))),
        }
        order
    }
}

fn sort_unless_sorted(order: &mut [u32], compare: impl Fn(&u32, &u32) -> Ordering) {
    if !order.is_sorted_by(|a, b| compare(a, b).is_lt()) {
        order.sort_unstable_by(compare);
    }
}

/// A whole number written the usual way: no sign, no leading zeros.
fn whole(text: &[u8]) -> Option<i64> {
    let usual = matches!(text, [b'0'] | [b'1'..=b'9', ..]) && text.len() <= 19;
    if !usual {
        return None;
    }
    text.iter().try_fold(0i64, |sum, digit| {
        digit.is_ascii_digit().then_some(())?;
        sum.checked_mul(10)?.checked_add(i64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Names {
        let mut names = Names::default();
        all.iter().for_each(|name| assert!(names.number(name.as_bytes()).is_some()));
        names
    }

    #[test]
    fn numbers_sort_as_numbers_and_texts_as_texts() {
        assert_eq!(names(&["10", "9", "100"]).sorted(), [1, 0, 2]);
        assert_eq!(names(&["10", "9", "x"]).sorted(), [0, 1, 2]);
        assert_eq!(names(&["10", "9", "09"]).sorted(), [2, 0, 1], "09 is not the number 9");
        assert_eq!(names(&["9223372036854775807", "1"]).sorted(), [1, 0]);
        assert_eq!(names(&["9223372036854775808", "1"]).as_whole_numbers(), None);
    }

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut names = names(&["a", "b", ""]);
        assert_eq!((names.number(b"b"), names.number(b""), names.number(b"c")), (Some(1), Some(2), Some(3)));
        assert_eq!((names.find(b"a"), names.find(b"d"), names.text(3)), (Some(0), None, &b"c"[..]));
    }
}
