//! Nothing leaves: for demonstrations, and for installations without a mail server or gateway.

use async_trait::async_trait;
use services::ports::{Mail, MailPort, SendError, Sms, SmsPort};

/// Takes every message and sends none; the outbox keeps them to look at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Simulator;

#[async_trait]
impl MailPort for Simulator {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        tracing::debug!(id = %mail.id, "simulated e-mail");
        Ok(())
    }
}

#[async_trait]
impl SmsPort for Simulator {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        tracing::debug!(id = %sms.id, "simulated SMS");
        Ok(())
    }
}
