//! A believable city: ten districts, kindergartens with groups, families who wait.

use domain::kindergartens::Profile;
use jiff::Timestamp;

use super::districts::District;
use super::draw::{Draw, Weighted, apportion};
use super::families::{Child, Claim, Guardian, People, Scene};
use super::names::{GROUPS, KINDERGARTENS, STREETS};
use super::queue::WISHES;

/// A city drawn from a seed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct City {
    /// Kindergartens, by number.
    pub(crate) kindergartens: Vec<Kindergarten>,
    /// Families, by the moment of their first application.
    pub(crate) families: Vec<Family>,
}

/// An invented kindergarten.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kindergarten {
    /// Number, from 101.
    pub(crate) number: u32,
    /// Name: «ЗДО № 101 «Соняшник»».
    pub(crate) name: String,
    /// Place of its district in the list given.
    pub(crate) district: usize,
    /// Address.
    pub(crate) address: String,
    /// Latitude in degrees.
    pub(crate) lat: f64,
    /// Longitude in degrees.
    pub(crate) lon: f64,
    /// Groups from the youngest.
    pub(crate) groups: Vec<Group>,
}

/// A group of an invented kindergarten.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// Name.
    pub(crate) name: String,
    /// From this age in months (inclusive).
    pub(crate) from_months: u16,
    /// To this age in months (exclusive).
    pub(crate) to_months: u16,
    /// Language, ISO 639-1.
    pub(crate) language: &'static str,
    /// What kind of group it is.
    pub(crate) profile: Profile,
    /// Places.
    pub(crate) capacity: u32,
    /// Children who attend already.
    pub(crate) children: u32,
    /// Free places which the head can state; the rest stays free for later.
    pub(crate) vacant: u32,
}

/// An invented family.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Family {
    /// The parent with the account.
    pub(crate) guardian: Guardian,
    /// Its children who wait, each with an application.
    pub(crate) applications: Vec<Application>,
}

/// An application to file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Application {
    /// The child.
    pub(crate) child: Child,
    /// When it was filed.
    pub(crate) registered_at: Timestamp,
    /// Language of the group wished for.
    pub(crate) language: &'static str,
    /// Kindergartens by their place in [`City::kindergartens`], the most wanted first.
    pub(crate) wishes: Vec<usize>,
    /// A benefit claimed.
    pub(crate) claim: Option<Claim>,
}

/// Children who wait for one kindergarten's worth of families: Vilnius has 8,922 for 180.
const WAITING_PER_KINDERGARTEN: usize = 50;

/// Share of the waiting children by age in years: 70 % are two years old or younger.
const AGES: [f64; 6] = [0.12, 0.22, 0.36, 0.16, 0.09, 0.05];

/// One family in twelve has two children waiting.
const SECOND_CHILD: f64 = 1.0 / 12.0;

// Streams of the seed.
const PLACES: u64 = 1;
const PEOPLE: u64 = 2;
const HOMES: u64 = 3;

/// Draws a city with this many waiting children.
pub(crate) fn draw(scene: &Scene, districts: &[District], children: usize) -> City {
    let kindergartens = kindergartens(scene.seed, districts, children);
    let mut families = families(scene, districts, &kindergartens, children);
    families.sort_by_key(|family| family.applications.first().map(|first| first.registered_at));
    City { kindergartens, families }
}

fn kindergartens(seed: u64, districts: &[District], children: usize) -> Vec<Kindergarten> {
    let mut draw = Draw::new(seed, PLACES);
    // At least two in a district, or there would be nothing to choose.
    let count = (children / WAITING_PER_KINDERGARTEN).max(2 * districts.len());
    let mut names: Vec<&str> = KINDERGARTENS.to_vec();
    draw.shuffle(&mut names);
    let numbered = (101_u32..).zip(names.iter().cycle()).take(count).enumerate();
    numbered
        .map(|(at, (number, name))| {
            let district = at % districts.len().max(1);
            let (lat, lon) = districts[district].point(&mut draw);
            Kindergarten {
                number,
                name: format!("ЗДО № {number} «{name}»"),
                district,
                address: format!("{}, {}", draw.word(STREETS), draw.between(1, 90)),
                lat,
                lon,
                groups: groups(&mut draw),
            }
        })
        .collect()
}

