//! `cargo xtask bench allocation`: solving, verifying and repairing against one linear pass over the same arrays.
//!
//! Every size runs in a process of its own, so that its peak memory is its own. All times are processor time of
//! one thread; within a size the pass, the solver and the verifier take turns, and the least of each counts.
//! `peers.py` solves the same instances with a heap from Python's library, and with the package `matching` as far as
//! that goes; every answer must be the same.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::precedence,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a measurement: it prints, and it stops when something is wrong"
)]

mod market;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use allocation::rematch::{Filling, Refusal, Rematch};
use allocation::verify::verify;
use allocation::{Market, Mechanism, NOWHERE, Placement, Rules, place};
use market::{Kind, Random, WISHES};

type Figures = BTreeMap<String, f64>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [one, kind, children, folder] if one == "--one" => {
            let kind = if kind == "uniform" { Kind::Uniform } else { Kind::Geographic };
            measure(kind, children.parse().unwrap(), Path::new(folder));
        }
        _ => table(),
    }
}

/// Processor time of this process in seconds.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let from = cpu();
    let done = work();
    (cpu() - from, done)
}

/// One linear pass: child by child, wish by wish, every word is read once and used.
fn pass(market: &Market) -> u64 {
    let mut sum = market.capacity.iter().map(|seats| u64::from(*seats)).sum::<u64>();
    for bounds in market.first.windows(2) {
        let mut best = u32::MAX;
        for wish in &market.wishes[bounds[0] as usize..bounds[1] as usize] {
            best = best.min(wish.priority ^ wish.programme);
        }
        sum += u64::from(best);
    }
    sum
}

/// The same arrays as one stream of words, without looking where a child's list ends: the speed of the memory.
fn stream(market: &Market) -> u64 {
    let wishes: u64 = market.wishes.iter().map(|w| u64::from(w.programme) + u64::from(w.priority)).sum();
    let first: u64 = market.first.iter().map(|at| u64::from(*at)).sum();
    wishes.wrapping_add(first)
}

/// One wish at a random place for each child, none depending on the one before: what memory takes for an answer when it
/// cannot guess the next question but may work on many at once.
fn far(market: &Market) -> u64 {
    let mut random = Random(3);
    (1..market.first.len())
        .map(|_| u64::from(market.wishes[random.below(market.wishes.len() as u32) as usize].priority))
        .sum()
}

/// How many wishes are asked in all: the same in whatever order children propose (McVitie and Wilson).
fn asked(market: &Market, placement: &Placement) -> usize {
    let list = |child: usize| market.wishes_of(child as u32);
    let rank = |child: usize| list(child).iter().position(|wish| wish.programme == placement.seat[child]);
    (0..market.children()).map(|child| rank(child).map_or(list(child).len(), |nth| nth + 1)).sum()
}

/// One size in this process: prints `name=value` lines.
fn measure(kind: Kind, children: u32, folder: &Path) {
    let market = market::make(kind, children);
    let rules = Rules::of(Mechanism::DeferredAcceptance);
    let turns = if children > 5_000_000 { 3 } else { 9 };
    let (mut streams, mut passes, mut fars) = (f64::MAX, f64::MAX, f64::MAX);
    let (mut solves, mut verifies) = (f64::MAX, f64::MAX);
    let mut placement = Placement::default();
    for _ in 0..turns {
        streams = streams.min(timed(|| black_box(stream(black_box(&market)))).0);
        passes = passes.min(timed(|| black_box(pass(black_box(&market)))).0);
        fars = fars.min(timed(|| black_box(far(black_box(&market)))).0);
        let (time, solved) = timed(|| place(&market, &rules).unwrap());
        solves = solves.min(time);
        placement = solved;
        let (time, report) = timed(|| verify(&market, &rules, &placement));
        assert!(report.holds());
        verifies = verifies.min(time);
    }
    println!("peak={}", peak());
    println!("far={fars}\nasked={}", asked(&market, &placement) as f64 / f64::from(children));
    println!("stream={streams}\npass={passes}\nsolve={solves}\nverify={verifies}");
    println!("placed={}", placement.seat.iter().filter(|seat| **seat != NOWHERE).count());
    write(&market, &placement, folder).unwrap();
    repair(&market, &rules, placement);
}

