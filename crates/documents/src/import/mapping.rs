//! The mapping file.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::kindergartens::Profile;
use serde::Deserialize;
use toml::Spanned;

use super::{Field, Reprojection, Unit};
use crate::findings::{Code, Finding, Weight};
use crate::tables::{Format, ReadOptions};

/// A mapping: how one city's file of kindergartens is read. See `data/mappings/` for commented examples.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What is mapped, in a few words.
    pub title: String,
    /// Who publishes the file and on what terms.
    #[serde(default)]
    pub source: Option<String>,
    /// Peculiarities that are reported and do not stop the import, by code.
    #[serde(default)]
    pub tolerate: Vec<Spanned<String>>,
    /// How the file is read.
    #[serde(default)]
    pub file: FileFields,
    /// Where a kindergarten's fields are.
    pub kindergarten: KindergartenFields,
    /// Where the coordinates are.
    #[serde(default)]
    pub location: Option<Spanned<LocationFields>>,
    /// Where a group's fields are, when each row is one group.
    #[serde(default)]
    pub group: Option<GroupFields>,
    /// The columns that are groups, when one row has several of them side by side.
    #[serde(default)]
    pub group_columns: Vec<GroupColumn>,
    /// Columns with places that are not imported; they are counted in the report.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// What a plausible file looks like.
    #[serde(default)]
    pub expect: Expectations,
    #[serde(skip)]
    origin: Origin,
}

/// Where the mapping was read from, to point into it.
#[derive(Debug, Clone, Default)]
struct Origin {
    file: Option<Arc<str>>,
    line_starts: Vec<usize>,
}

/// How the file is read; what is left out is found from the file itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFields {
    /// `csv`, `xlsx` or `geojson`.
    pub format: Option<Format>,
    /// Text encoding when it is not UTF-8.
    pub encoding: Option<String>,
    /// Delimiter of a CSV file.
    pub delimiter: Option<char>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
}

/// Whether a kindergarten has one row or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowsPerKindergarten {
    /// One row; a second one is an error.
    One,
    /// Several rows, brought together by the identity.
    #[default]
    Many,
}

/// Where a kindergarten's fields are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindergartenFields {
    /// What tells kindergartens apart.
    pub identity: Spanned<Field>,
    /// One row or many.
    #[serde(default)]
    pub rows: RowsPerKindergarten,
    /// Name.
    pub name: Spanned<Field>,
    /// District.
    pub district: Option<Spanned<Field>>,
    /// Address.
    pub address: Option<Spanned<Field>>,
}

/// Where the coordinates are: two axis columns, a column of GeoJSON geometries, or the feature's own geometry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocationFields {
    /// Coordinate system: `EPSG:…` or a PROJ text.
    pub system: String,
    /// Column of the easting or longitude.
    pub easting: Option<String>,
    /// Column of the northing or latitude.
    pub northing: Option<String>,
    /// Column of GeoJSON geometries.
    pub geometry: Option<String>,
    /// Whether zeros mean that nothing is known.
    #[serde(default)]
    pub zero_is_missing: bool,
    /// Where the city lies; what is outside is not believed.
    pub bounds: Option<Bounds>,
}

/// A rectangle of degrees.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Least latitude.
    pub south: f64,
    /// Greatest latitude.
    pub north: f64,
    /// Least longitude.
    pub west: f64,
    /// Greatest longitude.
    pub east: f64,
}

/// Where a group's fields are, when each row is one group.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFields {
    /// What tells groups apart, over the whole file.
    pub identity: Spanned<Field>,
    /// Name.
    pub name: Spanned<Field>,
    /// Ages.
    pub age: AgeFields,
    /// Language, ISO 639-1.
    pub language: Spanned<Field>,
    /// Profile code; `general` when absent.
    pub profile: Option<Spanned<Field>>,
    /// Places.
    pub capacity: Spanned<Field>,
    /// Children who attend.
    pub children: Option<Spanned<Field>>,
    /// Free places as the file states them.
    pub vacant: Option<Spanned<Field>>,
    /// Children who wait.
    pub waiting: Option<Spanned<Field>>,
}

