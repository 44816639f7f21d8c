use std::collections::HashSet;
use std::path::PathBuf;

use domain::families::{BirthDocument, BirthDocumentKind, Phone, plausible_birth, tidy_name};

use super::{months_between, scene};
use crate::demo::city::{City, draw};
use crate::demo::districts::{District, parse};
use crate::demo::draw::{Draw, apportion};

fn square(code: &str, west: f64) -> String {
    // A square of a tenth of a degree with a hole in the middle.
    let ring = |low: f64, high: f64| {
        let (w, e, s, n) = (west + low, west + high, 50.0 + low, 50.0 + high);
        format!("[[{w},{s}],[{e},{s}],[{e},{n}],[{w},{n}],[{w},{s}]]")
    };
    format!(
        r#"{{"type":"Feature","properties":{{"katotth":"{code}","name":"Район","name_en":"District"}},
            "geometry":{{"type":"Polygon","coordinates":[{},{}]}}}}"#,
        ring(0.0, 0.1),
        ring(0.04, 0.06)
    )
}

fn squares() -> Vec<District> {
    let features: Vec<String> =
        (0..10).map(|at| square(&format!("UA{at}"), 30.0 + 0.1 * f64::from(at))).collect();
    parse(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))).unwrap()
}

fn city(seed: u64, children: usize) -> City {
    draw(&scene(seed), &squares(), children)
}

#[test]
fn the_same_seed_gives_the_same_city() {
    assert_eq!(city(7, 300), city(7, 300));
    assert_ne!(city(7, 300), city(8, 300));
    // More families rename nobody's kindergarten: the first twenty have their own stream.
    assert_eq!(city(7, 300).kindergartens, city(7, 400).kindergartens);
}

#[test]
fn kindergartens_stand_in_their_districts() {
    let districts = squares();
    let city = city(1, 2_000);
    assert_eq!(city.kindergartens.len(), 40);
    let numbers: HashSet<u32> = city.kindergartens.iter().map(|kindergarten| kindergarten.number).collect();
    assert_eq!(numbers.len(), 40);
    for kindergarten in &city.kindergartens {
        let district = &districts[kindergarten.district];
        assert!(district.contains(kindergarten.lat, kindergarten.lon), "{kindergarten:?}");
        assert!(kindergarten.groups.len() >= 2, "{kindergarten:?}");
        for group in &kindergarten.groups {
            assert!(group.from_months < group.to_months);
            assert!(group.children + group.vacant <= group.capacity, "{group:?}");
        }
    }
    let places: u32 = city.kindergartens.iter().flat_map(|k| &k.groups).map(|group| group.vacant).sum();
    assert!(places > 20 && places < 600, "{places} free places: some for a queue of 2,000, far from all");
}

