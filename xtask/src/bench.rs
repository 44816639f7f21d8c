//! `cargo xtask bench [NAME]`: runs the workspace's bench targets and keeps what they print in `docs/benchmarks.md`.
//!
//! A benchmark is a `[[bench]]` target with `harness = false` that prints Markdown (one table) to stdout and its progress
//! to stderr, and ends with a failure when it measured something that cannot be right. Its name is the name of its
//! section. It finds a durable PostgreSQL in `SADOK_TEST_POSTGRES`, the release program in `SADOK_PROGRAM`.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::frontend;
use crate::postgres::{Cluster, Durability, VARIABLE};
use crate::processes::{self, answer, command, run_reading, say};
use crate::workspace::{cargo, metadata, root, target};

/// Packages whose benchmarks need neither a database nor the program.
const PURE: &[&str] = &["allocation"];

struct Bench {
    name: String,
    package: String,
}

/// Runs the named benchmarks, or all; says whether all of them ended well.
pub(crate) fn run(names: &[String]) -> Result<bool> {
    let known = known()?;
    if let Some(unknown) = names.iter().find(|name| !known.iter().any(|bench| bench.name == **name)) {
        let known: Vec<&str> = known.iter().map(|bench| bench.name.as_str()).collect();
        bail!("there is no benchmark {unknown}; there are: {}", known.join(", "));
    }
    let chosen: Vec<&Bench> =
        known.iter().filter(|bench| names.is_empty() || names.contains(&bench.name)).collect();
    let whole = chosen.iter().any(|bench| !PURE.contains(&bench.package.as_str()));
    let selection = selection(&known);
    let cluster = if whole { Some(prepare(&selection)?) } else { None };
    let mut well = true;
    for bench in chosen {
        well &= measure(bench, &selection, cluster.as_ref())?;
    }
    Ok(well)
}

/// Every package with a benchmark, for each of them: a package alone would be given other features, and nearly everything
/// would be compiled once more.
fn selection(known: &[Bench]) -> Vec<String> {
    let packages: BTreeSet<&str> = known.iter().map(|bench| bench.package.as_str()).collect();
    packages.into_iter().flat_map(|package| ["--package".to_owned(), package.to_owned()]).collect()
}

/// What the benchmarks of the whole program need: a durable database and the program itself, built for speed.
fn prepare(selection: &[String]) -> Result<Cluster> {
    frontend::build()?;
    say("building Sadok for speed");
    processes::run(
        command(&cargo(), ["build", "--release", "--bins", "--benches"]).args(selection).current_dir(root()),
    )?;
    Cluster::start(Durability::Full)
}

fn measure(bench: &Bench, selection: &[String], cluster: Option<&Cluster>) -> Result<bool> {
    let mut run = command(&cargo(), ["bench", "--bench", &bench.name]);
    if PURE.contains(&bench.package.as_str()) {
        run.args(["--package", &bench.package]);
    } else {
        run.args(selection);
    }
    run.current_dir(root()).env("SADOK_PROGRAM", target()?.join("release/sadok"));
    if let Some(cluster) = cluster {
        run.env(VARIABLE, cluster.url());
    }
    let mut printed = String::new();
    let succeeded = run_reading(&mut run, |line| {
        printed.push_str(line);
        printed.push('\n');
    })?;
    if succeeded {
        keep(&bench.name, &section(&bench.name, &printed))?;
    } else {
        say(format!("{} failed; docs/benchmarks.md keeps the figures it had", bench.name));
    }
    Ok(succeeded)
}

/// Every bench target of the workspace.
fn known() -> Result<Vec<Bench>> {
    let metadata = metadata()?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut benches = Vec::new();
    for package in list(&metadata["packages"]) {
        for target in list(&package["targets"]) {
            if list(&target["kind"]).iter().any(|kind| kind == "bench") {
                benches.push(Bench { name: text(&target["name"]), package: text(&package["name"]) });
            }
        }
    }
    Ok(benches)
}

/// A section's text: how it was measured, then what.
fn section(name: &str, printed: &str) -> String {
    let or_unknown = |answer: Option<String>| answer.unwrap_or_else(|| "unknown".to_owned());
    let date = or_unknown(answer("date", ["-u", "+%Y-%m-%d"]));
    let commit =
        or_unknown(answer("git", ["-C", &root().display().to_string(), "describe", "--always", "--dirty"]));
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rust = or_unknown(answer("rustc", ["--version"]));
    format!(
        "`cargo xtask bench {name}` on {date} at commit {commit}: {cores} × {model}, {rust}.\n\n{}\n",
        printed.trim()
    )
}

fn keep(name: &str, text: &str) -> Result<()> {
    let path = root().join("docs/benchmarks.md");
    let page = fs::read_to_string(&path).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    fs::write(&path, replaced(&page, name, text)).context("docs/benchmarks.md cannot be written")?;
    say(format!("docs/benchmarks.md: section {name} is new"));
    Ok(())
}

/// The page with the text between a benchmark's markers replaced; a benchmark without markers gets a section at the end.
fn replaced(page: &str, name: &str, text: &str) -> String {
    let (open, close) = (format!("<!-- bench:{name} -->"), format!("<!-- /bench:{name} -->"));
    let block = format!("{open}\n{text}{close}");
    if let Some(from) = page.find(&open)
        && let Some(length) = page[from..].find(&close)
    {
        let until = from + length + close.len();
        return format!("{}{block}{}", &page[..from], &page[until..]);
    }
    format!("{}\n\n## {name}\n\n{block}\n", page.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_replaced_and_the_rest_of_the_page_stays() {
        let page = "# Benchmarks\n\nWords.\n\n<!-- bench:a -->\nold\n<!-- /bench:a -->\n\nMore words.\n";
        let once = replaced(page, "a", "new\n");
        assert_eq!(once, page.replace("old", "new"));
        assert_eq!(replaced(&once, "a", "new\n"), once);
    }

    #[test]
    fn a_first_measurement_gets_a_section_at_the_end() {
        let page = replaced("# Benchmarks\n", "filing", "| x |\n");
        assert_eq!(
            page,
            "# Benchmarks\n\n## filing\n\n<!-- bench:filing -->\n| x |\n<!-- /bench:filing -->\n"
        );
        assert_eq!(replaced(&page, "filing", "| x |\n"), page);
    }
}
