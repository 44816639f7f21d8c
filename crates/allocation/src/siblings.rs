//! Brothers and sisters who apply together: a documented heuristic that says what it could not satisfy.
//!
//! With families that want to be kept together a placement free of envy need not exist, and whether one exists is
//! NP-complete to decide (Ronn 1990), so every rule here is a compromise. This one:
//!
//! 1. A family that wants to stay *together* has as options the kindergartens (sites) that every member wishes,
//!    the smallest sum of ranks first, then the smallest worst rank, then the ranks of the members in turn.
//! 2. Everybody is placed by deferred acceptance, each such family wishing for its first option alone. A family
//!    with a member that is not admitted there goes on to its next option; all such families at once; again,
//!    until no family has to move. No family ever goes back, so this ends.
//! 3. A family out of options is placed child by child by its own lists, and reported as not satisfied.
//! 4. Children who want to be *apart* and meet in one programme: the one with the nearest next wish (then the one
//!    later in that programme's order) strikes the programme, and everybody is placed again. If a child ends
//!    without a seat by that, the family's strikes are undone and it is reported as not satisfied.
//!
//! The result is free of envy and waste for the lists that the families ended with ([`Outcome::wishes`]), which
//! the verifier checks; a family kept together may have passed by better seats for one of its members, by its own
//! choice. Honest lists are not always the best answer for a family; for all other children they are.

use crate::market::{Market, NOWHERE, Placement, Wish};
use crate::rules::{Mechanism, Rules, Unsupported};

/// What a family asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Together {
    /// All in one kindergarten.
    Together,
    /// No two in one programme.
    Apart,
    /// Each child on its own.
    DoNotCare,
}

/// Children who apply as a family, in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The members; no child may be in two families.
    pub members: Vec<u32>,
    /// What they ask for.
    pub wish: Together,
}

/// What became of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It got what it asked for (or asked for nothing).
    Satisfied,
    /// There is no kindergarten that all members wish.
    NoCommonWish,
    /// Every kindergarten that all members wish had no seat for one of them; placed child by child.
    NoRoomTogether,
    /// Being apart would have left a child without a seat.
    NoSeatApart,
}

/// A placement with families.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where everybody sits.
    pub placement: Placement,
    /// What became of each family.
    pub fates: Vec<Fate>,
    /// The market with the lists that the families ended with: what the placement must be judged by.
    pub wishes: Market,
    /// How often everybody was placed anew.
    pub rounds: u32,
}

/// Why families were not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFamilies {
    /// The rules cannot be followed.
    Rules(Unsupported),
    /// A child is in two families, or twice in one.
    InTwoFamilies(u32),
    /// There is no such child.
    UnknownChild(u32),
    /// `site` is not as long as there are programmes.
    Sites,
}

impl std::fmt::Display for BadFamilies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rules(unsupported) => unsupported.fmt(f),
            Self::InTwoFamilies(child) => write!(f, "child {child} is in two families"),
            Self::UnknownChild(child) => write!(f, "there is no child {child}"),
            Self::Sites => f.write_str("every programme needs a site"),
        }
    }
}

impl std::error::Error for BadFamilies {}

/// One family in the course of the search.
struct Search {
    /// Options left, the best last.
    options: Vec<u32>,
    /// Lists the family has now, for each member; none when they are its own.
    lists: Option<Vec<Vec<u32>>>,
    fate: Fate,
    given_up: bool,
}

