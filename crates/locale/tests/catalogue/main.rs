//! The message files held against each other and against the sources that name their keys.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the files has failed")]

mod catalogue;
mod dates;
mod keys;
mod languages;
