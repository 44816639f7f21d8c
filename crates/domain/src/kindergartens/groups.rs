//! Groups: capacity is hard, the norm is a warning, the age group is a label.

use super::Profile;
use crate::{
    Refusal,
    age::Band,
    policy::{AgeGroup, Norm, Policy},
};

/// The places of a group. Always `children + held + open <= capacity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupFacts {
    /// Places entered by the head.
    pub capacity: u32,
    /// Children in the list.
    pub children: u32,
    /// Seats held by live offers.
    pub held: u32,
    /// Places stated free, opened, and not held by an offer.
    pub open: u32,
}

impl GroupFacts {
    /// Places nobody holds and nobody has stated free.
    #[must_use]
    pub const fn unstated(&self) -> u32 {
        self.capacity.saturating_sub(self.children + self.held + self.open)
    }

    /// Places the public sees as vacant: no child and no held seat.
    #[must_use]
    pub const fn vacant(&self) -> u32 {
        self.capacity.saturating_sub(self.children + self.held)
    }
}

/// What a change of a group does beside the change itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupChange {
    /// Open places that no longer fit and are taken back.
    pub open_withdrawn: u32,
}

/// The head changes capacity, or corrects the number of children.
///
/// # Errors
/// `refusal-capacity-below-children` when the children and the held seats would not fit,
/// `refusal-capacity-implausible` above the pack's guard against typing errors.
pub fn change_group(
    policy: &Policy,
    group: &GroupFacts,
    capacity: u32,
    children: u32,
) -> Result<GroupChange, Refusal> {
    let most = policy.groups.capacity_at_most;
    if capacity > most && capacity > group.capacity {
        return Err(Refusal::new("refusal-capacity-implausible").with("most", most));
    }
    let taken = children + group.held;
    if capacity < taken {
        return Err(Refusal::new("refusal-capacity-below-children")
            .with("capacity", capacity)
            .with("children", children)
            .with("held", group.held));
    }
    Ok(GroupChange { open_withdrawn: group.open.saturating_sub(capacity - taken) })
}

/// What a new group must have: a name, a place, a language in which the region teaches.
///
/// # Errors
/// `refusal-group-without-name`, `refusal-group-without-places`, `refusal-language-not-taught`.
pub fn new_group(policy: &Policy, name: &str, capacity: u32, language: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::new("refusal-group-without-name"));
    }
    if capacity == 0 {
        return Err(Refusal::new("refusal-group-without-places"));
    }
    if !policy.region.teaching_languages.iter().any(|taught| taught == language) {
        return Err(Refusal::new("refusal-language-not-taught"));
    }
    Ok(())
}

/// A norm that a group exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormWarning<'p> {
    /// The most children by the norm.
    pub at_most: u32,
    /// Legal basis.
    pub basis: &'p str,
}

/// The norm for a group of these ages and profile. Of several norms (a group of mixed ages) the strictest counts; a norm
/// of the profile itself goes before the general ones.
#[must_use]
pub fn norm_of(policy: &Policy, band: Band, profile: Profile) -> Option<&Norm> {
    let overlaps = |norm: &&Norm| norm.from_months < band.to_months && band.from_months < norm.to_months;
    let strictest = |of: Option<Profile>| {
        policy
            .groups
            .norms
            .iter()
            .filter(|norm| norm.profile == of)
            .filter(overlaps)
            .min_by_key(|norm| norm.at_most)
    };
    strictest(Some(profile)).or_else(|| strictest(None))
}

/// The norm that a group of these ages, this profile and this capacity exceeds; see [`norm_of`].
#[must_use]
pub fn norm_warning(policy: &Policy, band: Band, profile: Profile, capacity: u32) -> Option<NormWarning<'_>> {
    let norm = norm_of(policy, band, profile)?;
    (capacity > norm.at_most).then_some(NormWarning { at_most: norm.at_most, basis: &norm.basis })
}

/// The age group of the pack that fits a programme's ages best: the largest common part, measured against both; the
/// younger of two equals. A label for people and filters, never a rule of admission.
#[must_use]
pub fn age_group_of(policy: &Policy, band: Band) -> Option<&AgeGroup> {
    let common = |group: &AgeGroup| {
        u32::from(group.to_months.min(band.to_months))
            .saturating_sub(u32::from(group.from_months.max(band.from_months)))
    };
    let length = |from: u16, to: u16| u32::from(to.saturating_sub(from));
    // common / union compared as fractions, without floating point.
    let score = |group: &AgeGroup| {
        let common = common(group);
        let union =
            length(group.from_months, group.to_months) + length(band.from_months, band.to_months) - common;
        (u64::from(common) * 1_000_000).checked_div(u64::from(union)).unwrap_or(0)
    };
    let fitting = policy.age_groups.bands.iter().filter(|group| common(group) > 0);
    fitting.max_by(|a, b| score(a).cmp(&score(b)).then(b.from_months.cmp(&a.from_months)))
}
