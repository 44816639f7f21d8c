//! The overview of one's own account.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use services::accounts::{self, Profile, SessionLine};

use crate::kit::Form;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "accounts/settings.html")]
struct SettingsPage {
    page: Page,
    form: Form,
    profile: Profile,
    sessions: Vec<SessionLine>,
    own: Option<uuid::Uuid>,
    saved: bool,
}

/// What was just saved.
#[derive(Debug, Deserialize)]
pub(in crate::accounts) struct Saved {
    saved: Option<String>,
}

/// The page.
pub(in crate::accounts) async fn show(visit: Visit, Query(saved): Query<Saved>) -> Result<Response, Failure> {
    let actor = visit.actor();
    let signed = match visit.session() {
        Some(token) => accounts::find_session(visit.app(), token, actor.via).await?,
        None => None,
    };
    let home = if visit.signed_in()?.is(domain::accounts::Role::Parent) { "/cabinet" } else { "/office" };
    render(&SettingsPage {
        page: visit.page("accounts-settings-title").back(home),
        form: visit.form(),
        profile: accounts::profile(visit.app(), &actor).await?,
        sessions: accounts::sessions(visit.app(), &actor).await?,
        own: signed.map(|signed| signed.session),
        saved: saved.saved.is_some(),
    })
}

impl SettingsPage {
    fn channels(&self) -> String {
        let mut names = vec![self.page.t("accounts-channel-cabinet")];
        if self.profile.channels.email && !self.profile.details.email.is_empty() {
            names.push(self.page.t("accounts-channel-email"));
        }
        if self.profile.channels.sms && !self.profile.details.phone.is_empty() {
            names.push(self.page.t("accounts-channel-sms"));
        }
        names.join("\n")
    }

    fn is_own(&self, id: &uuid::Uuid) -> bool {
        self.own.as_ref() == Some(id)
    }

    fn phone(&self) -> String {
        phone(&self.profile.details.phone)
    }
}

/// `380671234567` as people write it.
pub(crate) fn phone(digits: &str) -> String {
    match (digits.get(0..3), digits.get(3..5), digits.get(5..8), digits.get(8..10), digits.get(10..12)) {
        (Some(country), Some(operator), Some(a), Some(b), Some(c)) if digits.len() == 12 => {
            format!("+{country} {operator} {a} {b} {c}")
        }
        _ => digits.to_owned(),
    }
}
