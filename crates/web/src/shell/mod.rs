//! What every page stands in.

mod accessibility;
mod assets;
mod cookies;
mod csrf;
mod failure;
mod headers;
mod health;
mod navigation;
mod page;
mod problems;
mod random;
mod routes;
mod state;
#[cfg(test)]
mod tests;
mod viewer;
mod visit;

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{MethodRouter, get};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

pub use assets::asset_url;
pub use cookies::{clear_session, session_cookie};
pub use csrf::Posted;
pub(crate) use csrf::is_json;
pub use failure::{Failure, Problem, Wrong};
pub use navigation::NavItem;
pub use page::Page;
pub use routes::{Route, Routes};
pub use state::{Secret, Settings, WebState};
pub use viewer::Viewer;
pub use visit::{Visit, render};

/// The largest body of a form or of an API call, in bytes. Routes that take files set their own limit.
pub const BODY_LIMIT: usize = 1 << 20;

/// How long an answer may take before the visitor is told that it failed.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What is there for everybody and everything, without a permission: health, assets, the accessibility statement, the
/// pages behind problem addresses.
fn own() -> [(&'static str, MethodRouter<WebState>); 6] {
    [
        ("/healthz", get(health::alive)),
        ("/readyz", get(health::ready)),
        ("/assets/{*file}", get(assets::serve)),
        ("/favicon.ico", get(assets::favicon)),
        ("/accessibility", get(accessibility::show)),
        ("/problems/{code}", get(problems::show)),
    ]
}

/// The paths that are there for everybody without a permission.
#[must_use]
pub fn unguarded() -> Vec<&'static str> {
    own().into_iter().map(|(path, _)| path).collect()
}

/// What the log says of a request. The path stands in it without its last part where that part is a secret.
fn span(request: &Request) -> tracing::Span {
    let path = told(request.uri().path());
    tracing::debug_span!("request", method = %request.method(), path, version = ?request.version())
}

/// A path as the log may hold it.
fn told(path: &str) -> &str {
    const SECRET: &str = "/sign-in/new-password/";
    if path.starts_with(SECRET) { SECRET } else { path }
}

/// Puts the layers around the routes. The order matters: what is named first sees the request first.
pub(crate) fn dress(routes: Routes, state: WebState) -> Router {
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(state.clone(), headers::secure))
        .layer(middleware::from_fn_with_state(state.clone(), visit::open))
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, TIME_LIMIT))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(csrf::guard));
    let open = own().into_iter().fold(Router::new(), |router, (path, answer)| router.route(path, answer));
    open.merge(routes.into_router()).fallback(problems::not_found).layer(layers).with_state(state)
}