/// Places everybody, families by the rule that this module describes. `site` names the kindergarten of each
/// programme; when it is empty, each programme is a kindergarten of its own.
///
/// # Errors
/// [`BadFamilies`] when families overlap, or the mechanism cannot be used: only deferred acceptance and serial
/// order are fair enough to build on.
pub fn place_with_families(
    market: &Market,
    rules: &Rules<'_>,
    families: &[Family],
    site: &[u32],
) -> Result<Outcome, BadFamilies> {
    check(market, rules, families, site)?;
    let site_of = |programme: u32| site.get(programme as usize).copied().unwrap_or(programme);
    let mut searches: Vec<Search> =
        families.iter().map(|family| Search::new(market, family, &site_of)).collect();
    let mut rounds = 0;
    loop {
        rounds += 1;
        let wishes = with_lists(market, families, &searches);
        let placement = crate::place(&wishes, rules).map_err(BadFamilies::Rules)?;
        let mut again = false;
        for (family, search) in families.iter().zip(&mut searches) {
            again |= match family.wish {
                Together::Together => search.keep_together(market, family, &placement, &site_of),
                Together::Apart => search.keep_apart(market, family, &placement),
                Together::DoNotCare => false,
            };
        }
        if !again {
            let fates = searches.into_iter().map(|search| search.fate).collect();
            return Ok(Outcome { placement, fates, wishes, rounds });
        }
    }
}

fn check(market: &Market, rules: &Rules<'_>, families: &[Family], site: &[u32]) -> Result<(), BadFamilies> {
    if !matches!(rules.mechanism, Mechanism::DeferredAcceptance | Mechanism::Serial) {
        return Err(BadFamilies::Rules(Unsupported::StableMechanismsOnly));
    }
    if !site.is_empty() && site.len() != market.programmes() {
        return Err(BadFamilies::Sites);
    }
    let mut seen = vec![false; market.children()];
    for &child in families.iter().flat_map(|family| &family.members) {
        match seen.get_mut(child as usize) {
            None => return Err(BadFamilies::UnknownChild(child)),
            Some(seen) if *seen => return Err(BadFamilies::InTwoFamilies(child)),
            Some(seen) => *seen = true,
        }
    }
    Ok(())
}

/// The wishes of a child that count: those before the seat it holds, and that one.
fn useful(market: &Market, child: u32) -> &[Wish] {
    let wishes = market.wishes_of(child);
    let present = market.present_of(child);
    match wishes.iter().position(|wish| wish.programme == present) {
        Some(at) => &wishes[..=at],
        None => wishes,
    }
}

impl Search {
    fn new(market: &Market, family: &Family, site_of: &impl Fn(u32) -> u32) -> Self {
        let mut search = Self { options: Vec::new(), lists: None, fate: Fate::Satisfied, given_up: false };
        if family.wish != Together::Together || family.members.len() < 2 {
            return search;
        }
        let mut options: Vec<(usize, usize, Vec<usize>, u32)> = Vec::new();
        let mut sites: Vec<u32> =
            useful(market, family.members[0]).iter().map(|w| site_of(w.programme)).collect();
        sites.sort_unstable();
        sites.dedup();
        for site in sites {
            let best = |&child: &u32| useful(market, child).iter().position(|w| site_of(w.programme) == site);
            if let Some(ranks) = family.members.iter().map(best).collect::<Option<Vec<usize>>>() {
                let worst = ranks.iter().copied().max().unwrap_or(0);
                options.push((ranks.iter().sum(), worst, ranks, site));
            }
        }
        options.sort_unstable();
        search.options = options.into_iter().rev().map(|(_, _, _, site)| site).collect();
        match search.options.last() {
            Some(&site) => search.wish_only(market, family, site, site_of),
            None => (search.fate, search.given_up) = (Fate::NoCommonWish, true),
        }
        search
    }

    fn wish_only(&mut self, market: &Market, family: &Family, site: u32, site_of: &impl Fn(u32) -> u32) {
        let of = |&child: &u32| {
            (0u32..)
                .zip(useful(market, child))
                .filter(|(_, wish)| site_of(wish.programme) == site)
                .map(|(nth, _)| nth)
                .collect()
        };
        self.lists = Some(family.members.iter().map(of).collect());
    }

    /// Goes on to the next option when a member is not at the present one. Says whether anything changed.
    fn keep_together(
        &mut self,
        market: &Market,
        family: &Family,
        placement: &Placement,
        site_of: &impl Fn(u32) -> u32,
    ) -> bool {
        let Some(&site) = self.options.last() else { return false };
        let sits_there = |&child: &u32| {
            let seat = placement.seat[child as usize];
            seat != NOWHERE && site_of(seat) == site
        };
        if self.given_up || family.members.iter().all(sits_there) {
            return false;
        }
        self.options.pop();
        match self.options.last() {
            Some(&site) => self.wish_only(market, family, site, site_of),
            None => {
                self.lists = None;
                (self.fate, self.given_up) = (Fate::NoRoomTogether, true);
            }
        }
        true
    }

