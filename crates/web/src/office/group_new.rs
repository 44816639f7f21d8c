//! `/office/groups/new`: the head opens a group.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::age::Band;
use domain::ids::KindergartenId;
use domain::kindergartens::{Profile, norm_warning};
use domain::policy::AgeGroup;
use services::{
    ActivePolicy, Error, Once,
    kindergartens::{self, KindergartenView, NewGroup, NewProgramme},
    office,
};

use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "office/group_new.html")]
struct GroupNew {
    page: Page,
    form: Form,
    kindergarten: KindergartenView,
    ages: Vec<Choice>,
    languages: Vec<Choice>,
    profiles: Vec<Choice>,
}

/// The word for ages that are no age group of the policy.
const OWN: &str = "own";

/// The kindergarten in the address, if the actor keeps its groups; the only one where there is one.
async fn kindergarten(visit: &Visit) -> Result<KindergartenView, Failure> {
    let asked: Option<KindergartenId> = super::filters(visit).get("kindergarten").parse().ok();
    Ok(office::kept(visit.app(), &visit.actor(), asked).await?)
}

/// The age groups of the policy, each with the norm of a general group of that age; then ages of one's own.
fn ages(page: &Page, policy: &ActivePolicy) -> Vec<Choice> {
    let choice = |group: &AgeGroup| {
        let band = Band { from_months: group.from_months, to_months: group.to_months };
        let choice = Choice::new(group.code.as_str(), words::age_group(page, policy, &group.code));
        match norm_warning(policy, band, Profile::General, u32::MAX) {
            Some(norm) => choice.hint(page.t1("group-new-norm", "most", norm.at_most)),
            None => choice,
        }
    };
    let own = Choice::new(OWN, page.t("group-new-own"));
    policy.age_groups.bands.iter().map(choice).chain([own]).collect()
}

async fn draw(visit: &Visit, form: Form, kindergarten: KindergartenView) -> Result<Response, Failure> {
    let policy: Arc<ActivePolicy> = visit.app().policy().await?;
    let page = visit.page("group-new").back("/office/groups");
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let taught = policy.region.teaching_languages.iter();
    let shown = render(&GroupNew {
        ages: ages(&page, &policy),
        languages: taught.map(|code| Choice::new(code.as_str(), words::language(&page, code))).collect(),
        profiles: Profile::ALL
            .map(|profile| Choice::new(profile.code(), words::profile(&page, profile.code())))
            .to_vec(),
        page,
        form,
        kindergarten,
    })?;
    Ok((status, shown).into_response())
}

/// The form.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let kindergarten = kindergarten(&visit).await?;
    let form = visit.form().fill("profile", Profile::General.code());
    draw(&visit, form, kindergarten).await
}

/// Opens the group.
pub(super) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let kindergarten = kindergarten(&visit).await?;
    let policy = visit.app().policy().await?;
    let form = &mut posted.form;
    let name = form.require("name", "refusal-group-without-name");
    let band = band(form, &policy);
    let capacity: Option<u32> = form.require_parsed("capacity", "group-number-missing");
    let (Some(name), Some(band), Some(capacity)) = (name, band, capacity) else {
        return draw(&visit, posted.form, kindergarten).await;
    };
    let programme = NewProgramme {
        kindergarten: kindergarten.id(),
        from_months: band.from_months,
        to_months: band.to_months,
        language: form.get("language").to_owned(),
        profile: Profile::from_code(form.get("profile")).unwrap_or_default(),
    };
    let group = NewGroup { external_id: None, name, capacity, children: 0 };
    let once = Once::new(posted.key(), &(&programme, &group))?;
    match kindergartens::register_group(visit.app(), &visit.actor(), Some(once), programme, group).await {
        Ok((id, warning)) => {
            let most = warning.map(|warning| format!("&most={}", warning.at_most)).unwrap_or_default();
            Ok(Redirect::to(&format!("/office/groups/{id}?done=opened{most}")).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let field = match refusal.code {
                "group-without-name" => "name",
                "empty-age-band" => "from",
                "language-not-taught" => "language",
                _ => "capacity",
            };
            posted.form.refuse(field, &refusal, &visit.args(&refusal));
            draw(&visit, posted.form, kindergarten).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The chosen ages: an age group of the policy, or months of one's own.
fn band(form: &mut Form, policy: &ActivePolicy) -> Option<Band> {
    let chosen = form.get("ages").to_owned();
    if chosen == OWN {
        let from_months = form.require_parsed("from", "group-new-months-missing");
        let to_months = form.require_parsed("to", "group-new-months-missing");
        return Some(Band { from_months: from_months?, to_months: to_months? });
    }
    let group = policy.age_groups.bands.iter().find(|group| group.code == chosen);
    if group.is_none() {
        form.fail("ages", "group-new-ages-missing");
    }
    group.map(|group| Band { from_months: group.from_months, to_months: group.to_months })
}
