//! What families and staff are told: rows written with the change itself, sent after it.
//!
//! A notification is rendered at the moment of the change, in the language of its account, so that a message says
//! what was true when it was written. The row for the cabinet is there at once; rows for e-mail and SMS are the
//! outbox from which a worker sends (see [`deliver_due`] for what that promises).

mod notify;
mod render;

pub use notify::notify;
