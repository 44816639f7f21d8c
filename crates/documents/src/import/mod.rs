//! What a file of kindergartens says, read through a mapping.
//!
//! A city's export is never shaped like ours. A mapping (TOML) says which column gives which field, how values
//! are translated, where the coordinates come from, and which peculiarities of the file are tolerated.
//! [`read`] is a pure function of the mapping and the table; it lists every bad row and imports nothing by
//! itself: the caller takes [`ImportPlan::accepted`], which is all or nothing.

mod checks;
mod field;
mod groups;
mod location;
mod mapping;
mod place;
mod plan;
mod read;
mod report;

pub use field::{Field, Unit};
pub use location::{Location, Reprojection, UnknownSystem};
pub use mapping::{
    AgeFields, Bounds, Expectations, FileFields, GroupColumn, GroupFields, KindergartenFields, LeftOut,
    LocationFields, Mapping, RowsPerKindergarten, Total,
};
pub use plan::{ImportPlan, PlannedGroup, PlannedKindergarten, Totals};
pub use read::read;
pub use report::{line, report, sentence};

#[cfg(test)]
mod tests;
