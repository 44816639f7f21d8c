//! Every message key that the program names exists. A new way of naming keys is one more line in `PATTERNS`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::{Catalogue, root};
use locale::Language;
use regex::Regex;

/// How sources and templates name a message key, the key in the first group.
const PATTERNS: &[&str] = &[
    // Templates and pages: t("key"), l.t("key"), t_with("key", …), text("key", …).
    r#"\b(?:t|tr|t_with|t_args|tn)\(\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""#,
    // Locale::text(language, "key", …), Locale::plain(language, "key").
    r#"Locale::(?:text|plain|has)\(\s*[^",]+,\s*"([a-z0-9-]+)""#,
    // Refusals, wherever they are made.
    r#""(refusal-[a-z0-9-]+)""#,
    // Anything that calls itself a message or a key by field name: message: "…", message_key: "…", label_key: "…".
    r#"\b(?:message|[a-z_]+_key|key)(?::|\s*=|\()\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""#,
];

/// Files that name keys which are no messages: the tests of this crate and of the project's own tools.
const NOT_READ: &[&str] = &["crates/locale/", "crates/allocation/", "xtask/"];

#[test]
fn every_key_named_in_sources_exists_in_both_languages() {
    let patterns: Vec<Regex> = PATTERNS.iter().map(|pattern| Regex::new(pattern).unwrap()).collect();
    let catalogues = Language::ALL.map(|language| (language, Catalogue::read(language)));
    let mut missing = BTreeSet::new();
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for key in
            patterns.iter().flat_map(|pattern| pattern.captures_iter(text)).map(|found| found[1].to_owned())
        {
            for (language, catalogue) in &catalogues {
                if !catalogue.messages.contains_key(&key) {
                    missing.insert(format!("{}: {key} is not in locales/{language}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_patterns_find_what_they_are_made_for() {
    let found = |text: &str| -> Vec<String> {
        let patterns = PATTERNS.iter().map(|pattern| Regex::new(pattern).unwrap());
        patterns.flat_map(|p| p.captures_iter(text).map(|c| c[1].to_owned()).collect::<Vec<_>>()).collect()
    };
    for (text, key) in [
        (r#"{{ l.t("queue-position") }}"#, "queue-position"),
        (r#"{{ t_with("queue-position", args) }}"#, "queue-position"),
        (r#"Locale::text(language, "time-days", &args)"#, "time-days"),
        (r#"Refusal::new("too-old", "refusal-too-old")"#, "refusal-too-old"),
        (r#"Row { label_key: "rules-order" }"#, "rules-order"),
    ] {
        assert_eq!(found(text), [key], "{text}");
    }
    assert_eq!(found(r#"get("content-type"); part("not-a-key")"#), Vec::<String>::new());
}

/// The Rust sources and the templates of the program, without tests of their own in `tests/`.
fn sources() -> Vec<PathBuf> {
    let root = root();
    let mut files = Vec::new();
    let mut folders = vec![root.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if is_source(&path, &root) {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 5, "the sources are not where this test looks");
    files
}

fn is_source(path: &Path, root: &Path) -> bool {
    let within = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    let kind =
        path.extension().is_some_and(|kind| ["rs", "html", "txt", "typ"].iter().any(|known| kind == *known));
    let read = within.contains("/src/") || within.contains("/templates/");
    let read = read && !within.ends_with("/tests.rs") && !within.contains("/tests/");
    kind && read && !NOT_READ.iter().any(|prefix| within.starts_with(prefix))
}
