//! What no source may hold: too many lines, a name that says nothing, a suppressed wall, a link that leads nowhere.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Source;

/// Lines a source file may have, its unit tests apart.
const MOST_LINES: usize = 500;

/// Folders that hold sources of the project.
const FOLDERS: &[&str] = &["crates", "xtask", "frontend", "e2e", "docs", "policies", "locales", ".ci"];

/// Folders that hold what others wrote or a build made.
const FOREIGN: &[&str] = &["node_modules", "target", "dist", "test-results", "report"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "manager", "misc"];

/// Crates where unsafe code may be earned by a benchmark.
const MAY_BE_UNSAFE: &[&str] = &["crates/allocation/"];

/// Crates that do no I/O, by the words that would say they do.
const PURE: &[&str] = &["crates/allocation/src/", "crates/domain/src/", "crates/ledger/src/"];
const IMPURE_WORDS: &[&str] =
    &["std::fs", "std::net", "std::env::", "std::process::", "std::io::std", "std::time::Instant"];

/// Reads the project's sources and the documents at its root.
pub(crate) fn read(root: &Path) -> Result<Vec<Source>> {
    let mut files = Vec::new();
    let mut folders: Vec<_> =
        FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()).collect();
    for entry in fs::read_dir(root)?.flatten().filter(|entry| entry.path().is_file()) {
        take(root, &entry.path(), &mut files)?;
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())?.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && !FOREIGN.iter().any(|foreign| name == *foreign) {
                folders.push(path);
            } else if path.is_file() {
                take(root, &path, &mut files)?;
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn take(root: &Path, path: &Path, files: &mut Vec<Source>) -> Result<()> {
    const READ: &[&str] = &["rs", "ts", "js", "css", "html", "md", "toml", "ftl", "sh"];
    let extension = path.extension().unwrap_or_default();
    if READ.iter().any(|kind| extension == *kind) {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let within = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        files.push(Source { path: within, text });
    }
    Ok(())
}

/// Every source that holds what it must not.
pub(crate) fn breaches(files: &[Source]) -> Vec<String> {
    let mut out = Vec::new();
    for file in files {
        out.extend(empty_name(file));
        match file.kind().as_str() {
            "rs" => {
                out.extend(length(file));
                out.extend(unearned_unsafe(file));
                out.extend(impure_words(file));
            }
            "ts" | "css" | "html" => out.extend(length(file)),
            "md" => out.extend(dead_links(file, files)),
            _ => {}
        }
    }
    out
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.contains("/benches/")
        || path.starts_with("e2e/")
}

fn length(file: &Source) -> Option<String> {
    let lines = file.program().lines().count();
    let long = lines > MOST_LINES && !is_test(&file.path);
    long.then(|| format!("{}: {lines} lines; a file has at most {MOST_LINES}", file.path))
}

fn empty_name(file: &Source) -> Option<String> {
    let mut names = file.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
    let found = names.rfind(|name| EMPTY_NAMES.contains(name))?;
    Some(format!("{}: {found} says nothing; name it for what is inside", file.path))
}

fn unearned_unsafe(file: &Source) -> Option<String> {
    // Put together here, so that this file does not hold the words it looks for.
    let words = ["allow", "expect"].map(|level| format!("{level}(unsafe_code"));
    let found = words.iter().any(|word| file.text.contains(word.as_str()));
    let may = MAY_BE_UNSAFE.iter().any(|folder| file.path.starts_with(folder));
    (found && !may).then(|| format!("{}: unsafe code has no place here", file.path))
}

fn impure_words(file: &Source) -> Vec<String> {
    if !PURE.iter().any(|folder| file.path.starts_with(folder)) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (number, line) in file.program().lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for word in IMPURE_WORDS.iter().filter(|word| code.contains(**word)) {
            out.push(format!("{}:{}: a pure crate must not use {word}", file.path, number + 1));
        }
    }
    out
}

/// Links within the repository that lead to no file.
fn dead_links(file: &Source, files: &[Source]) -> Vec<String> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    let mut out = Vec::new();
    for link in links(&file.text) {
        let target = link.split('#').next().unwrap_or_default();
        if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let wanted = normal(&folder.join(target));
        let there =
            files.iter().any(|known| known.path == wanted) || crate::workspace::root().join(&wanted).exists();
        if !there {
            out.push(format!("{}: the link to {target} leads nowhere", file.path));
        }
    }
    out
}

/// The targets of Markdown's inline links.
fn links(text: &str) -> Vec<&str> {
    let starts = text.match_indices("](").map(|(at, found)| at + found.len());
    starts.filter_map(|from| text[from..].split_once(')').map(|(target, _)| target)).collect()
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.to_string_lossy().split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name.to_owned()),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        breaches(&[Source { path: path.to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn long_files_are_found_and_their_tests_are_not_counted() {
        let line = "// a line\n";
        assert_eq!(found("crates/web/src/a.rs", &line.repeat(501)).len(), 1);
        assert_eq!(found("crates/web/src/a.rs", &line.repeat(500)).len(), 0);
        assert_eq!(found("crates/web/tests/a.rs", &line.repeat(900)).len(), 0);
        let with_tests =
            format!("{}\n#[cfg(test)]\nmod tests {{\n{}}}\n", line.repeat(400), line.repeat(400));
        assert_eq!(found("crates/web/src/a.rs", &with_tests).len(), 0);
    }

    #[test]
    fn names_that_say_nothing_are_found() {
        assert_eq!(found("crates/web/src/utils.rs", "").len(), 1);
        assert_eq!(found("crates/web/src/helpers/dates.rs", "").len(), 1);
        assert_eq!(found("crates/web/src/commons.rs", "").len(), 0);
    }

    #[test]
    fn input_and_output_in_a_pure_crate_are_found() {
        assert_eq!(found("crates/domain/src/a.rs", "use std::fs;\n").len(), 1);
        assert_eq!(found("crates/domain/src/a.rs", "//! never std::fs\n").len(), 0);
        assert_eq!(found("crates/storage/src/a.rs", "use std::fs;\n").len(), 0);
    }

    #[test]
    fn unsafe_code_is_only_where_it_may_be_earned() {
        let text = format!("#![{}(unsafe_code, reason = \"fast\")]", "expect");
        assert_eq!(found("crates/web/src/a.rs", &text).len(), 1);
        assert_eq!(found("crates/allocation/src/a.rs", &text).len(), 0);
    }

    #[test]
    fn dead_links_are_found() {
        assert_eq!(found("docs/adr/a.md", "[x](../nowhere.md) [y](https://example.org) [z](#part)").len(), 1);
        assert_eq!(found("docs/adr/a.md", "[x](../../Cargo.toml#part)").len(), 0);
    }
}
