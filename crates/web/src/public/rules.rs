//! `GET /rules`: the policy in force, in plain words.

use askama::Template;
use axum::response::Response;
use locale::{Explained, Locale};
use services::policies::{self, Version};

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "public/rules.html")]
struct Rules {
    page: Page,
    sections: Vec<Explained>,
    version: Option<Version>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let policy = visit.app().policy().await?;
    let versions = policies::versions(visit.app(), &visit.actor()).await?;
    let version = versions.into_iter().find(|version| version.id == policy.version);
    render(&Rules {
        page: visit.page("rules-title"),
        sections: Locale::rules(visit.language(), &policy),
        version,
    })
}
