//! `sadok allocate`: place children by a mechanism, from files, with no database.
//!
//! Nothing is written that the independent verifier has not accepted.

use std::path::PathBuf;
use std::time::Instant;

use allocation::siblings::{Fate, place_with_families};
use allocation::verify::{Metrics, metrics, verify};
use allocation::{Market, Placement, place};
use anyhow::bail;

use crate::Answer;
use crate::placement_files::{
    Inputs, Output, Policy, Prepared, Problem, Progress, delete_unfinished_output_on_interrupt, peak_memory,
};

/// Arguments of `sadok allocate`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  sadok allocate --programmes programmes.csv --choices choices.csv --out placement.csv

Files are .csv, .csv.gz or .parquet. The placement has the columns applicant,programme,rank, ordered by
applicant. A child without a seat has neither programme nor rank; a child that keeps a seat it did not list has a
programme and no rank.
docs/placement.md says what each mechanism promises and does not.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    policy: Policy,
    /// Where the placement is written; standard output when missing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print figures as JSON to standard output
    #[arg(long, requires = "out")]
    json: bool,
    /// No progress bars, no summary
    #[arg(long)]
    quiet: bool,
}

/// Figures of a run, as `--json` prints them.
#[derive(serde::Serialize)]
struct Figures {
    applicants: u64,
    programmes: usize,
    placed: u64,
    first_choice: u64,
    solve_seconds: f64,
    read_seconds: f64,
    write_seconds: f64,
    peak_rss_bytes: Option<u64>,
    verify_seconds: f64,
    mean_rank: f64,
    moved: u64,
    kept: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    lottery_commitment: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    families: Vec<FamilyFigure>,
}

/// What became of one family.
#[derive(serde::Serialize)]
struct FamilyFigure {
    family: String,
    fate: &'static str,
}

/// A placement, what it is to be judged by, and what became of the families.
struct Solved {
    placement: Placement,
    lists: Option<Market>,
    families: Vec<FamilyFigure>,
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> anyhow::Result<Answer> {
    delete_unfinished_output_on_interrupt()?;
    let progress = Progress::new(args.quiet);
    let output = Output::open(args.out.as_deref())?;

    let started = Instant::now();
    let (mut problem, prepared) = args.policy.prepare(&args.inputs, progress)?;
    let families = args.policy.families(&problem, progress)?;
    problem.reading_is_over();
    let read_seconds = started.elapsed().as_secs_f64();

    let started = Instant::now();
    let solved = solve(&problem, &prepared, families, progress)?;
    let solve_seconds = started.elapsed().as_secs_f64();

    let started = Instant::now();
    let judged = solved.lists.as_ref().unwrap_or(&problem.market);
    let report = verify(judged, &prepared.rules(), &solved.placement);
    if !report.holds() {
        bail!(
            "the verifier refuses the placement; nothing was written. This is a bug of the program: {report:?}"
        );
    }
    let verify_seconds = started.elapsed().as_secs_f64();

    let started = Instant::now();
    output.write(&problem, &solved.placement.seat, progress)?;
    let write_seconds = started.elapsed().as_secs_f64();

    let counted = metrics(&problem.market, &solved.placement);
    if !args.quiet {
        summary(&counted, &prepared, &solved.families);
    }
    if args.json {
        let figures = Figures {
            applicants: counted.children,
            programmes: problem.market.programmes(),
            placed: counted.placed,
            first_choice: counted.at_first,
            solve_seconds,
            read_seconds,
            write_seconds,
            peak_rss_bytes: peak_memory(),
            verify_seconds,
            mean_rank: counted.mean_rank,
            moved: counted.moved,
            kept: counted.kept,
            lottery_commitment: prepared.commitment,
            families: solved.families,
        };
        crate::print_line(&serde_json::to_string(&figures)?)?;
    }
    Ok(Answer::Yes)
}

fn solve(
    problem: &Problem,
    prepared: &Prepared,
    families: Vec<(String, allocation::siblings::Family)>,
    progress: Progress,
) -> anyhow::Result<Solved> {
    let spinner = progress.spinner("placing");
    let solved = if families.is_empty() {
        let placement = place(&problem.market, &prepared.rules())?;
        Solved { placement, lists: None, families: Vec::new() }
    } else {
        let (names, families): (Vec<_>, Vec<_>) = families.into_iter().unzip();
        let outcome = place_with_families(&problem.market, &prepared.rules(), &families, &problem.sites)
            .map_err(|bad| anyhow::anyhow!("siblings: {bad}"))?;
        let told = names.into_iter().zip(outcome.fates);
        let families = told.map(|(family, fate)| FamilyFigure { family, fate: fate_code(fate) }).collect();
        Solved { placement: outcome.placement, lists: Some(outcome.wishes), families }
    };
    spinner.finish_and_clear();
    Ok(solved)
}

fn fate_code(fate: Fate) -> &'static str {
    match fate {
        Fate::Satisfied => "satisfied",
        Fate::NoCommonWish => "no-common-wish",
        Fate::NoRoomTogether => "no-room-together",
        Fate::NoSeatApart => "no-seat-apart",
    }
}

fn summary(counted: &Metrics, prepared: &Prepared, families: &[FamilyFigure]) {
    for note in &prepared.notes {
        eprintln!("note: {note}");
    }
    if let Some(commitment) = &prepared.commitment {
        eprintln!("lottery seed: SHA-256 {commitment}");
    }
    eprintln!(
        "placed {} of {} children: {} at their first wish, {} within three; mean rank {:.2}",
        counted.placed, counted.children, counted.at_first, counted.within_third, counted.mean_rank
    );
    if counted.kept + counted.moved > 0 {
        eprintln!(
            "of those who held a seat, {} moved to a better one and {} keep theirs",
            counted.moved, counted.kept
        );
    }
    let unhappy: Vec<_> = families.iter().filter(|family| family.fate != "satisfied").collect();
    if !families.is_empty() {
        eprintln!("families: {} satisfied, {} not", families.len() - unhappy.len(), unhappy.len());
    }
    for family in unhappy.iter().take(20) {
        eprintln!("  family {}: {}", family.family, family.fate);
    }
}
