//! The files of a placement: programmes, choices, present seats, reserves, and the placement itself.
//!
//! CSV, gzipped CSV and Parquet by extension, read as streams; every bad row is named with its file and line, and
//! nothing is half read or half written.

mod complaints;
mod names;
mod output;
mod policy;
mod progress;
mod read;
mod refusals;
mod rows;
mod scatter;
mod table;

pub(crate) use output::{Output, delete_unfinished_output_on_interrupt, peak_memory};
pub(crate) use policy::{Policy, PrecedenceName, Prepared};
pub(crate) use progress::Progress;
pub(crate) use read::{Inputs, Problem};
pub(crate) use refusals::Refusals;