/// The cost of a refusal: children chosen at random leave, and the chains run.
fn repair(market: &Market, rules: &Rules<'_>, placement: Placement) {
    let (prepare, mut rematch) = timed(|| Rematch::new(market, *rules, Filling::Chain, &placement).unwrap());
    let mut random = Random(7);
    let leaving: Vec<u32> = (0..10_000.min(market.children() as u32 / 20))
        .map(|_| random.below(market.children() as u32))
        .filter(|child| placement.seat[*child as usize] != NOWHERE)
        .collect();
    let (time, moves) = timed(|| {
        leaving.iter().map(|child| rematch.refuse(*child, Refusal::Leaves).unwrap().len()).sum::<usize>()
    });
    println!(
        "prepare={prepare}\nrefusal={}\nmoves={}",
        time / leaving.len() as f64,
        moves as f64 / leaving.len() as f64
    );
    let mut rest = market.clone();
    for child in &leaving {
        // A child that left wishes for nothing: point its wishes at a programme without seats.
        let (from, to) = (rest.first[*child as usize] as usize, rest.first[*child as usize + 1] as usize);
        rest.wishes[from..to].iter_mut().for_each(|wish| wish.programme = rest.capacity.len() as u32);
    }
    rest.capacity.push(0);
    assert!(verify(&rest, rules, &rematch.placement()).holds(), "the repaired placement is fair");
}

fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches("kB").trim().parse::<f64>().unwrap_or(0.0) * 1024.0
}

/// The instance and the answer as little-endian words, for the peers.
fn write(market: &Market, placement: &Placement, folder: &Path) -> std::io::Result<()> {
    let words = |name: &str, words: &mut dyn Iterator<Item = u32>| -> std::io::Result<()> {
        let mut file = BufWriter::with_capacity(1 << 20, File::create(folder.join(name))?);
        for word in words {
            file.write_all(&word.to_le_bytes())?;
        }
        file.flush()
    };
    words("capacity", &mut market.capacity.iter().copied())?;
    words("programme", &mut market.wishes.iter().map(|wish| wish.programme))?;
    words("priority", &mut market.wishes.iter().map(|wish| wish.priority))?;
    words("seat", &mut placement.seat.iter().copied())
}

/// All sizes: prints the Markdown that goes to docs/benchmarks.md.
fn table() {
    let largest: u32 =
        std::env::var("SADOK_BENCH_LARGEST").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000_000);
    println!(
        "Deferred acceptance over {WISHES} wishes a child. *Pass*: one linear pass over the same arrays in the same run, child by child and \
         wish by wish; *stream*: the same bytes summed without regard to lists, which is the speed of the memory; *far*: \
         one wish at a random place for each child. *Asked*: wishes for each child that any order of proposing has to ask. \
         *Lines*: putting the lines of all programmes in order, once before the first refusal. \
         Times are processor seconds of one thread, the least of 9 turns (3 at 10 M). Memory is the peak of the process \
         with the arrays. *Same*: the peer places every child alike.\n"
    );
    println!(
        "| Market | Children | Stream | Pass | Far | Asked | Solve | × pass | Verify | × pass | Peak memory | Lines | A refusal | heapq in Python | Same |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
    let mut missed = Vec::new();
    for kind in ["geographic", "uniform"] {
        for children in
            [100_000u32, 1_000_000, 10_000_000].into_iter().filter(|children| *children <= largest)
        {
            missed.extend(row(kind, children));
        }
    }
    println!(
        "\nThe reach: solve ≤ 12 × and verify ≤ 4 × the pass, ≤ 250 MB at 1 M and ≤ 2.5 GB at 10 M, ≤ 20 µs for a refusal. {}\n",
        if missed.is_empty() {
            "All reached.".to_owned()
        } else {
            format!("Not reached: {}.", missed.join("; "))
        }
    );
    println!(
        "What limits the solver is described in [placement](placement.md#what-limits-the-solver): children who are neighbours \
         in the arrays of the geographic market wish for the same programmes, those of the uniform market do not.\n"
    );
    matching();
}

