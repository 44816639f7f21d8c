//! Use cases: one room a module, one verb a file, one transaction a call.
//!
//! Every change goes the same way: [`App::write`] checks the permission, opens the transaction in the storage's
//! writer and hands a [`Change`] to the use case. The use case loads what the rules need, asks `domain` for the
//! decision, saves rows and records events; the change appends them to the journal before the commit. Mail and
//! SMS are rows of the outbox, written in the same transaction and sent after it.

pub mod accounts;
mod app;
pub mod benefits;
pub mod cabinet;
mod change;
mod clock;
pub mod demo;
pub mod enrolment;
pub mod erasing;
mod error;
pub mod families;
pub mod journal;
pub mod kindergartens;
pub mod notifications;
pub mod offers;
pub mod office;
mod once;
pub mod policies;
pub mod ports;
pub mod queue;
mod reach;
pub mod schedule;
pub mod statistics;
pub mod table;
pub mod upkeep;

pub use app::{App, Settings};
pub use change::{About, Change};
pub use clock::{Clock, MovableClock, SystemClock};
pub use error::{Error, Fault};
pub use once::Once;
pub use policies::ActivePolicy;
pub use storage::Location;
