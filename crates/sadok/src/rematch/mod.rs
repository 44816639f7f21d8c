//! `sadok rematch`: what becomes of the seats that families refuse, with as few moves as fairness allows.
//!
//! The placement that comes in and the one that goes out are both judged by the independent verifier.

use std::path::PathBuf;
use std::time::Instant;

use allocation::rematch::{Filling, Refusal, Rematch};
use allocation::verify::{Report, verify};
use allocation::{Market, NOWHERE, Placement};
use anyhow::bail;
use serde_json::{Value, json};

use crate::Answer;
use crate::placement_files::{
    Inputs, Output, Policy, Prepared, Problem, Progress, Refusals, delete_unfinished_output_on_interrupt,
};

/// Arguments of `sadok rematch`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  sadok rematch --programmes programmes.csv --choices choices.csv --placement placement.csv --refused refused.csv \\
        --out repaired.csv
  sadok verify allocation --programmes programmes.csv --choices choices.csv --refused refused.csv \\
        --placement repaired.csv

A refused seat goes to the first child in the programme's order that would rather sit there, the seat it leaves is the
next vacancy, and so on. Keep one file of refusals for the whole year and add to it: a row that names another programme
than the child's seat in --placement is an earlier refusal and stays in force.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    policy: Policy,
    /// The placement to repair: applicant,programme and perhaps rank
    #[arg(long, value_name = "FILE")]
    placement: PathBuf,
    /// Refusals: applicant,programme; without a programme the child leaves altogether
    #[arg(long, value_name = "FILE")]
    refused: PathBuf,
    /// Offer vacancies to children without a seat only: nobody who is placed is moved, and the result need not be fair
    #[arg(long)]
    move_nobody: bool,
    /// Where the placement is written; standard output when missing
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print figures, and every child whose seat has changed, as JSON to standard output
    #[arg(long, requires = "out")]
    json: bool,
    /// No progress bars, no summary
    #[arg(long)]
    quiet: bool,
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> anyhow::Result<Answer> {
    delete_unfinished_output_on_interrupt()?;
    if args.policy.siblings.is_some() {
        bail!("--siblings: chains repair single seats; place families anew with sadok allocate");
    }
    let progress = Progress::new(args.quiet);
    let output = Output::open(args.out.as_deref())?;
    let (problem, prepared) = args.policy.prepare(&args.inputs, progress)?;
    let (before, _) = problem.read_placement(&args.placement, progress)?;
    let refusals = Refusals::read(&args.refused, &problem, progress)?;

    let started = Instant::now();
    // A child has one seat, so at most one of its rows can mean it; all others happened before.
    let (now, earlier): (Vec<_>, Vec<_>) =
        refusals.rows.iter().partition(|(child, programme)| is_now(&before, *child, *programme));
    let market = Refusals::apply(&problem.market, &earlier);
    let report = verify(&market, &prepared.rules(), &before);
    if !report.holds() {
        bail!(
            "{}: not what the mechanism promises, so there is nothing that a chain could keep: {}",
            args.placement.display(),
            counts(&report)
        );
    }
    let filling = if args.move_nobody { Filling::MoveNobody } else { Filling::Chain };
    let (after, moot) = refuse(&market, &prepared, filling, &before, &now)?;
    let rest = Refusals::apply(&market, &now);
    let report = verify(&rest, &prepared.rules(), &after);
    if !holds(&report, filling) {
        bail!(
            "the verifier refuses the placement; nothing was written. This is a bug of the program: {report:?}"
        );
    }
    let seconds = started.elapsed().as_secs_f64();
    output.write(&problem, &after.seat, progress)?;

    let changes = changes(&problem, &before, &after);
    if !args.quiet {
        for note in &prepared.notes {
            eprintln!("note: {note}");
        }
        let (now, earlier, changes) = (now.len(), earlier.len(), changes.len());
        eprintln!(
            "{now} refusals now, {earlier} earlier ones in force, {changes} children change their seat"
        );
        say_exceptions(moot, args.move_nobody.then(|| report.blocking_pairs()));
    }
    if args.json {
        let figures = json!({
            "refusals": now.len(),
            "earlier_refusals": earlier.len(),
            "moot": moot,
            "placed": after.seat.iter().filter(|seat| **seat != NOWHERE).count(),
            "blocking_pairs": report.blocking_pairs(),
            "seconds": seconds,
            "changes": changes,
        });
        crate::print_line(&figures.to_string())?;
    }
    Ok(Answer::Yes)
}

/// What did not go as a reader would expect: refusals that had become pointless, and who was passed over.
fn say_exceptions(moot: u64, passed_over: Option<u64>) {
    if moot > 0 {
        eprintln!(
            "{moot} children had moved to a better seat before their refusal was reached, and keep that"
        );
    }
    if let Some(pairs) = passed_over {
        eprintln!("pairs of envy and free seats passed over, because nobody was moved: {pairs}");
    }
}

fn is_now(before: &Placement, child: u32, programme: u32) -> bool {
    programme == NOWHERE || before.seat[child as usize] == programme
}

/// Carries the refusals out, in the order of the applicants' names; says how many had become pointless.
fn refuse(
    market: &Market,
    prepared: &Prepared,
    filling: Filling,
    before: &Placement,
    now: &[(u32, u32)],
) -> anyhow::Result<(Placement, u64)> {
    let mut rematch = Rematch::new(market, prepared.rules(), filling, before)?;
    let mut moot = 0;
    for &(child, programme) in now {
        if programme == NOWHERE {
            rematch.refuse(child, Refusal::Leaves)?;
        } else if rematch.seat_of(child) == programme {
            rematch.refuse(child, Refusal::Declines)?;
        } else {
            moot += 1;
        }
    }
    Ok((rematch.placement(), moot))
}

/// Chains keep every promise. Moving nobody keeps eligibility and present seats; who is passed over is counted and said.
fn holds(report: &Report, filling: Filling) -> bool {
    match filling {
        Filling::Chain => report.holds(),
        Filling::MoveNobody => report.unwished + report.lost_transfers == 0,
    }
}

fn counts(report: &Report) -> String {
    format!(
        "{} pairs of envy, {} wasted seats, {} programmes over their seats, {} children where they did not ask to sit, \
         {} lost transfers (sadok verify allocation names them)",
        report.justified_envy,
        report.wasted_seats,
        report.over_capacity,
        report.unwished,
        report.lost_transfers
    )
}

/// Everybody whose seat is another one now, by name.
fn changes(problem: &Problem, before: &Placement, after: &Placement) -> Vec<Value> {
    let name = |seat: u32| if seat == NOWHERE { Value::Null } else { problem.programmes.show(seat).into() };
    let moved = |child: &u32| before.seat[*child as usize] != after.seat[*child as usize];
    let children = problem.applicants.sorted().into_iter().filter(moved);
    children
        .map(|child| {
            let (from, to) = (before.seat[child as usize], after.seat[child as usize]);
            json!({ "applicant": problem.applicants.show(child), "from": name(from), "to": name(to) })
        })
        .collect()
}
