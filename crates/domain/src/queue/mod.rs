//! The queue: applications, wishes, entries.

mod entries;
mod machine;
pub mod number;
mod state;
mod transitions;

pub use entries::{ApplicationFacts, ProgrammeFacts, entries_for, fits, fits_from, next_review_on};
pub use machine::{Step, next};
pub use state::{ApplicationState, SuspensionReason};
pub use transitions::{
    may_change, may_file, may_wish, may_withdraw, reactivate, suspend_by_parent, takes_in_by,
};
