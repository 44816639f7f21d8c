//! Pages and JSON API.
//!
//! [`router`] is the whole site. [`shell`] is what every page stands in: the request's language, viewer and tokens
//! ([`shell::Visit`]), the layout ([`shell::Page`]), refusals and faults as pages or `problem+json`
//! ([`shell::Failure`]), security headers, styles and scripts. [`kit`] is what pages are put together from: form
//! fields with their errors, summary lists, timelines, tags. How to write a page: `docs/pages.md`.

pub mod kit;
pub mod shell;
mod styleguide;

use axum::Router;

pub use shell::{Backstage, Settings, WebState};

/// The whole site, ready to serve.
pub fn router(state: WebState) -> Router {
    let mut pages = Router::new().merge(shell::routes());
    if state.settings().demo {
        pages = pages.merge(styleguide::routes());
    }
    shell::dress(pages, state)
}
