//! The groups of a row: the row itself, or one group a column.

use domain::kindergartens::Profile;
use toml::Spanned;

use super::Field;
use super::field::Unit;
use super::mapping::{AgeFields, GroupColumn, GroupFields};
use super::plan::PlannedGroup;
use super::read::Reader;
use crate::findings::Code;
use crate::tables::Row;

/// No group of any city has more places; what is beyond is a slipped digit.
const MOST_PLACES: i64 = 10_000;

/// The groups of one row; what cannot be read is reported and left out.
pub(super) fn read<'a>(reader: &mut Reader<'a>, row: &'a Row, owner: &str) -> Vec<PlannedGroup> {
    let mapping = reader.mapping;
    let read: Vec<PlannedGroup> = match &mapping.group {
        Some(fields) => from_row(reader, fields, row).into_iter().collect(),
        None => mapping.group_columns.iter().filter_map(|c| from_column(reader, c, row, owner)).collect(),
    };
    read.into_iter().filter(|group| is_new(reader, row, group)).collect()
}

fn is_new(reader: &mut Reader<'_>, row: &Row, group: &PlannedGroup) -> bool {
    match reader.group_lines.insert(group.external_id.clone(), row.line) {
        None => true,
        Some(first) => {
            let finding = reader.finding(Code::DuplicateGroup, row);
            reader.findings.push(finding.with("group", &group.external_id).with("first", first));
            false
        }
    }
}

fn from_row<'a>(reader: &mut Reader<'a>, fields: &'a GroupFields, row: &'a Row) -> Option<PlannedGroup> {
    // Every field is looked at before any of them ends the row, so that all faults are listed at once.
    let external_id = reader.required(&fields.identity, row);
    let name = reader.required(&fields.name, row);
    let untidy = reader.note_untidy(fields.name.get_ref(), row);
    reader.findings.extend(untidy);
    let band = band(reader, &fields.age, row);
    let language = reader.required(&fields.language, row);
    let profile = match reader.optional(fields.profile.as_ref(), row) {
        None => Some(Profile::General),
        Some(code) => profile(reader, fields, row, &code),
    };
    let capacity = reader.required(&fields.capacity, row);
    let capacity = count(reader, Some(&fields.capacity), row, capacity, 0);
    let children = reader.optional(fields.children.as_ref(), row);
    let children = count(reader, fields.children.as_ref(), row, children, 0);
    let vacant = reader.optional(fields.vacant.as_ref(), row);
    let stated = count(reader, fields.vacant.as_ref(), row, vacant, -MOST_PLACES);
    let waiting = reader.optional(fields.waiting.as_ref(), row);
    let waiting = count(reader, fields.waiting.as_ref(), row, waiting, 0);
    let (from_months, to_months) = band?;
    let places = Places { capacity: capacity??, children: children?, stated: stated? };
    if fields.children.is_some() && places.children.is_none() {
        reader.findings.push(reader.finding(Code::ChildrenUnknown, row).with("groups", 1));
    }
    let group = PlannedGroup {
        external_id: external_id?,
        name: name?,
        from_months,
        to_months,
        language: language?,
        profile: profile?,
        capacity: 0,
        children: 0,
        inherited_excess: 0,
        vacant: None,
        waiting: waiting?.and_then(|number| u32::try_from(number).ok()),
        line: row.line,
    };
    let group = places.group_of(group);
    note_places(reader, fields, row, &places, &group);
    Some(group)
}

/// The numbers of a group as the file has them.
struct Places {
    capacity: i64,
    children: Option<i64>,
    stated: Option<i64>,
}

impl Places {
    fn group_of(&self, group: PlannedGroup) -> PlannedGroup {
        let children = self.children.unwrap_or(0);
        let free = (self.capacity - children).max(0);
        let whole = |number: i64| u32::try_from(number).unwrap_or(0);
        PlannedGroup {
            capacity: whole(self.capacity),
            children: whole(children),
            inherited_excess: whole(children - self.capacity),
            // A city may state fewer places than there are (repairs, staff); more than there are cannot be given.
            vacant: self.stated.map(|stated| whole(stated.min(free))),
            ..group
        }
    }
}

fn note_places(
    reader: &mut Reader<'_>,
    fields: &GroupFields,
    row: &Row,
    places: &Places,
    group: &PlannedGroup,
) {
    let column = |field: &Spanned<Field>| field.get_ref().columns.join(", ");
    if group.inherited_excess > 0 {
        let columns = fields.children.as_ref().map(column).unwrap_or_default();
        let finding = reader.finding(Code::OverCapacity, row).in_column(columns);
        let finding = finding.with("group", &group.name).with("capacity", group.capacity);
        let finding = finding.with("children", group.children).with("excess", group.inherited_excess);
        reader.findings.push(finding);
    }
    if let (Some(children), Some(stated), Some(field)) = (places.children, places.stated, &fields.vacant)
        && stated != places.capacity - children
    {
        let finding = reader.finding(Code::VacancyMismatch, row).in_column(column(field));
        let finding = finding.with("stated", stated).with("capacity", places.capacity);
        reader.findings.push(finding.with("children", children));
    }
}

