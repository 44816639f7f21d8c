//! `/office/direct`: the department enters a case that starts at its desk (K-20).

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::families::{BirthDocumentKind, Sex};
use domain::ids::KindergartenId;
use domain::kindergartens::Profile;
use services::{
    Error, Once,
    families::NewChild,
    kindergartens::{self, Find},
    queue::{self, FileDirect, Filed, NewClaim},
};

use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "office/direct.html")]
struct Direct {
    page: Page,
    form: Form,
    sexes: Vec<Choice>,
    documents: Vec<Choice>,
    profiles: Vec<Choice>,
    benefits: Vec<Choice>,
    kindergartens: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "office/direct_done.html")]
struct Done {
    page: Page,
    filed: Filed,
}

/// The most kindergartens the form lists; a district has fewer.
const LISTED: u32 = 1_000;

async fn draw(visit: &Visit, form: Form) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let policy = app.policy().await?;
    let page = visit.page("direct-title").back("/office");
    let language = visit.language().code();
    let sex =
        |sex: Sex| Choice::new(sex.iso_5218().to_string(), page.t(&format!("direct-sex-{}", sex.iso_5218())));
    let document = |kind: BirthDocumentKind| {
        Choice::new(kind.code(), page.t(&format!("direct-document-{}", kind.code())))
    };
    let profile = |profile: Profile| Choice::new(profile.code(), words::profile(&page, profile.code()));
    let benefit = |category: &domain::policy::BenefitCategory| {
        Choice::new(category.code.as_str(), category.title.in_language(language))
    };
    let districts: Vec<_> = actor.scopes(domain::accounts::Permission::QueueFileDirect);
    let own = districts.iter().find_map(|scope| match scope {
        domain::accounts::Scope::District(id) => Some(*id),
        _ => None,
    });
    let found =
        kindergartens::list(app, &actor, &Find { district: own, ..Find::default() }, None, LISTED).await?;
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = render(&Direct {
        sexes: [Sex::Female, Sex::Male].map(sex).to_vec(),
        documents: BirthDocumentKind::ALL.map(document).to_vec(),
        profiles: Profile::ALL.map(profile).to_vec(),
        benefits: std::iter::once(Choice::new("", page.t("direct-no-benefit")))
            .chain(policy.benefits.categories.iter().map(benefit))
            .collect(),
        kindergartens: found
            .items
            .iter()
            .map(|view| {
                let row = &view.kindergarten;
                Choice::new(row.id.to_string(), row.name.as_str())
            })
            .collect(),
        page,
        form,
    })?;
    Ok((status, shown).into_response())
}

/// The form.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let today = visit.app().policy().await?.calendar.local_date(visit.app().now());
    let form = visit
        .form()
        .fill("profile", Profile::General.code())
        .fill("document_kind", BirthDocumentKind::Certificate.code())
        .fill_date("desired", today);
    draw(&visit, form).await
}

/// Enters the case.
pub(super) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let Some(command) = read(&visit, &mut posted.form) else { return draw(&visit, posted.form).await };
    let once = Once::new(posted.key(), &command)?;
    match queue::file_direct(visit.app(), &visit.actor(), Some(once), command).await {
        Ok(filed) => render(&Done { page: visit.page("direct-done").back("/office"), filed }),
        Err(Error::Refused(refusal)) => {
            let field = field_of(refusal.code);
            posted.form.refuse(field, &refusal, &visit.args(&refusal));
            draw(&visit, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(visit: &Visit, form: &mut Form) -> Option<FileDirect> {
    let guardian = form.require("guardian", "refusal-name-missing");
    let surname = form.require("surname", "direct-surname-missing");
    let given_name = form.require("given_name", "direct-given-missing");
    let born_on = form.require_date("born", "direct-born-what");
    let document = form.require("document", "direct-document-missing");
    let basis = form.require("basis", "refusal-basis-missing");
    let desired_on = form.require_date("desired", "direct-desired-what");
    let wishes: Vec<KindergartenId> =
        form.all("wishes").into_iter().filter_map(|id| id.parse().ok()).collect();
    if wishes.is_empty() {
        form.fail("wishes", "refusal-no-wishes");
    }
    let child = NewChild {
        surname: surname?,
        given_name: given_name?,
        patronymic: form.get("patronymic").to_owned(),
        born_on: born_on?,
        sex: sex_of(form.get("sex")),
        document_kind: BirthDocumentKind::from_code(form.get("document_kind"))
            .unwrap_or(BirthDocumentKind::Certificate),
        document: document?,
    };
    let basis = basis?;
    let claims = Some(form.get("benefit")).filter(|code| !code.is_empty()).map(|code| NewClaim {
        category: code.to_owned(),
        document_kind: "basis".to_owned(),
        document: basis.clone(),
        // Where it counts in one kindergarten only, it is for the first of the list, which the officer puts there.
        kindergarten: wishes.first().copied(),
    });
    if !form.is_ok() {
        return None;
    }
    Some(FileDirect {
        guardian: guardian?,
        phone: form.get("phone").to_owned(),
        email: form.get("email").to_owned(),
        messages_in: visit.language().code().to_owned(),
        child,
        wishes,
        profile: Profile::from_code(form.get("profile")).unwrap_or_default(),
        language: None,
        desired_on: desired_on?,
        claims: claims.into_iter().collect(),
        basis,
    })
}

fn sex_of(code: &str) -> Sex {
    [Sex::Female, Sex::Male]
        .into_iter()
        .find(|sex| sex.iso_5218().to_string() == code)
        .unwrap_or(Sex::Unknown)
}

/// The field a refusal is about.
fn field_of(code: &str) -> &'static str {
    match code {
        "phone-not-understood" => "phone",
        "email-form" => "email",
        "born-in-future" | "born-too-long-ago" | "too-young" | "too-old" => "born",
        "certificate-not-understood"
        | "document-not-understood"
        | "child-already-applied"
        | "child-already-entered" => "document",
        "basis-missing" | "referral-needed" => "basis",
        "name-not-understood" | "name-empty" => "surname",
        "unknown-benefit" | "benefit-not-in-force" => "benefit",
        _ => "wishes",
    }
}
