//! One field of ours and how a mapping finds it in a row.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};

/// How a mapping finds one field: written as a column's name, or as a table with `column` or `columns`,
/// `join`, `constant`, `values`, `missing` and `fallback`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Field {
    /// The columns whose cells, joined, give the value.
    pub columns: Vec<String>,
    /// What stands between the joined cells.
    pub join: String,
    /// A value that every row has.
    pub constant: Option<String>,
    /// Translation of the file's values into ours; when there is one, a value it lacks is an error.
    pub values: BTreeMap<String, String>,
    /// Values that mean "not given".
    pub missing: Vec<String>,
    /// What stands in for a missing value; `{COLUMN}` is replaced by that cell.
    pub fallback: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    column: Option<String>,
    columns: Option<Vec<String>>,
    join: Option<String>,
    constant: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, String>,
    #[serde(default)]
    missing: Vec<String>,
    fallback: Option<String>,
}

impl TryFrom<Table> for Field {
    type Error = &'static str;

    fn try_from(table: Table) -> Result<Self, Self::Error> {
        let columns = match (table.column, table.columns, &table.constant) {
            (Some(column), None, None) => vec![column],
            (None, Some(columns), None) if !columns.is_empty() => columns,
            (None, None, Some(_)) => Vec::new(),
            _ => return Err("give exactly one of `column`, `columns` (not empty) and `constant`"),
        };
        Ok(Self {
            columns,
            join: table.join.unwrap_or_else(|| " ".to_owned()),
            constant: table.constant,
            values: table.values,
            missing: table.missing,
            fallback: table.fallback,
        })
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        // Not `untagged`: that would lose the line of what is wrong inside the table.
        impl<'de> Visitor<'de> for Either {
            type Value = Field;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column's name, or a table such as { column = \"…\" } or { constant = \"…\" }")
            }

            fn visit_str<E: de::Error>(self, column: &str) -> Result<Field, E> {
                Ok(Field { columns: vec![column.to_owned()], ..Field::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Field, A::Error> {
                let table = Table::deserialize(MapAccessDeserializer::new(map))?;
                Field::try_from(table).map_err(de::Error::custom)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// The unit of an age in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Years, halves allowed.
    Years,
    /// Whole months.
    Months,
}

/// What a field's cells came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// A value, tidied and translated.
    Value(String),
    /// Nothing was given; the fallback if the mapping has one.
    Missing(Option<String>),
    /// A value that the translation table lacks.
    Unknown(String),
}

impl Field {
    /// Evaluates the field on a row; `cell` gives a cell by column name, tidied.
    pub(super) fn find(&self, cell: &dyn Fn(&str) -> String) -> Found {
        if let Some(constant) = &self.constant {
            return Found::Value(constant.clone());
        }
        let parts: Vec<String> = self.columns.iter().map(|column| cell(column)).collect();
        let given: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let raw = given.join(&self.join);
        if let Some(value) = self.values.get(&raw) {
            return Found::Value(value.clone());
        }
        if raw.is_empty() || self.missing.contains(&raw) {
            return Found::Missing(self.fallback.as_ref().map(|template| fill(template, cell)));
        }
        if !self.values.is_empty() {
            return Found::Unknown(raw);
        }
        Found::Value(raw)
    }

    /// Every column the field reads, those of its fallback too.
    pub(super) fn reads(&self) -> impl Iterator<Item = &str> {
        let named = self.columns.iter().map(String::as_str);
        named.chain(self.fallback.iter().flat_map(|template| placeholders(template)))
    }
}

fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

fn fill(template: &str, cell: &dyn Fn(&str) -> String) -> String {
    let names: Vec<&str> = placeholders(template).collect();
    names.iter().fold(template.to_owned(), |text, name| text.replace(&format!("{{{name}}}"), &cell(name)))
}

/// Outer spaces cut, doubled spaces made one.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
