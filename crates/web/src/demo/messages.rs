//! Every message that left, or would have left.

use askama::Template;
use axum::Json;
use axum::extract::Query;
use axum::response::Response;
use domain::ids::MessageId;
use serde::Deserialize;
use serde_json::{Value, json};
use services::demo::{self, Letter};

use crate::kit::Tone;
use crate::shell::{Failure, Page, Visit, render};

/// Messages of one page of the viewer.
const PAGE: u64 = 50;
/// Messages a script gets at once when it does not say how many.
const SCRIPT_PAGE: u64 = 1_000;
/// The most it may ask for.
const SCRIPT_MOST: u64 = 5_000;

/// Which messages.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    /// The page before ended with this message.
    before: Option<MessageId>,
    /// How many.
    limit: Option<u64>,
    /// Of this channel only.
    channel: Option<String>,
    /// Of this event only.
    kind: Option<String>,
    /// About this application only, by number.
    application: Option<String>,
}

impl Which {
    fn takes(&self, letter: &Letter) -> bool {
        let same = |asked: &Option<String>, is: &str| {
            asked.as_deref().is_none_or(|asked| asked.is_empty() || asked == is)
        };
        same(&self.channel, &letter.line.channel)
            && same(&self.kind, &letter.line.kind)
            && same(&self.application, letter.number.as_deref().unwrap_or_default())
    }

    /// The newest messages of this kind, and where the next page begins.
    async fn read(&self, visit: &Visit, limit: u64) -> Result<(Vec<Letter>, Option<MessageId>), Failure> {
        let mut found = Vec::new();
        let mut before = self.before;
        loop {
            let letters = demo::outbox(visit.app(), before, 500).await?;
            let last_page = letters.len() < 500;
            for letter in letters {
                if found.len() as u64 == limit {
                    return Ok((found, before));
                }
                before = Some(letter.line.id);
                if self.takes(&letter) {
                    found.push(letter);
                }
            }
            if last_page {
                return Ok((found, None));
            }
        }
    }
}

/// `GET /demo/outbox`: the messages as a list, the newest first.
pub(super) async fn list(visit: Visit, Query(which): Query<Which>) -> Result<Json<Value>, Failure> {
    let limit = which.limit.unwrap_or(SCRIPT_PAGE).clamp(1, SCRIPT_MOST);
    let (letters, next) = which.read(&visit, limit).await?;
    let items: Vec<Value> = letters.iter().map(message).collect();
    Ok(Json(json!({"items": items, "next": next})))
}

fn message(letter: &Letter) -> Value {
    let line = &letter.line;
    json!({
        "id": line.id, "to": line.to, "channel": line.channel, "kind": line.kind, "subject": line.subject,
        "text": line.text, "created_at": line.created_at, "state": line.state, "application": letter.number,
    })
}

#[derive(Template)]
#[template(path = "demo/messages.html")]
struct MessagesPage {
    page: Page,
    letters: Vec<Letter>,
    channel: String,
    next: Option<String>,
}

impl MessagesPage {
    fn tone(&self, letter: &Letter) -> Tone {
        match letter.line.channel.as_str() {
            "email" => Tone::Wait,
            "sms" => Tone::Special,
            _ => Tone::Plain,
        }
    }

    fn channels(&self) -> [(&'static str, &'static str); 4] {
        [
            ("", "demo-channel-all"),
            ("cabinet", "demo-channel-cabinet"),
            ("email", "demo-channel-email"),
            ("sms", "demo-channel-sms"),
        ]
    }
}

/// `GET /demo/messages`: the same for people.
pub(super) async fn show(visit: Visit, Query(which): Query<Which>) -> Result<Response, Failure> {
    let (letters, next) = which.read(&visit, PAGE).await?;
    let page = visit.page("demo-messages").back("/demo");
    let channel = which.channel.unwrap_or_default();
    let next = next.map(|next| format!("/demo/messages?channel={channel}&before={next}"));
    render(&MessagesPage { page, letters, channel, next })
}
