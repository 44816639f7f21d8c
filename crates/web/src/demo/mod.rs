//! The doors of a demonstration: any role by one click, every message that would have left, a clock that can be moved.
//!
//! These routes exist in demo mode only (`sadok demo`); everything they lead to is the real program.

mod asked;
mod clock;
mod doors;
mod messages;
mod page;
mod stage;

use domain::accounts::Permission;

use crate::shell::Routes;

pub use stage::Stage;

/// The routes below `/demo`.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/demo", Permission::DemoUse, page::show)
        .post("/demo/clock", Permission::DemoUse, clock::advance)
        .get("/demo/clock", Permission::DemoUse, clock::tell)
        .post("/demo/sign-in", Permission::DemoUse, doors::enter)
        .get("/demo/outbox", Permission::DemoUse, messages::list)
        .get("/demo/messages", Permission::DemoUse, messages::show)
}
