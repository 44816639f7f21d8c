//! The main job on real input: the groups of Vilnius are imported, a queue shaped like the city's is filed, heads state
//! the city's free places, families answer, and the clock runs until no invitation is open.
//!
//! Chance (who accepts, declines, ignores) comes from a seed; the order of the queue has none. In the end a separate
//! piece of code replays the journal and looks for any place that went out of order.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a measurement: a surprise ends it, its table is its output"
)]

#[allow(dead_code, reason = "shared with the program, which uses more of it")]
mod demo;
#[path = "../../../services/tests/town/mod.rs"]
#[allow(dead_code, unused_macros, unused_imports, reason = "shared with the tests, which use more of it")]
mod town;

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode, sync::Arc, time::Instant};

use demo::{families::Scene, queue::Waiting};
use documents::import::{self, ImportPlan, Mapping};
use domain::{ids::KindergartenId, time::Timestamp};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use services::{enrolment, kindergartens, offers, queue};
use storage::{
    Location,
    families::child,
    kindergartens::{kindergarten, kindergarten_group},
    offers::offer,
    queue::application,
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder},
};
use town::{Family, Garden, Town, unique};
use uuid::Uuid;

const SEED: u64 = 20_260_301;
/// Monday morning after the day of the file.
const TODAY: &str = "2026-03-16T07:00:00Z";

#[tokio::main]
async fn main() -> ExitCode {
    let Some(plan) = plan() else { return ExitCode::SUCCESS };
    let plan = Arc::new(plan);
    let folder = tempfile::tempdir().unwrap();
    let town = Town::frozen(Location::Folder(folder.path().join("data")), TODAY.parse().unwrap()).await;
    let started = Instant::now();
    let report = kindergartens::import(&town.app, &town::admin(), Arc::clone(&plan), false).await.unwrap();
    eprintln!("imported: {report:?}");
    let scene = Scene {
        seed: SEED,
        now: TODAY.parse().unwrap(),
        zone: town.app.policy().await.unwrap().calendar.time_zone.clone(),
        benefits: Vec::new(),
    };
    let waiting = demo::queue::draw(&scene, &plan.kindergartens, demo::queue::WAITING);
    let filed = file(&town, waiting).await;
    eprintln!("filed: {filed} in {:.0} s", started.elapsed().as_secs_f64());
    let (stated, without_room) = state(&town, &plan).await;
    eprintln!("stated: {stated}");
    let days = answer(&town).await;
    let seconds = started.elapsed().as_secs_f64();
    let well = print(&town, Figures { filed, stated, without_room, days, seconds }).await;
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The city's file through its mapping; none, with a word, where the file is not at hand.
fn plan() -> Option<ImportPlan> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data = std::env::var("SADOK_DATA_DIR").map_or_else(|_| root.join("../shared/data"), PathBuf::from);
    let file = "vilnius-kindergarten-groups-2026-03.csv";
    let Ok(bytes) = std::fs::read(data.join(file)) else {
        println!("Left out: {file} is not at hand (SADOK_DATA_DIR names its folder).");
        return None;
    };
    let text = std::fs::read_to_string(root.join("data/mappings/vilnius.toml")).unwrap();
    let mapping = Mapping::parse("vilnius.toml", &text).unwrap();
    let table = documents::tables::read(file, &bytes, &mapping.options()).unwrap();
    let plan = import::read(&mapping, &table);
    let mut peculiarities: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &plan.peculiarities {
        *peculiarities.entry(format!("{:?}", finding.code)).or_default() += 1;
    }
    println!(
        "Peculiarities of the file, each kept in the import's report with its line: {peculiarities:?}\n"
    );
    Some(plan)
}

