//! E-mail over SMTP (RFC 5321), by lettre.

use std::time::Duration;

use async_trait::async_trait;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use services::ports::{Mail, MailPort, SendError};

use crate::SetupError;

/// How long one command may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct SmtpSetup {
    /// `smtps://user:password@host:465` (TLS from the start), `smtp://host:587?tls=required` (STARTTLS or nothing),
    /// `smtp://host:25?tls=opportunistic`, `smtp://host:25` (no TLS: only to a relay on the same machine).
    pub url: String,
    /// Sender, `Садок <no-reply@sadok.example>`.
    pub from: String,
}

/// A mail server.
pub struct SmtpMail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl std::fmt::Debug for SmtpMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpMail").field("from", &self.from).finish_non_exhaustive()
    }
}

impl SmtpMail {
    /// A mail server that has not been spoken to yet.
    ///
    /// # Errors
    /// [`SetupError`] when the address or the sender cannot be read. The address is not repeated: it holds a password.
    pub fn new(setup: &SmtpSetup) -> Result<Self, SetupError> {
        let from = setup
            .from
            .parse()
            .map_err(|error| SetupError(format!("the sender «{}» is not an address: {error}", setup.from)))?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&setup.url)
            .map_err(|error| SetupError(format!("the address of the mail server cannot be read: {error}")))?;
        Ok(Self { transport: builder.timeout(Some(TIME_LIMIT)).build(), from })
    }

    /// The message. Its `Message-ID` is made from the message's own id, so a repetition after a crash is recognised as
    /// the same mail; `Auto-Submitted` keeps holiday notices from answering.
    fn message(&self, mail: &Mail) -> Result<Message, SendError> {
        let never = |what: &str| SendError::Never(what.to_owned());
        let to: Mailbox = mail.to.parse().map_err(|_| never("the address cannot be read"))?;
        let part = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .header(ContentTransferEncoding::Base64)
            .body(mail.text.clone());
        let auto = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .raw_header(HeaderValue::new(auto, "auto-generated".to_owned()))
            .singlepart(part)
            .map_err(|error| SendError::Never(error.to_string()))
    }
}

#[async_trait]
impl MailPort for SmtpMail {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.message(mail)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(judge(&error)),
        }
    }
}

/// A server's lasting refusal (5xx) of this mail is the end of it; anything else may be over in a minute. A refused
/// sign-in (535) or a policy against us (530, 534, 538) is our own trouble and no fault of the address.
fn judge(error: &SmtpError) -> SendError {
    let ours = error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    if error.is_permanent() && !ours {
        return SendError::Never(error.to_string());
    }
    SendError::Later(error.to_string())
}
