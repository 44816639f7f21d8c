//! Adapters to the outside world: mail and SMS, each with a simulator.
//!
//! The use cases own the ports ([`services::ports`]); this crate implements them. An adapter holds no queue and repeats
//! nothing: it hands one message over, within a time limit, and says whether to try again later. Waiting, repeating
//! and giving up is the outbox's work.

mod mail;
mod simulator;
mod sms;

pub use mail::{SmtpMail, SmtpSetup};
pub use simulator::Simulator;
pub use sms::{TurboSms, TurboSmsSetup};

/// An adapter was set up wrongly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SetupError(String);
