//! The rules of a run as they are given on the command line, the same for placing and for verifying.

use std::path::PathBuf;

use allocation::siblings::{Family, Together};
use allocation::{Mechanism, Precedence, Rules, Unfilled, lottery, ratio};
use anyhow::{Context, bail};
use clap::ValueEnum;

use super::complaints::Complaints;
use super::progress::Progress;
use super::read::{Inputs, Problem};
use super::rows::{number, show, with_text};
use super::table::{Column, Go, Table};

/// Mechanisms by their names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MechanismName {
    /// Fair, and honest wishes are always the best answer (Gale and Shapley)
    DeferredAcceptance,
    /// One order of all children, each takes the best seat left
    Serial,
    /// First wishes first and for good ("Boston"); for comparison
    Immediate,
    /// Efficient by trading priorities, but not fair; for comparison
    TopTradingCycles,
}

impl From<MechanismName> for Mechanism {
    fn from(name: MechanismName) -> Self {
        match name {
            MechanismName::DeferredAcceptance => Self::DeferredAcceptance,
            MechanismName::Serial => Self::Serial,
            MechanismName::Immediate => Self::Immediate,
            MechanismName::TopTradingCycles => Self::TopTradingCycles,
        }
    }
}

/// Precedence by its names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PrecedenceName {
    /// Open seats are filled first, so the reserve comes on top of what the class wins there
    OpenFirst,
    /// Reserved seats are filled first, so the reserve is a floor: strong members of the class use it up
    ReserveFirst,
}

impl PrecedenceName {
    /// How it is written.
    pub(crate) fn written(precedence: Precedence) -> &'static str {
        match precedence {
            Precedence::OpenFirst => "open-first",
            Precedence::ReserveFirst => "reserve-first",
        }
    }
}

impl From<PrecedenceName> for Precedence {
    fn from(name: PrecedenceName) -> Self {
        match name {
            PrecedenceName::OpenFirst => Self::OpenFirst,
            PrecedenceName::ReserveFirst => Self::ReserveFirst,
        }
    }
}

/// What the mechanism is told.
#[derive(clap::Args, Debug)]
pub(crate) struct Policy {
    /// How seats are given
    #[arg(long, value_enum, default_value = "deferred-acceptance")]
    pub(crate) mechanism: MechanismName,
    /// Which seats of a programme with reserves are filled first; it decides what the reserve means
    #[arg(long, value_enum, requires = "reserves")]
    pub(crate) reserve_precedence: Option<PrecedenceName>,
    /// Reserved seats that the class does not fill stay empty, instead of being open to all
    #[arg(long, requires = "reserves")]
    pub(crate) keep_unfilled_reserves: bool,
    /// For serial: the one order of all children: applicant,place. Without it, children are taken by their
    /// smallest priority
    #[arg(long, value_name = "FILE")]
    pub(crate) order: Option<PathBuf>,
    /// Break ties in priority by lottery: a file with the secret seed, whose SHA-256 was published before. Each
    /// child has one number, HMAC-SHA-256 of its identifier
    #[arg(long, value_name = "SEED-FILE")]
    pub(crate) lottery: Option<PathBuf>,
    /// Call children of a class by a ratio in every programme, such as privileged=1:3 (one for every three others)
    #[arg(long, value_name = "CLASS=A:B")]
    pub(crate) ratio: Option<String>,
    /// Brothers and sisters who apply together: applicant,family,wish with wish together, apart or any
    #[arg(long, value_name = "FILE")]
    pub(crate) siblings: Option<PathBuf>,
}

/// A policy with its files read.
pub(crate) struct Prepared {
    mechanism: Mechanism,
    precedence: Precedence,
    unfilled: Unfilled,
    order: Option<Vec<u32>>,
    /// SHA-256 of the lottery's seed in hexadecimal.
    pub(crate) commitment: Option<String>,
    /// Things the person should know.
    pub(crate) notes: Vec<String>,
}

impl Prepared {
    /// The rules, at the stated precedence.
    pub(crate) fn rules(&self) -> Rules<'_> {
        let order = self.order.as_deref();
        Rules { mechanism: self.mechanism, precedence: self.precedence, unfilled: self.unfilled, order }
    }

    /// The rules at another precedence.
    pub(crate) fn rules_with(&self, precedence: Precedence) -> Rules<'_> {
        Rules { precedence, ..self.rules() }
    }
}

