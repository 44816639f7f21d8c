//! Pages and JSON API.
//!
//! [`router`] is the whole site. [`shell`] is what every page stands in: the request's language, viewer and tokens
//! ([`shell::Visit`]), the layout ([`shell::Page`]), refusals and faults as pages or `problem+json`
//! ([`shell::Failure`]), security headers, styles and scripts. [`kit`] is what pages are put together from: form
//! fields with their errors, summary lists, timelines, tags. How to write a page: `docs/pages.md`.

mod accounts;
mod api;
mod applications;
mod apply;
mod cabinet;
pub mod demo;
mod families;
mod kindergartens;
pub mod kit;
mod offers;
mod office;
mod public;
pub mod shell;
mod styleguide;
mod words;

use axum::Router;

pub use api::Limits;
pub use shell::{Route, Routes, Settings, WebState};

/// Every route of the site, each with its permission. A room adds its own here.
#[must_use]
pub fn routes(demo: bool) -> Routes {
    let pages = Routes::new()
        .merge(accounts::routes())
        .merge(applications::routes())
        .merge(apply::routes())
        .merge(cabinet::routes())
        .merge(families::routes())
        .merge(kindergartens::routes())
        .merge(offers::routes())
        .merge(public::routes())
        .merge(office::routes())
        .merge(api::routes());
    if demo { pages.merge(styleguide::routes()).merge(demo::routes()) } else { pages }
}

/// The whole site, ready to serve.
pub fn router(state: WebState) -> Router {
    shell::dress(routes(state.is_demo()), state)
}
