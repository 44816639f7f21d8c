//! What an import did, or would do.

use serde::Serialize;

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Districts that were new.
    pub districts_registered: u32,
    /// Kindergartens that were new.
    pub kindergartens_registered: u32,
    /// Kindergartens known and changed.
    pub kindergartens_changed: u32,
    /// Kindergartens known and just as the file says.
    pub kindergartens_unchanged: u32,
    /// Groups that were new.
    pub groups_registered: u32,
    /// Groups known and changed.
    pub groups_changed: u32,
    /// Groups known and just as the file says (or kept as they are, see `kept`).
    pub groups_unchanged: u32,
    /// New groups that are larger than the norm of their ages.
    pub above_norm: u32,
    /// What was changed.
    pub differences: Vec<Difference>,
    /// What the file says and the rules did not allow to take over.
    pub kept: Vec<Kept>,
    /// Imported kindergartens which this file does not name; they stay.
    pub not_in_file: Vec<String>,
}

/// One value that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The kindergarten's or group's identity in the file.
    pub external_id: String,
    /// Which value.
    pub what: &'static str,
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
}

/// One value that stays although the file says another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The group's identity in the file.
    pub external_id: String,
    /// Which value.
    pub what: &'static str,
    /// What the register holds.
    pub is: String,
    /// What the file says.
    pub file_says: String,
    /// Why it stays, as a stable code.
    pub because: &'static str,
}
