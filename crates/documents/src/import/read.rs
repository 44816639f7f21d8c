//! A table becomes a plan, row by row.

use std::collections::HashMap;

use toml::Spanned;

use super::field::{Found, tidy};
use super::location::Reprojection;
use super::mapping::{Mapping, RowsPerKindergarten};
use super::plan::{ImportPlan, PlannedGroup, PlannedKindergarten};
use super::{Field, checks, groups, place};
use crate::findings::{Code, Finding};
use crate::tables::{Row, Table};

/// Reads a table through a mapping. Nothing is decided silently: what is wrong is in [`ImportPlan::errors`],
/// what is odd and tolerated in [`ImportPlan::peculiarities`].
pub fn read(mapping: &Mapping, table: &Table) -> ImportPlan {
    let index: HashMap<&str, usize> =
        table.columns.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut reader = Reader {
        mapping,
        table,
        reprojection: mapping.location.as_ref().and_then(|l| Reprojection::new(&l.get_ref().system).ok()),
        kindergartens: Vec::new(),
        by_identity: HashMap::new(),
        group_lines: HashMap::new(),
        findings: table.faults.clone(),
        index,
    };
    let missing = mapping.missing_columns(|name| reader.index.contains_key(name), &table.columns);
    if missing.is_empty() {
        for row in &table.rows {
            reader.row(row);
        }
        reader.finish()
    } else {
        reader.findings.extend(missing);
        reader.plan()
    }
}

/// A kindergarten in the making.
pub(super) struct Building {
    pub(super) kindergarten: PlannedKindergarten,
    /// The location cells as they stand in the first row, to compare later rows with.
    place: String,
    /// Findings about the kindergarten itself; they learn the number of its rows at the end.
    findings: Vec<Finding>,
    rows: u32,
}

