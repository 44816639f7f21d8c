//! Inviting for a vacancy in a queue of 10,000: from the head's statement to the durable offer with its messages, in lines
//! that carry the marks the worker sets.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement: a surprise ends it, its table is its output"
)]

#[path = "../region/mod.rs"]
#[allow(dead_code, reason = "shared by the benchmarks")]
mod region;
#[path = "../../tests/town/mod.rs"]
#[allow(dead_code, unused_macros, unused_imports, reason = "shared with the tests, which use more of it")]
mod town;

use std::{process::ExitCode, time::Instant};

use futures::future::join_all;
use services::queue;
use storage::{
    offers::offer,
    sea_orm::{EntityTrait, PaginatorTrait},
};
use town::Town;

const QUEUE: usize = 10_000;
const GARDENS: usize = 16;
/// Places stated one after another in each round, then by 16 heads at once.
const SINGLE: usize = 240;
/// The quietest of so many rounds counts: what else runs on the machine only ever adds.
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> ExitCode {
    println!(
        "{QUEUE} children in line for each of {GARDENS} kindergartens, one place stated at a time; the quietest of {ROUNDS} rounds.\n"
    );
    println!("| Database | Offers | Median ms | p99 ms | 16 heads at once: offers | a second | Wrong |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let folder = tempfile::tempdir().unwrap();
    let mut well = measure("SQLite", &region::town(&folder.path().join("data"), None).await).await;
    match std::env::var("SADOK_TEST_POSTGRES") {
        Ok(server) => well &= measure("PostgreSQL", &region::town(folder.path(), Some(&server)).await).await,
        Err(_) => eprintln!("PostgreSQL left out: SADOK_TEST_POSTGRES is not set"),
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(name: &str, town: &Town) -> bool {
    let gardens = region::gardens(town, GARDENS).await;
    let families = region::families(town, QUEUE).await;
    let all: Vec<_> = gardens.iter().map(|garden| garden.id).collect();
    for part in families.chunks(64) {
        let filings = part
            .iter()
            .map(|family| queue::file(&town.app, &family.actor, None, town.command(family, &all, &[])));
        join_all(filings).await.into_iter().for_each(|filed| drop(filed.unwrap()));
    }
    eprintln!("{name}: {QUEUE} applications filed");
    queue::mark_lines(&town.app).await.unwrap();
    region::settle(town).await;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut times = Vec::new();
        for n in 0..SINGLE {
            let start = Instant::now();
            town.state(&gardens[n % GARDENS], 1).await.unwrap();
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        rounds.push((region::quantile(&times, 0.5), region::quantile(&times, 0.99)));
    }
    let (median, p99) = rounds.into_iter().min_by(|one, other| one.0.total_cmp(&other.0)).unwrap();
    let start = Instant::now();
    let heads = gardens.iter().map(|garden| async move {
        for _ in 0..SINGLE / GARDENS {
            town.state(garden, 1).await.unwrap();
        }
    });
    join_all(heads).await;
    let rate = SINGLE as f64 / start.elapsed().as_secs_f64();
    let offers = offer::Entity::find().count(town.app.reader()).await.unwrap();
    let wrong = town.wrongs().await;
    wrong.iter().for_each(|line| eprintln!("{name}: WRONG: {line}"));
    println!("| {name} | {SINGLE} | {median:.2} | {p99:.2} | {SINGLE} | {rate:.0} | {} |", wrong.len());
    wrong.is_empty() && usize::try_from(offers) == Ok((ROUNDS + 1) * SINGLE)
}
