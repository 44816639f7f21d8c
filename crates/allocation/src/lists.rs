//! Whose wish is it? The solver names a child by the position of the wish it has now, which leads to its next wish
//! without asking who the child is. Here stands where lists begin, one bit for each wish, and how to get back.

use crate::market::Market;

/// 64 positions of `market.wishes`.
#[derive(Clone, Copy, Default)]
struct Word {
    /// A bit for each position at which a child's list begins.
    begins: u64,
    /// How many lists begin before these positions.
    before: u32,
}

/// Where the lists of wishes begin.
pub(crate) struct Lists {
    words: Vec<Word>,
    /// The children who have wishes at all; empty when all have.
    with_wishes: Vec<u32>,
}

impl Lists {
    pub(crate) fn new(market: &Market) -> Self {
        let mut words = vec![Word::default(); market.wishes.len() / 64 + 1];
        for &first in &market.first {
            words[first as usize / 64].begins |= 1 << (first % 64);
        }
        let mut before = 0;
        for word in &mut words {
            word.before = before;
            before += word.begins.count_ones();
        }
        let children = (0u32..).zip(market.first.windows(2));
        let has_wishes = |bounds: &[u32]| bounds[0] < bounds[1];
        let with_wishes = if market.first.windows(2).all(has_wishes) {
            Vec::new()
        } else {
            children.filter(|(_, bounds)| has_wishes(bounds)).map(|(child, _)| child).collect()
        };
        Self { words, with_wishes }
    }

    /// Whether the list before this position ends here: the wish at the position is another child's, or there is none.
    #[inline]
    pub(crate) fn end_before(&self, wish: u32) -> bool {
        self.words[wish as usize / 64].begins >> (wish % 64) & 1 == 1
    }

    /// The child whose wish stands at a position.
    #[inline]
    pub(crate) fn child(&self, wish: u32) -> u32 {
        let word = self.words[wish as usize / 64];
        let nth = word.before + (word.begins << (63 - wish % 64)).count_ones() - 1;
        self.with_wishes.get(nth as usize).copied().unwrap_or(nth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Wish;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_the_child_of_every_wish(lengths in prop::collection::vec(0u32..90, 0..40)) {
            let mut market = Market { first: vec![0], ..Market::default() };
            for (child, &length) in lengths.iter().enumerate() {
                let wishes = (0..length).map(|nth| Wish { programme: child as u32, priority: nth });
                market.wishes.extend(wishes);
                market.first.push(market.wishes.len() as u32);
            }
            let lists = Lists::new(&market);
            for (at, wish) in market.wishes.iter().enumerate() {
                prop_assert_eq!(lists.child(at as u32), wish.programme);
                let ends = market.wishes.get(at + 1).is_none_or(|next| next.programme != wish.programme);
                prop_assert_eq!(lists.end_before(at as u32 + 1), ends);
            }
        }
    }
}
