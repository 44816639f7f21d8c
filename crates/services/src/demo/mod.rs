//! What a demonstration can do beside the real program: take a whole city in at once, move the clock, open any door.
//!
//! Nothing here runs outside a demonstration: every function asks [`crate::Settings::demo`] first.

mod clock;
mod doors;
mod outbox;
mod settle;
mod staff;

pub use clock::{Moved, keep_clock, kept_clock, move_clock};
pub use doors::{Door, Guest, account_behind, guests};
pub use outbox::{Letter, outbox};
pub use settle::{Applicant, Claimed, Household, settle};
pub use staff::{Colleague, hire};

use domain::accounts::{NotPermitted, Permission};

use crate::{App, Error};

/// A stored hash that no password matches: the accounts of an invented city are entered through its doors.
const NO_PASSWORD: &str = "-";

/// Refuses outside a demonstration.
fn only_in_demo(app: &App) -> Result<(), Error> {
    if app.settings().demo {
        return Ok(());
    }
    Err(NotPermitted { permission: Permission::DemoUse }.into())
}
