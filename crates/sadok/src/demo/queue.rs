//! A queue shaped like that of Vilnius in March 2026, over the groups of its file.
//!
//! What the city published about the queue: 8,922 children wait; wishes per child 1 to 5 with the counts of
//! [`WISHES`], mean 2.9; 70 % want a group for two-year-olds or younger; and for each group how many wait for
//! it. The five counts sum to 8,754, so 168 children are in none of them. The published mean tells what they
//! are: 26,183 wishes are 2.99 per child over 8,754 children and 2.93 over 8,922, and only the second rounds
//! to 2.9. So the 168 most likely have no wish that counts. Here nobody waits for nothing: each of the 168
//! gets one wish, the fewest that an application can have, which makes the mean 2.95.

use std::collections::{BTreeMap, BTreeSet};

use documents::import::{PlannedGroup, PlannedKindergarten};
use jiff::Timestamp;

use super::draw::{Draw, Weighted, apportion};
use super::families::{Child, Claim, Guardian, People, Scene};

/// Children with one, two, … five wishes, as published.
pub(crate) const WISHES: [f64; 5] = [3311.0, 719.0, 745.0, 696.0, 3283.0];

/// Children who wait and have no published number of wishes.
const UNCOUNTED: f64 = 168.0;

/// All children who wait.
pub(crate) const WAITING: usize = 8_922;

/// Share of the children who want a group for two-year-olds or younger.
const YOUNG: f64 = 0.7;

/// From this age a child is no longer two years old.
const THREE_YEARS: u16 = 36;

/// From this age children go to school.
const SCHOOL: u16 = 84;

/// A child in the queue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Waiting {
    /// The parent with the account.
    pub(crate) guardian: Guardian,
    /// The child.
    pub(crate) child: Child,
    /// When the application was filed.
    pub(crate) registered_at: Timestamp,
    /// Language of the group wished for, ISO 639-1.
    pub(crate) language: String,
    /// External ids of the kindergartens, the most wanted first.
    pub(crate) wishes: Vec<String>,
    /// A benefit claimed.
    pub(crate) claim: Option<Claim>,
}

// Streams of the seed.
const PEOPLE: u64 = 11;
const WANTS: u64 = 12;

/// A queue of this many children over the groups of an imported city, by the moment of application. Every
/// child fits today a group of each kindergarten it wishes for, in its language. The wishes are drawn in
/// proportion to the children who wait for each group according to the file.
pub(crate) fn draw(scene: &Scene, kindergartens: &[PlannedKindergarten], children: usize) -> Vec<Waiting> {
    let demand = Demand::new(kindergartens);
    let mut draw = Draw::new(scene.seed, WANTS);
    let mut people = People::new(scene, PEOPLE);
    let mut queue = Vec::with_capacity(children);
    for (length, young) in lists(&mut draw, children) {
        let Some((months, language, first)) = demand.target(&mut draw, length, young) else { continue };
        let born_on = people.born_months_ago(i32::from(months));
        let (guardian, child) = people.family(born_on);
        let registered_at = people.applied_at(born_on);
        let wishes = demand.wishes(&mut draw, months, language, first, length);
        let wishes = wishes.into_iter().map(|at| kindergartens[at].external_id.clone()).collect();
        let claim = people.claim();
        queue.push(Waiting { guardian, child, registered_at, language: language.to_owned(), wishes, claim });
    }
    queue.sort_by_key(|waiting| waiting.registered_at);
    queue
}