/// The groups of one kindergarten: one or two a year group, some of mixed ages that overlap the others.
fn groups(draw: &mut Draw) -> Vec<Group> {
    let mut bands: Vec<(u16, u16)> = Vec::new();
    let large = draw.chance(0.45);
    for (from, to, likely) in [(12, 24, 0.35), (24, 36, 1.0), (36, 48, 1.0), (48, 60, 0.95), (60, 84, 0.9)] {
        if draw.chance(likely) {
            bands.push((from, to));
        }
        if large && from >= 24 && draw.chance(0.7) {
            bands.push((from, to));
        }
    }
    if draw.chance(0.25) {
        bands.push((18, 36));
    }
    if draw.chance(0.15) {
        bands.push((36, 72));
    }
    bands.sort_unstable();
    let mut names: Vec<&str> = GROUPS.to_vec();
    draw.shuffle(&mut names);
    let names = names.into_iter().cycle();
    bands.into_iter().zip(names).map(|((from, to), name)| group(draw, name, from, to)).collect()
}

fn group(draw: &mut Draw, name: &str, from_months: u16, to_months: u16) -> Group {
    let profile = match draw.fraction() {
        lot if lot < 0.05 => Profile::Inclusive,
        lot if lot < 0.07 => Profile::Compensating,
        _ => Profile::General,
    };
    // The norms of the pack: 15 below three years and in inclusive groups, 12 in compensating ones, else 20.
    let capacity = match profile {
        Profile::Compensating => 12,
        Profile::Inclusive => 15,
        _ if from_months < 36 => 15,
        _ => 20,
    };
    // The younger, the fuller; new groups stand half empty.
    let fullness = if draw.chance(0.08) { 0.45 } else { 0.97 - 0.05 * f64::from(from_months) / 36.0 };
    let taken = (0..capacity).filter(|_| draw.chance(fullness)).count();
    let children = u32::try_from(taken).unwrap_or(capacity);
    let free = capacity - children;
    let vacant = (0..free).filter(|_| draw.chance(0.6)).count();
    Group {
        name: name.to_owned(),
        from_months,
        to_months,
        language: if draw.chance(0.04) { "en" } else { "uk" },
        profile,
        capacity,
        children,
        vacant: u32::try_from(vacant).unwrap_or(0),
    }
}

fn families(
    scene: &Scene,
    districts: &[District],
    kindergartens: &[Kindergarten],
    children: usize,
) -> Vec<Family> {
    let mut people = People::new(scene, PEOPLE);
    let mut draw = Draw::new(scene.seed, HOMES);
    let mut ages: Vec<i32> = Vec::with_capacity(children);
    for (year, count) in (0..).zip(apportion(children, &AGES)) {
        ages.extend((0..count).map(|_| 12 * year + i32::try_from(draw.below(12)).unwrap_or(0)));
    }
    draw.shuffle(&mut ages);
    let mut lengths: Vec<usize> = Vec::with_capacity(children);
    for (length, count) in (1..).zip(apportion(children, &WISHES)) {
        lengths.extend(std::iter::repeat_n(length, count));
    }
    draw.shuffle(&mut lengths);
    let mut waiting = ages.into_iter().zip(lengths).peekable();
    let mut families = Vec::new();
    while let Some((months, length)) = waiting.next() {
        let home = districts.get(draw.below(districts.len())).map_or((0.0, 0.0), |d| d.point(&mut draw));
        let near = nearness(kindergartens, home);
        let born_on = people.born_months_ago(months);
        let (guardian, child) = people.family(born_on);
        let mut applications = vec![application(&mut people, &mut draw, &near, child, length)];
        if draw.chance(SECOND_CHILD)
            && let Some((months, length)) = waiting.next_if(|(other, _)| (other - months).abs() >= 11)
        {
            let born_on = people.born_months_ago(months);
            let child = people.sibling(&guardian, born_on);
            applications.push(application(&mut people, &mut draw, &near, child, length));
        }
        applications.sort_by_key(|application| application.registered_at);
        families.push(Family { guardian, applications });
    }
    families
}

fn application(
    people: &mut People<'_>,
    draw: &mut Draw,
    near: &Weighted<usize>,
    child: Child,
    length: usize,
) -> Application {
    let registered_at = people.applied_at(child.born_on);
    let claim = people.claim();
    let mut wishes: Vec<usize> = Vec::with_capacity(length);
    // A city has at least twenty kindergartens and a list at most five, so the draw ends.
    while wishes.len() < length.min(near.len()) {
        match near.draw(draw) {
            Some(wish) if !wishes.contains(&wish) => wishes.push(wish),
            _ => {}
        }
    }
    Application { child, registered_at, language: "uk", wishes, claim }
}

/// How likely a family at this place wishes for each kindergarten: the nearer the likelier, falling with the
/// square of the distance beyond a kilometre.
fn nearness(kindergartens: &[Kindergarten], (lat, lon): (f64, f64)) -> Weighted<usize> {
    Weighted::new(kindergartens.iter().enumerate().map(|(at, kindergarten)| {
        let north = (kindergarten.lat - lat) * 111.2;
        let east = (kindergarten.lon - lon) * 111.2 * lat.to_radians().cos();
        (at, 1.0 / (1.0 + north * north + east * east))
    }))
}
