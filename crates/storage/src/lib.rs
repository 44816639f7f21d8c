//! Tables, migrations and queries, one text for SQLite and PostgreSQL.
//!
//! Each room of the house has a module of the same name with its tables (`Entity`, `Model`) and the
//! questions that use cases ask of them. Queries take `&impl ConnectionTrait`, so that the same code runs
//! inside a write transaction and on the pool of readers.

pub mod accounts;
mod agreement;
pub mod benefits;
mod columns;
pub mod enrolment;
pub mod erasing;
pub mod families;
mod joined;
pub mod journal;
pub mod kindergartens;
mod literals;
pub mod migrations;
pub mod notifications;
pub mod offers;
pub mod platform;
pub mod queue;
pub mod sealed;
mod store;

pub use agreement::{CHECKS, Disagreement, disagreements};
pub use columns::{At, On};
pub use sea_orm::{self, ConnectionTrait, DatabaseTransaction, DbErr};
pub use store::{Baton, Location, Reader, Store, StoreError, Writing};
