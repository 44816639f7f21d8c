//! Parts of a pack about the region, the ages and applying.

use crate::{
    kindergartens::Profile,
    time::{Date, Timestamp},
};
use std::collections::BTreeMap;

/// A text in the region's languages, by language code (`uk`, `en`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The text in a language; else in English, else in whatever there is.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

/// Which pack this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Short code, e.g. `kyiv`.
    pub code: String,
    /// The pack's own version, e.g. `2026-1`.
    pub version: String,
    /// The first day it applies.
    pub applies_from_on: Date,
    /// Name for people.
    pub title: Text,
    /// The legal acts it follows, as one line each.
    pub basis: Vec<String>,
}

/// The region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Name for people.
    pub name: Text,
    /// Languages of the screen, the first is the default.
    pub languages: Vec<String>,
    /// KATOTTH code of the region, where it has one.
    pub katottg: Option<String>,
    /// Month and day on which the school year starts.
    pub school_year_starts: (i8, i8),
    /// Languages children may be taught in, as codes (`uk`, `pl` …).
    pub teaching_languages: Vec<String>,
}

/// A public holiday with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicHoliday {
    /// Month and day, each year; or one date.
    pub on: HolidayDate,
    /// Name for people.
    pub title: Text,
}

/// When a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayDate {
    /// Each year on this month and day.
    Yearly(i8, i8),
    /// On one date.
    Once(Date),
}

/// Who issues places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes {
    /// The system invites for each place that becomes free.
    pub rolling: bool,
    /// A commission approves a yearly run.
    pub campaign: bool,
}

/// Age groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeGroups {
    /// On which day the age is counted.
    pub reference: AgeReference,
    /// The groups from the youngest.
    pub bands: Vec<AgeGroup>,
    /// Whether bands may overlap.
    pub overlaps: bool,
}

/// On which day the age is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeReference {
    /// The child's age today.
    Today,
    /// The age on this month and day of the running school year.
    DayOfYear {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month.
        day: i8,
    },
}

/// One age group of the pack. A programme carries its own months; the age group is the label that fits best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeGroup {
    /// Code, e.g. `nursery`.
    pub code: String,
    /// Name for people.
    pub title: Text,
    /// From this age in whole months (inclusive).
    pub from_months: u16,
    /// To this age in whole months (exclusive).
    pub to_months: u16,
}

/// The list of wished kindergartens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The longest list allowed; none means any number.
    pub at_most: Option<u16>,
    /// Whether the order of the list counts.
    pub order_counts: bool,
    /// Whether kindergartens not on the list may be offered.
    pub others_may_be_offered: bool,
}

/// The way an application comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The family itself, on the portal.
    Portal,
    /// The district department, on a basis document.
    Department,
    /// A kindergarten.
    Kindergarten,
    /// The commission.
    Commission,
    /// The call centre.
    CallCentre,
}

/// Who may apply, when and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The ways an application may come in.
    pub channels: Vec<Channel>,
    /// From which age in months a child may be registered (0: from birth).
    pub from_months: u16,
    /// From which age in months a child may not be registered any more, and live applications are closed.
    pub to_months: u16,
    /// The same for a child with a referral (special educational needs): at least `to_months`.
    pub to_months_by_referral: u16,
    /// Registration opens at this instant; none: always open.
    pub opens_at: Option<Timestamp>,
    /// Registration closes at this instant; none: never.
    pub closes_at: Option<Timestamp>,
    /// Profiles for which a child needs a referral (ЛКК, ПМПК, ІРЦ).
    pub profiles_by_referral: Vec<Profile>,
    /// Papers asked for at enrolment, as Fluent-free names for people.
    pub papers: Vec<Text>,
    /// Whether the family may suspend its application for now.
    pub parent_may_suspend: bool,
}

impl Registration {
    /// The age in months from which a child that needs this profile is too old.
    #[must_use]
    pub fn to_months_for(&self, profile: Profile) -> u16 {
        if self.profiles_by_referral.contains(&profile) { self.to_months_by_referral } else { self.to_months }
    }
}

/// A norm: the most children a group of these ages should hold. A warning, never a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// From this age in months (inclusive): the group's own lower bound is at least this.
    pub from_months: u16,
    /// To this age in months (exclusive).
    pub to_months: u16,
    /// The profile it is for; none: every profile without a norm of its own.
    pub profile: Option<Profile>,
    /// The most children.
    pub at_most: u32,
    /// Legal basis.
    pub basis: String,
}