pub(super) struct Reader<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) table: &'a Table,
    pub(super) reprojection: Option<Reprojection>,
    pub(super) findings: Vec<Finding>,
    pub(super) group_lines: HashMap<String, u32>,
    kindergartens: Vec<Building>,
    by_identity: HashMap<String, usize>,
    index: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    /// The row's cell as it stands in the file.
    pub(super) fn raw(&self, row: &'a Row, column: &str) -> &'a str {
        self.index.get(column).and_then(|at| row.cells.get(*at)).map_or("", String::as_str)
    }

    pub(super) fn finding(&self, code: Code, row: &Row) -> Finding {
        Finding::new(&self.table.file, code).at(row.line)
    }

    pub(super) fn find(&self, field: &Field, row: &'a Row) -> Found {
        field.find(&|column| tidy(self.raw(row, column)))
    }

    /// A required field; its absence is found and reported.
    pub(super) fn required(&mut self, field: &Spanned<Field>, row: &'a Row) -> Option<String> {
        let field = field.get_ref();
        match self.find(field, row) {
            Found::Value(value) | Found::Missing(Some(value)) => Some(value),
            Found::Missing(None) => {
                self.findings.push(self.finding(Code::MissingValue, row).in_column(field.columns.join(", ")));
                None
            }
            Found::Unknown(value) => {
                self.unknown(field, row, value);
                None
            }
        }
    }

    /// An optional field: a missing value gives none.
    pub(super) fn optional(&mut self, field: Option<&Spanned<Field>>, row: &'a Row) -> Option<String> {
        let field = field?.get_ref();
        match self.find(field, row) {
            Found::Value(value) => Some(value),
            Found::Missing(fallback) => fallback,
            Found::Unknown(value) => {
                self.unknown(field, row, value);
                None
            }
        }
    }

    fn unknown(&mut self, field: &Field, row: &Row, value: String) {
        let known: Vec<&str> = field.values.keys().map(String::as_str).collect();
        let finding = self.finding(Code::UnknownValue, row).in_column(field.columns.join(", "));
        self.findings.push(finding.with("value", value).with("known", known.join(", ")));
    }

    /// Notes cells whose spaces had to be tidied.
    pub(super) fn note_untidy(&self, field: &Field, row: &'a Row) -> Vec<Finding> {
        let untidy = |column: &&String| {
            let raw = self.raw(row, column);
            raw != tidy(raw)
        };
        let note = |column: &String| {
            let note = self.finding(Code::UntidyText, row).in_column(column);
            note.with("value", self.raw(row, column))
        };
        field.columns.iter().filter(untidy).map(note).collect()
    }

    fn row(&mut self, row: &'a Row) {
        self.findings.extend(checks::row(self, row));
        let Some(identity) = self.required(&self.mapping.kindergarten.identity, row) else { return };
        let at = match self.by_identity.get(&identity).copied() {
            Some(at) => {
                self.another_row(at, row);
                at
            }
            None => {
                let building = self.first_row(identity.clone(), row);
                self.kindergartens.push(building);
                self.by_identity.insert(identity, self.kindergartens.len() - 1);
                self.kindergartens.len() - 1
            }
        };
        let owner = self.kindergartens[at].kindergarten.external_id.clone();
        let groups: Vec<PlannedGroup> = groups::read(self, row, &owner);
        self.kindergartens[at].kindergarten.groups.extend(groups);
    }

    fn first_row(&mut self, external_id: String, row: &'a Row) -> Building {
        let fields = &self.mapping.kindergarten;
        let mut findings = Vec::new();
        let mut untidy = Vec::new();
        for field in std::iter::once(&fields.name).chain(&fields.district).chain(&fields.address) {
            untidy.extend(self.note_untidy(field.get_ref(), row));
        }
        let name = match self.find(fields.name.get_ref(), row) {
            Found::Value(name) => name,
            found => {
                let name = match found {
                    Found::Missing(Some(fallback)) => fallback,
                    _ => external_id.clone(),
                };
                let columns = fields.name.get_ref().columns.join(", ");
                let finding = self.finding(Code::MissingName, row).in_column(columns);
                findings.push(finding.with("kindergarten", &external_id).with("name", &name));
                name
            }
        };
        let mut part = |field: Option<&Spanned<Field>>, code: Code| {
            let value = self.optional(field, row);
            if let (Some(field), None) = (field, &value) {
                let raw = field.get_ref().columns.iter().map(|column| self.raw(row, column));
                let raw = raw.collect::<Vec<_>>().join(" ");
                let raw = if raw.trim().is_empty() { "—".to_owned() } else { raw };
                let finding = self.finding(code, row).in_column(field.get_ref().columns.join(", "));
                findings.push(finding.with("kindergarten", &name).with("value", raw));
            }
            value
        };
        let district = part(fields.district.as_ref(), Code::MissingDistrict);
        let address = part(fields.address.as_ref(), Code::MissingAddress);
        let (location, finding) = place::find(self, row, &name);
        findings.extend(finding);
        let groups = Vec::new();
        let line = row.line;
        self.findings.extend(untidy);
        Building {
            kindergarten: PlannedKindergarten {
                external_id,
                name,
                district,
                address,
                location,
                line,
                groups,
            },
            place: place::cells(self, row),
            findings,
            rows: 1,
        }
    }

    /// A later row of a kindergarten must say the same about it.
    fn another_row(&mut self, at: usize, row: &'a Row) {
        let fields = &self.mapping.kindergarten;
        let first = self.kindergartens[at].kindergarten.line;
        let name = self.kindergartens[at].kindergarten.name.clone();
        self.kindergartens[at].rows += 1;
        if fields.rows == RowsPerKindergarten::One {
            let columns = fields.identity.get_ref().columns.join(", ");
            let finding = self.finding(Code::DuplicateKindergarten, row).in_column(columns);
            self.findings.push(finding.with("kindergarten", name).with("first", first));
            return;
        }
        let known = &self.kindergartens[at].kindergarten;
        let same = |field: Option<&Spanned<Field>>, value: Option<&str>| match field
            .map(|field| self.find(field.get_ref(), row))
        {
            Some(Found::Value(other) | Found::Missing(Some(other))) => value == Some(&other),
            Some(Found::Missing(None)) => value.is_none(),
            // An unknown value was reported with the first row that has it.
            Some(Found::Unknown(_)) | None => true,
        };
        let mut odd: Vec<String> = Vec::new();
        let checked = [
            (Some(&fields.name), Some(known.name.as_str())),
            (fields.district.as_ref(), known.district.as_deref()),
            (fields.address.as_ref(), known.address.as_deref()),
        ];
        for (field, value) in checked {
            if let Some(field) = field.filter(|field| !same(Some(field), value)) {
                odd.push(field.get_ref().columns.join(", "));
            }
        }
        if place::cells(self, row) != self.kindergartens[at].place {
            odd.push(place::columns(self.mapping));
        }
        for column in odd {
            let finding = self.finding(Code::RowsDisagree, row).in_column(column);
            self.findings.push(finding.with("kindergarten", &name).with("first", first));
        }
    }

    fn finish(mut self) -> ImportPlan {
        for building in &mut self.kindergartens {
            let rows = building.rows;
            self.findings.extend(building.findings.drain(..).map(|finding| finding.with("rows", rows)));
        }
        let file = &self.table.file;
        let mut planned = Vec::new();
        for building in std::mem::take(&mut self.kindergartens) {
            if building.kindergarten.groups.is_empty() {
                let finding = Finding::new(file, Code::NoGroups).at(building.kindergarten.line);
                self.findings.push(finding.with("kindergarten", &building.kindergarten.name));
            } else {
                planned.push(building.kindergarten);
            }
        }
        self.findings.extend(checks::across(self.mapping, file, &planned));
        if !self.mapping.gives_children() {
            let groups: usize = planned.iter().map(|kindergarten| kindergarten.groups.len()).sum();
            self.findings.push(Finding::new(file, Code::ChildrenUnknown).with("groups", groups));
        }
        let mut plan = self.plan();
        plan.kindergartens = planned;
        plan
    }

    fn plan(self) -> ImportPlan {
        let mapping = self.mapping;
        let mut findings = self.findings;
        findings.sort_by_key(|finding| finding.line);
        let (peculiarities, errors) =
            findings.into_iter().partition(|finding| mapping.tolerates(finding.code));
        ImportPlan {
            file: self.table.file.clone(),
            mapping: mapping.title.clone(),
            kindergartens: Vec::new(),
            peculiarities,
            errors,
        }
    }
}
