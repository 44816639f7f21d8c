//! Marks along long lines, so that a place is found as quickly in a line of a hundred thousand as in one of a thousand.

use domain::accounts::{Actor, Permission};
use storage::queue::line::{self, Distances};

use crate::{App, Error};

/// Sets marks where lines have outgrown them; returns how many stretches. It changes no place and nobody's order.
///
/// # Errors
/// When the database fails; what was marked before stays marked.
pub async fn mark_lines(app: &App) -> Result<usize, Error> {
    let stretches = line::to_mark(app.reader(), Distances::REGION).await?;
    let count = stretches.len();
    for stretch in stretches {
        app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
            Box::pin(async move { Ok(line::mark(change.db(), &stretch, Distances::REGION).await?) })
        })
        .await?;
    }
    Ok(count)
}