/// Where an age band is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeFields {
    /// From this age (inclusive).
    pub from: Spanned<Field>,
    /// To this age (exclusive).
    pub to: Spanned<Field>,
    /// Unit of both.
    pub unit: Unit,
}

/// A column whose number is the places of one group.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupColumn {
    /// The column; zero or empty means that there is no such group.
    pub column: Spanned<String>,
    /// Name of the group.
    pub name: String,
    /// From this age in months (inclusive).
    pub from_months: u16,
    /// To this age in months (exclusive).
    pub to_months: u16,
    /// Language, ISO 639-1.
    pub language: String,
    /// Profile code.
    #[serde(default)]
    pub profile: Profile,
    /// Column of the children who attend; unknown when absent.
    pub children: Option<Spanned<String>>,
}

/// A column of places that are not imported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The column.
    pub column: Spanned<String>,
    /// Why, in a few words.
    pub reason: String,
}

/// What a plausible file looks like; what is beyond is reported.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectations {
    /// No band reaches beyond this age in months.
    pub oldest_months: Option<u16>,
    /// No band is wider than this many months.
    pub widest_band_months: Option<u16>,
    /// No room has more places than this.
    pub largest_group: Option<u32>,
    /// Pairs of columns that say the same.
    #[serde(default)]
    pub agree: Vec<Spanned<[String; 2]>>,
    /// A column that is the sum of others.
    pub total: Option<Spanned<Total>>,
    /// Beginnings of group names that mean "not named yet", compared without case.
    #[serde(default)]
    pub placeholder_names: Vec<String>,
    /// Bits of text that show an address inside a group's name, such as `" st. "`.
    #[serde(default)]
    pub address_in_name: Vec<String>,
}

/// A column that is the sum of others.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The column of the sum.
    pub column: String,
    /// The columns summed.
    pub of: Vec<String>,
}

