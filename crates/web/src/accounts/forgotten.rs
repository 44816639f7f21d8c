//! What somebody does who forgot the password.

use askama::Template;
use axum::response::Response;

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
struct ForgottenPage {
    page: Page,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    render(&ForgottenPage { page: visit.page("accounts-forgotten-title").back("/sign-in") })
}
