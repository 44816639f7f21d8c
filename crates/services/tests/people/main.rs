//! Accounts, families and notifications, on both databases.

mod accounts;
mod stage;
