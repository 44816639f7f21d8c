//! Pages for everybody: the way in, the queue, a status by number and code, the city's numbers, the rules.

mod home;
mod open_data;
mod queue;
mod rules;
mod statistics;
mod status;

use domain::accounts::Permission;

use crate::shell::Routes;

/// The routes of these pages.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/", Permission::QueuePublic, home::show)
        .get("/queue", Permission::QueuePublic, queue::show)
        .get("/status", Permission::QueuePublic, status::ask)
        .post("/status", Permission::QueuePublic, status::answer)
        .get("/statistics", Permission::QueuePublic, statistics::show)
        .get("/rules", Permission::PolicyRead, rules::show)
        .get("/opendata", Permission::QueuePublic, open_data::show)
}