impl Policy {
    /// Reads the problem and what the policy needs; settles ties and call orders in the priorities.
    pub(crate) fn prepare(&self, inputs: &Inputs, progress: Progress) -> anyhow::Result<(Problem, Prepared)> {
        let mut problem = Problem::read(inputs, self.lottery.is_some(), progress)?;
        let mut notes = Vec::new();
        let overfull = problem.overfull_today();
        if let [first, rest @ ..] = &overfull[..] {
            notes.push(format!(
                "\"{}\"{} more children today than seats: they may stay, nobody new is admitted until a seat is free",
                problem.programmes.show(*first),
                if rest.is_empty() { " holds".to_owned() } else { format!(" and {} more programmes hold", rest.len()) },
            ));
        }
        let commitment = match &self.lottery {
            Some(path) => Some(draw_lots(&mut problem, path)?),
            None => None,
        };
        if let Some(ratio) = &self.ratio {
            call_by_ratio(&mut problem, ratio, &mut notes)?;
        }
        let order = match self.mechanism {
            MechanismName::Serial => Some(self.serial_order(&problem, progress, &mut notes)?),
            MechanismName::TopTradingCycles if !problem.market.present.is_empty() => Some(by_name(&problem)),
            _ => None,
        };
        if self.order.is_some() && self.mechanism != MechanismName::Serial {
            bail!("--order is for --mechanism serial alone");
        }
        let precedence = self.reserve_precedence.map(Precedence::from).unwrap_or_default();
        let unfilled = if self.keep_unfilled_reserves { Unfilled::StayEmpty } else { Unfilled::Revert };
        let mechanism = self.mechanism.into();
        Ok((problem, Prepared { mechanism, precedence, unfilled, order, commitment, notes }))
    }

    /// Each child's place in the one order of all.
    fn serial_order(
        &self,
        problem: &Problem,
        progress: Progress,
        notes: &mut Vec<String>,
    ) -> anyhow::Result<Vec<u32>> {
        let names = by_name(problem);
        let mut keyed: Vec<(u32, u32, u32)> = match &self.order {
            Some(path) => {
                let places = read_order(problem, path, progress)?;
                (0u32..)
                    .zip(places.into_iter().zip(names))
                    .map(|(child, (place, name))| (place, name, child))
                    .collect()
            }
            None => {
                let mut differ = 0u64;
                let keyed = (0u32..)
                    .zip(names)
                    .map(|(child, name)| {
                        let priorities = || problem.market.wishes_of(child).iter().map(|wish| wish.priority);
                        let smallest = priorities().min().unwrap_or(u32::MAX);
                        differ += u64::from(priorities().any(|priority| priority != smallest));
                        (smallest, name, child)
                    })
                    .collect();
                if differ > 0 {
                    notes.push(format!(
                        "serial order takes each child by its smallest priority; {differ} children have different \
                         priorities in different programmes. Give the order of all with --order to be sure"
                    ));
                }
                keyed
            }
        };
        keyed.sort_unstable();
        let mut order = vec![0; keyed.len()];
        for (place, (_, _, child)) in (0u32..).zip(keyed) {
            order[child as usize] = place;
        }
        Ok(order)
    }

    /// Families from the siblings file, in an order that does not depend on the rows.
    pub(crate) fn families(
        &self,
        problem: &Problem,
        progress: Progress,
    ) -> anyhow::Result<Vec<(String, Family)>> {
        let Some(path) = &self.siblings else { return Ok(Vec::new()) };
        let columns = [Column::needed("applicant"), Column::needed("family"), Column::needed("wish")];
        let mut complaints = Complaints::default();
        let mut families = std::collections::BTreeMap::<String, (Together, Vec<u32>)>::new();
        let mut seen = std::collections::HashSet::new();
        Table::new(path)?.read(&columns, progress, |row| {
            let wish = match show(row.cell(2)).as_str() {
                "together" => Together::Together,
                "apart" => Together::Apart,
                "any" | "" => Together::DoNotCare,
                other => {
                    let reason = format!("\"{other}\" is none of together, apart, any");
                    complaints.row(path, row.line, "wish", reason);
                    return Ok(Go::On);
                }
            };
            let Some(child) = with_text(row.cell(0), |text| problem.applicants.find(text)) else {
                let reason = format!("unknown applicant \"{}\"", show(row.cell(0)));
                complaints.row(path, row.line, "applicant", reason);
                return Ok(Go::On);
            };
            if !seen.insert(child) {
                let reason = format!("applicant \"{}\" is there twice", show(row.cell(0)));
                complaints.row(path, row.line, "applicant", reason);
                return Ok(Go::On);
            }
            let family = families.entry(show(row.cell(1))).or_insert((wish, Vec::new()));
            if family.0 != wish {
                let reason =
                    format!("family \"{}\" wishes something else on an earlier line", show(row.cell(1)));
                complaints.row(path, row.line, "wish", reason);
            }
            family.1.push(child);
            Ok(Go::On)
        })?;
        complaints.or_ok()?;
        let names = by_name(problem);
        Ok(families
            .into_iter()
            .map(|(name, (wish, mut members))| {
                members.sort_by_key(|child| names[*child as usize]);
                (name, Family { members, wish })
            })
            .collect())
    }
}

