//! Children and what is known of them.

pub mod child;
