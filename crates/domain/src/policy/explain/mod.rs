//! The rules of a pack in plain words: which sentences say them, and with what in them.
//!
//! The sentences are Fluent messages in `locales/*/policy.ftl`; here is only which of them hold, so the page `/rules`,
//! `sadok policy explain` and a test all read the same.

mod line;
mod places;
mod queue;

pub use line::{Arg, Line, Section};

use super::Policy;

/// The rules as sections of sentences, in reading order.
#[must_use]
pub fn explain(policy: &Policy) -> Vec<Section> {
    vec![
        queue::pack(policy),
        queue::applying(policy),
        queue::ages(policy),
        queue::order(policy),
        queue::benefits(policy),
        places::invitations(policy),
        places::documents(policy),
        places::groups(policy),
        places::calendar(policy),
        places::publication(policy),
        places::notifications(policy),
        queue::basis(policy),
    ]
}
