//! `/office/claims`: privileges that wait for the department.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Timestamp;
use domain::ids::ClaimId;
use locale::Args;
use services::{
    ActivePolicy, Error, Once, benefits,
    office::{self, ClaimLine, ClaimList},
};

use super::case;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/claims.html")]
struct Claims {
    page: Page,
    policy: Arc<ActivePolicy>,
    found: ClaimList,
    next: Option<String>,
    now: Timestamp,
}

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let offset = super::offset(&super::filters(&visit));
    let found = office::claims(visit.app(), &visit.actor(), offset, super::LIMIT).await?;
    render(&Claims {
        page: visit.page("office-claims").back("/office"),
        policy: visit.app().policy().await?,
        next: super::next(offset, found.items.len(), found.total),
        now: visit.app().now(),
        found,
    })
}

/// Confirms or rejects a claim.
pub(super) async fn decide(
    visit: Visit,
    Path((number, claim)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let id: ClaimId = super::id(&claim)?;
    let (app, actor) = (visit.app(), visit.actor());
    let reason = posted.form.get("reason").to_owned();
    let confirms = posted.form.get("decision") == "confirm";
    let once = Once::new(posted.key(), &(id, confirms, &reason))?;
    let decided = if confirms {
        benefits::confirm(app, &actor, Some(once), id).await
    } else {
        benefits::reject(app, &actor, Some(once), id, reason).await
    };
    match decided {
        Ok(()) => {
            // A header holds ASCII only; numbers begin with a Cyrillic letter.
            let number: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
            Ok(Redirect::to(&format!("/office/cases/{number}?done=decided")).into_response())
        }
        Err(Error::Refused(refusal)) => {
            posted.form.refuse("reason", &refusal, &visit.args(&refusal));
            case::draw(&visit, &number, posted.form, case::Opened::default()).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The name the policy gives a benefit category.
pub(super) fn category(page: &Page, policy: &ActivePolicy, code: &str) -> String {
    let found = policy.benefits.category(code);
    found.map_or_else(
        || code.to_owned(),
        |category| category.title.in_language(page.language().code()).to_owned(),
    )
}

impl Claims {
    fn category(&self, line: &ClaimLine) -> String {
        category(&self.page, &self.policy, &line.category)
    }

    fn waits(&self, line: &ClaimLine) -> String {
        let days = self.now.duration_since(line.made_at).as_hours() / 24;
        self.page.ta("time-days", &Args::new().with("count", days))
    }
}
