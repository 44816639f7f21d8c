//! Mappings and files that are wrong, and what is said about them.

use locale::{Language, Locale};
use proptest::prelude::*;

use crate::findings::{Code, Finding, Weight};
use crate::import::{ImportPlan, Mapping, line, read, report};
use crate::tables;

const MAPPING: &str = r#"title = "Test"
tolerate = ["missing-coordinates", "over-capacity"]
[kindergarten]
identity = "id"
name = "name"
district = { column = "district", values = { N = "North", S = "South" } }
[location]
system = "EPSG:4326"
easting = "lon"
northing = "lat"
zero_is_missing = true
bounds = { south = 50.0, north = 51.0, west = 30.0, east = 31.0 }
[group]
identity = "group"
name = "group"
age = { from = "from", to = "to", unit = "years" }
language = { constant = "uk" }
profile = { column = "profile", values = { "" = "general", "s" = "short_stay", "x" = "nonsense" } }
capacity = "places"
children = "children"
vacant = "free"
"#;

const HEADER: &str = "id,name,district,lon,lat,group,from,to,profile,places,children,free\n";

fn plan(rows: &str) -> ImportPlan {
    plan_with(MAPPING, rows)
}

fn plan_with(mapping: &str, rows: &str) -> ImportPlan {
    let mapping = Mapping::parse("m.toml", mapping).unwrap();
    let table = tables::read("f.csv", format!("{HEADER}{rows}").as_bytes(), &mapping.options()).unwrap();
    read(&mapping, &table)
}

fn said(findings: &[Finding]) -> Vec<(Code, u32, &str)> {
    let place = |f: &Finding| f.line.unwrap_or(0);
    findings.iter().map(|f| (f.code, place(f), f.column.as_deref().unwrap_or(""))).collect()
}

#[test]
fn a_good_row_becomes_a_group() {
    let plan = plan("7,Sun,N,30.5,50.4,A,1.5,3,s,20,15,5\n7,Sun,N,30.5,50.4,B,\"2,5\",4,,10,10,0\n");
    assert_eq!(plan.errors, []);
    assert_eq!(said(&plan.peculiarities), [(Code::OverlappingBands, 2, "")][..0]);
    let [kindergarten] = plan.accepted().unwrap() else { panic!("one kindergarten") };
    assert_eq!((kindergarten.district.as_deref(), kindergarten.line), (Some("North"), 2));
    let [first, second] = kindergarten.groups.as_slice() else { panic!("two groups") };
    assert_eq!((first.from_months, first.to_months, first.profile.code()), (18, 36, "short_stay"));
    assert_eq!((first.capacity, first.children, first.vacant, first.inherited_excess), (20, 15, Some(5), 0));
    assert_eq!((second.from_months, second.to_months, second.line), (30, 48, 3));
}

#[test]
fn every_bad_row_is_listed_and_nothing_comes_in() {
    let plan = plan(concat!(
        ",Sun,N,30.5,50.4,A,1,2,,20,15,5\n",            // no identity
        "1,Sun,W,30.5,50.4,B,1,2,,20,15,5\n",           // unknown district
        "2,Moon,N,30.5,50.4,C,x,2,,-1,1.5,5\n",         // age, places, children
        "3,Star,N,30.5,50.4,D,3,3,,20,15,5\n",          // empty band
        "3,Star,N,30.5,50.4,B,1,2,,20,15,5\n",          // group of another kindergarten
        "4,Rain,N,30.5,50.4,E,1.33,2,x,20,15,5\n",      // a third of a year; a profile that is none
        "5,Snow,N,east,50.4,F,1,2,,99999999999,15,5\n", // coordinates, places
        "6,Wind,N,30.5\n",                              // ragged
    ));
    let expected = [
        (Code::MissingValue, 2, "id"),
        (Code::UnknownValue, 3, "district"),
        (Code::NotANumber, 4, "from"),
        (Code::NumberOutOfRange, 4, "places"),
        (Code::NumberOutOfRange, 4, "children"),
        (Code::EmptyAgeBand, 5, "to"),
        (Code::DuplicateGroup, 6, ""),
        (Code::NumberOutOfRange, 7, "from"),
        (Code::UnknownValue, 7, "profile"),
        (Code::NumberOutOfRange, 8, "places"),
        (Code::NotANumber, 8, "lon"),
        (Code::WrongCellCount, 9, ""),
    ];
    let mut errors = said(&plan.errors);
    errors.retain(|(code, ..)| code.weight() == Weight::Error);
    let key = |e: &(Code, u32, &str)| (e.1, e.0, e.2.to_owned());
    errors.sort_by_key(key);
    let mut expected = expected.to_vec();
    expected.sort_by_key(key);
    assert_eq!(errors, expected);
    assert_eq!(plan.accepted(), Err(plan.errors.as_slice()));
}

