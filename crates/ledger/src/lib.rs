//! Independent replay of the journal: finds any place given out of order.
//!
//! This is a second, separate piece of code. It shares nothing with the rules of the queue: it reads the journal as
//! JSON lines with its own eyes, keeps its own lines of waiting children, and asks of every record whether it could
//! have happened. What decides an order is read from the keys in the journal and held against the facts in it (class,
//! time of registration, sequence number), so a key that was bent is found, too.
//!
//! What it cannot see, because the journal holds no personal data: whether a child's age was right.
//!
//! ```
//! let journal = r#"{"seq":2,"at":"2026-03-01T08:00:00Z","actor":{"role":"system"},"kind":"offer_reminded","offer":"00000000-0000-0000-0000-000000000001"}"#;
//! let report = ledger::replay(journal.lines());
//! assert!(!report.ok());
//! assert_eq!(report.violations[0].code, "gap");
//! ```

mod instant;
mod key;
mod replay;
mod report;
mod wire;
mod world;

pub use replay::Replay;
pub use report::{Counts, Report, Violation};

/// Replays a whole journal, one JSON record a line, from its first record.
pub fn replay<L: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> Report {
    let mut replay = Replay::default();
    for line in lines {
        replay.feed(line.as_ref());
    }
    replay.finish()
}
