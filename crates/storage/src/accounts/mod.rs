//! Accounts, what they may do, their sessions, and the throttle against guessing.

pub mod account;
pub mod role_assignment;
pub mod session;
pub mod throttle;
