//! `GET /rules`: the policy in force, in plain words, with the versions that come and those that were.

use askama::Template;
use axum::response::Response;
use locale::{Args, Explained, Locale};
use services::policies::{self, Version};

use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "public/rules.html")]
struct Rules {
    page: Page,
    sections: Vec<Explained>,
    version: Option<Version>,
    coming: Vec<Version>,
    earlier: Vec<Version>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let policy = visit.app().policy().await?;
    let versions = policies::versions(visit.app(), &visit.actor()).await?;
    let (version, earlier): (Vec<_>, Vec<_>) =
        versions.into_iter().partition(|version| version.id == policy.version);
    render(&Rules {
        version: version.into_iter().next(),
        coming: policies::coming(visit.app(), &visit.actor()).await?,
        earlier,
        page: visit.page("rules-title"),
        sections: Locale::rules(visit.language(), &policy),
    })
}

impl Rules {
    /// The version as the pack calls it, and since when it applies.
    fn line(&self, version: &Version) -> String {
        let name = domain::policy::parse(&version.text)
            .map_or_else(|_| version.pack.clone(), |policy| policy.pack.version);
        let args = Args::new().text("version", name).text("from", self.page.moment(&version.applies_from));
        self.page.ta("rules-version", &args)
    }
}
