//! Who refused what: `applicant,programme`; without a programme the child leaves.

use std::collections::BTreeSet;
use std::path::Path;

use allocation::{Market, NOWHERE};

use super::complaints::Complaints;
use super::progress::Progress;
use super::read::Problem;
use super::rows::{show, unknown_programme, with_text};
use super::table::{Cell, Column, Go, Table};

/// Refusals as they were handed in.
pub(crate) struct Refusals {
    /// Child and the programme that it declines, or [`NOWHERE`] when it leaves; children in the order of their names.
    pub(crate) rows: Vec<(u32, u32)>,
}

impl Refusals {
    /// Reads the file. Rows that name nobody, or a programme that was not wished, are bad rows.
    pub(crate) fn read(path: &Path, problem: &Problem, progress: Progress) -> anyhow::Result<Self> {
        let mut complaints = Complaints::default();
        let mut seen = BTreeSet::new();
        let columns = [Column::needed("applicant"), Column::needed("programme")];
        Table::new(path)?.read(&columns, progress, |row| {
            let Some(child) = with_text(row.cell(0), |text| problem.applicants.find(text)) else {
                let reason = format!("unknown applicant \"{}\"", show(row.cell(0)));
                complaints.row(path, row.line, "applicant", reason);
                return Ok(if complaints.enough() { Go::Stop } else { Go::On });
            };
            let programme = match row.cell(1) {
                Cell::Empty => Some(NOWHERE),
                cell => with_text(cell, |text| problem.programmes.find(text)),
            };
            let Some(programme) = programme else {
                complaints.row(path, row.line, "programme", unknown_programme(row.cell(1)));
                return Ok(Go::On);
            };
            let who = show(row.cell(0));
            if programme != NOWHERE && programme == problem.market.present_of(child) {
                let reason = format!(
                    "applicant \"{who}\" holds this seat today; to give it up, leave the programme empty"
                );
                complaints.row(path, row.line, "programme", reason);
            } else if programme != NOWHERE && problem.rank_of_seat(child, programme).is_none() {
                let reason = format!("applicant \"{who}\" did not wish \"{}\"", show(row.cell(1)));
                complaints.row(path, row.line, "programme", reason);
            } else if !seen.insert((child, programme)) {
                let reason = format!("applicant \"{who}\" refuses the same thing twice");
                complaints.row(path, row.line, "applicant", reason);
            }
            Ok(Go::On)
        })?;
        complaints.or_ok()?;
        let mut rows: Vec<(u32, u32)> = seen.into_iter().collect();
        rows.sort_by_cached_key(|&(child, programme)| (problem.applicants.text(child).to_vec(), programme));
        Ok(Self { rows })
    }

    /// The market that is left when these refusals count: declined wishes struck, children who left without any.
    pub(crate) fn apply(market: &Market, rows: &[(u32, u32)]) -> Market {
        let declined: BTreeSet<(u32, u32)> = rows.iter().copied().collect();
        let mut left = Market {
            capacity: market.capacity.clone(),
            present: market.present.clone(),
            reserves: market.reserves.clone(),
            first: Vec::with_capacity(market.first.len()),
            wishes: Vec::with_capacity(market.wishes.len()),
            class: Vec::with_capacity(market.class.len()),
        };
        left.first.push(0);
        for (child, bounds) in (0u32..).zip(market.first.windows(2)) {
            let leaves = declined.contains(&(child, NOWHERE));
            if leaves && let Some(present) = left.present.get_mut(child as usize) {
                *present = NOWHERE;
            }
            let wishes = bounds[0] as usize..bounds[1] as usize;
            for at in wishes.filter(|_| !leaves) {
                if !declined.contains(&(child, market.wishes[at].programme)) {
                    left.wishes.push(market.wishes[at]);
                    left.class.extend(market.class.get(at));
                }
            }
            left.first.push(u32::try_from(left.wishes.len()).unwrap_or(u32::MAX));
        }
        left
    }
}
