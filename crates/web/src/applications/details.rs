//! The family changes the desired day or the language; it sees what that would do before it is saved.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use services::queue::{self, CaseView, DetailsEffects, NewDetails};
use services::{Error, Once};

use super::changes::{self, Change};
use super::{address, words};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "applications/details.html")]
struct DetailsPage {
    page: Page,
    form: Form,
    languages: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "applications/details_confirm.html")]
struct ConfirmPage {
    page: Page,
    form: Form,
    case: CaseView,
    new: NewDetails,
    effects: DetailsEffects,
    changes: Vec<Change>,
    back: String,
}

/// The value that stands for «any language»; a language code is never empty either.
const ANY: &str = "any";

fn show(visit: &Visit, case: &CaseView, form: Form) -> Result<Response, Failure> {
    if !case.may.change {
        return Err(changes::refused(case));
    }
    let page = visit.page("application-details-title").back(address(&case.number, ""));
    let any = Choice::new(ANY, page.t("application-language-any"));
    let taught = case.policy.region.teaching_languages.iter();
    let languages = std::iter::once(any)
        .chain(taught.map(|code| Choice::new(code.as_str(), words::language(&page, code))));
    render(&DetailsPage { languages: languages.collect(), page, form })
}

/// The questions.
pub(super) async fn ask(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let form = visit
        .form()
        .fill_date("desired", case.desired_on)
        .fill("language", case.language.as_deref().unwrap_or(ANY));
    show(&visit, &case, form)
}

/// Reads the answers and leads to what they would do.
pub(super) async fn take(
    visit: Visit,
    Path(number): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let desired_on = posted.form.require_date("desired", "application-desired-what");
    let language = posted.form.require("language", "application-language-missing");
    let (Some(desired_on), Some(language)) = (desired_on, language) else {
        return show(&visit, &case, posted.form);
    };
    let new = NewDetails {
        number: number.clone(),
        desired_on,
        language: Some(language.clone()).filter(|code| code != ANY),
        revision: None,
    };
    if let Err(error) = queue::effects_of_details(visit.app(), &visit.actor(), &new).await {
        let Error::Refused(refusal) = error else { return Err(error.into()) };
        let field = if refusal.code == "language-not-taught" { "language" } else { "desired" };
        posted.form.refuse(field, &refusal, &visit.args(&refusal));
        return show(&visit, &case, posted.form);
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("desired", &desired_on.to_string())
        .append_pair("language", &language)
        .append_pair("revision", &case.revision.to_string())
        .finish();
    Ok(Redirect::to(&format!("{}?{query}", address(&number, "/details/confirm"))).into_response())
}

fn new_details(visit: &Visit, number: &str) -> Result<NewDetails, Failure> {
    let query = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    Ok(NewDetails {
        number: number.to_owned(),
        desired_on: query.get("desired").parse().map_err(|_| Failure::Unreadable)?,
        language: Some(query.get("language").to_owned()).filter(|code| code != ANY && !code.is_empty()),
        revision: query.get("revision").parse().ok(),
    })
}

/// What the new details would do.
pub(super) async fn confirm(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    show_effects(&visit, number, form).await
}

async fn show_effects(visit: &Visit, number: String, form: Form) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let case = queue::case_view(app, &actor, &number).await?;
    let new = new_details(visit, &number)?;
    let effects = queue::effects_of_details(app, &actor, &new).await?;
    let back = address(&number, "/details");
    let page = visit.page("application-details-confirm-title").back(back.as_str());
    let changes = changes::of_details(&page, &case, app, &effects).await?;
    render(&ConfirmPage { page, form, case, new, effects, changes, back })
}

impl ConfirmPage {
    fn language(&self) -> String {
        words::wished_language(&self.page, self.new.language.as_deref())
    }

    fn language_before(&self) -> String {
        words::wished_language(&self.page, self.case.language.as_deref())
    }
}

/// Saves the details.
pub(super) async fn save(
    visit: Visit,
    Path(number): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    // Another family's number is answered like one that does not exist, before anything else is looked at.
    queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let new = new_details(&visit, &number)?;
    let once = Once::new(posted.key(), &("details", &new))?;
    match queue::change_details(visit.app(), &visit.actor(), Some(once), new).await {
        Ok(()) => Ok(Redirect::to(&address(&number, "?done=details")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show_effects(&visit, number, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}
