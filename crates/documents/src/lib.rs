//! Paper and tables: receipts as PDF, spreadsheets in and out, and what an import file says.
//!
//! Everything here is a pure function of its arguments: no clock, no files, no network. The caller reads the file
//! and passes its name, so that every [`Finding`](findings::Finding) can point into it.

pub mod calendars;
pub mod findings;
pub mod import;
#[cfg(feature = "pdf")]
pub mod receipts;
pub mod tables;
