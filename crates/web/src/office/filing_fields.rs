//! The fields of an application that is entered at a desk: what can be chosen, and what was entered.

use domain::accounts::{Permission, Scope};
use domain::families::{BirthDocumentKind, Sex};
use domain::ids::{DistrictId, KindergartenId};
use domain::kindergartens::Profile;
use domain::policy::BenefitCategory;
use locale::{Args, Language};
use services::ActivePolicy;
use services::families::NewChild;
use services::kindergartens::{self, Find, KindergartenView};
use services::queue::{FileAtDesk, NewClaim};

use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Visit};
use crate::words;

/// Which desk enters the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The department, on a basis document.
    Direct,
    /// Whoever may file for a family that came in person.
    ForFamily,
}

/// What the form offers.
pub(super) struct Fields {
    pub(super) sexes: Vec<Choice>,
    pub(super) documents: Vec<Choice>,
    pub(super) messages: Vec<Choice>,
    pub(super) districts: Vec<Choice>,
    /// The chosen kindergartens first, then those that were found.
    pub(super) kindergartens: Vec<Choice>,
    /// Says that more were found than are shown, or none.
    pub(super) found: Option<String>,
    pub(super) languages: Vec<Choice>,
    pub(super) profiles: Vec<Choice>,
    pub(super) benefits: Vec<Choice>,
    /// The kindergartens that a benefit can be for; empty where none of the benefits counts in one kindergarten only.
    pub(super) benefit_places: Vec<Choice>,
}

/// The most kindergartens that one search of the form lists.
const LISTED: u32 = 30;
/// The word for the actor's own districts in the filter.
const MINE: &str = "mine";

impl Way {
    pub(super) const fn is_direct(self) -> bool {
        matches!(self, Self::Direct)
    }

    const fn permission(self) -> Permission {
        match self {
            Self::Direct => Permission::QueueFileDirect,
            Self::ForFamily => Permission::QueueFileForFamily,
        }
    }

    /// Which categories can be claimed: those that only the department enters need a basis document.
    fn offers(self, category: &BenefitCategory) -> bool {
        self.is_direct() || !category.entered_by_department
    }

    /// The actor's districts and kindergartens on this way.
    fn own(self, visit: &Visit) -> (Vec<DistrictId>, Vec<KindergartenId>) {
        let (mut districts, mut places) = (Vec::new(), Vec::new());
        for scope in visit.actor().scopes(self.permission()) {
            match scope {
                Scope::District(id) => districts.push(id),
                Scope::Kindergarten(id) => places.push(id),
                Scope::Own | Scope::Region => {}
            }
        }
        (districts, places)
    }
}

/// The form as it is first shown: the actor's own districts are listed, a head's own kindergarten is chosen.
pub(super) async fn first(visit: &Visit, way: Way) -> Result<Form, Failure> {
    let today = visit.app().policy().await?.calendar.local_date(visit.app().now());
    let (districts, places) = way.own(visit);
    Ok(visit
        .form()
        .fill("profile", Profile::General.code())
        .fill("document_kind", BirthDocumentKind::Certificate.code())
        .fill("messages", visit.language().code())
        .fill("find_district", if districts.is_empty() { "" } else { MINE })
        .fill_all("wishes", places.iter().map(ToString::to_string))
        .fill_date("desired", today))
}

