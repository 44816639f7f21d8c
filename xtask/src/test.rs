//! `cargo xtask test`: everything that proves the program, on both databases and in the browser.

use anyhow::Result;

use crate::closing::{Counts, lines};
use crate::postgres::{Cluster, Durability, VARIABLE};
use crate::processes::{command, run_reading, say};
use crate::workspace::{cargo, root};
use crate::{frontend, journeys};

/// Runs the tests; says whether all of them passed.
pub(crate) fn run(args: &[String]) -> Result<bool> {
    if let [filter] = args {
        return Ok(cargo_tests(&[filter.as_str()])?.failed == 0);
    }
    let stages = [
        ("unit, property, storage and documentation tests", stage("cargo tests", || cargo_tests(&[]))),
        ("browser journeys", stage("browser journeys", journeys::run)),
    ];
    println!("\n{}", lines(&stages));
    Ok(stages.iter().all(|(_, counts)| counts.failed == 0))
}

/// Runs one stage; an error is printed and counts as one failure, and the next stage still runs.
fn stage(name: &str, run: impl FnOnce() -> Result<Counts>) -> Counts {
    run().unwrap_or_else(|error| {
        eprintln!("xtask: {name} could not be run: {error:#}");
        Counts { failed: 1, ..Counts::default() }
    })
}

fn cargo_tests(filter: &[&str]) -> Result<Counts> {
    frontend::build()?;
    let cluster = Cluster::start(Durability::None)?;
    say("cargo test: every crate, SQLite and PostgreSQL, and the examples in the documentation");
    let mut counts = Counts::default();
    let mut test = command(&cargo(), ["test", "--workspace", "--no-fail-fast"]);
    test.args(filter).current_dir(root()).env(VARIABLE, cluster.url()).env("CARGO_TERM_COLOR", "never");
    let succeeded = run_reading(&mut test, |line| counts.read_cargo(line))?;
    Ok(counts.settle(succeeded))
}
