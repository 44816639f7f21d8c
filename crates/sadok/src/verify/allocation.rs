//! `sadok verify allocation`: is a placement what its mechanism promises?

use std::path::PathBuf;
use std::time::Instant;

use allocation::siblings::{Family, Together};
use allocation::verify::{Judge, Report, compare, metrics};
use allocation::{Market, Mechanism, NOWHERE, Placement, Precedence, Rules};

use crate::Answer;
use crate::placement_files::{
    Inputs, Policy, PrecedenceName, Prepared, Problem, Progress, Refusals,
    delete_unfinished_output_on_interrupt,
};

mod words;

/// Arguments of `sadok verify allocation`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  sadok verify allocation --programmes programmes.csv --choices choices.csv --placement placement.csv

The placement may come from any program or hand. Exit code 0: it is what the mechanism promises; 1: it is not;
2: a file could not be read or understood.

With --reserves and no --reserve-precedence, a placement is accepted when it is right for one of the two orders,
and the answer says for which.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    policy: Policy,
    /// The placement to judge: applicant,programme and perhaps rank
    #[arg(long, value_name = "FILE")]
    placement: PathBuf,
    /// Refusals that count, as for sadok rematch: applicant,programme; without a programme the child has left
    #[arg(long, value_name = "FILE", conflicts_with = "siblings")]
    refused: Option<PathBuf>,
    /// Say for this applicant why it did not get each better wish; may be given more than once
    #[arg(long, value_name = "APPLICANT")]
    explain: Vec<String>,
    /// Print figures for a policymaker: shares, ranks, classes, the cutoff of every programme
    #[arg(long)]
    metrics: bool,
    /// Another placement of the same children: say who changes from that one to this one
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Print the answer as JSON to standard output
    #[arg(long)]
    json: bool,
    /// No progress bars
    #[arg(long)]
    quiet: bool,
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> anyhow::Result<Answer> {
    delete_unfinished_output_on_interrupt()?;
    let progress = Progress::new(args.quiet);
    let (problem, prepared) = args.policy.prepare(&args.inputs, progress)?;
    let families = args.policy.families(&problem, progress)?;
    let (placement, wrong_ranks) = problem.read_placement(&args.placement, progress)?;
    let other = args.against.as_ref().map(|path| problem.read_placement(path, progress)).transpose()?;

    let refused = args.refused.as_ref().map(|path| Refusals::read(path, &problem, progress)).transpose()?;

    let started = Instant::now();
    let rest = refused.map(|refused| Refusals::apply(&problem.market, &refused.rows));
    let waived = waive(&problem, &families, &placement);
    let market = waived.as_ref().map(|(market, _)| market).or(rest.as_ref()).unwrap_or(&problem.market);
    let (report, precedence) = judge(args, &prepared, market, &placement);
    let seconds = started.elapsed().as_secs_f64();

    let rules = prepared.rules_with(precedence);
    let certificates = certificates(args, &problem, market, &rules, &placement)?;
    let ok = report.holds() && wrong_ranks == 0;
    let words = words::Words { problem: &problem, mechanism: rules.mechanism };
    let figures = args.metrics.then(|| metrics(&problem.market, &placement));
    let changes = other.as_ref().map(|(other, _)| compare(&problem.market, other, &placement));
    let apart = waived.as_ref().map_or(0, |(_, unsatisfied)| *unsatisfied);
    if args.json {
        let mut answer = words.report(&report);
        answer["ok"] = ok.into();
        answer["wrong_ranks"] = wrong_ranks.into();
        answer["seconds"] = seconds.into();
        if !families.is_empty() {
            answer["families_not_satisfied"] = apart.into();
        }
        if !problem.market.reserves.is_empty() {
            answer["reserve_precedence"] = PrecedenceName::written(precedence).into();
        }
        if let Some(figures) = &figures {
            answer["metrics"] = words.metrics(figures);
        }
        if let Some(changes) = &changes {
            answer["changes"] = words.changes(changes);
        }
        if !certificates.is_empty() {
            answer["certificates"] =
                certificates.iter().map(|certificate| words.certificate(certificate)).collect();
        }
        crate::print_line(&answer.to_string())?;
    } else {
        for note in &prepared.notes {
            eprintln!("note: {note}");
        }
        let mut lines = words.lines(&report, ok, wrong_ranks);
        if !problem.market.reserves.is_empty() && report.holds() {
            lines.push(format!("reserves: honoured {}", PrecedenceName::written(precedence)));
        }
        if apart > 0 {
            lines.push(format!("families whose wish is not satisfied: {apart}"));
        }
        certificates.iter().for_each(|certificate| lines.extend(words.certificate_lines(certificate)));
        figures.iter().for_each(|figures| lines.extend(words.metrics_lines(figures)));
        changes.iter().for_each(|changes| lines.extend(words.changes_lines(changes)));
        crate::print_line(&lines.join("\n"))?;
    }
    Ok(if ok { Answer::Yes } else { Answer::No })
}

