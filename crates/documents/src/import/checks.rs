//! What is odd across the cells of a row, and across the kindergartens of a file.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::kindergartens::Profile;

use super::field::tidy;
use super::mapping::{Expectations, Mapping};
use super::plan::{PlannedGroup, PlannedKindergarten};
use super::read::Reader;
use crate::findings::{Code, Finding};
use crate::tables::Row;

/// Columns that should say the same, totals, and places that are left out.
pub(super) fn row<'a>(reader: &Reader<'a>, row: &'a Row) -> Vec<Finding> {
    let mapping = reader.mapping;
    let mut findings = Vec::new();
    for pair in &mapping.expect.agree {
        let [first, second] = pair.get_ref();
        let (one, other) = (reader.raw(row, first), reader.raw(row, second));
        if tidy(one) != tidy(other) {
            let finding = reader.finding(Code::ColumnsDisagree, row).in_column(second);
            findings.push(finding.with("first", first).with("one", one).with("other", other));
        }
    }
    let number = |column: &String| reader.raw(row, column).trim().parse::<i64>().ok();
    if let Some(total) = &mapping.expect.total {
        let total = total.get_ref();
        let sum: Option<i64> = total.of.iter().map(number).sum();
        let stated = number(&total.column);
        if sum != stated {
            let show = |number: Option<i64>| number.map_or("?".to_owned(), |number| number.to_string());
            let finding = reader.finding(Code::TotalMismatch, row).in_column(&total.column);
            findings.push(finding.with("stated", show(stated)).with("sum", show(sum)));
        }
    }
    for left_out in &mapping.left_out {
        let column = left_out.column.get_ref();
        if let Some(places) = number(column).filter(|places| *places > 0) {
            let finding = reader.finding(Code::PlacesLeftOut, row).in_column(column);
            findings.push(finding.with("places", places).with("reason", &left_out.reason));
        }
    }
    findings
}

/// What is odd about the groups, and what kindergartens share.
pub(super) fn across(mapping: &Mapping, file: &Arc<str>, planned: &[PlannedKindergarten]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for kindergarten in planned {
        for group in &kindergarten.groups {
            findings.extend(of_group(&mapping.expect, file, group));
        }
        findings.extend(overlaps(file, kindergarten));
    }
    let note = |code: Code, kindergarten: &PlannedKindergarten, first: &PlannedKindergarten, value: &str| {
        let note = Finding::new(file, code).at(kindergarten.line).with("kindergarten", &kindergarten.name);
        note.with("other", &first.name).with("first", first.line).with("value", value)
    };
    let mut names: HashMap<&str, &PlannedKindergarten> = HashMap::new();
    let mut addresses: HashMap<&str, &PlannedKindergarten> = HashMap::new();
    let mut places: HashMap<String, &PlannedKindergarten> = HashMap::new();
    for kindergarten in planned {
        let first = *names.entry(kindergarten.name.as_str()).or_insert(kindergarten);
        if first.line != kindergarten.line {
            findings.push(note(Code::SharedName, kindergarten, first, &kindergarten.name));
        }
        if let Some(address) = &kindergarten.address {
            let first = *addresses.entry(address.as_str()).or_insert(kindergarten);
            if first.line != kindergarten.line {
                findings.push(note(Code::SharedAddress, kindergarten, first, address));
            }
        }
        if let Some(location) = kindergarten.location {
            let place = format!("{}, {}", location.lat, location.lon);
            let first = *places.entry(place.clone()).or_insert(kindergarten);
            if first.line != kindergarten.line {
                findings.push(note(Code::SharedLocation, kindergarten, first, &place));
            }
        }
    }
    findings
}

fn of_group(expect: &Expectations, file: &Arc<str>, group: &PlannedGroup) -> Vec<Finding> {
    let note = |code: Code| Finding::new(file, code).at(group.line).with("group", &group.name);
    let band = |code: Code| note(code).with("from", group.from_months).with("to", group.to_months);
    let mut notes = Vec::new();
    if expect.oldest_months.is_some_and(|oldest| group.to_months > oldest) {
        notes.push(band(Code::ImplausibleAgeBand));
    } else if expect.widest_band_months.is_some_and(|widest| group.to_months - group.from_months > widest) {
        notes.push(band(Code::WideAgeBand));
    }
    if group.capacity == 0 {
        notes.push(note(Code::NoPlaces).with("waiting", group.waiting.unwrap_or(0)));
    }
    if expect.largest_group.is_some_and(|largest| group.capacity > largest) {
        notes.push(note(Code::LargeGroup).with("capacity", group.capacity));
    }
    let lower = group.name.to_lowercase();
    if expect.placeholder_names.iter().any(|start| lower.starts_with(&start.to_lowercase())) {
        notes.push(note(Code::PlaceholderName));
    }
    if expect.address_in_name.iter().any(|bit| group.name.contains(bit.as_str())) {
        notes.push(note(Code::AddressInName));
    }
    notes
}

/// One note a kindergarten, language and profile where a child can fit two groups of different bands.
fn overlaps(file: &Arc<str>, kindergarten: &PlannedKindergarten) -> Vec<Finding> {
    let mut kinds: BTreeMap<(&str, Profile), Vec<(u16, u16)>> = BTreeMap::new();
    for group in &kindergarten.groups {
        let bands = kinds.entry((group.language.as_str(), group.profile)).or_default();
        bands.push((group.from_months, group.to_months));
    }
    let mut notes = Vec::new();
    for ((language, _), mut bands) in kinds {
        bands.sort_unstable();
        // Groups of one and the same band stand beside each other without any doubt for a child.
        bands.dedup();
        let mut reach = 0;
        let mut overlapping = 0_u32;
        for (from, to) in bands {
            overlapping += u32::from(from < reach);
            reach = reach.max(to);
        }
        if overlapping > 0 {
            let note = Finding::new(file, Code::OverlappingBands).at(kindergarten.line);
            let note = note.with("kindergarten", &kindergarten.name).with("language", language);
            notes.push(note.with("count", overlapping));
        }
    }
    notes
}
