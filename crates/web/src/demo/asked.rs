//! What a door was asked, by a script in JSON or by a form.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::shell::{Failure, Posted, Visit, is_json};

/// A request in JSON or as a form; fields of a form that were left empty count as not sent.
#[derive(Debug)]
pub(super) struct Asked<T> {
    /// What was asked.
    pub(super) body: T,
    /// Whether a script asked, which gets JSON back; a form is led to a page.
    pub(super) by_script: bool,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Asked<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if is_json(request.headers()) {
            let bytes = Bytes::from_request(request, state).await.map_err(|_| Failure::Unreadable)?;
            let body = serde_json::from_slice(&bytes).map_err(|_| Failure::Unreadable)?;
            return Ok(Self { body, by_script: true });
        }
        let (mut parts, _) = request.into_parts();
        let _visit = Visit::from_request_parts(&mut parts, state).await?;
        let posted = Posted::from_request_parts(&mut parts, state).await?;
        let mut fields = Map::new();
        for name in ["advance", "to", "role", "kindergarten", "district", "application"] {
            let value = posted.form.get(name).trim();
            if !value.is_empty() {
                fields.insert(name.to_owned(), Value::String(value.to_owned()));
            }
        }
        let body = serde_json::from_value(Value::Object(fields)).map_err(|_| Failure::Unreadable)?;
        Ok(Self { body, by_script: false })
    }
}
