//! `/cabinet/children`: every child with what is kept about it, and what may be done.

use askama::Template;
use axum::response::Response;
use services::cabinet::{self, ApplicationLine};
use services::families::{self, Opened};

use crate::cabinet::words;
use crate::kit::Status;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "families/list.html")]
struct ChildrenPage {
    page: Page,
    children: Vec<(Opened, Option<ApplicationLine>)>,
    districts: Vec<crate::kit::Choice>,
    done: Option<String>,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let home = cabinet::home(app, &actor).await?;
    let mut children = Vec::new();
    for child in families::children(app, &actor).await? {
        // The newest application speaks for the child.
        let own = home.applications.iter().filter(|line| line.child == child.id);
        let newest = own.max_by_key(|line| line.registered_at).cloned();
        children.push((families::open(app, &actor, child.id).await?, newest));
    }
    let page = visit.page("children-title").back("/cabinet");
    let query = visit.uri().query().unwrap_or_default();
    let done = ["saved", "removed"].into_iter().find(|word| query == format!("done={word}"));
    render(&ChildrenPage {
        districts: crate::apply::address::districts(&visit).await?,
        done: done.map(|word| page.t(&format!("children-{word}"))),
        children,
        page,
    })
}

impl ChildrenPage {
    fn name(&self, child: &Opened) -> String {
        super::name(&child.child)
    }

    fn full_name(&self, child: &Opened) -> String {
        let patronymic = child.child.patronymic.as_deref().unwrap_or_default();
        format!("{} {} {patronymic}", child.child.surname, child.child.given_name).trim().to_owned()
    }

    fn status(&self, line: &ApplicationLine) -> Status {
        words::status(&self.page, line)
    }

    fn address(&self, child: &Opened) -> String {
        let district = child.child.district.map(|id| id.to_string());
        let district =
            self.districts.iter().find(|choice| district.as_deref() == Some(choice.value.as_str()));
        let parts = [child.address.clone(), district.map(|choice| choice.label.clone())];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if said.is_empty() { self.page.t("children-not-said") } else { said }
    }

    fn may_apply(&self, line: Option<&ApplicationLine>) -> bool {
        line.is_none_or(|line| ["withdrawn", "archived", "refused"].contains(&line.state.as_str()))
    }
}
