//! The message files held against each other and against the sources that name their keys.

mod catalogue;
mod dates;
mod keys;
mod languages;
