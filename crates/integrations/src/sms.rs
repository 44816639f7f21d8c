//! SMS over the TurboSMS gateway (HTTP, JSON).

use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, StatusCode, Url};
use serde::{Deserialize, Serialize};
use services::ports::{SendError, Sms, SmsPort};

use crate::SetupError;

/// How long the gateway may take.
const TIME_LIMIT: Duration = Duration::from_secs(20);
/// The gateway's own address.
const GATEWAY: &str = "https://api.turbosms.ua/";

/// Answers that mean that the message was taken: done, sent to the network, in work.
const TAKEN: [i64; 3] = [0, 800, 801];
/// Answers about the recipient's number, which will not get better.
const WRONG_NUMBER: [i64; 3] = [204, 402, 404];

/// How SMS leave.
#[derive(Debug, Clone)]
pub struct TurboSmsSetup {
    /// The gateway's address, `https://api.turbosms.ua/`; empty for that one.
    pub url: String,
    /// The token of the account.
    pub token: String,
    /// The registered alphanumeric sender.
    pub sender: String,
}

/// The gateway.
pub struct TurboSms {
    client: Client,
    send: Url,
    token: String,
    sender: String,
}

impl std::fmt::Debug for TurboSms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TurboSms").field("sender", &self.sender).finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct Request<'a> {
    recipients: [&'a str; 1],
    sms: Text<'a>,
    /// By this the gateway recognises a repetition.
    sequence_id: String,
}

#[derive(Serialize)]
struct Text<'a> {
    sender: &'a str,
    text: &'a str,
}

#[derive(Deserialize)]
struct Reply {
    response_code: i64,
    #[serde(default)]
    response_status: Option<String>,
    #[serde(default)]
    response_result: Option<Vec<Recipient>>,
}

#[derive(Deserialize)]
struct Recipient {
    #[serde(default)]
    response_code: Option<i64>,
    #[serde(default)]
    response_status: Option<String>,
}

impl TurboSms {
    /// A gateway that has not been spoken to yet.
    ///
    /// # Errors
    /// [`SetupError`] when the address cannot be read, or token or sender is empty.
    pub fn new(setup: &TurboSmsSetup) -> Result<Self, SetupError> {
        if setup.token.is_empty() || setup.sender.is_empty() {
            return Err(SetupError("TurboSMS needs a token and a sender".into()));
        }
        let url = if setup.url.is_empty() { GATEWAY } else { &setup.url };
        let send = Url::parse(url)
            .and_then(|base| base.join("message/send.json"))
            .map_err(|error| SetupError(format!("the address of TurboSMS cannot be read: {error}")))?;
        // The program speaks TLS by ring everywhere; the first who needs it says so.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(TIME_LIMIT)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| SetupError(format!("HTTP cannot be set up: {error}")))?;
        Ok(Self { client, send, token: setup.token.clone(), sender: setup.sender.clone() })
    }
}

#[async_trait]
impl SmsPort for TurboSms {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        let request = Request {
            recipients: [&sms.to],
            sms: Text { sender: &self.sender, text: &sms.text },
            sequence_id: sms.id.to_string(),
        };
        let later = |error: reqwest::Error| SendError::Later(error.without_url().to_string());
        let answer = self.client.post(self.send.clone()).bearer_auth(&self.token).json(&request);
        let answer = answer.send().await.map_err(later)?;
        let status = answer.status();
        if status != StatusCode::OK {
            return Err(SendError::Later(format!("the gateway answered {status}")));
        }
        judge(&answer.json::<Reply>().await.map_err(later)?)
    }
}

/// What the gateway said. The overall code may say that all is well while the only recipient was refused.
fn judge(reply: &Reply) -> Result<(), SendError> {
    let recipient = reply.response_result.as_ref().and_then(|recipients| recipients.first());
    let (code, status) = match recipient {
        Some(Recipient { response_code: Some(code), response_status }) => (*code, response_status),
        _ => (reply.response_code, &reply.response_status),
    };
    let said = || format!("{code} {}", status.as_deref().unwrap_or_default());
    if TAKEN.contains(&code) {
        return Ok(());
    }
    if WRONG_NUMBER.contains(&code) {
        return Err(SendError::Never(said()));
    }
    Err(SendError::Later(said()))
}
