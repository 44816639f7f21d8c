//! `docs/capabilities.md` names, for what works, a test that shows it. A name that is gone makes the page a claim.

use super::Source;

const PAGE: &str = "docs/capabilities.md";

/// What the page claims and no file bears out.
pub(super) fn breaches(files: &[Source]) -> Vec<String> {
    let Some(page) = files.iter().find(|file| file.path == PAGE) else {
        return vec![format!("{PAGE} is missing")];
    };
    let mut breaches = Vec::new();
    let mut rows: Vec<&str> = Vec::new();
    for line in page.text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| -")) {
        let cells: Vec<&str> = line.split(" |").map(|cell| cell.trim_start_matches('|').trim()).collect();
        let [id, _, state, _, tests, ..] = cells.as_slice() else {
            breaches.push(format!("{PAGE}: a row without five cells: {line}"));
            continue;
        };
        if rows.contains(id) {
            breaches.push(format!("{PAGE}: {id} stands there twice"));
        }
        rows.push(id);
        if *state == "works" && tests.is_empty() {
            breaches.push(format!("{PAGE}: {id} works, and no test is named"));
        }
        if id.is_empty() {
            continue;
        }
        for named in tests.split(';').map(str::trim).filter(|named| !named.is_empty()) {
            if !borne_out(named, files) {
                breaches.push(format!("{PAGE}: {id}: there is no {named}"));
            }
        }
    }
    breaches
}

/// "`file`: name" is a file, named from `crates/` or the root, that holds the name; a folder needs one file.
fn borne_out(named: &str, files: &[Source]) -> bool {
    let Some((path, name)) = named.strip_prefix('`').and_then(|rest| rest.split_once("`: ")) else {
        return false;
    };
    let within = |file: &&Source| file.path == path || file.path == format!("crates/{path}");
    match files.iter().find(within) {
        Some(file) => file.text.contains(name),
        None => files.iter().any(|file| file.path.starts_with(&format!("{path}/"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(rows: &str) -> Vec<String> {
        let page =
            format!("| | Capability | State | Where | Test |\n| --- | --- | --- | --- | --- |\n{rows}");
        let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        breaches(&[source(PAGE, &page), source("crates/queue/tests/line.rs", "fn the_first_is_first() {}")])
    }

    #[test]
    fn a_test_that_is_there_bears_its_row_out() {
        let rows = "| K-1 | A | works | here | `queue/tests/line.rs`: the_first_is_first |\n| K-2 | B | not yet | | |\n";
        assert_eq!(judged(rows), Vec::<String>::new());
    }

    #[test]
    fn a_claim_without_a_test_and_a_test_that_is_gone_are_named() {
        let rows = "| K-1 | A | works | here | |\n| K-2 | B | in work | | `queue/tests/line.rs`: the_last |\n| K-2 | B | not yet | | |\n";
        assert_eq!(
            judged(rows),
            [
                "docs/capabilities.md: K-1 works, and no test is named",
                "docs/capabilities.md: K-2: there is no `queue/tests/line.rs`: the_last",
                "docs/capabilities.md: K-2 stands there twice",
            ]
        );
    }
}
