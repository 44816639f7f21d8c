//! What an import would do.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::kindergartens::Profile;
use serde::Serialize;

use super::Location;
use crate::findings::{Code, Finding};

/// Everything that a file says, and everything that is odd or wrong in it.
#[derive(Debug, Clone, Serialize)]
pub struct ImportPlan {
    /// The file's name as the caller gave it.
    pub file: Arc<str>,
    /// The mapping's title.
    pub mapping: String,
    /// Kindergartens in the file's order.
    pub kindergartens: Vec<PlannedKindergarten>,
    /// What is odd and does not stop the import, by line.
    pub peculiarities: Vec<Finding>,
    /// What stops the import, by line.
    pub errors: Vec<Finding>,
}

/// A kindergarten to register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlannedKindergarten {
    /// The file's own identity of it; a second import finds it again by this.
    pub external_id: String,
    /// Name.
    pub name: String,
    /// District, in the file's words or translated by the mapping.
    pub district: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Place on the map; absent when the file gives none that can be believed.
    pub location: Option<Location>,
    /// First line of the file that speaks of it.
    pub line: u32,
    /// Its groups in the file's order.
    pub groups: Vec<PlannedGroup>,
}

/// A group to register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlannedGroup {
    /// The file's own identity of it, unique in the file.
    pub external_id: String,
    /// Name.
    pub name: String,
    /// From this age in months (inclusive).
    pub from_months: u16,
    /// To this age in months (exclusive).
    pub to_months: u16,
    /// Language of the group, ISO 639-1.
    pub language: String,
    /// What kind of group it is.
    pub profile: Profile,
    /// Places.
    pub capacity: u32,
    /// Children who attend.
    pub children: u32,
    /// Children beyond the places at the import: `children - capacity`, at least 0. They stay; no seat can
    /// be held while it lasts.
    pub inherited_excess: u32,
    /// Free places that the head can state at once; absent when the file says nothing of free places.
    pub vacant: Option<u32>,
    /// Children who wait for this group according to the file; absent when it does not say.
    pub waiting: Option<u32>,
    /// Line of the file.
    pub line: u32,
}

/// Sums over a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// Kindergartens.
    pub kindergartens: u64,
    /// Groups.
    pub groups: u64,
    /// Places.
    pub capacity: u64,
    /// Children who attend.
    pub children: u64,
    /// Places minus children over all groups; groups over capacity count below zero.
    pub free: i64,
    /// Free places that can be stated: `free` without the groups over capacity.
    pub vacant: u64,
    /// Children beyond the places.
    pub inherited_excess: u64,
    /// Sum of the waiting children of each group; a child that waits for several groups counts several times.
    pub waiting: u64,
}

impl ImportPlan {
    /// The kindergartens, when nothing stops the import.
    ///
    /// # Errors
    /// All findings that stop it.
    pub fn accepted(&self) -> Result<&[PlannedKindergarten], &[Finding]> {
        if self.errors.is_empty() { Ok(&self.kindergartens) } else { Err(&self.errors) }
    }

    /// Sums over all groups.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals { kindergartens: self.kindergartens.len() as u64, ..Totals::default() };
        for group in self.kindergartens.iter().flat_map(|kindergarten| &kindergarten.groups) {
            totals.groups += 1;
            totals.capacity += u64::from(group.capacity);
            totals.children += u64::from(group.children);
            totals.free += i64::from(group.capacity) - i64::from(group.children);
            totals.vacant += u64::from(group.vacant.unwrap_or(0));
            totals.inherited_excess += u64::from(group.inherited_excess);
            totals.waiting += u64::from(group.waiting.unwrap_or(0));
        }
        totals
    }

    /// How often each code was found, errors and peculiarities together.
    pub fn counts(&self) -> BTreeMap<Code, usize> {
        let mut counts = BTreeMap::new();
        for finding in self.errors.iter().chain(&self.peculiarities) {
            *counts.entry(finding.code).or_default() += 1;
        }
        counts
    }
}
