//! The verifier: is a placement what its mechanism promises? From input and output alone.
//!
//! Nothing of the solver is used here but the plain arrays and the names of the rules (`crate::market` and
//! `crate::rules`), and nothing is taken on trust: eligibility, seats, present seats, reserves and envy are judged
//! from their definitions. A placement that was made by hand or by another program is judged the same way.
//!
//! What is checked for every mechanism: nobody sits where it did not ask to sit, no programme holds more than its
//! seats, nobody has lost the seat it held. Then, by mechanism:
//! - deferred acceptance, serial order, immediate acceptance: no free seat that a child would rather have, no
//!   child seated before another who stands earlier in the order *of that mechanism* and would rather sit there,
//!   reserves honoured;
//! - top trading cycles: no free seat that a child would rather have, and no circle of children who would all
//!   gain by exchanging seats.

mod certificate;
mod compare;
mod envy;
mod exchange;
mod judge;
mod metrics;
mod ratio;
mod report;
mod reserves;

pub use certificate::{Admitted, Certificate, Reason};
pub use compare::{Change, Changes, Turn, compare};
pub use judge::Judge;
pub use metrics::{ClassOutcome, Cutoff, Metrics, metrics};
pub use ratio::keeps_ratio;
pub use report::{Report, Witness};

use crate::market::{Market, Placement};
use crate::rules::Rules;

/// Judges a placement. [`Judge`] gives more: certificates for single children.
#[must_use]
pub fn verify(market: &Market, rules: &Rules<'_>, placement: &Placement) -> Report {
    Judge::new(market, rules, placement).report()
}
