//! Benefits: classes of privilege and the claims that may give them.

mod claims;
mod class;

pub use claims::{
    ClaimFacts, ClaimState, ClaimStep, Claimant, Standing, claim, next, standing, standing_changes_on,
    standings,
};
pub use class::BenefitClass;
