//! Leaving the line for now, coming back, and taking the application back. Each says beside its button what it means and
//! which places are given up or taken.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::queue::{self as rules, ApplicationState, SuspensionReason};
use locale::Args;
use services::queue::{self, CaseView};
use services::{Error, Once};

use super::address;
use super::changes::{self, Change};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "applications/step.html")]
struct StepPage {
    page: Page,
    form: Form,
    case: CaseView,
    step: &'static str,
    means: Vec<String>,
    changes: Vec<Change>,
}

impl StepPage {
    fn button(&self) -> String {
        self.page.t(&format!("application-{}-button", self.step))
    }

    fn is_final(&self) -> bool {
        self.step == "withdraw"
    }
}

async fn show(
    visit: &Visit,
    case: CaseView,
    form: Form,
    step: &'static str,
    means: impl Fn(&Page, &CaseView) -> Vec<String>,
) -> Result<Response, Failure> {
    let page = visit.page(&format!("application-{step}-title")).back(address(&case.number, ""));
    let means = means(&page, &case);
    let changes = if step == "reactivate" {
        match queue::effects_of_reactivation(visit.app(), &visit.actor(), &case.number).await {
            Ok(places) => changes::of_places(&page, &case, visit.app(), &places).await?,
            // Why it cannot come back stands on the page already.
            Err(Error::Refused(_)) => Vec::new(),
            Err(error) => return Err(error.into()),
        }
    } else {
        changes::of_leaving(&page, &case)
    };
    render(&StepPage { page, form, case, step, means, changes })
}

/// The page again with what the rules said, or the way to the status page.
async fn answered(
    visit: &Visit,
    case: CaseView,
    mut posted: Posted,
    step: (&'static str, &'static str),
    means: impl Fn(&Page, &CaseView) -> Vec<String>,
    outcome: Result<(), Error>,
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => {
            let done = format!("?done={}", step.1);
            Ok(Redirect::to(&address(&case.number, &done)).into_response())
        }
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show(visit, case, posted.form, step.0, means).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Asks before the application leaves the line for now.
pub(super) async fn ask_suspend(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    rules::suspend_by_parent(&case.policy, &case.state, case.as_of)?;
    let form = visit.form();
    show(&visit, case, form, "suspend", suspend_means).await
}

fn suspend_means(page: &Page, case: &CaseView) -> Vec<String> {
    let back = match case.policy.invitations.reactivate_within {
        None => page.t1("application-suspend-back", "on", page.date(&case.outgrows_on)),
        Some(within) => {
            let until = case.policy.calendar.add(within, case.as_of);
            page.t1("application-suspend-back-until", "until", page.moment(&until))
        }
    };
    vec![page.t("application-suspend-out"), page.t("application-suspend-date"), back]
}

/// The application leaves the line for now.
pub(super) async fn suspend(
    visit: Visit,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let once = Once::new(posted.key(), &("suspend", &number))?;
    let outcome = queue::suspend(visit.app(), &visit.actor(), Some(once), &number).await;
    answered(&visit, case, posted, ("suspend", "suspended"), suspend_means, outcome).await
}

/// Asks before the application comes back.
pub(super) async fn ask_reactivate(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    rules::reactivate(&case.policy, &case.state, case.registered_at, case.as_of)?;
    let form = visit.form();
    show(&visit, case, form, "reactivate", reactivate_means).await
}

fn reactivate_means(page: &Page, case: &CaseView) -> Vec<String> {
    let by_parent =
        matches!(case.state, ApplicationState::Suspended { reason: SuspensionReason::ByParent, .. });
    let keeps = by_parent || case.policy.invitations.reactivation_keeps_place;
    let date = if keeps {
        page.t1("application-reactivate-keeps", "at", page.moment(&case.registered_at))
    } else {
        page.t("application-reactivate-loses")
    };
    vec![date, page.t("application-reactivate-invited")]
}

/// The application comes back.
pub(super) async fn reactivate(
    visit: Visit,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let once = Once::new(posted.key(), &("reactivate", &number))?;
    let outcome = queue::reactivate(visit.app(), &visit.actor(), Some(once), &number).await;
    answered(&visit, case, posted, ("reactivate", "reactivated"), reactivate_means, outcome).await
}

/// Asks before the application is taken back.
pub(super) async fn ask_withdraw(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    rules::may_withdraw(&case.state)?;
    let form = visit.form();
    show(&visit, case, form, "withdraw", withdraw_means).await
}

fn withdraw_means(page: &Page, case: &CaseView) -> Vec<String> {
    let lost =
        page.ta("application-withdraw-lost", &Args::new().text("at", page.moment(&case.registered_at)));
    let mut means = vec![lost];
    if case.offer.is_some() {
        means.push(page.t("application-withdraw-offer"));
    }
    means.push(page.t("application-withdraw-again"));
    if case.may.suspend {
        means.push(page.t("application-withdraw-instead"));
    }
    means
}

/// The application is taken back.
pub(super) async fn withdraw(
    visit: Visit,
    Path(number): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let once = Once::new(posted.key(), &("withdraw", &number))?;
    let outcome = queue::withdraw(visit.app(), &visit.actor(), Some(once), &number).await;
    answered(&visit, case, posted, ("withdraw", "withdrawn"), withdraw_means, outcome).await
}
