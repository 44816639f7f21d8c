//! Answers to changes: under a key the first answer is given again word for word, whatever happened since.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::accounts::Permission;
use serde::{Deserialize, Serialize};
use services::Once;

use crate::shell::{Failure, Visit};

/// The key of a change with what is asked under it, or none.
#[derive(Debug, Clone)]
pub(super) struct Keyed(pub(super) Option<Once>);

/// What a change answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Done {
    status: u16,
    location: Option<String>,
    body: String,
}

impl Done {
    /// It was done (200).
    pub(super) fn ok(body: &impl Serialize) -> Result<Self, Failure> {
        Self::new(StatusCode::OK, None, body)
    }

    /// Something was made (201), with its address where it has one.
    pub(super) fn made(location: Option<String>, body: &impl Serialize) -> Result<Self, Failure> {
        Self::new(StatusCode::CREATED, location, body)
    }

    fn new(status: StatusCode, location: Option<String>, body: &impl Serialize) -> Result<Self, Failure> {
        let body = serde_json::to_string(body).map_err(Failure::fault)?;
        Ok(Self { status: status.as_u16(), location, body })
    }

    fn response(self) -> Result<Response, Failure> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).map_err(Failure::fault)?;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(location) = self.location {
            headers.insert(header::LOCATION, HeaderValue::from_str(&location).map_err(Failure::fault)?);
        }
        Ok(response)
    }
}

impl Keyed {
    /// The key for the use case, which keeps what it answered in the same transaction.
    pub(super) fn once(&self) -> Option<Once> {
        self.0.clone()
    }

    /// Does the work and answers; under a key that was answered before, only answers. A refusal is not kept: nothing
    /// was done, and the same request may be tried again under the same key.
    pub(super) async fn answer(
        &self,
        visit: &Visit,
        permission: Permission,
        work: impl Future<Output = Result<Done, Failure>>,
    ) -> Result<Response, Failure> {
        let (app, actor) = (visit.app(), visit.actor());
        let (Some(once), Some(account)) = (&self.0, actor.account) else { return work.await?.response() };
        let words = match once.words(app, account).await? {
            Some(words) => words,
            None => {
                let words = serde_json::to_string(&work.await?).map_err(Failure::fault)?;
                once.keep_words(app, &actor, permission, words).await?
            }
        };
        serde_json::from_str::<Done>(&words).map_err(Failure::fault)?.response()
    }
}
