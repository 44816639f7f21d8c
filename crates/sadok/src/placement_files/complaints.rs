//! Bad rows, gathered so that a person can mend them all at once.

use std::fmt;
use std::path::Path;

/// How many bad rows are listed before the rest is only counted.
const LISTED: usize = 20;

/// What is wrong with the input, row by row.
#[derive(Debug, Default)]
pub(crate) struct Complaints {
    listed: Vec<String>,
    more: u64,
}

impl Complaints {
    /// Notes a bad row. `line` counts from 1, the header being line 1 of a CSV; 0 means the file as a whole.
    pub(crate) fn row(&mut self, file: &Path, line: u64, column: &str, reason: impl fmt::Display) {
        if self.listed.len() >= LISTED {
            self.more += 1;
            return;
        }
        let place = if line == 0 { file.display().to_string() } else { format!("{}:{line}", file.display()) };
        let column = if column.is_empty() { String::new() } else { format!("column {column}: ") };
        self.listed.push(format!("{place}: {column}{reason}"));
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether there are so many that reading on helps nobody.
    pub(crate) fn enough(&self) -> bool {
        self.more >= 10_000
    }

    /// Turns complaints into an error; nothing when there are none.
    pub(crate) fn or_ok(self) -> anyhow::Result<()> {
        if self.is_empty() { Ok(()) } else { Err(anyhow::anyhow!("{self}")) }
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.listed.len() as u64 + self.more;
        write!(f, "{all} bad row{}, nothing was done", if all == 1 { "" } else { "s" })?;
        for line in &self.listed {
            write!(f, "\n  {line}")?;
        }
        if self.more > 0 {
            write!(f, "\n  … and {} more", self.more)?;
        }
        Ok(())
    }
}
