//! Filing by 64 clients, durable, against a bare loop that inserts the same rows with group commit.
//!
//! The loop does nothing but insert: it reads nothing, decides nothing, and has its statements built beforehand. It
//! runs on the same database file system in the same run. On PostgreSQL the reference is pgbench running the same
//! statements from 64 clients.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement: a surprise ends it, its table is its output"
)]

mod pgbench;
#[path = "../region/mod.rs"]
#[allow(dead_code, reason = "shared by the benchmarks")]
mod region;
mod rows;
#[path = "../../tests/town/mod.rs"]
#[allow(dead_code, unused_macros, unused_imports, reason = "shared with the tests, which use more of it")]
mod town;

use std::{process::ExitCode, time::Instant};

use futures::future::join_all;
use services::{Once, queue};
use town::{Family, Garden, Town};

const CLIENTS: usize = 64;
const GARDENS: usize = 200;
const FILINGS: usize = 12_800;
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> ExitCode {
    println!("{FILINGS} filings of 3 wishes by {CLIENTS} clients, best of {ROUNDS} rounds.\n");
    println!("| Database | Filings a second | Reference | Reference a second | Ratio |");
    println!("| --- | ---: | --- | ---: | ---: |");
    let (mut filed, mut bare) = (0.0_f64, 0.0_f64);
    for round in 0..ROUNDS {
        let folder = tempfile::tempdir().unwrap();
        let town = region::town(&folder.path().join("filed"), None).await;
        filed = filed.max(measure(&town).await);
        let written = rows::read(&town).await;
        bare = bare.max(rows::insert(&town, &folder.path().join("bare"), written).await);
        eprintln!("round {round}: {filed:.0} filed, {bare:.0} inserted a second");
    }
    println!("| SQLite | {filed:.0} | bare loop, groups of 64 | {bare:.0} | {:.2} |", filed / bare);
    let Ok(server) = std::env::var("SADOK_TEST_POSTGRES") else {
        eprintln!("PostgreSQL left out: SADOK_TEST_POSTGRES is not set");
        return ExitCode::SUCCESS;
    };
    let folder = tempfile::tempdir().unwrap();
    let town = region::town(folder.path(), Some(&server)).await;
    let filed = measure(&town).await;
    for (name, script) in pgbench::SCRIPTS {
        let reference = pgbench::run(&town, name, script).await;
        println!("| PostgreSQL | {filed:.0} | {name} | {reference:.0} | {:.2} |", filed / reference);
    }
    ExitCode::SUCCESS
}

/// Filings a second.
async fn measure(town: &Town) -> f64 {
    let gardens = region::gardens(town, GARDENS).await;
    let families = region::families(town, FILINGS).await;
    let start = Instant::now();
    join_all((0..CLIENTS).map(|client| file_all(town, &gardens, &families, client))).await;
    FILINGS as f64 / start.elapsed().as_secs_f64()
}

async fn file_all(town: &Town, gardens: &[Garden], families: &[Family], client: usize) {
    for n in (client..families.len()).step_by(CLIENTS) {
        let family = &families[n];
        let command = town.command(family, &region::wishes(gardens, n, 3), &[]);
        let once = Once::new(&n.to_string(), &command.wishes).unwrap();
        queue::file(&town.app, &family.actor, Some(once), command).await.unwrap();
    }
}