/// Judges by the precedence that was asked for; when none was, by the one that fits, the default first.
fn judge(args: &Args, prepared: &Prepared, market: &Market, placement: &Placement) -> (Report, Precedence) {
    let asked = prepared.rules().precedence;
    let report = Judge::new(market, &prepared.rules(), placement).report();
    let open_question = args.policy.reserve_precedence.is_none()
        && !market.reserves.is_empty()
        && prepared.rules().mechanism != Mechanism::TopTradingCycles;
    if report.holds() || !open_question {
        return (report, asked);
    }
    let other = Precedence::OpenFirst;
    let second = Judge::new(market, &prepared.rules_with(other), placement).report();
    if second.holds() { (second, other) } else { (report, asked) }
}

/// Families that got what they asked for have passed by better seats for single members of their own will: those
/// wishes do not count against the placement. Says also how many families did not get what they asked for.
fn waive(problem: &Problem, families: &[(String, Family)], placement: &Placement) -> Option<(Market, u64)> {
    if families.is_empty() {
        return None;
    }
    let market = &problem.market;
    let seat = |child: u32| placement.seat[child as usize];
    let mut waives = vec![false; market.children()];
    let mut unsatisfied = 0;
    for (_, family) in families {
        let site = |child: &u32| problem.sites.get(seat(*child) as usize).copied();
        let mut seats: Vec<u32> =
            family.members.iter().map(|child| seat(*child)).filter(|s| *s != NOWHERE).collect();
        seats.sort_unstable();
        let satisfied = match family.wish {
            Together::Together => {
                let first = family.members.first().and_then(site);
                first.is_some() && family.members.iter().all(|child| site(child) == first)
            }
            Together::Apart => seats.windows(2).all(|pair| pair[0] != pair[1]),
            Together::DoNotCare => true,
        };
        unsatisfied += u64::from(!satisfied);
        if satisfied && family.wish != Together::DoNotCare {
            family.members.iter().for_each(|child| waives[*child as usize] = true);
        }
    }
    Some((without_better_wishes(market, &waives, placement), unsatisfied))
}

/// The market in which these children wish for nothing better than what they have.
fn without_better_wishes(market: &Market, waives: &[bool], placement: &Placement) -> Market {
    let mut changed = Market { first: vec![0], wishes: Vec::new(), class: Vec::new(), ..market.clone() };
    for (child, bounds) in market.first.windows(2).enumerate() {
        let mut range = bounds[0] as usize..bounds[1] as usize;
        if waives[child] {
            let seat = placement.seat[child];
            range.start = range.clone().find(|at| market.wishes[*at].programme == seat).unwrap_or(range.end);
        }
        changed.wishes.extend_from_slice(&market.wishes[range.clone()]);
        if !market.class.is_empty() {
            changed.class.extend_from_slice(&market.class[range]);
        }
        changed.first.push(u32::try_from(changed.wishes.len()).unwrap_or(u32::MAX));
    }
    changed
}

fn certificates(
    args: &Args,
    problem: &Problem,
    market: &Market,
    rules: &Rules<'_>,
    placement: &Placement,
) -> anyhow::Result<Vec<allocation::verify::Certificate>> {
    if args.explain.is_empty() {
        return Ok(Vec::new());
    }
    let find = |name: &String| {
        let found = problem.applicants.find(name.trim().as_bytes());
        found.ok_or_else(|| anyhow::anyhow!("--explain {name}: there is no such applicant"))
    };
    let children = args.explain.iter().map(find).collect::<anyhow::Result<Vec<u32>>>()?;
    Ok(Judge::new(market, rules, placement).certificates(&children))
}
