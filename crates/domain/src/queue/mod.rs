//! The queue: applications, wishes, entries.

mod state;

pub use state::{ApplicationState, SuspensionReason};
