//! Lists: a page of items, and where the next one begins.

use axum::Json;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::shell::{Failure, Wrong};

/// Items of a page when the caller does not say.
const USUAL: u32 = 50;
/// The most items of a page.
const MOST: u32 = 500;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct List<T> {
    /// The items.
    pub(super) items: Vec<T>,
    /// The cursor of the next page; null on the last.
    pub(super) next: Option<String>,
}

impl<T: Serialize> List<T> {
    /// The page as an answer, with the address of the next one as `Link`.
    pub(super) fn answer(self, uri: &Uri) -> Response {
        let link = self.next.as_deref().and_then(|cursor| next_link(uri, cursor));
        let mut response = Json(self).into_response();
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

pub(super) fn next_link(uri: &Uri, cursor: &str) -> Option<HeaderValue> {
    let query = uri.query().unwrap_or_default();
    let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "cursor");
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(kept)
        .append_pair("cursor", cursor)
        .finish();
    HeaderValue::from_str(&format!("<{}?{query}>; rel=\"next\"", uri.path())).ok()
}

/// How many items a page has: a number above the most is the most.
pub(super) fn limit(asked: Option<&str>) -> Result<u32, Failure> {
    match given(asked).map(str::parse::<u32>) {
        None => Ok(USUAL),
        Some(Ok(asked)) if asked > 0 => Ok(asked.min(MOST)),
        Some(_) => Err(Failure::Invalid(vec![Wrong::new("/limit", "malformed")])),
    }
}

/// Where a page begins.
pub(super) fn cursor<T: std::str::FromStr>(asked: Option<&str>) -> Result<Option<T>, Failure> {
    given(asked).map(|cursor| cursor.parse().map_err(|_| Failure::BadCursor)).transpose()
}

/// A part of the query that is there and not empty.
pub(super) fn given(asked: Option<&str>) -> Option<&str> {
    asked.filter(|text| !text.is_empty())
}