/// Families apply through the use case, each at its own moment of the last years.
async fn file(town: &Town, waiting: Vec<Waiting>) -> usize {
    let ids: BTreeMap<String, KindergartenId> = kindergarten::Entity::find()
        .all(town.app.reader())
        .await
        .unwrap()
        .into_iter()
        .filter_map(|row| Some((row.external_id?, row.id.into())))
        .collect();
    let mut filed = 0;
    for part in waiting.chunks(500) {
        let families: Vec<Uuid> = part.iter().map(|_| unique()).collect();
        settle(town, &families, part).await;
        for (one, family) in part.iter().zip(&families) {
            town.clock.set(one.registered_at);
            let family = Family::of(*family);
            let wishes: Vec<_> = one.wishes.iter().map(|wish| ids[wish]).collect();
            let mut command = town.command(&family, &wishes, &[]);
            command.language = Some(one.language.clone());
            queue::file(&town.app, &family.actor, None, command).await.unwrap();
            filed += 1;
        }
    }
    town.clock.set(TODAY.parse().unwrap());
    services::schedule::run_due(&town.app).await.unwrap();
    filed
}

async fn settle(town: &Town, ids: &[Uuid], part: &[Waiting]) {
    let keyring = town.app.keyring().clone();
    let now: Timestamp = town.now();
    let accounts: Vec<_> = ids.iter().map(|id| account(*id, now)).collect();
    let children: Vec<_> = ids
        .iter()
        .zip(part)
        .map(|(id, one)| child::ActiveModel {
            id: Set(*id),
            account_id: Set(*id),
            surname: Set(one.child.person.surname.clone()),
            given_name: Set(one.child.person.given_name.clone()),
            name_key: Set(domain::families::search_key(&one.child.person.surname)),
            born_on: Set(one.child.born_on.into()),
            sex: Set(9),
            certificate: Set(keyring.seal("child.certificate", &one.child.certificate).unwrap()),
            certificate_index: Set(keyring.index("child.certificate", &one.child.certificate)),
            created_at: Set(now.into()),
            ..Default::default()
        })
        .collect();
    let write = town.store.write(move |db| {
        Box::pin(async move {
            storage::accounts::account::Entity::insert_many(accounts).exec_without_returning(db).await?;
            child::Entity::insert_many(children).exec_without_returning(db).await.map(|_| ())
        })
    });
    write.await.unwrap().unwrap();
}

fn account(id: Uuid, now: Timestamp) -> storage::accounts::account::ActiveModel {
    storage::accounts::account::ActiveModel {
        id: Set(id),
        login: Set(id.to_string()),
        login_key: Set(id.to_string()),
        display_name: Set("Родина".into()),
        password_hash: Set("-".into()),
        language: Set("uk".into()),
        state: Set("active".into()),
        notify_email: Set(true),
        notify_sms: Set(true),
        created_at: Set(now.into()),
        ..Default::default()
    }
}

/// Heads state the free places of the file; where a group has less room than the file says, what there is.
async fn state(town: &Town, plan: &ImportPlan) -> (u32, u32) {
    let vacant: BTreeMap<&str, u32> = plan
        .kindergartens
        .iter()
        .flat_map(|one| &one.groups)
        .map(|group| (group.external_id.as_str(), group.vacant.unwrap_or(0)))
        .collect();
    let groups = kindergarten_group::Entity::find()
        .order_by_asc(kindergarten_group::Column::Id)
        .all(town.app.reader())
        .await
        .unwrap();
    let (mut stated, mut without_room) = (0, 0);
    for group in groups {
        let wanted = group.external_id.as_deref().and_then(|id| vacant.get(id)).copied().unwrap_or(0);
        let room = u32::try_from(group.capacity - group.children).unwrap_or(0);
        let count = wanted.min(room);
        without_room += wanted - count;
        if count > 0 {
            let garden = garden(&group);
            town.state(&garden, count).await.unwrap();
            stated += count;
        }
    }
    (stated, without_room)
}

fn garden(group: &kindergarten_group::Model) -> Garden {
    Garden { id: group.kindergarten_id.into(), programme: group.programme_id.into(), group: group.id.into() }
}

