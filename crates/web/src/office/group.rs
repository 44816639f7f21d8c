//! `/office/groups/{id}`: one group: its places, its children, and what the head may do.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Date;
use domain::ids::GroupId;
use locale::Args;
use services::{
    ActivePolicy, Error, Once,
    enrolment::{self, Attending},
    kindergartens::{self, GroupCounts, KindergartenView, StateVacancies},
    office,
};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};
use crate::words;

#[derive(Template)]
#[template(path = "office/group.html")]
struct GroupPage {
    page: Page,
    policy: Arc<ActivePolicy>,
    view: KindergartenView,
    group: GroupCounts,
    children: Vec<Attending>,
    form: Form,
    done: Option<String>,
    waiting: u64,
}

/// The page. What was just done stands in the address, so that reloading does nothing again.
pub(super) async fn show(visit: Visit, Path(path): Path<String>) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let number = |name: &str| filters.get(name).parse::<i64>().unwrap_or(0);
    let done = match filters.get("done") {
        "places" => Some(Args::new().with("invited", number("invited")).with("open", number("open")))
            .map(|args| visit.page("office-groups").ta("group-done-places", &args)),
        "planned" => Some(visit.page("office-groups").t("group-done-planned")),
        "withdrawn" => Some(visit.page("office-groups").t("group-done-withdrawn")),
        "changed" => Some(visit.page("office-groups").t("group-done-changed")),
        "opened" if number("most") > 0 => {
            let page = visit.page("office-groups");
            let norm = page.ta("group-done-norm", &Args::new().with("most", number("most")));
            Some(format!("{} {norm}", page.t("group-opened")))
        }
        "opened" => Some(visit.page("office-groups").t("group-opened")),
        "norm" => {
            let args = Args::new().with("most", number("most"));
            Some(visit.page("office-groups").ta("group-done-norm", &args))
        }
        _ => None,
    };
    let form = visit.form();
    draw(&visit, super::id(&path)?, form, done).await
}

async fn draw(visit: &Visit, id: GroupId, form: Form, done: Option<String>) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let (view, group) = office::group(app, &actor, id).await?;
    let today = app.policy().await?.calendar.local_date(app.now());
    // What was entered in one of the page's forms stays; the others show what is there.
    let form = form
        .fill_unsent("capacity", group.capacity.to_string())
        .fill_unsent("children", group.children.to_string());
    let form = if form.has("from-year") { form } else { form.fill_date("from", today) };
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = visit.page("office-groups").titled(group.name.as_str()).back("/office/groups");
    let shown = render(&GroupPage {
        page,
        policy: app.policy().await?,
        children: enrolment::group_list(app, &actor, id).await?,
        waiting: services::queue::waiting_in(app, group.programme).await?,
        view,
        group,
        form,
        done,
    })?;
    Ok((status, shown).into_response())
}

/// States free places.
pub(super) async fn state(
    visit: Visit,
    Path(path): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let group: GroupId = super::id(&path)?;
    let count: Option<u32> = posted.form.require_parsed("count", "group-count-missing");
    let from_on: Option<Date> = posted.form.require_date("from", "group-from-what");
    let (Some(count), Some(from_on)) = (count, from_on) else {
        return draw(&visit, group, posted.form, None).await;
    };
    let command = StateVacancies { group, count, from_on };
    let once = Once::new(posted.key(), &command)?;
    match kindergartens::state_vacancies(visit.app(), &visit.actor(), Some(once), command).await {
        Ok(stated) if stated.opened => {
            let invited = count.saturating_sub(stated.open.min(count));
            let open = stated.open;
            let to = format!("/office/groups/{group}?done=places&invited={invited}&open={open}");
            Ok(Redirect::to(&to).into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("/office/groups/{group}?done=planned")).into_response()),
        Err(error) => refused(&visit, group, posted.form, "count", error).await,
    }
}

/// Takes stated places back.
pub(super) async fn withdraw(
    visit: Visit,
    Path(path): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let group: GroupId = super::id(&path)?;
    let (app, actor) = (visit.app(), visit.actor());
    let done = match posted.form.get("vacancy").parse() {
        Ok(vacancy) => kindergartens::withdraw_planned_places(app, &actor, vacancy).await,
        Err(_) => {
            let places = posted.form.get("places").parse().unwrap_or(0);
            kindergartens::withdraw_open_places(app, &actor, group, places).await
        }
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/office/groups/{group}?done=withdrawn")).into_response()),
        Err(error) => refused(&visit, group, posted.form, "count", error).await,
    }
}

/// Changes the capacity, or corrects the number of children.
pub(super) async fn change(
    visit: Visit,
    Path(path): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let group: GroupId = super::id(&path)?;
    let (app, actor) = (visit.app(), visit.actor());
    let field = if posted.form.get("what") == "children" { "children" } else { "capacity" };
    let Some(value) = posted.form.require_parsed::<u32>(field, "group-number-missing") else {
        return draw(&visit, group, posted.form, None).await;
    };
    let changed = if field == "children" {
        kindergartens::correct_children(app, &actor, group, value).await
    } else {
        kindergartens::change_capacity(app, &actor, None, group, value).await
    };
    match changed {
        Ok(changed) => {
            let done = changed
                .warning
                .map_or_else(|| "changed".to_owned(), |warning| format!("norm&most={}", warning.at_most));
            Ok(Redirect::to(&format!("/office/groups/{group}?done={done}")).into_response())
        }
        Err(error) => refused(&visit, group, posted.form, field, error).await,
    }
}

async fn refused(
    visit: &Visit,
    group: GroupId,
    mut form: Form,
    field: &str,
    error: Error,
) -> Result<Response, Failure> {
    match error {
        Error::Refused(refusal) => {
            form.refuse(field, &refusal, &visit.args(&refusal));
            draw(visit, group, form, None).await
        }
        error => Err(error.into()),
    }
}

impl GroupPage {
    fn ages(&self) -> String {
        let group = &self.group;
        words::programme_ages(&self.page, &self.policy, &group.age_group, group.from_months, group.to_months)
    }

    fn effect(&self) -> String {
        let waiting = i64::try_from(self.waiting).unwrap_or(i64::MAX);
        self.page.ta("group-effect", &Args::new().with("room", self.group.room()).with("waiting", waiting))
    }
}
