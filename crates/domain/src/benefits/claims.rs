//! Claims: who may claim what, what a decision does, and what the confirmed claims add up to.

use super::BenefitClass;
use crate::{
    Refusal,
    ids::KindergartenId,
    policy::{BenefitCategory, BenefitScope, Policy},
    time::{Date, add_days},
};
use serde::{Deserialize, Serialize};

/// Where a claim stands. A claim moves the order key only when it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ClaimState {
    /// Claimed by the family, not yet looked at.
    Claimed,
    /// Confirmed by the district department (or a registry).
    Confirmed,
    /// Rejected with a reason in words.
    Rejected {
        /// What the deciding officer wrote.
        reason: String,
    },
    /// Taken back by the family.
    Withdrawn,
}

impl ClaimState {
    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
            Self::Rejected { .. } => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the claim waits for a decision or counts: the same category cannot be claimed again beside it.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self, Self::Claimed | Self::Confirmed)
    }
}

/// What may be done to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimStep {
    /// The department (or a registry) confirms.
    Confirm,
    /// The department rejects, or takes a confirmation back, with a reason in words.
    Reject {
        /// What the deciding officer wrote.
        reason: String,
    },
    /// The family takes the claim back.
    Withdraw,
}

/// The state of a claim after a step.
///
/// # Errors
/// `refusal-claim-decided` when the claim no longer waits for this, `refusal-reason-missing` when a rejection gives no
/// reason.
pub fn next(state: &ClaimState, step: ClaimStep) -> Result<ClaimState, Refusal> {
    match (state, step) {
        (ClaimState::Claimed, ClaimStep::Confirm) => Ok(ClaimState::Confirmed),
        (ClaimState::Claimed | ClaimState::Confirmed, ClaimStep::Reject { reason }) => {
            if reason.trim().is_empty() {
                return Err(Refusal::new("refusal-reason-missing"));
            }
            Ok(ClaimState::Rejected { reason: reason.trim().to_owned() })
        }
        (ClaimState::Claimed | ClaimState::Confirmed, ClaimStep::Withdraw) => Ok(ClaimState::Withdrawn),
        (state, _) => Err(Refusal::new("refusal-claim-decided").with("state", state.code())),
    }
}

/// Who makes a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimant {
    /// The family in its cabinet.
    Family,
    /// The district department, on a basis document.
    Department,
}

/// What the rules need to know of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Code of the benefit category.
    pub category: String,
    /// The kindergarten it is for, where the category counts in one kindergarten only.
    pub kindergarten: Option<KindergartenId>,
    /// Where it stands.
    pub state: ClaimState,
}

/// The claim to a benefit as it is to be kept, if it may be made now, beside the claims the application already has. It
/// is for no kindergarten where its category counts everywhere, whatever was named; else for the named one, which must
/// stand on the list of wishes.
///
/// # Errors
/// `refusal-unknown-benefit`, `refusal-benefit-not-in-force`, `refusal-benefit-by-department`,
/// `refusal-benefit-needs-kindergarten`, `refusal-benefit-kindergarten-not-wished`, `refusal-claimed-twice`.
pub fn claim(
    policy: &Policy,
    claimed: &ClaimFacts,
    already: &[ClaimFacts],
    wishes: &[KindergartenId],
    by: Claimant,
    today: Date,
) -> Result<ClaimFacts, Refusal> {
    let category = policy
        .benefits
        .category(&claimed.category)
        .ok_or_else(|| Refusal::new("refusal-unknown-benefit").with("benefit", &claimed.category))?;
    let refuse = |key: &'static str| Err(Refusal::new(key).on_basis(category.basis.clone()));
    if !in_force(category, today) {
        return refuse("refusal-benefit-not-in-force");
    }
    if category.entered_by_department && by == Claimant::Family {
        return refuse("refusal-benefit-by-department");
    }
    let kindergarten = claimed.kindergarten.filter(|_| category.scope.is_local());
    match kindergarten {
        None if category.scope.is_local() => return refuse("refusal-benefit-needs-kindergarten"),
        Some(named) if !wishes.contains(&named) => return refuse("refusal-benefit-kindergarten-not-wished"),
        _ => {}
    }
    let same = |other: &ClaimFacts| {
        other.state.is_live()
            && other.category == claimed.category
            && (other.kindergarten == kindergarten || !category.scope.is_local())
    };
    if already.iter().any(same) {
        return refuse("refusal-claimed-twice");
    }
    Ok(ClaimFacts { category: category.code.clone(), kindergarten, state: ClaimState::Claimed })
}

/// What the confirmed claims give in the kindergartens where some of them count that count nowhere else, in the order of
/// the claims. In every other kindergarten [`standing`] without one holds.
#[must_use]
pub fn standings(policy: &Policy, claims: &[ClaimFacts], on: Date) -> Vec<(KindergartenId, Standing)> {
    let mut found: Vec<(KindergartenId, Standing)> = Vec::new();
    for at in claims.iter().filter_map(|claim| claim.kindergarten) {
        if !found.iter().any(|(known, _)| *known == at) {
            found.push((at, standing(policy, claims, Some(at), on)));
        }
    }
    found
}

/// What the confirmed claims give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The best class.
    pub class: BenefitClass,
    /// The sum of points.
    pub points: u32,
}

/// What the confirmed claims give an application on a day: in one kindergarten, or (with none) everywhere. A claim
/// counts while its category is in force; a category counts once however often it was confirmed.
#[must_use]
pub fn standing(
    policy: &Policy,
    claims: &[ClaimFacts],
    kindergarten: Option<KindergartenId>,
    on: Date,
) -> Standing {
    let counts = |claim: &ClaimFacts, category: &BenefitCategory| {
        claim.state == ClaimState::Confirmed
            && claim.category == category.code
            && match category.scope {
                BenefitScope::Everywhere => true,
                BenefitScope::Kindergarten | BenefitScope::Catchment => {
                    claim.kindergarten.is_some() && claim.kindergarten == kindergarten
                }
            }
    };
    let mut standing = Standing { class: BenefitClass::General, points: 0 };
    for category in policy.benefits.categories.iter().filter(|category| in_force(category, on)) {
        if claims.iter().any(|claim| counts(claim, category)) {
            standing.class = standing.class.min(category.class);
            standing.points = standing.points.saturating_add(category.points);
        }
    }
    standing
}

/// The next day after `today` on which [`standing`] may change by itself, because a category comes into force or runs
/// out.
#[must_use]
pub fn standing_changes_on(policy: &Policy, claims: &[ClaimFacts], today: Date) -> Option<Date> {
    let confirmed = claims.iter().filter(|claim| claim.state == ClaimState::Confirmed);
    confirmed
        .filter_map(|claim| policy.benefits.category(&claim.category))
        .flat_map(|category| [category.valid_from_on, category.valid_to_on.map(|last| add_days(last, 1))])
        .flatten()
        .filter(|on| *on > today)
        .min()
}

fn in_force(category: &BenefitCategory, on: Date) -> bool {
    category.valid_from_on.is_none_or(|from| from <= on) && category.valid_to_on.is_none_or(|to| on <= to)
}
