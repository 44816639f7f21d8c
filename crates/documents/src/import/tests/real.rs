//! The two real files that the project is tried on. They are not part of the repository: the tests look for
//! them beside it and say so when they are absent.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::findings::Code;
use crate::import::{ImportPlan, Mapping, Totals, read};
use crate::tables::{self, Format, Table, Value, write_csv, write_xlsx};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn plan(mapping: &str, file: &str) -> Option<ImportPlan> {
    let (mapping, table) = opened(mapping, file)?;
    Some(read(&mapping, &table))
}

fn opened(mapping: &str, file: &str) -> Option<(Mapping, Table)> {
    let data = std::env::var_os("SADOK_DATA_DIR").map(PathBuf::from);
    let path = data.unwrap_or_else(|| repository().join("../shared/data")).join(file);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {} is absent", path.display());
        return None;
    };
    let mapping_path = format!("data/mappings/{mapping}");
    let text = std::fs::read_to_string(repository().join(&mapping_path)).unwrap();
    let mapping = Mapping::parse(&mapping_path, &text).unwrap();
    let table = tables::read(file, &bytes, &mapping.options()).unwrap();
    Some((mapping, table))
}

fn counted(plan: &ImportPlan) -> BTreeMap<&'static str, usize> {
    plan.counts().into_iter().map(|(code, count)| (code.as_str(), count)).collect()
}

#[test]
fn vilnius_comes_in_whole() {
    let Some(plan) = plan("vilnius.toml", "vilnius-kindergarten-groups-2026-03.csv") else { return };
    assert_eq!(plan.errors, []);
    let expected = Totals {
        kindergartens: 180,
        groups: 1195,
        capacity: 31_140,
        children: 26_332,
        free: 4_808,
        // Three groups hold one child too many each, so 4,811 places stand free in the others.
        vacant: 4_811,
        inherited_excess: 3,
        waiting: 33_922,
    };
    assert_eq!(plan.totals(), expected);
    // What is really odd in the file, each counted a second time with a few lines of Python.
    let peculiarities = [
        ("missing-name", 1),
        ("missing-address", 1),
        ("missing-district", 2),
        ("missing-coordinates", 4), // 14 rows
        ("zero-coordinates", 4),    // 21 rows
        ("over-capacity", 3),
        ("implausible-age-band", 1),
        ("no-places", 45),
        ("wide-age-band", 37),
        ("large-group", 215),
        ("overlapping-bands", 176),
        ("shared-address", 2),
        ("shared-location", 2),
        ("untidy-text", 2),
        ("address-in-name", 10),
        ("placeholder-name", 59),
    ];
    assert_eq!(counted(&plan), BTreeMap::from(peculiarities));
    // Looked for and not there: stated free places that are not places minus children, rows of one
    // kindergarten that disagree, doubled groups.
    for absent in [Code::VacancyMismatch, Code::RowsDisagree, Code::ColumnsDisagree, Code::DuplicateGroup] {
        assert!(!plan.counts().contains_key(&absent));
    }
    let over: Vec<_> =
        plan.peculiarities.iter().filter(|f| f.code == Code::OverCapacity).map(|f| f.line).collect();
    assert_eq!(over, [Some(303), Some(739), Some(950)]);
    let located = plan.kindergartens.iter().filter(|kindergarten| kindergarten.location.is_some()).count();
    assert_eq!(located, 172);
    let first = &plan.kindergartens[0];
    assert_eq!((first.external_id.as_str(), first.name.as_str()), ("143", "Aušrelė"));
    let place = first.location.unwrap();
    assert!((place.lat - 54.671_308).abs() < 1e-6 && (place.lon - 25.248_589).abs() < 1e-6, "{place:?}");
}

#[test]
fn toronto_comes_in_whole() {
    let Some(plan) = plan("toronto.toml", "toronto-licensed-child-care-2024-12.csv") else { return };
    assert_eq!(plan.errors, []);
    let totals = plan.totals();
    assert_eq!((totals.kindergartens, totals.groups), (1_045, 2_378));
    assert_eq!(totals.capacity, 4_112 + 12_476 + 26_269 + 15_979);
    assert_eq!((totals.children, totals.vacant), (0, 0), "the file says nothing of children");
    let peculiarities = [
        ("children-unknown", 1),
        ("no-groups", 27),
        ("overlapping-bands", 311),
        ("places-left-out", 509),
        ("shared-address", 21),
        ("shared-location", 21),
        ("shared-name", 5),
        ("untidy-text", 10),
    ];
    assert_eq!(counted(&plan), BTreeMap::from(peculiarities));
    let left_out = plan.peculiarities.iter().filter(|f| f.code == Code::PlacesLeftOut);
    let places = left_out.flat_map(|f| &f.args).filter(|(name, _)| *name == "places");
    assert_eq!(places.map(|(_, number)| number.parse::<u32>().unwrap()).sum::<u32>(), 24_007);
    assert!(plan.kindergartens.iter().all(|kindergarten| kindergarten.location.is_some()));
}

/// The same file saved as a workbook, or as CSV by us, says the same, row for row.
#[test]
fn vilnius_says_the_same_in_other_formats() {
    let Some((mapping, table)) = opened("vilnius.toml", "vilnius-kindergarten-groups-2026-03.csv") else {
        return;
    };
    // Numbers leave as numbers: as text, the free places "-1" would be neutralised like a formula.
    let value = |cell: &String| cell.parse().map_or_else(|_| Value::from(cell.as_str()), Value::Number);
    let rows: Vec<Vec<Value>> = table.rows.iter().map(|row| row.cells.iter().map(value).collect()).collect();
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let workbook =
        write_xlsx("groups", &columns, rows.iter().map(Vec::as_slice), jiff::Timestamp::UNIX_EPOCH).unwrap();
    let csv = write_csv(&columns, rows.iter().map(Vec::as_slice));
    let as_read = read(&mapping, &table);
    for (format, bytes) in [(Format::Xlsx, workbook), (Format::Csv, csv.into_bytes())] {
        let options = tables::ReadOptions { format: Some(format), ..mapping.options() };
        let table = tables::read(&table.file, &bytes, &options).unwrap();
        let plan = read(&mapping, &table);
        assert!(plan.kindergartens == as_read.kindergartens, "{format:?}");
        assert_eq!(plan.counts(), as_read.counts(), "{format:?}");
    }
}
