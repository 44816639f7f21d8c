//! `sadok import kindergartens` through the program itself: what it says, in which language, and how it ends.

use std::path::Path;
use std::process::Command;

const MAPPING: &str = r#"title = "Test"
[kindergarten]
identity = "id"
name = "name"
district = { column = "district", values = { N = "North" } }
[location]
system = "EPSG:4326"
easting = "lon"
northing = "lat"
bounds = { south = 50.0, north = 51.0, west = 30.0, east = 31.0 }
[group]
identity = "group"
name = "group"
age = { from = "from", to = "to", unit = "years" }
language = { constant = "uk" }
profile = { constant = "general" }
capacity = "places"
children = "children"
"#;

const HEADER: &str = "id,name,district,lon,lat,group,from,to,places,children\n";

/// Imports rows; gives the exit code, standard output, standard error.
fn import(folder: &Path, rows: &str, more: &[&str]) -> (i32, String, String) {
    std::fs::write(folder.join("map.toml"), MAPPING).unwrap();
    std::fs::write(folder.join("rows.csv"), format!("{HEADER}{rows}")).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_sadok"))
        .args(["import", "kindergartens", "rows.csv", "--map", "map.toml", "--data", "data"])
        .args(more)
        .current_dir(folder)
        .env_remove("RUST_LOG")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

const GOOD: &str = "1,Sun,N,30.5,50.4,A,2,3,20,15\n";

#[test]
fn an_import_is_told_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = import(folder.path(), GOOD, &["--lang", "uk", "--dry-run"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("Садки: нових 1, змінено 0, без змін 0."), "{out}");
    assert!(out.contains("Це була проба: нічого не збережено."), "{out}");
    assert_eq!(import(folder.path(), GOOD, &[]).0, 0);
    let changed = GOOD.replace(",20,15", ",25,15");
    let (_, out, _) = import(folder.path(), &changed, &["--lang", "uk"]);
    assert!(out.contains("A, місць: 20 стає 25."), "{out}");
    let english = ["new", "changed", "kindergartens", "stays", "the file says"];
    let told = out.split("Усього").last().unwrap_or_default();
    assert!(english.iter().all(|word| !told.contains(word)), "{out}");
    let (_, out, _) = import(folder.path(), GOOD, &["--lang", "en"]);
    assert!(out.contains("A, places: 25 becomes 20."), "{out}");
    assert!(out.contains("Groups: 0 new, 1 changed, 0 as they were."), "{out}");
}

#[test]
fn bad_rows_are_bad_input() {
    let folder = tempfile::tempdir().unwrap();
    let bad = format!("{GOOD}2,Moon,N,30.5,50.4,B,2,3,2x,0\n");
    let (code, out, _) = import(folder.path(), &bad, &[]);
    assert_eq!(code, 2, "{out}");
    assert!(out.contains("“2x” is not a number"), "{out}");
    let (code, out, _) = import(folder.path(), GOOD, &["--dry-run"]);
    assert_eq!(code, 0);
    assert!(out.contains("Kindergartens: 1 new"), "nothing of the bad file came in: {out}");
    std::fs::write(folder.path().join("rows.csv"), "").unwrap();
}
