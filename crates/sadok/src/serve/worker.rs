//! Background work: what time brings, and what leaves after a commit.
//!
//! There is no leader: any number of nodes do the same rounds. Each piece of work is a change of its own that looks
//! again whether it is still due, so two nodes at the same piece do it once.

use std::time::{Duration, Instant};

use rand::Rng as _;
use services::{Error, queue, schedule};
use tokio::sync::watch;

use crate::house::House;

/// The longest pause after failures in a row.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How often it is looked whether lines have grown beyond their marks.
const MARKING: Duration = Duration::from_secs(300);

/// Runs rounds until `stop` says so; the round that runs is finished first.
pub(crate) async fn run(house: House, every: Duration, mut stop: watch::Receiver<bool>) {
    let mut failures: u32 = 0;
    let mut marked: Option<Instant> = None;
    while !*stop.borrow() {
        let marking = marked.is_none_or(|at| at.elapsed() >= MARKING);
        if marking {
            marked = Some(Instant::now());
        }
        let marks = if marking { mark_lines(&house).await } else { Ok(()) };
        let done = marks.and(round(&house).await);
        match done {
            Ok(()) => failures = 0,
            Err(error) => {
                failures = failures.saturating_add(1);
                metrics::counter!("worker_failures_total").increment(1);
                tracing::error!(%error, failures, "background work failed and will be tried again");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(pause(every, failures)) => {}
            _ = stop.changed() => {}
        }
    }
    tracing::info!("background work has stopped");
}

/// One round: everything that is due, then everything that waits to leave. What cannot be done stops no mail.
pub(crate) async fn round(house: &House) -> Result<(), Error> {
    watch_clock(house).await?;
    let due = schedule::run_due(&house.app).await;
    if let Ok(done) = &due {
        if *done != schedule::Done::default() {
            tracing::info!(?done, "scheduled work");
        }
        metrics::counter!("worker_pieces_total").increment(done.total() as u64);
        metrics::counter!("worker_pieces_failed_total").increment(done.failed as u64);
    }
    let delivered = house.deliver().await;
    due.and(delivered)
}

/// Keeps places quick to find in lines that have become long.
async fn mark_lines(house: &House) -> Result<(), Error> {
    let stretches = queue::mark_lines(&house.app).await?;
    if stretches > 0 {
        tracing::info!(stretches, "long lines marked");
    }
    Ok(())
}

/// A clock that was set back stops everything that time brings, without a fault anywhere: it must be said.
async fn watch_clock(house: &House) -> Result<(), Error> {
    let behind = services::journal::clock_behind(&house.app).await?.unwrap_or_default();
    metrics::gauge!("clock_behind_seconds").set(behind.as_secs_f64());
    if !behind.is_zero() {
        tracing::warn!(
            seconds = behind.as_secs(),
            "the clock stands behind the journal; set the machine's time"
        );
    }
    Ok(())
}

/// From 0.75 to 1.25 of the pause, doubled with every failure in a row.
fn pause(every: Duration, failures: u32) -> Duration {
    let longer = every.saturating_mul(1 << failures.min(6));
    let jitter = rand::rng().random_range(0.75..1.25);
    longer.min(LONGEST_PAUSE.max(every)).mul_f64(jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_grows_with_failures_and_has_an_end() {
        let every = Duration::from_secs(5);
        for _ in 0..100 {
            let calm = pause(every, 0).as_secs_f64();
            assert!((3.75..6.25).contains(&calm), "{calm}");
            assert!(pause(every, 2) >= Duration::from_secs(15));
            assert!(pause(every, 40) <= LONGEST_PAUSE.mul_f64(1.25));
        }
    }
}
