//! Every conflict that the sources answer with has its sentence in both languages.

use std::{collections::BTreeSet, fs, path::Path};

fn conflicts(dir: &Path, found: &mut BTreeSet<String>) {
    for path in fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            conflicts(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // What a unit test makes up is answered to nobody.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let words = text.split("Conflict(\"").skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(words.filter(|word| *word != "x").map(ToOwned::to_owned));
        }
    }
}

#[test]
fn every_conflict_is_said_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = BTreeSet::new();
    for floor in ["services", "web", "integrations", "sadok"] {
        conflicts(&root.join("crates").join(floor).join("src"), &mut found);
    }
    assert!(found.len() >= 14, "the scanner sees the conflicts: {found:?}");
    for language in ["uk", "en"] {
        let file = root.join("locales").join(language).join("conflicts.ftl");
        let messages = fs::read_to_string(&file).unwrap();
        let said: BTreeSet<String> = messages
            .lines()
            .filter_map(|line| line.strip_prefix("conflict-")?.split_once(" = "))
            .map(|(code, _)| code.to_owned())
            .collect();
        assert_eq!(said, found, "{}: what is missing, or said of nothing", file.display());
    }
}
