//! Counters for Prometheus at `/metrics`, by route template, method and status: nothing that tells of a person.

use std::time::Instant;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

const SECONDS: &str = "http_request_seconds";
/// Bounds of the histogram, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0];

/// Starts counting. Once a process; a second start gives a recorder that counts nothing (tests only).
pub(crate) fn start() -> Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BOUNDS)
        .context("the bounds of a histogram")?;
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("metrics are counted already");
    }
    Ok(handle)
}

/// Measures every request to these routes, and answers `/metrics`.
pub(crate) fn measured(routes: Router, handle: PrometheusHandle) -> Router {
    let page = move || {
        let text = handle.render();
        async move { ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response() }
    };
    routes.layer(middleware::from_fn(measure)).route("/metrics", get(page))
}

async fn measure(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("http_requests_total", "route" => route.clone(), "method" => method, "status" => status)
        .increment(1);
    metrics::histogram!(SECONDS, "route" => route).record(start.elapsed().as_secs_f64());
    response
}