fn from_column<'a>(
    reader: &mut Reader<'a>,
    column: &'a GroupColumn,
    row: &'a Row,
    owner: &str,
) -> Option<PlannedGroup> {
    let capacity = cell_count(reader, column.column.get_ref(), row)?;
    let children = match &column.children {
        Some(named) => Some(cell_count(reader, named.get_ref(), row)?),
        None => None,
    };
    if capacity == 0 && children.unwrap_or(0) == 0 {
        return None;
    }
    let group = PlannedGroup {
        external_id: format!("{owner}-{}", column.column.get_ref()),
        name: column.name.clone(),
        from_months: column.from_months,
        to_months: column.to_months,
        language: column.language.clone(),
        profile: column.profile,
        capacity: 0,
        children: 0,
        inherited_excess: 0,
        vacant: None,
        waiting: None,
        line: row.line,
    };
    let group = Places { capacity, children, stated: None }.group_of(group);
    if group.inherited_excess > 0 {
        let finding = reader.finding(Code::OverCapacity, row).in_column(column.column.get_ref());
        let finding = finding.with("group", &group.name).with("capacity", group.capacity);
        let finding = finding.with("children", group.children).with("excess", group.inherited_excess);
        reader.findings.push(finding);
    }
    Some(group)
}

fn cell_count<'a>(reader: &mut Reader<'a>, column: &str, row: &'a Row) -> Option<i64> {
    let text = reader.raw(row, column).trim();
    if text.is_empty() { Some(0) } else { whole(reader, column, row, text, 0) }
}

fn profile(reader: &mut Reader<'_>, fields: &GroupFields, row: &Row, code: &str) -> Option<Profile> {
    let profile = Profile::from_code(code);
    if profile.is_none() {
        let known: Vec<&str> = Profile::ALL.iter().map(|profile| profile.code()).collect();
        let columns = fields.profile.iter().flat_map(|field| field.get_ref().columns.clone());
        let finding = reader.finding(Code::UnknownValue, row);
        let finding = finding.in_column(columns.collect::<Vec<_>>().join(", "));
        reader.findings.push(finding.with("value", code).with("known", known.join(", ")));
    }
    profile
}

/// The outer option: whether it could be read; the inner: whether it was given.
fn count(
    reader: &mut Reader<'_>,
    field: Option<&Spanned<Field>>,
    row: &Row,
    value: Option<String>,
    least: i64,
) -> Option<Option<i64>> {
    let (Some(field), Some(value)) = (field, value) else { return Some(None) };
    whole(reader, &field.get_ref().columns.join(", "), row, &value, least).map(Some)
}

fn whole(reader: &mut Reader<'_>, column: &str, row: &Row, text: &str, least: i64) -> Option<i64> {
    let code = match text.parse::<i64>() {
        Ok(number) if (least..=MOST_PLACES).contains(&number) => return Some(number),
        Ok(_) => Code::NumberOutOfRange,
        Err(_) if text.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite) => Code::NumberOutOfRange,
        Err(_) => Code::NotANumber,
    };
    let finding = reader.finding(code, row).in_column(column).with("value", text);
    reader.findings.push(finding.with("least", least).with("most", MOST_PLACES));
    None
}

fn band<'a>(reader: &mut Reader<'a>, fields: &AgeFields, row: &'a Row) -> Option<(u16, u16)> {
    let from = reader.required(&fields.from, row);
    let to = reader.required(&fields.to, row);
    let from = months(reader, &fields.from, fields.unit, row, from?);
    let to = months(reader, &fields.to, fields.unit, row, to?);
    let (from, to) = (from?, to?);
    if from < to {
        return Some((from, to));
    }
    let finding = reader.finding(Code::EmptyAgeBand, row).in_column(fields.to.get_ref().columns.join(", "));
    reader.findings.push(finding.with("from", from).with("to", to));
    None
}

/// An age in whole months; at most 150 years, which some files write for "no upper bound".
fn months(
    reader: &mut Reader<'_>,
    field: &Spanned<Field>,
    unit: Unit,
    row: &Row,
    text: String,
) -> Option<u16> {
    let per_unit = match unit {
        Unit::Years => 12.0,
        Unit::Months => 1.0,
    };
    let age: Option<f64> = text.replace(',', ".").parse().ok().filter(|age: &f64| age.is_finite());
    let column = field.get_ref().columns.join(", ");
    let Some(age) = age else {
        let finding = reader.finding(Code::NotANumber, row).in_column(column);
        reader.findings.push(finding.with("value", text));
        return None;
    };
    let months = (age * per_unit).round();
    if (0.0..=1800.0).contains(&months) && (age * per_unit - months).abs() < 1e-6 {
        // Within 0..=1800 the number is exact in u16.
        return format!("{months}").parse().ok();
    }
    let finding = reader.finding(Code::NumberOutOfRange, row).in_column(column).with("value", text);
    reader.findings.push(finding.with("least", 0).with("most", 1800.0 / per_unit));
    None
}
