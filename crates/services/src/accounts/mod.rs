//! People who sign in: registering, sessions, what they may do, their own settings.
//!
//! Passwords are hashed with Argon2id outside the writer, on threads for blocking work, a few at a time. A session is
//! a random token of 256 bits in a cookie; the database keeps its SHA-256 only. Guessing is slowed by counting attempts
//! by account and by source address, both under keyed hashes. Who forgot the password gets a link by e-mail that works once.

mod block;
mod details;
mod family_account;
mod handover;
mod password;
mod register;
mod reset;
mod roles;
mod sessions;
mod sign_in;
mod sign_out;
mod signed;
mod staff;
mod throttle;
mod tokens;

pub use block::{block, unblock};
pub use details::{Channels, Details, Profile, change_channels, change_details, change_language, profile};
pub(crate) use family_account::{FamilyContacts, family_account};
pub(crate) use handover::OneTime;
pub use handover::{Handover, hand_over};
pub use password::{change_password, choose_password, set_password};
pub use register::{NewAccount, register};
pub use reset::{ask_reset, reset_account, reset_password};
pub use roles::{Appointment, HeldRole, appoint, dismiss, roles_of};
pub use sessions::{SessionLine, end_other_sessions, end_session, sessions};
pub use sign_in::{SignedIn, sign_in, sign_in_as};
pub use sign_out::sign_out;
pub use signed::{Signed, actor_of, find_session};
pub use staff::{StaffLine, StaffMember, add_staff, command_line_actor, find_by_login, staff};
pub(crate) use throttle::{count_status_attempt, forget_status_attempt};
pub use tokens::issue_token;

/// The label under which e-mail addresses of accounts are sealed and indexed.
pub(crate) const EMAIL: &str = "account.email";
/// The label under which phone numbers of accounts are sealed and indexed.
pub(crate) const PHONE: &str = "account.phone";