/// Families answer on the day they are invited, or never; the clock runs until no invitation is open. Returns the days.
async fn answer(town: &Town) -> u32 {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut ignored = std::collections::BTreeSet::new();
    let mut days = 0;
    loop {
        let open = offer::Entity::find()
            .filter(offer::Column::State.is_in(["invited", "accepted"]))
            .order_by_asc(offer::Column::OrderKey)
            .order_by_asc(offer::Column::Id)
            .all(town.app.reader())
            .await
            .unwrap();
        if open.is_empty() {
            return days;
        }
        for row in open {
            one_answer(town, &row, &mut random, &mut ignored).await;
        }
        days += 1;
        let tomorrow = town.now().checked_add(jiff::Span::new().hours(24)).unwrap();
        town.until(&tomorrow.to_string()).await;
    }
}

async fn one_answer(
    town: &Town,
    row: &offer::Model,
    random: &mut ChaCha8Rng,
    ignored: &mut std::collections::BTreeSet<Uuid>,
) {
    if row.state == "accepted" {
        let group = kindergarten_group::Entity::find_by_id(row.group_id)
            .one(town.app.reader())
            .await
            .unwrap()
            .unwrap();
        enrolment::enrol(&town.app, &town.head(&garden(&group)), None, row.id.into()).await.unwrap();
        return;
    }
    if ignored.contains(&row.id) {
        return;
    }
    let application =
        application::Entity::find_by_id(row.application_id).one(town.app.reader()).await.unwrap().unwrap();
    let family = Family::of(application.account_id).actor;
    match random.random_range(0..10) {
        0 => drop(ignored.insert(row.id)),
        1 => offers::decline(&town.app, &family, None, row.id.into()).await.unwrap(),
        _ => offers::accept(&town.app, &family, None, row.id.into()).await.unwrap(),
    }
}

struct Figures {
    filed: usize,
    stated: u32,
    without_room: u32,
    days: u32,
    seconds: f64,
}

async fn print(town: &Town, figures: Figures) -> bool {
    let db = town.app.reader();
    let offers = async |state: &str| {
        offer::Entity::find().filter(offer::Column::State.eq(state)).count(db).await.unwrap()
    };
    let applications = async |state: &str| {
        application::Entity::find().filter(application::Column::State.eq(state)).count(db).await.unwrap()
    };
    let groups = kindergarten_group::Entity::find().all(db).await.unwrap();
    let replay = town.replay().await;
    let wrong = town.wrongs().await;
    wrong.iter().take(20).for_each(|line| eprintln!("WRONG: {line}"));
    println!("| What | How many |");
    println!("| --- | ---: |");
    println!("| Groups imported | {} |", groups.len());
    println!("| Applications filed | {} |", figures.filed);
    println!(
        "| Free places stated (of the file's; without room in their group) | {} ({}) |",
        figures.stated, figures.without_room
    );
    println!("| Invitations made | {} |", offer::Entity::find().count(db).await.unwrap());
    println!("| Enrolled | {} |", offers("enrolled").await);
    println!("| Declined | {} |", offers("declined").await);
    println!(
        "| Not answered: application suspended | {} ({}) |",
        offers("expired").await,
        applications("suspended").await
    );
    println!("| Invitations still open | {} |", offers("invited").await + offers("accepted").await);
    println!("| Applications still in line | {} |", applications("queued").await);
    println!(
        "| Stated places nobody in line fits | {} |",
        groups.iter().map(|group| group.open).sum::<i32>()
    );
    println!("| Days until no invitation was open | {} |", figures.days);
    println!(
        "| Journal records replayed by separate code | {} |",
        storage::journal::head(db).await.unwrap().map_or(0, |head| head.0)
    );
    println!(
        "| Places out of order, or any other broken promise | {} |",
        replay.violations_in_all + wrong.len() as u64
    );
    println!(
        "| Times a place stayed open although a child waited for it | {} |",
        replay.counts.places_withheld
    );
    println!("| Seconds for all of it | {:.0} |", figures.seconds);
    wrong.is_empty() && replay.ok()
}
