//! Drawing lots: one seeded source of chance and the ways of drawing that the demo needs.

use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A source of chance. Each part of the demo draws from a stream of its own, so that more families do not
/// rename the kindergartens.
#[derive(Debug, Clone)]
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream `part` of a seed.
    pub(crate) fn new(seed: u64, part: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(part);
        Self(source)
    }

    /// A number from `0` to `below - 1`; 0 when `below` is 0.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        if below == 0 { 0 } else { self.0.random_range(0..below) }
    }

    /// A number from `from` to `to`, both possible.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        self.0.random_range(from.min(to)..=to.max(from))
    }

    /// A fraction from 0 (possible) to 1 (not).
    pub(crate) fn fraction(&mut self) -> f64 {
        self.0.random()
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// One of these.
    pub(crate) fn one_of<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.below(of.len());
        of.get(at)
    }

    /// One of these words; empty when there are none.
    pub(crate) fn word(&mut self, of: &[&'static str]) -> &'static str {
        self.one_of(of).copied().unwrap_or_default()
    }

    /// Mixes a list.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }
}

/// Things with weights, to be drawn again and again in logarithmic time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weighted<T> {
    items: Vec<T>,
    // Sum of the weights up to and with each item.
    sums: Vec<f64>,
}

impl<T: Copy> Weighted<T> {
    /// Items without weight are never drawn.
    pub(crate) fn new(weighted: impl IntoIterator<Item = (T, f64)>) -> Self {
        let mut this = Self { items: Vec::new(), sums: Vec::new() };
        let mut sum = 0.0;
        for (item, weight) in weighted {
            if weight > 0.0 {
                sum += weight;
                this.items.push(item);
                this.sums.push(sum);
            }
        }
        this
    }

    /// How many can be drawn.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Sum of all weights.
    pub(crate) fn weight(&self) -> f64 {
        self.sums.last().copied().unwrap_or(0.0)
    }

    /// All that can be drawn.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    /// One of them, by weight.
    pub(crate) fn draw(&self, draw: &mut Draw) -> Option<T> {
        let mark = draw.fraction() * self.weight();
        let at = self.sums.partition_point(|sum| *sum <= mark);
        self.items.get(at).or(self.items.last()).copied()
    }
}

/// Shares `total` out in proportion to the weights, to whole numbers that sum to it (largest remainder).
pub(crate) fn apportion(total: usize, weights: &[f64]) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let exact = weights.iter().map(|weight| total as f64 * weight / sum);
    let mut parts: Vec<(usize, f64, usize)> = exact
        .enumerate()
        .map(|(at, share)| {
            // Far below 2^53, so the cut is exact.
            let whole = share.floor();
            (at, share - whole, whole as usize)
        })
        .collect();
    let given: usize = parts.iter().map(|(_, _, whole)| whole).sum();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for part in parts.iter_mut().take(total.saturating_sub(given)) {
        part.2 += 1;
    }
    parts.sort_by_key(|part| part.0);
    parts.into_iter().map(|(_, _, whole)| whole).collect()
}