impl Fields {
    pub(super) async fn load(visit: &Visit, page: &Page, form: &Form, way: Way) -> Result<Self, Failure> {
        let policy = visit.app().policy().await?;
        let (kindergartens, found) = kindergartens(visit, page, form, way).await?;
        let language = visit.language().code();
        let document = |kind: BirthDocumentKind| {
            Choice::new(kind.code(), page.t(&format!("direct-document-{}", kind.code())))
        };
        let benefit = |category: &BenefitCategory| {
            Choice::new(category.code.as_str(), category.title.in_language(language))
        };
        let needs_referral = |profile: &Profile| policy.registration.profiles_by_referral.contains(profile);
        let offered = policy.benefits.categories.iter().filter(|category| way.offers(category));
        let is_local = policy.benefits.categories.iter().any(|one| way.offers(one) && one.scope.is_local());
        let no_place = Choice::new("", page.t("direct-benefit-place-none"));
        let places = std::iter::once(no_place).chain(kindergartens.iter().cloned()).collect();
        let profiles = Profile::ALL.into_iter().filter(|profile| way.is_direct() || !needs_referral(profile));
        let taught = policy.region.teaching_languages.iter();
        Ok(Self {
            sexes: sexes(page),
            documents: BirthDocumentKind::ALL.map(document).to_vec(),
            messages: Language::ALL.map(|one| Choice::new(one.code(), one.own_name())).to_vec(),
            districts: districts(visit, page, way).await?,
            kindergartens,
            found,
            languages: std::iter::once(Choice::new("", page.t("direct-language-any")))
                .chain(taught.map(|code| Choice::new(code.as_str(), words::language(page, code))))
                .collect(),
            profiles: profiles
                .map(|profile| Choice::new(profile.code(), words::profile(page, profile.code())))
                .collect(),
            benefits: std::iter::once(Choice::new("", page.t("direct-no-benefit")))
                .chain(offered.map(benefit))
                .collect(),
            benefit_places: if is_local { places } else { Vec::new() },
        })
    }
}

fn sexes(page: &Page) -> Vec<Choice> {
    let sex = |sex: Sex| {
        let code = sex.iso_5218().to_string();
        let name = page.t(&format!("direct-sex-{code}"));
        Choice::new(code, name)
    };
    [Sex::Female, Sex::Male].map(sex).to_vec()
}

async fn districts(visit: &Visit, page: &Page, way: Way) -> Result<Vec<Choice>, Failure> {
    let mine = (!way.own(visit).0.is_empty()).then(|| Choice::new(MINE, page.t("direct-district-mine")));
    let all = std::iter::once(Choice::new("", page.t("direct-district-any")));
    let named = crate::apply::address::districts(visit).await?;
    Ok(mine.into_iter().chain(all).chain(named).collect())
}

/// The kindergartens to choose from, and what is to be said about the search.
async fn kindergartens(
    visit: &Visit,
    page: &Page,
    form: &Form,
    way: Way,
) -> Result<(Vec<Choice>, Option<String>), Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let chosen = kindergartens::find_by_ids(app, &actor, &wishes(form)).await?;
    let districts = match form.get("find_district") {
        MINE => way.own(visit).0.into_iter().map(Some).collect(),
        other => vec![other.parse().ok()],
    };
    let name = Some(form.get("find").to_owned()).filter(|name| !name.is_empty());
    let (mut found, mut total) = (Vec::new(), 0_usize);
    for district in districts {
        let find = Find { district, name: name.clone(), ..Find::default() };
        let list = kindergartens::list(app, &actor, &find, None, LISTED).await?;
        total = total.saturating_add(usize::try_from(list.total).unwrap_or(usize::MAX));
        found.extend(list.items);
    }
    found.truncate(LISTED as usize);
    let shown = found.len();
    found.retain(|view| !chosen.iter().any(|known| known.id() == view.id()));
    let said = if shown == 0 {
        Some(page.t("direct-find-none"))
    } else if shown < total {
        Some(page.ta("direct-find-more", &Args::new().count("shown", shown).count("total", total)))
    } else {
        None
    };
    let choice = |view: &KindergartenView| {
        let row = &view.kindergarten;
        Choice::new(row.id.to_string(), row.name.as_str()).hint(row.address.as_str())
    };
    Ok((chosen.iter().chain(&found).map(choice).collect(), said))
}

/// The chosen kindergartens, in the order in which they were sent.
fn wishes(form: &Form) -> Vec<KindergartenId> {
    form.all("wishes").into_iter().filter_map(|id| id.parse().ok()).collect()
}

