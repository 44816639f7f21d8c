//! What the rules need to know of the tables' rows.

use domain::{
    Policy,
    age::Band,
    kindergartens::{self as rules, GroupFacts, Profile},
};
use storage::kindergartens::{kindergarten_group as group, programme};

use super::load::{count, months};

/// A group larger than the norm of its ages. A warning: the head may go on, the page says whose norm it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NormWarning {
    /// The most children the norm names.
    pub at_most: u32,
    /// Legal basis.
    pub basis: String,
}

/// The counters of a group.
pub(super) fn facts(row: &group::Model) -> GroupFacts {
    GroupFacts {
        capacity: count(row.capacity),
        children: count(row.children),
        held: count(row.held),
        open: count(row.open),
    }
}

/// The norm a capacity exceeds, if there is one for the programme's ages and profile.
pub(super) fn norm_warning(
    policy: &Policy,
    programme: &programme::Model,
    capacity: u32,
) -> Option<NormWarning> {
    let band = Band { from_months: months(programme.from_months), to_months: months(programme.to_months) };
    let profile = Profile::from_code(&programme.profile).unwrap_or_default();
    let warning = rules::norm_warning(policy, band, profile, capacity)?;
    Some(NormWarning { at_most: warning.at_most, basis: warning.basis.to_owned() })
}

/// The policy's label for an age band; empty for ages that no age group of the policy touches.
pub(super) fn age_group_label(policy: &Policy, from_months: u16, to_months: u16) -> String {
    rules::age_group_of(policy, Band { from_months, to_months })
        .map(|group| group.code.clone())
        .unwrap_or_default()
}
