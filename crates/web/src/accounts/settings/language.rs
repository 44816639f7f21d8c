//! The language of messages and pages.

use askama::Template;
use axum::response::Response;
use locale::Language;
use services::accounts;

use super::saved;
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "accounts/language.html")]
struct LanguagePage {
    page: Page,
    form: Form,
    languages: Vec<Choice>,
}

fn languages() -> Vec<Choice> {
    Language::ALL.into_iter().map(|language| Choice::new(language.code(), language.own_name())).collect()
}

fn show(visit: &Visit, form: Form) -> Result<Response, Failure> {
    let page = visit.page("accounts-language-title").back("/cabinet/settings");
    render(&LanguagePage { page, form, languages: languages() })
}

/// The page.
pub(in crate::accounts) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let language = accounts::profile(visit.app(), &visit.actor()).await?.language;
    show(&visit, visit.form().fill("language", language.code()))
}

/// Saves.
pub(in crate::accounts) async fn take(visit: Visit, mut posted: Posted) -> Result<Response, Failure> {
    let Some(language) = posted.form.require_parsed::<Language>("language", "accounts-language-missing")
    else {
        return show(&visit, posted.form);
    };
    accounts::change_language(visit.app(), &visit.actor(), language).await?;
    Ok(saved(&format!("language&lang={language}")))
}
