//! Time as a parameter: the real clock, and one that demo mode and tests can move.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::time::{Timestamp, truncate_to_micros};

/// Where the program asks for the time. Nothing else in the house reads a clock.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present instant, cut to microseconds.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        truncate_to_micros(Timestamp::now())
    }
}

/// A clock that runs with the machine's, moved by an offset; it can also be stopped at an instant.
#[derive(Debug)]
pub struct MovableClock {
    /// Microseconds added to the machine's clock, or the instant itself when stopped.
    value: AtomicI64,
    runs: bool,
}

impl MovableClock {
    /// Runs with the machine's clock, `offset_micros` ahead of it (or behind, when negative).
    #[must_use]
    pub fn running(offset_micros: i64) -> Self {
        Self { value: AtomicI64::new(offset_micros), runs: true }
    }

    /// Stands still at `now` until it is moved.
    #[must_use]
    pub fn stopped(now: Timestamp) -> Self {
        Self { value: AtomicI64::new(now.as_microsecond()), runs: false }
    }

    /// Moves the clock so that it shows `now` at this moment. Moving backwards is allowed here; the journal
    /// keeps its own order, see [`crate::Change::now`].
    pub fn set(&self, now: Timestamp) {
        let base = if self.runs { SystemClock.now().as_microsecond() } else { 0 };
        self.value.store(now.as_microsecond() - base, Ordering::SeqCst);
    }

    /// The offset to the machine's clock in microseconds, to be kept across restarts.
    #[must_use]
    pub fn offset_micros(&self) -> i64 {
        self.value.load(Ordering::SeqCst)
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        let base = if self.runs { SystemClock.now().as_microsecond() } else { 0 };
        Timestamp::from_microsecond(base + self.value.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
    }
}
