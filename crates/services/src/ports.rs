//! The outside world as the use cases see it; `integrations` implements these.

use async_trait::async_trait;

/// Why a message did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It may go later: the service is away or asks to wait.
    #[error("try again later: {0}")]
    Later(String),
    /// It will never go: the address is wrong.
    #[error("cannot be delivered: {0}")]
    Never(String),
}

/// An e-mail ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The message's id; the same id is the same mail, also when it is sent twice.
    pub id: uuid::Uuid,
    /// Address.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// An SMS ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// The message's id, passed on so that the service can recognise a repetition.
    pub id: uuid::Uuid,
    /// Number as `380XXXXXXXXX`.
    pub to: String,
    /// Text; never a child's name, never a link that answers anything.
    pub text: String,
}

/// Sends e-mail.
#[async_trait]
pub trait MailPort: Send + Sync + std::fmt::Debug {
    /// Hands the mail over; returns when the next server has taken it.
    async fn send(&self, mail: &Mail) -> Result<(), SendError>;
}

/// Sends SMS.
#[async_trait]
pub trait SmsPort: Send + Sync + std::fmt::Debug {
    /// Hands the SMS over; returns when the gateway has taken it.
    async fn send(&self, sms: &Sms) -> Result<(), SendError>;
}