/// Prints one row; gives what it does not reach.
fn row(kind: &str, children: u32) -> Vec<String> {
    let folder = Scratch::new();
    eprintln!("{kind} {children}");
    let ours = figures(Command::new(std::env::current_exe().unwrap()).args([
        "--one",
        kind,
        &children.to_string(),
        folder.0.to_str().unwrap(),
    ]));
    let peer = figures(Command::new("python3").arg(script()).arg("heapq").arg(&folder.0));
    let same = match peer.get("same") {
        Some(same) if *same > 0.0 => "yes",
        Some(_) => panic!("the reference places somebody else: {kind} {children}"),
        None => "not run",
    };
    let get = |name: &str| ours.get(name).copied();
    let (pass, solve, verify) = (ours["pass"], ours["solve"], ours["verify"]);
    let refusal = get("refusal").map_or("–".to_owned(), |time| format!("{:.2} µs", time * 1e6));
    let python = peer.get("seconds").map_or("–".to_owned(), |time| format!("{time:.1} s"));
    println!(
        "| {kind} | {children} | {:.2} ms | {:.2} ms | {:.2} ms | {:.2} | {:.1} ms | {:.1} | {:.2} ms | {:.1} | {:.0} MB | {:.2} s | {refusal} | {python} | {same} |",
        ours["stream"] * 1e3,
        pass * 1e3,
        ours["far"] * 1e3,
        ours["asked"],
        solve * 1e3,
        solve / pass,
        verify * 1e3,
        verify / pass,
        ours["peak"] / 1e6,
        ours["prepare"]
    );
    let most_memory = if children > 1_000_000 { 2.5e9 } else { 250e6 };
    let goals = [
        ("solve", solve / pass, 12.0),
        ("verify", verify / pass, 4.0),
        ("memory", ours["peak"], most_memory),
        ("refusal", get("refusal").unwrap_or(0.0), 20e-6),
    ];
    let missed = goals.into_iter().filter(|(_, is, most)| is > most);
    missed.map(|(what, _, _)| format!("{what}, {kind}, {children}")).collect()
}

/// How far the package `matching` from PyPI goes.
fn matching() {
    let peer = |children: u32| {
        let folder = Scratch::new();
        figures(Command::new(std::env::current_exe().unwrap()).args([
            "--one",
            "uniform",
            &children.to_string(),
            folder.0.to_str().unwrap(),
        ]));
        eprintln!("matching {children}");
        figures(Command::new("python3").arg(script()).arg("matching").arg(&folder.0))
    };
    println!("The package `matching` from PyPI on the uniform market, at most ten minutes a size:\n");
    println!("| Children | Seconds | Same |");
    println!("| --: | --: | --- |");
    for children in [1_000, 10_000, 100_000] {
        let told = peer(children);
        match (told.get("seconds"), told.get("same")) {
            (Some(seconds), Some(same)) if *same > 0.0 => println!("| {children} | {seconds:.1} | yes |"),
            (Some(_), _) => panic!("matching places somebody else"),
            (None, _) => {
                println!("| {children} | fails, or is not done in time | – |");
                break;
            }
        }
    }
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/allocation/peers.py")
}

/// Runs a measurement and reads its `name=value` lines; a peer that fails has no figures.
fn figures(command: &mut Command) -> Figures {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().unwrap();
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
        .collect()
}

/// A folder that goes when it is not needed any more.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("sadok-bench-allocation-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