impl Mapping {
    /// Parses a mapping file.
    ///
    /// # Errors
    /// What is wrong with it, with the line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let file: Arc<str> = Arc::from(file);
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let origin = Origin { file: Some(Arc::clone(&file)), line_starts: starts };
        let mut mapping: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            vec![origin.finding(Code::BadMapping, at).with("reason", error.message().trim())]
        })?;
        mapping.origin = origin;
        let faults = mapping.faults();
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }

    /// How to read the file.
    pub fn options(&self) -> ReadOptions {
        ReadOptions {
            format: self.file.format,
            encoding: self.file.encoding.clone(),
            delimiter: self.file.delimiter,
            sheet: self.file.sheet.clone(),
            ..ReadOptions::default()
        }
    }

    /// Whether findings of this code are reported only.
    pub(super) fn tolerates(&self, code: Code) -> bool {
        match code.weight() {
            Weight::Error => false,
            Weight::Note => true,
            Weight::Choice => self.tolerate.iter().any(|named| named.get_ref() == code.as_str()),
        }
    }

    /// Whether every group's number of children is in the file.
    pub(super) fn gives_children(&self) -> bool {
        match &self.group {
            Some(group) => group.children.is_some(),
            None => self.group_columns.iter().all(|group| group.children.is_some()),
        }
    }

    /// Every column that the mapping reads, with the offset in the mapping that names it.
    fn columns(&self) -> Vec<(usize, &str)> {
        let mut columns = Vec::new();
        for field in self.fields() {
            columns.extend(field.get_ref().reads().map(|name| (field.span().start, name)));
        }
        if let Some(location) = &self.location {
            let LocationFields { easting, northing, geometry, .. } = location.get_ref();
            let named = [easting, northing, geometry];
            columns.extend(named.into_iter().flatten().map(|name| (location.span().start, name.as_str())));
        }
        for group in &self.group_columns {
            let named = std::iter::once(&group.column).chain(&group.children);
            columns.extend(named.map(|name| (name.span().start, name.get_ref().as_str())));
        }
        columns.extend(self.left_out.iter().map(|l| (l.column.span().start, l.column.get_ref().as_str())));
        for pair in &self.expect.agree {
            columns.extend(pair.get_ref().iter().map(|name| (pair.span().start, name.as_str())));
        }
        if let Some(total) = &self.expect.total {
            let named = std::iter::once(&total.get_ref().column).chain(&total.get_ref().of);
            columns.extend(named.map(|name| (total.span().start, name.as_str())));
        }
        columns
    }

    fn fields(&self) -> impl Iterator<Item = &Spanned<Field>> {
        let kindergarten = &self.kindergarten;
        let own = [Some(&kindergarten.identity), Some(&kindergarten.name)];
        let own = own.into_iter().chain([kindergarten.district.as_ref(), kindergarten.address.as_ref()]);
        let group = self.group.iter().flat_map(|group| {
            let required = [&group.identity, &group.name, &group.age.from, &group.age.to];
            let optional = [&group.profile, &group.children, &group.vacant, &group.waiting];
            required
                .into_iter()
                .chain([&group.language, &group.capacity])
                .chain(optional.into_iter().flatten())
        });
        own.flatten().chain(group)
    }

    /// Columns that the mapping reads and the file has not, each once.
    pub(super) fn missing_columns(&self, has: impl Fn(&str) -> bool, known: &[String]) -> Vec<Finding> {
        let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in self.columns() {
            if !has(name) {
                missing.entry(name).or_insert(at);
            }
        }
        let finding = |(name, at): (&str, usize)| {
            let finding = self.origin.finding(Code::MissingColumn, at).in_column(name);
            finding.with("name", name).with("known", known.join(", "))
        };
        missing.into_iter().map(finding).collect()
    }

    /// What the types alone do not catch.
    fn faults(&self) -> Vec<Finding> {
        let mut faults = Vec::new();
        let mut fault = |at: usize, reason: String| {
            faults.push(self.origin.finding(Code::BadMapping, at).with("reason", reason));
        };
        for named in &self.tolerate {
            match Code::parse(named.get_ref()).map(Code::weight) {
                Some(Weight::Choice) => {}
                Some(_) => fault(named.span().start, format!("{:?} cannot be chosen", named.get_ref())),
                None => fault(named.span().start, format!("unknown code {:?}", named.get_ref())),
            }
        }
        if self.group.is_some() != self.group_columns.is_empty() {
            fault(0, "give either [group] or [[group_columns]]".to_owned());
        }
        for group in &self.group_columns {
            if group.from_months >= group.to_months {
                fault(group.column.span().start, "from_months must be below to_months".to_owned());
            }
        }
        if let Some(location) = &self.location {
            let at = location.span().start;
            let fields = location.get_ref();
            if let Err(error) = Reprojection::new(&fields.system) {
                fault(at, error.to_string());
            }
            let axes = (fields.easting.is_some(), fields.northing.is_some());
            if axes.0 != axes.1 || (axes.0 && fields.geometry.is_some()) {
                fault(at, "give both `easting` and `northing`, or `geometry`, or none of them".to_owned());
            }
            if fields.bounds.is_some_and(|b| b.south >= b.north || b.west >= b.east) {
                fault(at, "bounds: south must be below north and west below east".to_owned());
            }
        }
        faults
    }
}

impl Origin {
    fn finding(&self, code: Code, at: usize) -> Finding {
        let file = self.file.clone().unwrap_or_else(|| Arc::from(""));
        let line = self.line_starts.partition_point(|start| *start <= at);
        Finding::new(&file, code).at(u32::try_from(line).unwrap_or(u32::MAX))
    }
}
