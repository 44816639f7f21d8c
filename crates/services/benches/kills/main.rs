//! A hundred kills under load, on each database: nothing acknowledged is lost, nothing is doubled, nothing disordered.
//!
//! The program starts itself as a node under load (on PostgreSQL two of them), ends it with SIGKILL at a random moment,
//! starts it again with the requests that were cut off, and so on. In the end every key that was ever tried must stand for exactly one
//! application, every number that was acknowledged must be there, and all promises of the house must be kept.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test program: a surprise ends it, its lines are its protocol"
)]

mod load;
#[path = "../../tests/town/mod.rs"]
#[allow(dead_code, unused_macros, unused_imports, reason = "shared with the tests, which use more of it")]
mod town;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    thread::JoinHandle,
    time::Duration,
};

use storage::{
    notifications::message,
    platform::idempotency,
    queue::application,
    sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, PaginatorTrait, QueryFilter},
};
use tokio::sync::mpsc::UnboundedSender;
use town::Town;

const KILLS: usize = 100;
/// Nodes that work on one PostgreSQL side by side.
const NODES: usize = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder, address, run, repeated] = &args[..]
        && word == "work"
    {
        let repeated: Vec<&str> = repeated.split(',').filter(|key| !key.is_empty()).collect();
        let address = (!address.is_empty()).then_some(address.as_str());
        load::work(load::location(Path::new(folder), address), run, &repeated).await;
        return ExitCode::SUCCESS;
    }
    println!(
        "| Database | Nodes | Kills | Requests tried | Acknowledged | Cut off, then repeated | Applications | Wrong |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut well = report("SQLite", None).await;
    match std::env::var("SADOK_TEST_POSTGRES") {
        Ok(server) => well &= report("PostgreSQL", Some(database(&server).await)).await,
        Err(_) => eprintln!("PostgreSQL left out: SADOK_TEST_POSTGRES is not set"),
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn database(server: &str) -> String {
    let name = format!("kills_{}", town::unique().simple());
    let admin = Database::connect(server).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// What the driver heard from the nodes it killed.
#[derive(Default)]
struct Heard {
    tried: BTreeSet<String>,
    filed: BTreeMap<String, String>,
    cut_off: usize,
    wrong: Vec<String>,
}

impl Heard {
    fn open(&self) -> Vec<&str> {
        self.tried.iter().filter(|key| !self.filed.contains_key(*key)).map(String::as_str).collect()
    }

    fn line(&mut self, line: &str) {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["try", key] => drop(self.tried.insert(key.to_owned())),
            ["filed", key, number] => {
                let before = self.filed.insert(key.to_owned(), number.to_owned());
                if before.is_some_and(|before| before != number) {
                    self.wrong.push(format!("{key} was answered with two numbers"));
                }
            }
            _ => {}
        }
    }
}

async fn report(name: &str, address: Option<String>) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let mut heard = Heard::default();
    for run in 0..KILLS {
        one_life(&mut heard, folder.path(), address.as_deref(), run, Some(run)).await;
        if run % 10 == 9 {
            eprintln!("{name}: {} kills, {} acknowledged", run + 1, heard.filed.len());
        }
    }
    // A last life that only repeats what was cut off.
    one_life(&mut heard, folder.path(), address.as_deref(), KILLS, None).await;
    let town = Town::again(load::location(folder.path(), address.as_deref())).await;
    let applications = judge(&town, &mut heard).await;
    println!(
        "| {name} | {} | {KILLS} | {} | {} | {} | {applications} | {} |",
        if address.is_some() { NODES } else { 1 },
        heard.tried.len(),
        heard.filed.len(),
        heard.cut_off,
        heard.wrong.len()
    );
    heard.wrong.iter().for_each(|line| eprintln!("{name}: WRONG: {line}"));
    heard.wrong.is_empty() && heard.filed.len() > KILLS
}

/// Starts the nodes and kills them: at a random moment of their work, or as soon as the first has repeated what was cut
/// off. Nodes of one database work side by side and die a moment after each other.
async fn one_life(heard: &mut Heard, folder: &Path, address: Option<&str>, run: usize, kill: Option<usize>) {
    let repeated = heard.open().join(",");
    heard.cut_off += heard.open().len();
    let (tell, mut lines) = tokio::sync::mpsc::unbounded_channel();
    // The first life lays out the town.
    let count = if address.is_some() && run > 0 { NODES } else { 1 };
    let mut nodes = Vec::new();
    for node in 0..count {
        let repeated = if node == 0 { repeated.as_str() } else { "" };
        nodes.push(start(folder, address, &format!("{run}.{node}"), repeated, tell.clone()));
    }
    drop(tell);
    let life = kill.map(|_| Duration::from_millis(150 + u64::from(random()) * 4));
    let deadline = tokio::time::Instant::now() + life.unwrap_or(Duration::from_secs(60));
    while let Ok(Some(line)) = tokio::time::timeout_at(deadline, lines.recv()).await {
        heard.line(&line);
        if life.is_none() && line == "repeated" {
            break;
        }
    }
    for (node, reader) in &mut nodes {
        node.kill().unwrap();
        node.wait().unwrap();
        reader.take().unwrap().join().unwrap();
    }
    // What they had said before they died still counts.
    while let Ok(line) = lines.try_recv() {
        heard.line(&line);
    }
}

type Node = (Child, Option<JoinHandle<()>>);

/// Starts a node and passes on what it says.
fn start(
    folder: &Path,
    address: Option<&str>,
    name: &str,
    repeated: &str,
    tell: UnboundedSender<String>,
) -> Node {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["work", &folder.display().to_string(), address.unwrap_or_default(), name, repeated])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let reader =
        std::thread::spawn(move || out.lines().map_while(Result::ok).for_each(|line| drop(tell.send(line))));
    (child, Some(reader))
}

fn random() -> u8 {
    let mut byte = [0];
    getrandom::fill(&mut byte).unwrap();
    byte[0]
}

/// Compares what was heard with what is there.
async fn judge(town: &Town, heard: &mut Heard) -> u64 {
    let db = town.app.reader();
    let rows = application::Entity::find().all(db).await.unwrap();
    let numbers: BTreeSet<&str> = rows.iter().map(|row| row.number.as_str()).collect();
    for (key, number) in &heard.filed {
        if !numbers.contains(number.as_str()) {
            heard.wrong.push(format!("{key} was acknowledged as {number} and is lost"));
        }
    }
    // Tries of the last life's own work may be cut off again: their applications are there or not, but never twice.
    let keys = idempotency::Entity::find().count(db).await.unwrap();
    if keys != u64::try_from(rows.len()).unwrap() {
        heard.wrong.push(format!("{} applications for {keys} keys", rows.len()));
    }
    // Whatever moment a node was killed at: who was filed is told, once.
    let told = message::Entity::find()
        .filter(message::Column::Kind.eq("filed"))
        .filter(message::Column::Channel.eq("cabinet"))
        .count(db)
        .await
        .unwrap();
    if told != u64::try_from(rows.len()).unwrap() {
        heard.wrong.push(format!("{} applications, {told} families told", rows.len()));
    }
    heard.wrong.extend(town.wrongs().await);
    u64::try_from(rows.len()).unwrap()
}
