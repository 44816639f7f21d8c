//! What families and staff are told: rows written with the change itself, sent after it.
//!
//! A notification is rendered at the moment of the change, in the language of its account, so that a message says
//! what was true when it was written. The row for the cabinet is there at once; rows for e-mail and SMS are the
//! outbox from which a worker sends (see [`deliver_due`] for what that promises).

mod account;
mod cabinet;
mod deliver;
mod failed;
mod notify;
mod outbox;
mod render;

pub(crate) use account::{password_changed, password_link};
pub use cabinet::{MessageLine, mark_all_read, mark_read, messages, unread};
pub use deliver::{Delivered, deliver_due};
pub use failed::{FailedLine, failed, resend};
pub use notify::notify;
pub(crate) use notify::tell;
pub use outbox::{OutboxLine, outbox};
