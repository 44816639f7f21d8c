//! Placement of children by mechanism, and its verifier: pure, on flat arrays.
//!
//! A [`Market`] holds what is known before a placement: how many seats each programme has, what each child
//! wishes in which order, and where each child stands in each programme's order. [`place`] turns it into a
//! [`Placement`] by one of four [`Mechanism`]s. [`verify`] judges a placement from the same arrays without a
//! line of the solver's code. Nothing here reads a file, a clock or a random source; the answer depends on the
//! content of the arrays alone, not on the order of children or programmes in them.
//!
//! What each mechanism promises and does not, with sources, is written for lawyers and researchers in
//! `docs/placement.md`.

mod check;
mod choice;
mod deferred;
mod desks;
mod lists;

pub mod lottery;
mod market;
pub mod order;
pub mod ratio;
pub mod rematch;
mod rules;
pub mod siblings;
mod trading;
pub mod verify;

pub use check::Defect;
pub use market::{ANYWHERE, Market, NO_CLASS, NOWHERE, Placement, Reserve, Wish};
pub use rules::{Mechanism, Precedence, Rules, Unfilled, Unsupported};

/// Places the children of `market` by `rules`.
///
/// The market must be sound ([`Market::check`]); with a market that is not, the answer is meaningless, and it may
/// panic on an index, but no memory is misread.
///
/// # Errors
/// [`Unsupported`] when the rules ask for a combination that has no accepted meaning, such as reserves under
/// top trading cycles, or when a serial order is missing.
pub fn place(market: &Market, rules: &Rules<'_>) -> Result<Placement, Unsupported> {
    match rules.mechanism {
        Mechanism::DeferredAcceptance => Ok(deferred::solve(market, rules, &deferred::ByPriority)),
        Mechanism::Serial => match rules.order {
            Some(order) if order.len() == market.children() => {
                Ok(deferred::solve(market, rules, &deferred::BySerial(order)))
            }
            Some(_) => Err(Unsupported::OrderOfAnotherLength),
            None => Err(Unsupported::SerialWithoutOrder),
        },
        Mechanism::Immediate => Ok(deferred::solve(market, rules, &deferred::ByRank)),
        Mechanism::TopTradingCycles if !market.reserves.is_empty() => Err(Unsupported::TradingWithReserves),
        Mechanism::TopTradingCycles => match rules.order {
            Some(order) if order.len() != market.children() => Err(Unsupported::OrderOfAnotherLength),
            order => Ok(trading::solve(market, order)),
        },
    }
}
