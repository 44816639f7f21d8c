//! What a call carries: a body of JSON, and the key under which it may be repeated.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::answer::Keyed;
use crate::shell::{Failure, Wrong, is_json};

/// A body of JSON. Fields that are not known are passed over; one that is missing or of the wrong kind is answered with
/// 422 and a pointer to it. No body at all reads as `{}`.
#[derive(Debug)]
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        // Who says nothing is believed; who says something else than JSON sent something else.
        if request.headers().contains_key(header::CONTENT_TYPE) && !is_json(request.headers()) {
            return Err(Failure::WrongContentType);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Failure::TooLarge)?;
        let blank = bytes.iter().all(u8::is_ascii_whitespace);
        read(if blank { &b"{}"[..] } else { &bytes[..] }).map(Self)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    // Whether it is JSON at all comes first: that is the sender's mistake in writing, not in a field.
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| Failure::Unreadable)?;
    if let Some(pointer) = nul(&value) {
        return Err(Failure::Invalid(vec![Wrong::new(pointer, "malformed")]));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let pointer = pointer(error.path());
        let inner = error.into_inner().to_string();
        let missing = inner.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
        let wrong = match missing {
            Some((field, _)) => Wrong::new(format!("{pointer}/{field}"), "missing"),
            None => Wrong::new(pointer, "malformed"),
        };
        Failure::Invalid(vec![wrong])
    })
}

/// Where a text holds the letter NUL, which no name has and PostgreSQL's texts cannot hold.
fn nul(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => text.contains('\0').then(String::new),
        serde_json::Value::Array(items) => {
            items.iter().enumerate().find_map(|(index, item)| Some(format!("/{index}{}", nul(item)?)))
        }
        serde_json::Value::Object(members) => {
            members.iter().find_map(|(key, member)| Some(format!("/{}{}", escaped(key), nul(member)?)))
        }
        _ => None,
    }
}

/// A name as a part of a JSON pointer (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// RFC 6901.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escaped(key)),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

/// A part of the address or of the query that must be of a certain kind, e.g. an id.
pub(super) fn parse<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::Invalid(vec![Wrong::new(format!("/{name}"), "malformed")]))
}

/// The header `Idempotency-Key`.
#[derive(Debug)]
pub(super) struct Key(Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let Some(value) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let key = value.to_str().map_err(|_| Failure::Conflict("bad-idempotency-key"))?;
        Ok(Self(Some(key.to_owned())))
    }
}

impl Key {
    /// The key with what is asked under it: the call, what it is about, and the body.
    pub(super) fn once(self, call: &str, about: &str, body: &impl Serialize) -> Result<Keyed, Failure> {
        let once = self.0.map(|key| services::Once::new(&key, &(call, about, body))).transpose()?;
        Ok(Keyed(once))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only whether it reads is looked at")]
    struct Ask {
        count: u32,
        wishes: Vec<u32>,
    }

    fn wrong(text: &str) -> String {
        match read::<Ask>(text.as_bytes()) {
            Err(Failure::Invalid(wrong)) => format!("{} {}", wrong[0].pointer, wrong[0].code),
            Err(other) => format!("{other:?}"),
            Ok(_) => "read".to_owned(),
        }
    }

    #[test]
    fn a_wrong_field_is_pointed_at() {
        assert_eq!(wrong(r#"{"count":1,"wishes":[],"more":true}"#), "read");
        assert_eq!(wrong(r#"{"wishes":[]}"#), "/count missing");
        assert_eq!(wrong(r#"{"count":-1,"wishes":[]}"#), "/count malformed");
        assert_eq!(wrong(r#"{"count":1,"wishes":[1,"x"]}"#), "/wishes/1 malformed");
        assert_eq!(wrong("[]"), " malformed");
        assert_eq!(wrong("{count:1}"), "Unreadable");
    }
}
