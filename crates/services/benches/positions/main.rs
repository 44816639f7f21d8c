//! Where a child with ten wishes stands, in queues of growing size.
//!
//! Applications and their entries are put in bulk, in two shapes: a growing region (so many children to a kindergarten) and
//! growing lines (so many kindergartens, however many children). The question measured is the one a family's page asks:
//! every place, who is ahead by class, how long each line is. Every answer about the longest line is held against a count.

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

use domain::order::{OrderFacts, OrderKey};
use services::queue;
use storage::{
    queue::{application, entry},
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr},
};
use town::{Family, Garden, Town};

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// What grows with the queue: the name of the shape, and the number of kindergartens for so many applications.
type Shape = (&'static str, fn(usize) -> usize);
const SHAPES: [Shape; 2] = [("region", |size| size / 1_000), ("lines", |_| 30)];
/// Children asked in each round.
const ASKED: usize = 300;
/// The quietest of so many rounds, each with other children, counts: what else runs on the machine only ever adds.
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> ExitCode {
    println!(
        "{ASKED} children with 10 wishes each, asked one after another; 3 wishes a child in the rest of the queue; the quietest of {ROUNDS} rounds.\n"
    );
    println!("| Database | What grows | Applications | Entries | Longest line | Median ms | p99 ms |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (shape, gardens) in SHAPES {
        for size in SIZES {
            let folder = tempfile::tempdir().unwrap();
            measure(
                &format!("SQLite | {shape}"),
                &region::town(folder.path(), None).await,
                size,
                gardens(size),
            )
            .await;
        }
    }
    let Ok(server) = std::env::var("SADOK_TEST_POSTGRES") else {
        eprintln!("PostgreSQL left out: SADOK_TEST_POSTGRES is not set");
        return ExitCode::SUCCESS;
    };
    for (shape, gardens) in SHAPES {
        for size in SIZES {
            let folder = tempfile::tempdir().unwrap();
            let town = region::town(folder.path(), Some(&server)).await;
            measure(&format!("PostgreSQL | {shape}"), &town, size, gardens(size)).await;
        }
    }
    ExitCode::SUCCESS
}

async fn measure(name: &str, town: &Town, size: usize, gardens: usize) {
    let gardens = region::gardens(town, gardens).await;
    let families = region::families(town, size).await;
    let mut asked = Vec::new();
    for (part, families) in families.chunks(500).enumerate() {
        fill(town, &gardens, families, part * 500, size, &mut asked).await;
    }
    let marked = queue::mark_lines(&town.app).await.unwrap();
    region::settle(town).await;
    eprintln!("{name}: {size} applications are there, {marked} lines marked");
    let (mut rounds, mut longest) = (Vec::new(), 0);
    for round in 0..ROUNDS {
        let mut times = Vec::new();
        for number in asked.iter().skip(round).step_by(ROUNDS).take(ASKED) {
            let start = Instant::now();
            let places = queue::positions(&town.app, number).await.unwrap();
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(places.len(), 10.min(gardens.len()));
            let line = places.iter().max_by_key(|place| place.of).unwrap();
            if line.of > longest {
                longest = line.of;
                assert_eq!(line.position, Some(counted(town, number, line).await), "{number}");
            }
        }
        times.sort_by(f64::total_cmp);
        rounds.push((region::quantile(&times, 0.5), region::quantile(&times, 0.99)));
    }
    let (median, p99) = rounds.into_iter().min_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
    println!("| {name} | {size} | {} | {longest} | {median:.2} | {p99:.2} |", size * 3);
}

/// The place as a count of everybody in the line gives it.
async fn counted(town: &Town, number: &str, line: &queue::Position) -> u64 {
    let db = town.app.reader();
    let row = storage::queue::by_number(db, number).await.unwrap().unwrap();
    let entries = storage::queue::entries(db, row.id).await.unwrap();
    let own = entries.into_iter().find(|entry| entry.programme_id == line.programme.uuid()).unwrap();
    let ahead = entry::Entity::find()
        .filter(entry::Column::ProgrammeId.eq(own.programme_id))
        .filter(Expr::col((entry::Entity, entry::Column::Waiting)))
        .filter(entry::Column::OrderKey.lt(own.order_key));
    ahead.count(db).await.unwrap() + 1
}

/// Puts a part of the queue; every so many children has ten wishes and will be asked.
async fn fill(
    town: &Town,
    gardens: &[Garden],
    families: &[Family],
    from: usize,
    size: usize,
    asked: &mut Vec<String>,
) {
    let policy = town.app.policy().await.unwrap();
    let (mut applications, mut entries) = (Vec::new(), Vec::new());
    for (n, family) in (from..).zip(families) {
        let ask = n % (size / (ROUNDS * ASKED)) == 0;
        let id = region::next_id();
        let facts = facts(town, n);
        let key = OrderKey::of(&policy.order.by, &facts);
        let mut programmes: Vec<_> = (0..if ask { 10 } else { 3 })
            .map(|k| gardens[(n * 7 + k * 31) % gardens.len()].programme)
            .collect();
        programmes.sort_unstable();
        programmes.dedup();
        entries.extend(programmes.into_iter().map(|programme| entry::ActiveModel {
            application_id: Set(id),
            programme_id: Set(programme.uuid()),
            order_key: Set(key.as_bytes().to_vec()),
            class_rank: Set(i16::from(facts.class.rank())),
            waiting: Set(true),
        }));
        if ask {
            asked.push(format!("P-{n}"));
        }
        applications.push(application(family, id, n, &facts, policy.version.uuid()));
    }
    let write = town.store.write(move |db| {
        Box::pin(async move {
            application::Entity::insert_many(applications).exec_without_returning(db).await?;
            entry::Entity::insert_many(entries).exec_without_returning(db).await.map(|_| ())
        })
    });
    write.await.unwrap().unwrap();
}

fn facts(town: &Town, n: usize) -> OrderFacts {
    let class = match n % 20 {
        0 => domain::BenefitClass::OutOfTurn,
        1 | 2 => domain::BenefitClass::FirstPriority,
        3 => domain::BenefitClass::Guaranteed,
        _ => domain::BenefitClass::General,
    };
    OrderFacts {
        class,
        points: 0,
        resident: false,
        registered_at: town.now(),
        born_on: town.today(),
        wish_rank: 1,
        lottery: 0,
        sequence: n as u64 + 1,
    }
}

fn application(
    family: &Family,
    id: uuid::Uuid,
    n: usize,
    facts: &OrderFacts,
    policy: uuid::Uuid,
) -> application::ActiveModel {
    application::ActiveModel {
        id: Set(id),
        number: Set(format!("P-{n}")),
        sequence: Set(i64::try_from(n).unwrap() + 1),
        account_id: Set(family.account.uuid()),
        child_id: Set(family.child.uuid()),
        certificate_index: Set(id.as_bytes().to_vec()),
        state: Set("queued".into()),
        state_at: Set(facts.registered_at.into()),
        registered_at: Set(facts.registered_at.into()),
        class: Set(facts.class.code().into()),
        born_on: Set(facts.born_on.into()),
        profile: Set("general".into()),
        desired_on: Set(facts.born_on.into()),
        channel: Set("portal".into()),
        policy_version: Set(policy),
        ..Default::default()
    }
}
