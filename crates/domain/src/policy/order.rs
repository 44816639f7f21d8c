//! Parts of a pack about privilege and order.

use super::parts::Text;
use crate::{benefits::BenefitClass, order::OrderComponent, time::Date};

/// Benefit categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefits {
    /// The categories in the pack's order.
    pub categories: Vec<BenefitCategory>,
}

impl Benefits {
    /// The category with this code.
    #[must_use]
    pub fn category(&self, code: &str) -> Option<&BenefitCategory> {
        self.categories.iter().find(|category| category.code == code)
    }
}

/// Who confirms a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmer {
    /// The district education department (РУО).
    Department,
    /// A registry's answer.
    Registry,
}

/// Where a benefit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BenefitScope {
    /// In every kindergarten.
    Everywhere,
    /// In the kindergarten the claim names (a sibling there, a parent working there).
    Kindergarten,
    /// In kindergartens of the child's catchment.
    Catchment,
}

impl BenefitScope {
    /// Whether a claim counts in one kindergarten only, which it then names.
    #[must_use]
    pub const fn is_local(self) -> bool {
        !matches!(self, Self::Everywhere)
    }
}

/// One benefit category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitCategory {
    /// Code, e.g. `chornobyl`.
    pub code: String,
    /// Name for people.
    pub title: Text,
    /// The class it gives; [`BenefitClass::General`] for a category that gives points only.
    pub class: BenefitClass,
    /// The points it gives.
    pub points: u32,
    /// Legal basis.
    pub basis: String,
    /// The first day it may be claimed or counts; none: always.
    pub valid_from_on: Option<Date>,
    /// The last day it counts; none: until abolished.
    pub valid_to_on: Option<Date>,
    /// Where it counts.
    pub scope: BenefitScope,
    /// Papers that prove it.
    pub evidence: Vec<Text>,
    /// Who confirms it.
    pub confirmed_by: Confirmer,
    /// Whether only the department may enter it, on a basis document (displaced persons in Kyiv).
    pub entered_by_department: bool,
}

/// The order of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRules {
    /// The components in turn. The application's sequence number always comes last and is not listed.
    pub by: Vec<OrderComponent>,
}