/// For each child how many wishes it has, and whether it is young; both in exact shares, mixed.
fn lists(draw: &mut Draw, children: usize) -> Vec<(usize, bool)> {
    let mut weights = WISHES;
    weights[0] += UNCOUNTED;
    let mut lengths: Vec<usize> = Vec::with_capacity(children);
    for (length, count) in (1..).zip(apportion(children, &weights)) {
        lengths.extend(std::iter::repeat_n(length, count));
    }
    let young = apportion(children, &[YOUNG, 1.0 - YOUNG])[0];
    let mut lists: Vec<(usize, bool)> = lengths.into_iter().zip((0..children).map(|at| at < young)).collect();
    let mut ages: Vec<bool> = lists.iter().map(|(_, young)| *young).collect();
    draw.shuffle(&mut ages);
    for (list, young) in lists.iter_mut().zip(ages) {
        list.1 = young;
    }
    draw.shuffle(&mut lists);
    lists
}

/// Who is waited for, by whom.
struct Demand<'a> {
    /// For each language and age in months the kindergartens with a group that fits, weighted by who waits.
    by_age: BTreeMap<(&'a str, u16), Weighted<usize>>,
    /// The same the other way round: which kindergarten, language and age a child has, for the young and for
    /// the others.
    young: Weighted<Target<'a>>,
    old: Weighted<Target<'a>>,
}

type Target<'a> = (u16, &'a str, usize);

impl<'a> Demand<'a> {
    fn new(kindergartens: &'a [PlannedKindergarten]) -> Self {
        let mut weights: BTreeMap<(&str, u16), BTreeMap<usize, f64>> = BTreeMap::new();
        let mut targets: Vec<(Target<'a>, f64)> = Vec::new();
        for (at, kindergarten) in kindergartens.iter().enumerate() {
            for group in &kindergarten.groups {
                let waiting = f64::from(group.waiting.unwrap_or(0));
                let ages = ages(group);
                let each = waiting / ages.len().max(1) as f64;
                for months in ages {
                    let language = group.language.as_str();
                    *weights.entry((language, months)).or_default().entry(at).or_default() += waiting;
                    // A group's demand is spread evenly over its ages.
                    targets.push(((months, language, at), each));
                }
            }
        }
        let young = |months: u16| months < THREE_YEARS;
        let of = |wanted: bool| {
            Weighted::new(targets.iter().copied().filter(|((months, ..), _)| young(*months) == wanted))
        };
        Self {
            young: of(true),
            old: of(false),
            by_age: weights.into_iter().map(|(key, weights)| (key, Weighted::new(weights))).collect(),
        }
    }

    /// A group for a child: its age, its language and the first kindergarten. The child must find as many
    /// kindergartens as it has wishes.
    fn target(&self, draw: &mut Draw, wishes: usize, young: bool) -> Option<Target<'a>> {
        let targets = if young { &self.young } else { &self.old };
        // Only small languages fail, with a few children of a hundred; a thousand failures mean that the file
        // has too few kindergartens for such lists.
        (0..1000)
            .filter_map(|_| targets.draw(draw))
            .find(|(months, language, _)| self.choices(*months, language) >= wishes)
    }

    fn choices(&self, months: u16, language: &str) -> usize {
        self.by_age.get(&(language, months)).map_or(0, Weighted::len)
    }

    fn wishes(
        &self,
        draw: &mut Draw,
        months: u16,
        language: &str,
        first: usize,
        length: usize,
    ) -> Vec<usize> {
        let Some(choices) = self.by_age.get(&(language, months)) else { return vec![first] };
        let mut wishes = vec![first];
        let mut seen = BTreeSet::from([first]);
        for _ in 0..10_000 {
            if wishes.len() >= length {
                break;
            }
            if let Some(wish) = choices.draw(draw).filter(|wish| seen.insert(*wish)) {
                wishes.push(wish);
            }
        }
        // Where one kindergarten has nearly all the weight, the rest is taken in turn.
        let rest = choices.items().iter().filter(|wish| !seen.contains(wish)).copied();
        wishes.extend(rest.take(length.saturating_sub(wishes.len())));
        wishes
    }
}

/// The ages in months at which a child fits the group before school.
fn ages(group: &PlannedGroup) -> std::ops::Range<u16> {
    group.from_months..group.to_months.min(SCHOOL).max(group.from_months)
}