/// The command with the basis document (empty where none is needed), or nothing when something is wrong, which the form
/// then says.
pub(super) async fn read(
    visit: &Visit,
    form: &mut Form,
    way: Way,
) -> Result<Option<(FileAtDesk, String)>, Failure> {
    let policy = visit.app().policy().await?;
    let sexes = sexes(&visit.page(""));
    let basis =
        if way.is_direct() { form.require("basis", "refusal-basis-missing") } else { Some(String::new()) };
    let guardian = form.require("guardian", "refusal-name-missing");
    let surname = form.require("surname", "direct-surname-missing");
    let given_name = form.require("given_name", "direct-given-missing");
    let born_on = form.require_date("born", "direct-born-what");
    let sex = form.require_choice("sex", &sexes, "direct-sex-missing");
    let document = form.require("document", "direct-document-missing");
    let wishes = wishes(form);
    if wishes.is_empty() {
        form.fail("wishes", "refusal-no-wishes");
    }
    let claims = claims(form, &policy, &wishes, basis.as_deref().unwrap_or_default());
    let desired_on = form.require_date("desired", "direct-desired-what");
    let entered = (basis, guardian, surname, given_name, born_on, sex, document, desired_on);
    let (
        Some(basis),
        Some(guardian),
        Some(surname),
        Some(given_name),
        Some(born_on),
        Some(sex),
        Some(document),
        Some(desired_on),
    ) = entered
    else {
        return Ok(None);
    };
    if !form.is_ok() {
        return Ok(None);
    }
    let command = FileAtDesk {
        guardian,
        phone: form.get("phone").to_owned(),
        email: form.get("email").to_owned(),
        messages_in: form.get("messages").to_owned(),
        child: NewChild {
            surname,
            given_name,
            patronymic: form.get("patronymic").to_owned(),
            born_on,
            sex: sex_of(&sex),
            document_kind: document_kind(form),
            document,
        },
        wishes,
        profile: Profile::from_code(form.get("profile")).unwrap_or_default(),
        language: Some(form.get("language").to_owned()).filter(|code| !code.is_empty()),
        desired_on,
        claims,
    };
    Ok(Some((command, basis)))
}

/// The claim that was entered with its proof. For a benefit that only the department enters, the basis is the proof.
fn claims(form: &mut Form, policy: &ActivePolicy, wishes: &[KindergartenId], basis: &str) -> Vec<NewClaim> {
    let code = form.get("benefit").to_owned();
    if code.is_empty() {
        return Vec::new();
    }
    let category = policy.benefits.category(&code);
    let by_department = category.is_some_and(|category| category.entered_by_department);
    let proof = form.get("benefit_proof").to_owned();
    let (document_kind, document) = match (proof.is_empty(), by_department) {
        (true, true) => ("basis", basis.to_owned()),
        (true, false) => {
            form.fail("benefit_proof", "direct-benefit-proof-missing");
            return Vec::new();
        }
        (false, _) => ("certificate", proof),
    };
    // Where it counts in one kindergarten only, there is nothing to ask about a list of one.
    let kindergarten = match (category.is_some_and(|category| category.scope.is_local()), wishes) {
        (false, _) => None,
        (true, [only]) => Some(*only),
        (true, _) => {
            let place = form.get("benefit_place").parse().ok().filter(|id| wishes.contains(id));
            if place.is_none() {
                form.fail("benefit_place", "refusal-benefit-needs-kindergarten");
                return Vec::new();
            }
            place
        }
    };
    vec![NewClaim { category: code, document_kind: document_kind.to_owned(), document, kindergarten }]
}

fn document_kind(form: &Form) -> BirthDocumentKind {
    BirthDocumentKind::from_code(form.get("document_kind")).unwrap_or(BirthDocumentKind::Certificate)
}

fn sex_of(code: &str) -> Sex {
    [Sex::Female, Sex::Male]
        .into_iter()
        .find(|sex| sex.iso_5218().to_string() == code)
        .unwrap_or(Sex::Unknown)
}

/// The field a refusal is about.
pub(super) fn field_of(code: &str) -> &'static str {
    match code {
        "phone-not-understood" => "phone",
        "email-form" => "email",
        "born-in-future" | "born-too-long-ago" | "too-young" | "too-old" => "born",
        "certificate-not-understood"
        | "document-not-understood"
        | "child-already-applied"
        | "child-attends"
        | "child-already-entered" => "document",
        "basis-missing" => "basis",
        "referral-needed" => "profile",
        "name-missing" | "name-long" => "guardian",
        "name-not-understood" | "name-empty" => "surname",
        "unknown-benefit" | "benefit-not-in-force" | "benefit-by-department" => "benefit",
        "claim-without-document" => "benefit_proof",
        "benefit-needs-kindergarten" | "benefit-kindergarten-not-wished" => "benefit_place",
        _ => "wishes",
    }
}