#[test]
fn oddities_are_tolerated_only_when_the_mapping_says_so() {
    let rows = concat!(
        "1,Sun,N,,,A,1,2,,20,22,-2\n",
        "1,Sun,S,,,B,2,3,,20,10,3\n",
        "2,Moon,N,0,0,C,1,2,,20,10,15\n",
        "3,Star,N,25.2,54.6,D,1,2,,20,20,0\n",
        "4,,,30.5,50.5,E,1,2,,0,0,0\n",
    );
    let first = plan(rows);
    let expected = [
        (Code::VacancyMismatch, 3, "free"),
        (Code::RowsDisagree, 3, "district"),
        (Code::VacancyMismatch, 4, "free"),
        (Code::ZeroCoordinates, 4, "lon, lat"),
        (Code::CoordinatesOutOfBounds, 5, "lon, lat"),
        (Code::MissingName, 6, "name"),
        (Code::MissingDistrict, 6, "district"),
    ];
    let mut errors = said(&first.errors);
    let key = |e: &(Code, u32, &str)| (e.1, e.0, e.2.to_owned());
    let mut sorted = expected.to_vec();
    sorted.sort_by_key(key);
    errors.sort_by_key(key);
    assert_eq!(errors, sorted);
    assert_eq!(
        said(&first.peculiarities),
        [
            (Code::OverCapacity, 2, "children"),
            (Code::MissingCoordinates, 2, "lon, lat"),
            (Code::NoPlaces, 6, "")
        ]
    );
    let tolerant = MAPPING.replace(
        "tolerate = [",
        "tolerate = [\"vacancy-mismatch\", \"rows-disagree\", \"zero-coordinates\", \
         \"coordinates-out-of-bounds\", \"missing-name\", \"missing-district\", ",
    );
    let plan = plan_with(&tolerant, rows);
    let kindergartens = plan.accepted().unwrap();
    let over = &kindergartens[0].groups[0];
    assert_eq!((over.children, over.capacity, over.inherited_excess, over.vacant), (22, 20, 2, Some(0)));
    // Fewer stated than free: the statement counts. More stated than free: what is free counts.
    assert_eq!(kindergartens[0].groups[1].vacant, Some(3));
    assert_eq!(kindergartens[1].groups[0].vacant, Some(10));
    assert_eq!(kindergartens[0].district.as_deref(), Some("North"), "the first row counts");
    assert!(kindergartens[..3].iter().all(|kindergarten| kindergarten.location.is_none()));
    assert_eq!(kindergartens[3].name, "4", "the identity stands in for a name");
}

#[test]
fn mappings_are_refused_with_their_line() {
    let fault = |text: &str| {
        let faults = Mapping::parse("m.toml", text).expect_err("must be refused");
        faults.iter().map(|fault| (fault.code, fault.line)).collect::<Vec<_>>()
    };
    let one = |line: u32| vec![(Code::BadMapping, Some(line))];
    assert_eq!(fault("title = 1\n"), one(1));
    assert_eq!(fault(&MAPPING.replace("name = \"name\"\ndistrict", "nam = \"name\"\ndistrict")), one(5));
    assert_eq!(fault(&MAPPING.replace("{ constant = \"uk\" }", "{ constan = \"uk\" }")), one(17));
    assert_eq!(fault(&MAPPING.replace("{ constant = \"uk\" }", "{ values = {} }")), one(17));
    assert_eq!(fault(&MAPPING.replace("\"over-capacity\"", "\"over-capacty\"")), one(2));
    assert_eq!(fault(&MAPPING.replace("\"over-capacity\"", "\"duplicate-group\"")), one(2));
    assert_eq!(fault(&MAPPING.replace("EPSG:4326", "EPSG:1")), one(7));
    assert_eq!(fault(&MAPPING.replace("easting = \"lon\"\n", "")), one(7));
    assert_eq!(fault(&MAPPING.replace("south = 50.0", "south = 52.0")), one(7));
    assert_eq!(fault("title = \"x\"\n[kindergarten]\nidentity = \"a\"\nname = \"b\"\n"), one(1));
}

#[test]
fn columns_that_the_file_lacks_are_named_in_the_mapping() {
    let mapping = Mapping::parse("m.toml", MAPPING).unwrap();
    let table = tables::read("f.csv", b"id,name,district\n1,x,N\n", &mapping.options()).unwrap();
    let plan = read(&mapping, &table);
    let names: Vec<&str> = plan.errors.iter().filter_map(|f| f.column.as_deref()).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    let places = plan.errors.iter().find(|f| f.column.as_deref() == Some("places")).unwrap();
    assert_eq!((places.file.as_ref(), places.line, places.code), ("m.toml", Some(19), Code::MissingColumn));
    assert!(plan.kindergartens.is_empty());
}

