//! What everybody keeps up of their own account, without an administrator (K-05).

pub(super) mod channels;
pub(super) mod data;
pub(super) mod details;
pub(super) mod language;
pub(super) mod overview;
pub(super) mod password;
pub(super) mod sessions;

pub(crate) use overview::phone as written_phone;

use axum::response::{IntoResponse, Redirect, Response};

/// Back to the overview, which says that it was saved.
fn saved(what: &str) -> Response {
    Redirect::to(&format!("/cabinet/settings?saved={what}")).into_response()
}
