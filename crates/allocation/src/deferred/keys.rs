//! How programmes compare children: one way for each mechanism that is deferred acceptance at heart.

use crate::desks::Key;
use crate::market::Wish;

/// How programmes compare children.
pub(crate) trait Order {
    /// What is compared.
    type K: Key;
    /// The key of a child for its first wish.
    fn first(&self, child: u32, wish: Wish) -> Self::K;
    /// The key of the same child for its next wish.
    fn next(&self, before: Self::K, wish: Wish) -> Self::K;
}

/// Each programme by its own order: deferred acceptance.
pub(crate) struct ByPriority;

impl Order for ByPriority {
    type K = u32;
    #[inline]
    fn first(&self, _: u32, wish: Wish) -> u32 {
        wish.priority
    }
    #[inline]
    fn next(&self, _: u32, wish: Wish) -> u32 {
        wish.priority
    }
}

/// All programmes by one order of the children: serial order.
pub(crate) struct BySerial<'a>(pub(crate) &'a [u32]);

impl Order for BySerial<'_> {
    type K = u32;
    #[inline]
    fn first(&self, child: u32, _: Wish) -> u32 {
        self.0[child as usize]
    }
    #[inline]
    fn next(&self, before: u32, _: Wish) -> u32 {
        before
    }
}

/// The rank of the wish first, then the programme's order: immediate acceptance.
pub(crate) struct ByRank;

impl Order for ByRank {
    type K = u64;
    #[inline]
    fn first(&self, _: u32, wish: Wish) -> u64 {
        u64::from(wish.priority)
    }
    #[inline]
    fn next(&self, before: u64, wish: Wish) -> u64 {
        ((before >> 32) + 1) << 32 | u64::from(wish.priority)
    }
}