#[test]
fn other_formats_give_the_same_plan() {
    let mapping = MAPPING
        .replace("easting = \"lon\"\nnorthing = \"lat\"\n", "")
        .replace("zero_is_missing = true\n", "");
    let mapping = Mapping::parse("m.toml", &mapping).unwrap();
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[30.5,50.4]},
         "properties":{"id":7,"name":"Sun","district":"S","group":"A","from":1.5,"to":3,"profile":null,
                       "places":20,"children":15,"free":5}}]}"#;
    let table = tables::read("f.geojson", text.as_bytes(), &mapping.options()).unwrap();
    let plan = read(&mapping, &table);
    assert_eq!(plan.errors, []);
    let location = plan.kindergartens[0].location.unwrap();
    assert_eq!((location.lat, location.lon), (50.4, 30.5));
    assert_eq!(plan.kindergartens[0].groups[0].from_months, 18);
}

#[test]
fn every_code_has_its_words() {
    for code in Code::ALL {
        assert_eq!(Code::parse(code.as_str()), Some(*code));
        for language in Language::ALL {
            assert!(Locale::has(language, &format!("import-{code}")), "{code} in {}", language.code());
        }
    }
    let odd = plan("1,Sun,N,,,A,1,2,,20,22,-2\n2,Moon,N,30,50,B,1,2,,2x,0,0\n");
    let text = report(&odd, Language::En);
    assert!(text.contains("f.csv, line 3, column places: “2x” is not a number."), "{text}");
    assert!(text.contains("22 children on 20 places"), "{text}");
    for finding in odd.errors.iter().chain(&odd.peculiarities) {
        for language in Language::ALL {
            let said = line(finding, language);
            assert!(!said.contains(['{', '$']), "an argument is missing: {said}");
        }
    }
}

/// A cell: mostly what belongs there, sometimes anything.
fn cell(usual: &'static [&'static str]) -> impl Strategy<Value = String> {
    let usual = prop::sample::select(usual).prop_map(str::to_owned);
    prop_oneof![9 => usual, 1 => "[0-9a-zї.,\\- ]{0,6}"]
}

fn row() -> impl Strategy<Value = String> {
    let house = (cell(&["1", "2", "3"]), cell(&["Sun", "Moon"]), cell(&["N", "S", ""]));
    let place = (cell(&["30.5", "30.6", "0", ""]), cell(&["50.5", "50.6", "0", ""]));
    let ages = (cell(&["1", "1.5", "2"]), cell(&["3", "4", "2"]), cell(&["", "s"]));
    let numbers = (cell(&["20", "0", "15"]), cell(&["10", "0", "22"]), cell(&["5", "-2", ""]));
    (house, place, 0_u32..40, ages, numbers).prop_map(|(house, place, group, ages, numbers)| {
        let cells = [house.0, house.1, house.2, place.0, place.1, group.to_string(), ages.0, ages.1, ages.2];
        let cells: Vec<String> = cells.into_iter().chain([numbers.0, numbers.1, numbers.2]).collect();
        cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n"
    })
}

proptest! {
    /// Whatever the rows say: nothing panics; each row becomes a group or is named in an error; what is planned
    /// can be registered as it stands.
    #[test]
    fn each_row_is_a_group_or_an_error(rows in prop::collection::vec(row(), 1..30)) {
        let plan = plan(&rows.concat());
        let planned: Vec<u32> =
            plan.kindergartens.iter().flat_map(|k| &k.groups).map(|group| group.line).collect();
        for line in 2..rows.len() as u32 + 2 {
            let named = plan.errors.iter().any(|error| error.line == Some(line));
            prop_assert!(planned.contains(&line) || named, "line {} is lost", line);
        }
        let mut seen = std::collections::HashSet::new();
        for kindergarten in &plan.kindergartens {
            prop_assert!(seen.insert(kindergarten.external_id.clone()));
            prop_assert!(!kindergarten.groups.is_empty() && !kindergarten.name.is_empty());
            for group in &kindergarten.groups {
                let new = seen.insert(format!("group {}", group.external_id));
                prop_assert!(new);
                prop_assert!(group.from_months < group.to_months);
                prop_assert!(group.children + group.vacant.unwrap_or(0) <= group.capacity + group.inherited_excess);
                prop_assert_eq!(group.inherited_excess, group.children.saturating_sub(group.capacity));
                prop_assert!(group.inherited_excess == 0 || group.vacant.unwrap_or(0) == 0);
            }
        }
        let lines: Vec<_> = plan.errors.iter().map(|error| error.line).collect();
        prop_assert!(lines.is_sorted());
    }
}
