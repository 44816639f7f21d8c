//! The cabinet of a family.

mod home;
mod messages;
pub(crate) mod words;

use domain::accounts::Permission;

use crate::shell::Routes;

/// The routes of the cabinet.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/cabinet", Permission::QueueOwn, home::show)
        .get("/cabinet/messages", Permission::MessagesOwn, messages::show)
        .post("/cabinet/messages", Permission::MessagesOwn, messages::mark)
}
