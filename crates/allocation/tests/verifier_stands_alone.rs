//! The verifier shares with the solver the plain arrays and the names of the rules, nothing else.

#![expect(clippy::unwrap_used, reason = "a test stops when something is wrong")]

use std::fs;
use std::path::Path;

/// The lines of a source file before its tests, with the names that it takes from its own crate.
fn taken_from_the_crate(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let names = lines.flat_map(|line| line.split("crate::").skip(1));
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn verifier_and_solver_share_no_code() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (verifier, solver): (Vec<_>, Vec<_>) =
        sources(&src).into_iter().partition(|file| file.starts_with(src.join("verify")));
    assert!(verifier.len() > 5 && solver.len() > 10, "the files are where they were");
    let mut names = 0;
    for file in verifier {
        for name in taken_from_the_crate(&file) {
            assert!(name == "market" || name == "rules", "{} takes crate::{name}", file.display());
            names += 1;
        }
    }
    assert!(names > 10, "names are found at all");
    for file in solver {
        let taken = taken_from_the_crate(&file);
        assert!(!taken.contains(&"verify".to_owned()), "{} takes from the verifier", file.display());
    }
}
