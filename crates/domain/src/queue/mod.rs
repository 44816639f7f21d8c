//! The queue: applications, wishes, entries.

mod entries;
pub mod number;
mod state;
mod transitions;

pub use entries::{ApplicationFacts, ProgrammeFacts, entries_for, fits, next_review_on};
pub use state::{ApplicationState, SuspensionReason};
pub use transitions::{may_change, may_file, may_wish, may_withdraw, reactivate, suspend_by_parent};