    /// Strikes a programme in which two members meet; undoes the strikes when one stays without a seat by them.
    fn keep_apart(&mut self, market: &Market, family: &Family, placement: &Placement) -> bool {
        if self.given_up {
            return false;
        }
        let seat = |member: usize| placement.seat[family.members[member] as usize];
        let own: Vec<Vec<u32>> = family
            .members
            .iter()
            .map(|&child| (0u32..).zip(useful(market, child)).map(|(n, _)| n).collect())
            .collect();
        let lists = self.lists.get_or_insert_with(|| own.clone());
        let lost = (0..family.members.len()).any(|m| seat(m) == NOWHERE && lists[m].len() < own[m].len());
        if lost {
            self.lists = None;
            (self.fate, self.given_up) = (Fate::NoSeatApart, true);
            return true;
        }
        for a in 0..family.members.len() {
            for b in a + 1..family.members.len() {
                if seat(a) == NOWHERE || seat(a) != seat(b) {
                    continue;
                }
                // How far the next wish after this one is, then how late the child stands in the order.
                let cost = |m: usize| {
                    let wishes = market.wishes_of(family.members[m]);
                    let here = lists[m].iter().position(|&nth| wishes[nth as usize].programme == seat(m));
                    let here = here.filter(|_| seat(m) != market.present_of(family.members[m]))?;
                    let gap = lists[m].get(here + 1).map_or(u32::MAX, |next| next - lists[m][here]);
                    Some((gap, std::cmp::Reverse(wishes[lists[m][here] as usize].priority), here))
                };
                let strikes = match (cost(a), cost(b)) {
                    (Some(of_a), Some(of_b)) if (of_a.0, of_a.1) < (of_b.0, of_b.1) => Some((a, of_a.2)),
                    (_, Some(of_b)) => Some((b, of_b.2)),
                    (Some(of_a), None) => Some((a, of_a.2)),
                    (None, None) => None,
                };
                let Some((member, here)) = strikes else {
                    (self.fate, self.given_up) = (Fate::NoSeatApart, true);
                    self.lists = None;
                    return true;
                };
                lists[member].remove(here);
                return true;
            }
        }
        false
    }
}

/// The market with the lists that the families have now.
fn with_lists(market: &Market, families: &[Family], searches: &[Search]) -> Market {
    let mut own: Vec<Option<&[u32]>> = vec![None; market.children()];
    for (family, search) in families.iter().zip(searches) {
        if let Some(lists) = &search.lists {
            for (&child, list) in family.members.iter().zip(lists) {
                own[child as usize] = Some(list);
            }
        }
    }
    let mut changed = Market {
        capacity: market.capacity.clone(),
        first: Vec::with_capacity(market.first.len()),
        wishes: Vec::with_capacity(market.wishes.len()),
        class: Vec::with_capacity(market.class.len()),
        present: market.present.clone(),
        reserves: market.reserves.clone(),
    };
    changed.first.push(0);
    for (own, bounds) in own.iter().zip(market.first.windows(2)) {
        let (from, to) = (bounds[0], bounds[1]);
        match own {
            None => {
                changed.wishes.extend_from_slice(&market.wishes[from as usize..to as usize]);
                if !market.class.is_empty() {
                    changed.class.extend_from_slice(&market.class[from as usize..to as usize]);
                }
            }
            Some(list) => {
                changed.wishes.extend(list.iter().map(|nth| market.wishes[(from + nth) as usize]));
                if !market.class.is_empty() {
                    changed.class.extend(list.iter().map(|nth| market.class[(from + nth) as usize]));
                }
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "not more wishes than in the sound market")]
        changed.first.push(changed.wishes.len() as u32);
    }
    changed
}
