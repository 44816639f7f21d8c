//! A whole placement problem from its files.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use allocation::{Defect, Market, NOWHERE, Placement, Reserve};

use super::complaints::Complaints;
use super::names::Names;
use super::progress::Progress;
use super::rows::{CHOICES, class_number, number, show, unknown_programme, with_text};
use super::scatter::Lists;
use super::table::{Cell, Column, Go, Table};

/// The files that say what is to be placed.
#[derive(clap::Args, Debug)]
pub(crate) struct Inputs {
    /// Programmes and their seats: programme,capacity (and, for siblings, site)
    #[arg(long, value_name = "FILE")]
    pub(crate) programmes: PathBuf,
    /// Wishes: applicant,rank,programme,priority and, where there are classes, class
    #[arg(long, value_name = "FILE")]
    pub(crate) choices: PathBuf,
    /// Seats held today, given up only for a better one: applicant,programme
    #[arg(long, value_name = "FILE")]
    pub(crate) current: Option<PathBuf>,
    /// Seats kept for a class: programme,class,seats
    #[arg(long, value_name = "FILE")]
    pub(crate) reserves: Option<PathBuf>,
}

/// Everything read, by number, with the names of the numbers.
pub(crate) struct Problem {
    pub(crate) market: Market,
    pub(crate) programmes: Names,
    pub(crate) applicants: Names,
    /// Class `n` has the name `n - 1`.
    pub(crate) classes: Names,
    /// Ranks as written, one for each wish; empty when they are 1, 2, 3 … everywhere.
    pub(crate) ranks: Vec<u16>,
    /// The kindergarten of each programme, or empty.
    pub(crate) sites: Vec<u32>,
}

const CURRENT: [Column; 2] = [Column::needed("applicant"), Column::needed("programme")];

impl Problem {
    /// Reads all files. Every bad row is named in the error, up to a number that a person will read. Ties in
    /// priority are bad rows, unless a lottery will break them.
    pub(crate) fn read(inputs: &Inputs, ties_are_drawn: bool, progress: Progress) -> anyhow::Result<Self> {
        let mut complaints = Complaints::default();
        let (programmes, capacity, sites) = read_programmes(inputs, progress, &mut complaints)?;
        let choices = Table::new(&inputs.choices)?;
        let lists = Lists::read(&choices, &programmes, progress, &mut complaints)?;
        let market = Market {
            capacity,
            first: lists.first,
            wishes: lists.wishes,
            class: lists.class,
            ..Market::default()
        };
        let (applicants, classes, ranks) = (lists.applicants, lists.classes, lists.ranks);
        let mut problem = Self { market, programmes, applicants, classes, ranks, sites };
        problem.read_current(inputs, progress, &mut complaints)?;
        problem.read_reserves(inputs, progress, &mut complaints)?;
        complaints.or_ok()?;
        problem.check(&choices, ties_are_drawn, progress)?;
        Ok(problem)
    }

    /// Gives back the memory that only the reading of further files needs.
    pub(crate) fn reading_is_over(&mut self) {
        self.applicants.forget_search();
    }

    /// The rank to show for a child's wish, from the position in its list.
    pub(crate) fn rank(&self, child: u32, nth: usize) -> u32 {
        let at = self.market.first[child as usize] as usize + nth;
        self.ranks.get(at).map_or(u32::try_from(nth + 1).unwrap_or(u32::MAX), |rank| u32::from(*rank))
    }

    /// The name of a class.
    pub(crate) fn class_name(&self, class: u16) -> String {
        match class {
            0 => "(none)".to_owned(),
            class => self.classes.show(u32::from(class) - 1),
        }
    }

    /// The rank written for the programme in which a child sits; nothing when it is not on its list.
    pub(crate) fn rank_of_seat(&self, child: u32, seat: u32) -> Option<u32> {
        let nth = self.market.wishes_of(child).iter().position(|wish| wish.programme == seat)?;
        Some(self.rank(child, nth))
    }

