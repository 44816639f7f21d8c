//! Accounts, families and notifications, on both databases.

mod accounts;
mod drafts;
mod families;
mod notifications;
mod reset;
mod stage;