#[test]
fn a_hole_is_outside() {
    let district = &squares()[0];
    assert!(district.contains(50.01, 30.01));
    assert!(!district.contains(50.05, 30.05), "the hole");
    assert!(!district.contains(50.2, 30.05) && !district.contains(50.05, 31.5));
    let mut lots = Draw::new(1, 1);
    for _ in 0..500 {
        let (lat, lon) = district.point(&mut lots);
        assert!(district.contains(lat, lon));
    }
    assert!(parse("{}").is_err());
    assert!(parse(r#"{"features":[]}"#).is_err());
}

#[test]
fn families_are_plausible() {
    let scene = scene(3);
    let today = scene.today();
    let city = city(3, 3_000);
    let applications: Vec<_> = city.families.iter().flat_map(|family| &family.applications).collect();
    assert_eq!(applications.len(), 3_000);
    let certificates: HashSet<&str> = applications.iter().map(|a| a.child.certificate.as_str()).collect();
    assert_eq!(certificates.len(), 3_000);
    let phones: HashSet<&str> = city.families.iter().map(|family| family.guardian.phone.as_str()).collect();
    assert_eq!(phones.len(), city.families.len());
    for application in &applications {
        let age = months_between(application.child.born_on, today);
        assert!((0..72).contains(&age), "{application:?}");
        assert!(application.registered_at <= scene.now);
        let on = scene.zone.to_datetime(application.registered_at).date();
        assert!(on >= application.child.born_on && months_between(on, today) <= 36, "{application:?}");
        let wishes: HashSet<usize> = application.wishes.iter().copied().collect();
        assert_eq!(wishes.len(), application.wishes.len());
        assert!((1..=5).contains(&wishes.len()));
    }
    let young = applications.iter().filter(|a| months_between(a.child.born_on, today) < 36).count();
    assert_eq!(young, 2_100, "70 % are two years old or younger");
    let several = city.families.iter().filter(|family| family.applications.len() == 2).count();
    assert!((100..350).contains(&several), "{several} families with two children waiting");
    let claims = applications.iter().filter(|application| application.claim.is_some()).count();
    // 14 % of 3,000 is 420; four standard deviations are 76.
    assert!((344..=496).contains(&claims), "{claims}");
    assert!(
        city.families
            .windows(2)
            .all(|two| { two[0].applications[0].registered_at <= two[1].applications[0].registered_at })
    );
}

/// What is invented is accepted as it stands by the rules that read what families type.
#[test]
fn papers_and_names_are_well_formed() {
    let scene = scene(4);
    for family in city(4, 500).families {
        let guardian = &family.guardian;
        assert_eq!(Phone::read(&format!("+{}", guardian.phone)).unwrap().digits(), guardian.phone);
        let children = family.applications.iter().map(|application| &application.child);
        for child in children.clone() {
            let paper = BirthDocument::read(BirthDocumentKind::Certificate, &child.certificate).unwrap();
            assert_eq!(paper.number(), child.certificate);
            plausible_birth(child.born_on, scene.today()).unwrap();
        }
        for person in children.map(|child| &child.person).chain([&guardian.person]) {
            for name in [&person.surname, &person.given_name, &person.patronymic] {
                assert_eq!(&tidy_name(name).unwrap(), name);
            }
        }
    }
}

/// Children of one parent are brothers and sisters: one surname in its two forms, one father.
#[test]
fn brothers_and_sisters_have_one_father() {
    let city = city(5, 2_000);
    let mut pairs = 0;
    for family in city.families.iter().filter(|family| family.applications.len() == 2) {
        let [one, other] = [&family.applications[0].child.person, &family.applications[1].child.person];
        if one.sex == other.sex {
            assert_eq!((&one.surname, &one.patronymic), (&other.surname, &other.patronymic));
            pairs += 1;
        }
    }
    assert!(pairs > 20);
}

#[test]
fn shares_sum_to_the_whole() {
    assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
    assert_eq!(apportion(0, &[1.0, 2.0]), [0, 0]);
    assert_eq!(apportion(5, &[0.0, 0.0]), [0, 0]);
    for total in 0..200 {
        assert_eq!(apportion(total, &[3311.0, 719.0, 745.0, 696.0, 3283.0]).iter().sum::<usize>(), total);
    }
}

/// The real shapes, where they are at hand.
#[test]
fn the_districts_of_kyiv() {
    let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data = std::env::var_os("SADOK_DATA_DIR").map(PathBuf::from);
    let data = data.unwrap_or_else(|| repository.join("../shared/data"));
    let Ok(text) = std::fs::read_to_string(data.join("kyiv-districts.geojson")) else {
        println!("skipped: kyiv-districts.geojson is absent");
        return;
    };
    let districts = parse(&text).unwrap();
    assert_eq!(districts.len(), 10);
    assert!(districts.iter().all(|district| district.code.starts_with("UA8000000000")));
    // Every point lies in its own district and in no other, but for the thin overlaps of simplified borders.
    let mut lots = Draw::new(1, 1);
    let mut shared = 0;
    for district in &districts {
        for _ in 0..100 {
            let (lat, lon) = district.point(&mut lots);
            assert!(district.contains(lat, lon), "{}", district.name_uk);
            shared += districts.iter().filter(|other| other.contains(lat, lon)).count() - 1;
        }
    }
    assert!(shared < 10, "{shared} of 1,000 points lie in two districts");
    let city = draw(&scene(1), &districts, 500);
    assert_eq!(city.kindergartens.len(), 20);
}
