use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use documents::import::{ImportPlan, Mapping, PlannedKindergarten, read};
use documents::tables;

use super::{months_between, scene};
use crate::demo::queue::{WAITING, Waiting, draw};

fn vilnius() -> Option<ImportPlan> {
    let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = "vilnius-kindergarten-groups-2026-03.csv";
    let data = std::env::var_os("SADOK_DATA_DIR").map(PathBuf::from);
    let path = data.unwrap_or_else(|| repository.join("../shared/data")).join(file);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {} is absent", path.display());
        return None;
    };
    let text = std::fs::read_to_string(repository.join("data/mappings/vilnius.toml")).unwrap();
    let mapping = Mapping::parse("vilnius.toml", &text).unwrap();
    Some(read(&mapping, &tables::read(file, &bytes, &mapping.options()).unwrap()))
}

fn lengths(queue: &[Waiting]) -> BTreeMap<usize, usize> {
    let mut lengths = BTreeMap::new();
    for waiting in queue {
        *lengths.entry(waiting.wishes.len()).or_default() += 1;
    }
    lengths
}

#[test]
fn the_queue_has_the_shape_of_vilnius() {
    let Some(plan) = vilnius() else { return };
    let kindergartens = plan.accepted().unwrap();
    let scene = scene(2026);
    let queue = draw(&scene, kindergartens, WAITING);
    assert_eq!(queue.len(), 8_922);
    // As published; the 168 children without a published number have one wish.
    let published = BTreeMap::from([(1, 3_311 + 168), (2, 719), (3, 745), (4, 696), (5, 3_283)]);
    assert_eq!(lengths(&queue), published);
    let today = scene.today();
    let young = queue.iter().filter(|w| months_between(w.child.born_on, today) < 36).count();
    assert_eq!(young, 6_245, "70 % of 8,922");
    let by_id: HashMap<&str, &PlannedKindergarten> =
        kindergartens.iter().map(|kindergarten| (kindergarten.external_id.as_str(), kindergarten)).collect();
    let mut certificates = HashSet::new();
    for waiting in &queue {
        let age = u16::try_from(months_between(waiting.child.born_on, today)).unwrap();
        let distinct: HashSet<&String> = waiting.wishes.iter().collect();
        assert_eq!(distinct.len(), waiting.wishes.len());
        for wish in &waiting.wishes {
            let fits = by_id[wish.as_str()].groups.iter().any(|group| {
                group.language == waiting.language && (group.from_months..group.to_months).contains(&age)
            });
            assert!(fits, "{wish} has no group for {age} months in {}", waiting.language);
        }
        assert!(certificates.insert(waiting.child.certificate.as_str()));
        assert!(waiting.registered_at <= scene.now);
    }
    assert!(queue.windows(2).all(|two| two[0].registered_at <= two[1].registered_at));
}

/// Where many wait in the file, many wait here: the wishes for each kindergarten go with the file's numbers.
/// So do the numbers for each single group, less closely: the file counts a child once for the kind of group
/// it asked for, we count it in every group of the kindergarten that fits its age.
#[test]
fn wishes_go_where_people_wait() {
    let Some(plan) = vilnius() else { return };
    let kindergartens = plan.accepted().unwrap();
    let scene = scene(2026);
    let today = scene.today();
    let queue = draw(&scene, kindergartens, WAITING);
    let mut wished: HashMap<&str, Vec<(u16, &str)>> = HashMap::new();
    for waiting in &queue {
        let age = u16::try_from(months_between(waiting.child.born_on, today)).unwrap();
        for wish in &waiting.wishes {
            wished.entry(wish).or_default().push((age, &waiting.language));
        }
    }
    let (mut by_house, mut by_group) = (Vec::new(), Vec::new());
    for kindergarten in kindergartens {
        let wishes = wished.get(kindergarten.external_id.as_str()).map_or(&[][..], Vec::as_slice);
        let file: u32 = kindergarten.groups.iter().filter_map(|group| group.waiting).sum();
        by_house.push((f64::from(file), wishes.len() as f64));
        for group in &kindergarten.groups {
            let fits = |(age, language): &&(u16, &str)| {
                *language == group.language && (group.from_months..group.to_months).contains(age)
            };
            by_group.push((f64::from(group.waiting.unwrap_or(0)), wishes.iter().filter(fits).count() as f64));
        }
    }
    let (house, group) = (correlation(&by_house), correlation(&by_group));
    println!("correlation with the file's WAITS: {house:.3} by kindergarten, {group:.3} by group");
    assert!(house > 0.95 && group > 0.85, "{house} {group}");
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean_a = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let mean_b = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let both: f64 = pairs.iter().map(|(a, b)| (a - mean_a) * (b - mean_b)).sum();
    let a: f64 = pairs.iter().map(|pair| (pair.0 - mean_a).powi(2)).sum();
    let b: f64 = pairs.iter().map(|pair| (pair.1 - mean_b).powi(2)).sum();
    both / (a.sqrt() * b.sqrt())
}

#[test]
fn the_seed_decides() {
    let Some(plan) = vilnius() else { return };
    let kindergartens = plan.accepted().unwrap();
    let queue = |seed: u64| draw(&scene(seed), kindergartens, 400);
    assert_eq!(queue(1), queue(1));
    assert_ne!(queue(1), queue(2));
    assert_eq!(lengths(&queue(1)), lengths(&queue(2)), "the shape does not depend on the seed");
    assert_eq!(queue(1).len(), 400);
    assert_eq!(draw(&scene(1), &[], 10), [], "no groups, no queue");
}
