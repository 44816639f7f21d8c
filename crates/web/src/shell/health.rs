//! Is the program alive, can it answer.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::WebState;

/// `GET /healthz`: the process runs.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the process can answer requests now.
pub(crate) async fn ready(State(state): State<WebState>) -> Response {
    match state.backstage().ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(what) => {
            tracing::warn!(what, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
