//! A benefit claimed after filing, and a claim taken back.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ClaimId;
use domain::policy::BenefitCategory;
use services::queue::{self, CaseView, ClaimView, NewClaim};
use services::{Error, Once, benefits};

use super::changes::{self, Change};
use super::{address, words};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "applications/claim.html")]
struct ClaimPage {
    page: Page,
    form: Form,
    number: String,
    /// The wished kindergartens, where a benefit that may be claimed counts in one of them only.
    places: Vec<Choice>,
    categories: Vec<Choice>,
    by_department: Vec<String>,
}

#[derive(Template)]
#[template(path = "applications/claim_withdraw.html")]
struct WithdrawPage {
    page: Page,
    form: Form,
    case: CaseView,
    claim: ClaimView,
    changes: Vec<Change>,
}

/// Categories that may be claimed today, whoever enters them.
fn in_force(case: &CaseView) -> impl Iterator<Item = &BenefitCategory> {
    case.policy.benefits.categories.iter().filter(|category| {
        category.valid_from_on.is_none_or(|from| from <= case.today)
            && category.valid_to_on.is_none_or(|to| case.today <= to)
    })
}

fn show(visit: &Visit, case: &CaseView, form: Form) -> Result<Response, Failure> {
    if !case.may.claim {
        return Err(domain::Refusal::new("refusal-application-closed").into());
    }
    let page = visit.page("application-claim-title").back(address(&case.number, ""));
    let code = page.language().code();
    // What counts in one kindergarten only may be claimed for another one beside it.
    let live = |category: &BenefitCategory| {
        !category.scope.is_local()
            && case.claims.iter().any(|claim| claim.category == category.code && claim.state.is_live())
    };
    let choice = |category: &BenefitCategory| {
        let papers: Vec<_> = category.evidence.iter().map(|text| text.in_language(code)).collect();
        let hint = page.ta(
            "application-claim-hint",
            &locale::Args::new()
                .text("class", words::class(&page, category.class))
                .text("papers", papers.join(", ")),
        );
        Choice::new(category.code.as_str(), category.title.in_language(code)).hint(hint)
    };
    let own: Vec<_> =
        in_force(case).filter(|category| !category.entered_by_department && !live(category)).collect();
    let local = own.iter().any(|category| category.scope.is_local());
    let none = Choice::new("", page.t("application-claim-everywhere"));
    let wishes =
        case.wishes.iter().map(|wish| Choice::new(wish.kindergarten.to_string(), wish.name.as_str()));
    let places = if local { std::iter::once(none).chain(wishes).collect() } else { Vec::new() };
    let own = own.into_iter();
    let categories = own.map(choice).collect();
    let by_department = in_force(case).filter(|category| category.entered_by_department);
    let by_department = by_department.map(|category| category.title.in_language(code).to_owned()).collect();
    render(&ClaimPage { page, form, number: case.number.clone(), places, categories, by_department })
}

/// The questions.
pub(super) async fn ask(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let form = visit.form();
    show(&visit, &case, form)
}

/// Claims.
pub(super) async fn take(
    visit: Visit,
    Path(number): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let category = posted.form.require("category", "application-claim-category-missing");
    let document = posted.form.require("document", "application-claim-document-missing");
    if document.as_ref().is_some_and(|document| document.chars().count() > 200) {
        posted.form.fail("document", "application-claim-document-long");
    }
    let (Some(category), Some(document), true) = (category, document, posted.form.is_ok()) else {
        return show(&visit, &case, posted.form);
    };
    let kindergarten = posted.form.get("kindergarten").parse().ok();
    let new = NewClaim { category, document_kind: "certificate".to_owned(), document, kindergarten };
    let once = Once::new(posted.key(), &("claim", &number, &new))?;
    match benefits::claim(visit.app(), &visit.actor(), Some(once), number.clone(), new).await {
        Ok(_) => Ok(Redirect::to(&address(&number, "?done=claimed")).into_response()),
        Err(Error::Refused(refusal)) => {
            let field = match refusal.code {
                "claim-without-document" => "document",
                "benefit-needs-kindergarten" | "benefit-kindergarten-not-wished" => "kindergarten",
                _ => "category",
            };
            posted.form.refuse(field, &refusal, &visit.args(&refusal));
            show(&visit, &case, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}

async fn show_withdraw(
    visit: &Visit,
    case: CaseView,
    claim: ClaimId,
    form: Form,
) -> Result<Response, Failure> {
    if !case.may.claim {
        return Err(domain::Refusal::new("refusal-application-closed").into());
    }
    let found = case.claims.iter().find(|known| known.id == claim && known.state.is_live());
    let claim = found.cloned().ok_or(Failure::NotFound)?;
    let (app, actor) = (visit.app(), visit.actor());
    let places = queue::effects_of_claim_withdrawal(app, &actor, &case.number, claim.id).await?;
    let page = visit.page("application-claim-withdraw-title").back(address(&case.number, ""));
    let changes = changes::of_places(&page, &case, app, &places).await?;
    render(&WithdrawPage { page, form, case, claim, changes })
}

impl WithdrawPage {
    fn category(&self) -> String {
        words::category(&self.page, &self.case.policy, &self.claim.category)
    }

    fn is_confirmed(&self) -> bool {
        self.claim.state == domain::benefits::ClaimState::Confirmed
    }
}

/// Asks before a claim is taken back.
pub(super) async fn ask_withdraw(
    visit: Visit,
    Path((number, claim)): Path<(String, ClaimId)>,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let form = visit.form();
    show_withdraw(&visit, case, claim, form).await
}

/// Takes a claim back.
pub(super) async fn withdraw(
    visit: Visit,
    Path((number, claim)): Path<(String, ClaimId)>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    // The claim must be one of this application, which is the family's own.
    case.claims.iter().find(|known| known.id == claim).ok_or(Failure::NotFound)?;
    let once = Once::new(posted.key(), &("claim-withdraw", claim))?;
    match benefits::withdraw(visit.app(), &visit.actor(), Some(once), claim).await {
        Ok(()) => Ok(Redirect::to(&address(&number, "?done=claim-withdrawn")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show_withdraw(&visit, case, claim, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