    fn read_current(
        &mut self,
        inputs: &Inputs,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<()> {
        let Some(path) = &inputs.current else { return Ok(()) };
        let table = Table::new(path)?;
        let market = &mut self.market;
        market.present = vec![NOWHERE; market.children()];
        table.read(&CURRENT, progress, |row| {
            if let Cell::Empty = row.cell(1) {
                return Ok(Go::On);
            }
            let programme = with_text(row.cell(1), |text| self.programmes.find(text));
            let Some(programme) = programme else {
                complaints.row(path, row.line, "programme", unknown_programme(row.cell(1)));
                return Ok(Go::On);
            };
            let child = match row.cell(0) {
                Cell::Empty => None,
                cell => with_text(cell, |text| self.applicants.number(text)),
            };
            let Some(child) = child else {
                complaints.row(path, row.line, "applicant", "is empty; an applicant is needed");
                return Ok(Go::On);
            };
            if child as usize == market.present.len() {
                // Somebody who holds a seat and wishes for no other.
                market.present.push(NOWHERE);
                let end = market.first.last().copied().unwrap_or(0);
                market.first.push(end);
            }
            let present = &mut market.present[child as usize];
            if *present != NOWHERE {
                let (held, who) = (self.programmes.show(*present), show(row.cell(0)));
                let reason = format!("two seats held: applicant \"{who}\" already holds one in \"{held}\"");
                complaints.row(path, row.line, "applicant", reason);
            }
            *present = programme;
            Ok(Go::On)
        })
    }

    fn read_reserves(
        &mut self,
        inputs: &Inputs,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<()> {
        let Some(path) = &inputs.reserves else { return Ok(()) };
        let columns = [Column::needed("programme"), Column::needed("class"), Column::needed("seats")];
        let mut lines = HashMap::new();
        let mut kept: HashMap<u32, u64> = HashMap::new();
        Table::new(path)?.read(&columns, progress, |row| {
            let programme = with_text(row.cell(0), |text| self.programmes.find(text));
            let seats = number(row.cell(2), u32::MAX - 1);
            let class = class_number(row.cell(1), &mut self.classes).filter(|class| *class != 0);
            let (Some(programme), Ok(seats), Some(class)) = (programme, &seats, class) else {
                if programme.is_none() {
                    complaints.row(path, row.line, "programme", unknown_programme(row.cell(0)));
                }
                if let Err(reason) = seats {
                    complaints.row(path, row.line, "seats", reason);
                }
                if class.is_none() {
                    complaints.row(path, row.line, "class", "is empty; a class is needed");
                }
                return Ok(Go::On);
            };
            if let Some(line) = lines.insert((programme, class), row.line) {
                let reason = format!("the same programme and class as on line {line}");
                complaints.row(path, row.line, "class", reason);
                return Ok(Go::On);
            }
            let sum = kept.entry(programme).or_default();
            *sum += u64::from(*seats);
            let capacity = self.market.capacity[programme as usize];
            if *sum > u64::from(capacity) {
                let name = self.programmes.show(programme);
                let reason = format!("{sum} seats are kept in \"{name}\", which has {capacity}");
                complaints.row(path, row.line, "seats", reason);
            }
            self.market.reserves.push(Reserve { programme, class, seats: *seats });
            Ok(Go::On)
        })
    }

    /// Looks for ties and programmes wished twice; finds the lines only when there are any.
    fn check(&self, choices: &Table, ties_are_drawn: bool, progress: Progress) -> anyhow::Result<()> {
        let spinner = progress.spinner("looking for ties");
        let mut defects = self.market.check();
        if ties_are_drawn {
            defects.retain(|defect| !matches!(defect, Defect::Tie { .. }));
        }
        spinner.finish_and_clear();
        if defects.is_empty() {
            return Ok(());
        }
        let mut ties: HashMap<(u32, u32), Option<(u64, String)>> = HashMap::new();
        let mut twice = HashSet::new();
        for defect in &defects {
            match *defect {
                Defect::Tie { programme, priority } => {
                    ties.insert((programme, priority), None);
                }
                Defect::WishedTwice { child, programme } => {
                    twice.insert((child, programme));
                }
                other => anyhow::bail!("{}: {other:?}", choices.path().display()),
            }
        }
        let mut complaints = Complaints::default();
        let mut wished = HashSet::new();
        choices.read(&CHOICES, progress, |row| {
            let programme = with_text(row.cell(2), |text| self.programmes.find(text));
            let child = with_text(row.cell(0), |text| self.applicants.find(text));
            let (Some(programme), Some(child)) = (programme, child) else { return Ok(Go::On) };
            if twice.contains(&(child, programme)) && !wished.insert((child, programme)) {
                let reason = format!("applicant \"{}\" wishes \"{}\" twice", show(row.cell(0)), show(row.cell(2)));
                complaints.row(choices.path(), row.line, "programme", reason);
            }
            let Ok(priority) = number(row.cell(3), u32::MAX) else { return Ok(Go::On) };
            match ties.get_mut(&(programme, priority)) {
                Some(Some((line, other))) => {
                    let reason = format!(
                        "tie in priority: {priority} in programme \"{}\" is also that of applicant \"{other}\" (line {line})",
                        show(row.cell(2))
                    );
                    complaints.row(choices.path(), row.line, "priority", reason);
                }
                Some(empty) => *empty = Some((row.line, show(row.cell(0)))),
                None => {}
            }
            Ok(if complaints.enough() { Go::Stop } else { Go::On })
        })?;
        complaints.or_ok()
    }

    /// Children for whom a programme holds more seats today than it has: they stay, nobody is added.
    pub(crate) fn overfull_today(&self) -> Vec<u32> {
        let mut held = vec![0u32; self.market.programmes()];
        for &present in self.market.present.iter().filter(|present| **present != NOWHERE) {
            held[present as usize] += 1;
        }
        (0u32..)
            .zip(held.iter().zip(&self.market.capacity))
            .filter(|(_, (held, seats))| held > seats)
            .map(|(programme, _)| programme)
            .collect()
    }

    /// Reads a placement of these children; says also how many rows give another rank than the wishes do.
    pub(crate) fn read_placement(
        &self,
        path: &std::path::Path,
        progress: Progress,
    ) -> anyhow::Result<(Placement, u64)> {
        let mut complaints = Complaints::default();
        let mut seat = vec![NOWHERE; self.applicants.len()];
        let mut line_of = vec![0u64; self.applicants.len()];
        let mut wrong_ranks = 0;
        let columns = [CURRENT[0], CURRENT[1], Column::optional("rank")];
        Table::new(path)?.read(&columns, progress, |row| {
            let Some(child) = with_text(row.cell(0), |text| self.applicants.find(text)) else {
                let reason = format!("unknown applicant \"{}\"", show(row.cell(0)));
                complaints.row(path, row.line, "applicant", reason);
                return Ok(if complaints.enough() { Go::Stop } else { Go::On });
            };
            let line = std::mem::replace(&mut line_of[child as usize], row.line);
            if line != 0 {
                let reason = format!("applicant \"{}\" was placed on line {line} already", show(row.cell(0)));
                complaints.row(path, row.line, "applicant", reason);
            }
            if !matches!(row.cell(1), Cell::Empty) {
                match with_text(row.cell(1), |text| self.programmes.find(text)) {
                    Some(programme) => seat[child as usize] = programme,
                    None => complaints.row(path, row.line, "programme", unknown_programme(row.cell(1))),
                }
            }
            if !matches!(row.cell(2), Cell::Empty) {
                match number(row.cell(2), u32::MAX) {
                    Ok(rank) if self.rank_of_seat(child, seat[child as usize]) == Some(rank) => {}
                    Ok(_) => wrong_ranks += 1,
                    Err(reason) => complaints.row(path, row.line, "rank", reason),
                }
            }
            Ok(if complaints.enough() { Go::Stop } else { Go::On })
        })?;
        complaints.or_ok()?;
        Ok((Placement { seat }, wrong_ranks))
    }
}

type Programmes = (Names, Vec<u32>, Vec<u32>);

fn read_programmes(
    inputs: &Inputs,
    progress: Progress,
    complaints: &mut Complaints,
) -> anyhow::Result<Programmes> {
    let path = &inputs.programmes;
    let columns = [Column::needed("programme"), Column::needed("capacity"), Column::optional("site")];
    let (mut names, mut sites) = (Names::default(), Names::default());
    let (mut capacity, mut site) = (Vec::new(), Vec::new());
    Table::new(path)?.read(&columns, progress, |row| {
        let known = names.len();
        let seats = number(row.cell(1), u32::MAX - 1);
        if let Err(reason) = &seats {
            complaints.row(path, row.line, "capacity", reason);
        }
        match row.cell(0) {
            Cell::Empty => complaints.row(path, row.line, "programme", "is empty; a programme is needed"),
            cell => {
                let number =
                    with_text(cell, |text| std::str::from_utf8(text).ok().and_then(|_| names.number(text)));
                if number.is_none() {
                    complaints.row(path, row.line, "programme", "is not UTF-8");
                } else if names.len() == known {
                    complaints.row(path, row.line, "programme", format!("\"{}\" is there twice", show(cell)));
                } else {
                    capacity.push(seats.unwrap_or(0));
                    // A programme without a site is one of its own: the line tells it from all others.
                    let own = format!("\0{}", row.line);
                    let number = match row.cell(2) {
                        Cell::Empty => sites.number(own.as_bytes()),
                        cell => with_text(cell, |text| sites.number(text)),
                    };
                    site.push(number.unwrap_or(u32::MAX));
                }
            }
        }
        Ok(if complaints.enough() { Go::Stop } else { Go::On })
    })?;
    Ok((names, capacity, site))
}
