//! The channels besides the cabinet.

use askama::Template;
use axum::response::Response;
use services::accounts::{self, Channels, Profile};

use super::saved;
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/channels.html")]
struct ChannelsPage {
    page: Page,
    form: Form,
    channels: Vec<Choice>,
}

fn choices(page: &Page, profile: &Profile) -> Vec<Choice> {
    let channel = |value: &str, key: &str, address: String| {
        let hint = if address.is_empty() { page.t("accounts-channel-no-address") } else { address };
        Choice::new(value, page.t(key)).hint(hint)
    };
    vec![
        channel("email", "accounts-channel-email", profile.details.email.clone()),
        channel("sms", "accounts-channel-sms", super::overview::phone(&profile.details.phone)),
    ]
}

/// The page.
pub(in crate::accounts) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let profile = accounts::profile(visit.app(), &visit.actor()).await?;
    let page = visit.page("accounts-channels-title").back("/cabinet/settings");
    let on = [(profile.channels.email, "email"), (profile.channels.sms, "sms")];
    let form = visit.form().fill_all("channels", on.iter().filter(|(on, _)| *on).map(|(_, name)| *name));
    render(&ChannelsPage { channels: choices(&page, &profile), page, form })
}

/// Saves.
pub(in crate::accounts) async fn take(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let chosen = posted.form.all("channels");
    let channels = Channels { email: chosen.contains(&"email"), sms: chosen.contains(&"sms") };
    accounts::change_channels(visit.app(), &visit.actor(), channels).await?;
    Ok(saved("channels"))
}
