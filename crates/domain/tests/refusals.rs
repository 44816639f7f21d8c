//! Every refusal of the rules has its sentence in both languages, with the arguments it is given.

use std::{collections::BTreeSet, fs, path::Path};

fn sources(dir: &Path, text: &mut String) {
    let mut entries: Vec<_> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

/// The refusals in the sources, each with the names of its arguments, read off the builder chain behind the key.
fn refusals_in(source: &str) -> Vec<(&str, BTreeSet<&str>)> {
    let mut found = Vec::new();
    for piece in source.split("Refusal::new(\"").skip(1) {
        let Some((key, mut rest)) = piece.split_once("\")") else { continue };
        let mut args = BTreeSet::new();
        while let Some(next) = rest.trim_start().strip_prefix(".with(") {
            let Some((name, after)) =
                next.trim_start().strip_prefix('"').and_then(|next| next.split_once('"'))
            else {
                break;
            };
            args.insert(name);
            // The end of the call: the parenthesis that closes it.
            let mut depth = 1;
            let end = after.find(|letter| {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                depth == 0
            });
            rest = end.map_or("", |end| &after[end + 1..]);
        }
        found.push((key, args));
    }
    found
}

#[test]
fn every_refusal_is_said_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    sources(&root.join("src"), &mut source);
    let refusals = refusals_in(&source);
    assert!(refusals.len() > 40, "the scanner sees the refusals: {}", refusals.len());
    for language in ["uk", "en"] {
        let file = root.join("../../locales").join(language).join("refusals.ftl");
        let messages = fs::read_to_string(&file).unwrap_or_default();
        for (key, args) in &refusals {
            let Some((_, message)) = messages.split_once(&format!("\n{key} =")) else {
                panic!("{key} is not in {}", file.display());
            };
            let message = message.split("\nrefusal-").next().unwrap_or_default();
            for wanted in message.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()) {
                assert!(
                    args.contains(wanted),
                    "{language}: {key} asks for ${wanted}, the rule gives {args:?}"
                );
            }
        }
    }
    // Keys named outside `Refusal::new`, through a helper.
    for key in source.split("refuse(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let messages = fs::read_to_string(root.join("../../locales/uk/refusals.ftl")).unwrap_or_default();
        assert!(messages.contains(&format!("\n{key} =")), "{key}");
    }
}
