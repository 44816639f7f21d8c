//! Styles, scripts and pictures, embedded in the program.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::{Embed, EmbeddedFile};

use super::Failure;

/// What esbuild made: hashed names, each with a brotli and a gzip twin, and `manifest.json`.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../frontend/dist"]
#[allow_missing = true]
struct Built;

/// Files served under their own names.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Plain;

/// The name that a page asks for → the hashed file that answers.
static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Built::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok());
    if manifest.is_none() {
        tracing::warn!("frontend/dist is not built: pages have no styles, scripts or map");
    }
    manifest.unwrap_or_default()
});

/// The address of a file: `main.css` gives `/assets/main-<hash>.css`, files without a hash keep their names.
#[must_use]
pub fn asset_url(name: &str) -> String {
    format!("/assets/{}", MANIFEST.get(name).map_or(name, String::as_str))
}

/// `GET /favicon.ico`: browsers ask for it unasked.
pub(crate) async fn favicon() -> Redirect {
    Redirect::permanent("/assets/mark.svg")
}

/// `GET /assets/…`. Hashed names never change and may be kept for ever; plain ones are asked for again.
pub(crate) async fn serve(Path(name): Path<String>, request: HeaderMap) -> Result<Response, Failure> {
    let hashed = MANIFEST.values().any(|file| *file == name);
    if !hashed {
        let file = Plain::get(&name).ok_or(Failure::NotFound)?;
        return Ok(plain(&name, file, &request));
    }
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let (file, coding) = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accepted, coding))
        .find_map(|(coding, twin)| Some((Built::get(&format!("{name}{twin}"))?, Some(coding))))
        .or_else(|| Some((Built::get(&name)?, None)))
        .ok_or(Failure::NotFound)?;
    let mut response = (
        [
            (header::CONTENT_TYPE, content_type(&name)),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::VARY, "accept-encoding"),
        ],
        file.data.into_owned(),
    )
        .into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

fn plain(name: &str, file: EmbeddedFile, request: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag = format!("\"{:02x?}\"", &hash[..8]).replace(['[', ']', ',', ' '], "");
    let headers = [
        (header::CONTENT_TYPE, content_type(name).to_owned()),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    if request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, file.data.into_owned()).into_response()
}

/// Whether the header `Accept-Encoding` names the coding and does not switch it off with `q=0`.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(coding)
            && !parts.any(|part| matches!(part.strip_prefix("q="), Some("0" | "0.0" | "0.00" | "0.000")))
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("geojson") => "application/geo+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_are_taken_only_when_the_browser_wants_them() {
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
        assert!(!accepts("brotli", "br"));
    }
}