/// Each child's place when all are sorted by name.
fn by_name(problem: &Problem) -> Vec<u32> {
    let mut place_of = vec![0; problem.applicants.len()];
    for (place, child) in (0u32..).zip(problem.applicants.sorted()) {
        place_of[child as usize] = place;
    }
    place_of
}

fn read_order(problem: &Problem, path: &std::path::Path, progress: Progress) -> anyhow::Result<Vec<u32>> {
    let mut places = vec![u32::MAX; problem.applicants.len()];
    let mut complaints = Complaints::default();
    let mut line_of = std::collections::HashMap::new();
    let columns = [Column::needed("applicant"), Column::needed("place")];
    Table::new(path)?.read(&columns, progress, |row| {
        let child = with_text(row.cell(0), |text| problem.applicants.find(text));
        let place = number(row.cell(1), u32::MAX - 1);
        match (child, place) {
            (None, _) => {
                complaints.row(
                    path,
                    row.line,
                    "applicant",
                    format!("unknown applicant \"{}\"", show(row.cell(0))),
                );
            }
            (_, Err(reason)) => complaints.row(path, row.line, "place", reason),
            (Some(child), Ok(place)) => {
                if let Some(line) = line_of.insert(place, row.line) {
                    complaints.row(
                        path,
                        row.line,
                        "place",
                        format!("{place} is also the place on line {line}"),
                    );
                }
                if places[child as usize] != u32::MAX {
                    let reason = format!("applicant \"{}\" is there twice", show(row.cell(0)));
                    complaints.row(path, row.line, "applicant", reason);
                }
                places[child as usize] = place;
            }
        }
        Ok(if complaints.enough() { Go::Stop } else { Go::On })
    })?;
    for (child, _) in (0u32..).zip(&places).filter(|(_, place)| **place == u32::MAX) {
        let reason = format!("applicant \"{}\" has no place in the order", problem.applicants.show(child));
        complaints.row(path, 0, "applicant", reason);
    }
    complaints.or_ok()?;
    Ok(places)
}

/// Breaks ties by lot; gives the commitment to the seed.
fn draw_lots(problem: &mut Problem, path: &std::path::Path) -> anyhow::Result<String> {
    let seed = std::fs::read(path).with_context(|| path.display().to_string())?;
    if seed.len() < 16 {
        bail!("{}: a seed needs at least 16 bytes, so that nobody can guess it", path.display());
    }
    let mut numbers: Vec<(lottery::Number, u32)> = (0u32..)
        .take(problem.applicants.len())
        .map(|child| (lottery::number(&seed, problem.applicants.text(child)), child))
        .collect();
    numbers.sort_unstable();
    let mut place = vec![0; numbers.len()];
    for (at, (_, child)) in (0u32..).zip(&numbers) {
        place[*child as usize] = at;
    }
    drop(numbers);
    allocation::order::break_ties(&mut problem.market, &place);
    Ok(lottery::commit(&seed).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Merges the class into every programme's order by the ratio, and has the bound checked independently.
fn call_by_ratio(problem: &mut Problem, ratio: &str, notes: &mut Vec<String>) -> anyhow::Result<()> {
    let understood = ratio.rsplit_once('=').and_then(|(class, share)| {
        let (members, others) = share.split_once(':')?;
        let (members, others): (u32, u32) = (members.trim().parse().ok()?, others.trim().parse().ok()?);
        Some((class.trim(), ratio::Share::new(members, members.checked_add(others)?)?))
    });
    let Some((class, share)) = understood else {
        bail!("--ratio {ratio}: say it like privileged=1:3, one of the class for every three others");
    };
    let Some(number) = problem.classes.find(class.as_bytes()) else {
        bail!("--ratio {ratio}: no row of the choices has the class \"{class}\"");
    };
    let class = u16::try_from(number + 1).unwrap_or(u16::MAX);
    let before = problem.market.clone();
    ratio::apply(&mut problem.market, class, share);
    if !allocation::verify::keeps_ratio(&before, &problem.market, class, share.owed_of()) {
        bail!(
            "the merged call order does not keep the ratio: this is a bug of the program, nothing was done"
        );
    }
    notes.push(format!("priorities are places in the merged call order ({ratio})"));
    Ok(())
}
