//! The choices as lists, child by child, from rows in any order.
//!
//! Files are mostly written child by child, so rows are first taken as they come. When a child comes back after
//! another, or its ranks go down, the file is read twice more: once to count each child's rows, once to put every
//! row in its place. That needs no memory for a second copy of all rows.

use allocation::Wish;

use super::complaints::Complaints;
use super::names::Names;
use super::progress::Progress;
use super::rows::{CHOICES, Choice, choice, with_text};
use super::table::{Go, Table};

/// All lists, and who is who.
#[derive(Default)]
pub(crate) struct Lists {
    pub(crate) applicants: Names,
    pub(crate) first: Vec<u32>,
    pub(crate) wishes: Vec<Wish>,
    /// One for each wish, or empty when no row has a class.
    pub(crate) class: Vec<u16>,
    pub(crate) classes: Names,
    /// The ranks as written, one for each wish; empty while they are 1, 2, 3 … everywhere.
    pub(crate) ranks: Vec<u16>,
}

/// What a pass over the rows came to.
enum Pass {
    Done,
    Scattered,
}

/// More wishes than positions of 32 bits.
const TOO_MANY: &str = "there are more than four thousand million rows";

impl Lists {
    /// Reads the choices; complains row by row.
    pub(crate) fn read(
        table: &Table,
        programmes: &Names,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<Self> {
        let mut lists = Self::default();
        if let Pass::Done = lists.take_in_order(table, programmes, progress, complaints)? {
            return Ok(lists);
        }
        *complaints = Complaints::default();
        let mut lists = Self { applicants: lists.applicants, ..Self::default() };
        lists.count(table, progress, complaints)?;
        lists.place(table, programmes, progress, complaints)?;
        Ok(lists)
    }

    fn push(&mut self, choice: Choice) {
        let nth = self.wishes.len() - self.first.last().map_or(0, |first| *first as usize);
        if !self.ranks.is_empty() || usize::from(choice.rank) != nth + 1 {
            self.fill_ranks();
            self.ranks.push(choice.rank);
        }
        if !self.class.is_empty() || choice.class != 0 {
            self.class.resize(self.wishes.len(), 0);
            self.class.push(choice.class);
        }
        self.wishes.push(Wish { programme: choice.programme, priority: choice.priority });
    }

    /// Writes down the ranks that were 1, 2, 3 … so far.
    fn fill_ranks(&mut self) {
        if self.ranks.is_empty() {
            let ends = self
                .first
                .iter()
                .skip(1)
                .copied()
                .chain([u32::try_from(self.wishes.len()).unwrap_or(u32::MAX)]);
            for (from, to) in self.first.iter().zip(ends) {
                self.ranks.extend((1..).take((to - from) as usize));
            }
        }
    }

    fn take_in_order(
        &mut self,
        table: &Table,
        programmes: &Names,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<Pass> {
        let mut pass = Pass::Done;
        let (mut last, mut last_rank) = (None, 0);
        table.read(&CHOICES, progress, |row| {
            let known = self.applicants.len();
            let same = last.is_some_and(|last| with_text(row.cell(0), |id| self.applicants.text(last) == id));
            let child = match last {
                Some(last) if same => last,
                _ => match self.number(row, table, complaints) {
                    Some(child) => child,
                    None => return Ok(if complaints.enough() { Go::Stop } else { Go::On }),
                },
            };
            let new = self.applicants.len() > known;
            if !same && !new {
                pass = Pass::Scattered;
                return Ok(Go::Stop);
            }
            if new {
                self.first.push(u32::try_from(self.wishes.len()).map_err(|_| anyhow::anyhow!(TOO_MANY))?);
                last_rank = 0;
            }
            last = Some(child);
            let Some(choice) = choice(row, table.path(), programmes, &mut self.classes, complaints) else {
                return Ok(if complaints.enough() { Go::Stop } else { Go::On });
            };
            if choice.rank < last_rank {
                pass = Pass::Scattered;
                return Ok(Go::Stop);
            }
            if choice.rank == last_rank {
                let who = self.applicants.show(child);
                complaints.row(table.path(), row.line, "rank", twice(&who, choice.rank));
                return Ok(Go::On);
            }
            last_rank = choice.rank;
            self.push(choice);
            Ok(Go::On)
        })?;
        self.first.push(u32::try_from(self.wishes.len()).map_err(|_| anyhow::anyhow!(TOO_MANY))?);
        self.ranks_or_none();
        Ok(pass)
    }

    fn number(
        &mut self,
        row: &super::table::Row<'_>,
        table: &Table,
        complaints: &mut Complaints,
    ) -> Option<u32> {
        let number = with_text(row.cell(0), |id| match std::str::from_utf8(id) {
            Ok("") => Err("is empty; an applicant is needed"),
            Ok(_) => {
                self.applicants.number(id).ok_or("all identifiers together are larger than four gigabytes")
            }
            Err(_) => Err("is not UTF-8"),
        });
        number.map_err(|reason| complaints.row(table.path(), row.line, "applicant", reason)).ok()
    }

    /// Classes and ranks as long as the wishes, or empty.
    fn ranks_or_none(&mut self) {
        if !self.class.is_empty() {
            self.class.resize(self.wishes.len(), 0);
        }
    }

    /// First further pass: how many rows each child has.
    fn count(
        &mut self,
        table: &Table,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<()> {
        let mut counts: Vec<u32> = Vec::new();
        table.read(&CHOICES[..1], progress, |row| {
            match self.number(row, table, complaints) {
                Some(child) => {
                    counts.resize(counts.len().max(child as usize + 1), 0);
                    counts[child as usize] += 1;
                }
                None if complaints.enough() => return Ok(Go::Stop),
                None => {}
            }
            Ok(Go::On)
        })?;
        counts.resize(self.applicants.len(), 0);
        let mut sum = 0u32;
        self.first = Vec::with_capacity(counts.len() + 1);
        self.first.push(0);
        for count in counts {
            sum = sum.checked_add(count).ok_or_else(|| anyhow::anyhow!(TOO_MANY))?;
            self.first.push(sum);
        }
        Ok(())
    }

    /// Second further pass: every row to its child, then each list by rank.
    fn place(
        &mut self,
        table: &Table,
        programmes: &Names,
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<()> {
        let rows = self.first.last().map_or(0, |rows| *rows as usize);
        self.wishes = vec![Wish { programme: 0, priority: 0 }; rows];
        self.ranks = vec![0; rows];
        let mut fill = self.first.clone();
        // Rows of bad applicants were complained of in the first pass.
        let mut ignored = Complaints::default();
        table.read(&CHOICES, progress, |row| {
            let Some(child) = self.number(row, table, &mut ignored) else { return Ok(Go::On) };
            let read = choice(row, table.path(), programmes, &mut self.classes, complaints);
            let Some(choice) = read else { return Ok(if complaints.enough() { Go::Stop } else { Go::On }) };
            let at = fill.get_mut(child as usize).filter(|at| **at < self.first[child as usize + 1]);
            let Some(at) = at else { anyhow::bail!("{}: changed while it was read", table.path().display()) };
            let here = *at as usize;
            *at += 1;
            self.wishes[here] = Wish { programme: choice.programme, priority: choice.priority };
            self.ranks[here] = choice.rank;
            if choice.class != 0 && self.class.is_empty() {
                self.class = vec![0; rows];
            }
            if choice.class != 0 {
                self.class[here] = choice.class;
            }
            Ok(Go::On)
        })?;
        if complaints.is_empty() {
            let doubles = self.sort_lists();
            if !doubles.is_empty() {
                self.name_doubles(table, &doubles, progress, complaints)?;
            }
        }
        Ok(())
    }

    /// Sorts each list by rank; gives the children with a rank twice.
    fn sort_lists(&mut self) -> Vec<u32> {
        let mut doubles = Vec::new();
        let mut list: Vec<(u16, Wish, u16)> = Vec::new();
        let mut usual = true;
        for (child, bounds) in (0u32..).zip(self.first.windows(2)) {
            let range = bounds[0] as usize..bounds[1] as usize;
            list.clear();
            list.extend(
                range
                    .clone()
                    .map(|at| (self.ranks[at], self.wishes[at], self.class.get(at).copied().unwrap_or(0))),
            );
            list.sort_unstable_by_key(|(rank, _, _)| *rank);
            if list.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                doubles.push(child);
            }
            for (at, &(rank, wish, class)) in range.clone().zip(&list) {
                usual &= usize::from(rank) == at - range.start + 1;
                (self.ranks[at], self.wishes[at]) = (rank, wish);
                if let Some(place) = self.class.get_mut(at) {
                    *place = class;
                }
            }
        }
        if usual {
            self.ranks = Vec::new();
        }
        doubles
    }

    /// Finds the lines of ranks that a child gave twice.
    fn name_doubles(
        &self,
        table: &Table,
        doubles: &[u32],
        progress: Progress,
        complaints: &mut Complaints,
    ) -> anyhow::Result<()> {
        let mut seen = std::collections::HashSet::new();
        table.read(&CHOICES[..2], progress, |row| {
            let child = with_text(row.cell(0), |id| self.applicants.find(id));
            let child = child.filter(|child| doubles.binary_search(child).is_ok());
            let rank = super::rows::number(row.cell(1), u32::from(u16::MAX));
            if let (Some(child), Ok(rank)) = (child, rank)
                && !seen.insert((child, rank))
            {
                complaints.row(table.path(), row.line, "rank", twice(&self.applicants.show(child), rank));
            }
            Ok(Go::On)
        })
    }
}

fn twice(applicant: &str, rank: impl std::fmt::Display) -> String {
    format!("duplicate rank: applicant \"{applicant}\" has rank {rank} twice")
}
