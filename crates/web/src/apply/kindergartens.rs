//! Which kindergartens: a list with filters, a few at a time, added and taken away without scripts.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::KindergartenId;
use domain::{age, age::Band, time::Date};
use locale::Args;
use serde::Deserialize;
use services::kindergartens::{self, Find, KindergartenView};
use services::queue::drafts;
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

/// Kindergartens on one page.
const LIMIT: u32 = 15;

#[derive(Template)]
#[template(path = "apply/kindergartens.html")]
struct KindergartensPage {
    page: Page,
    form: Form,
    filters: Form,
    districts: Vec<Choice>,
    chosen: Vec<KindergartenView>,
    /// The list of this page, ticked where chosen.
    ticks: Form,
    found: Vec<Choice>,
    total: u64,
    next: Option<String>,
    map: String,
    most: Option<u16>,
    ordered: bool,
    given_name: String,
}

/// What the list is narrowed to.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    fits: String,
    #[serde(default)]
    vacant: String,
    cursor: Option<KindergartenId>,
}

impl Asked {
    /// For a child of so many months.
    fn find(&self, months: Option<u16>) -> Find {
        Find {
            name: Some(self.name.clone()).filter(|name| !name.trim().is_empty()),
            district: self.district.parse().ok(),
            vacant: self.vacant == "yes",
            age_months: months.filter(|_| self.fits == "yes"),
            ..Find::default()
        }
    }

    /// The address of what the list shows, for the map.
    fn map(&self, months: Option<u16>) -> String {
        let months =
            months.filter(|_| self.fits == "yes").map(|months| months.to_string()).unwrap_or_default();
        let asked = [
            ("name", &self.name),
            ("district", &self.district),
            ("vacant", &self.vacant),
            ("months", &months),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(asked.into_iter().filter(|(_, value)| !value.is_empty()));
        format!("/opendata/kindergartens.geojson?{}", query.finish())
    }
}

async fn show(journey: &Journey, form: Form, asked: &Asked) -> Result<Response, Failure> {
    let (app, actor) = (journey.visit.app(), journey.visit.actor());
    let policy = app.policy().await?;
    let page = journey.page(Step::Kindergartens, "apply-kindergartens-title");
    let wishes = &journey.answers().wishes;
    let child = journey.child().ok_or(Failure::NotFound)?;
    let on = journey.answers().desired_on.unwrap_or_else(|| policy.calendar.local_date(app.now()));
    let on = age::reference_day(&policy, on);
    let months = age::months_on(child.born_on, on);
    let list = kindergartens::list(app, &actor, &asked.find(months), asked.cursor, LIMIT).await?;
    let mut named = kindergartens::find_by_ids(app, &actor, wishes).await?;
    named.sort_by_key(|view| wishes.iter().position(|id| *id == view.id()));
    let judged = list.items.iter().map(|view| (view, fitting(view, child.born_on, on)));
    let found: Vec<Choice> = judged.map(|(view, fits)| choice(&page, view, fits)).collect();
    let ticks = journey.visit.form().fill_all("wish", wishes.iter().map(ToString::to_string));
    let query = journey.visit.uri().query().unwrap_or_default();
    render(&KindergartensPage {
        form,
        filters: Form::filters(journey.visit.language(), query),
        districts: super::address::districts(&journey.visit).await?,
        chosen: named,
        ticks,
        found,
        total: list.total,
        next: list.next.map(|id| id.to_string()),
        map: asked.map(months),
        most: policy.wishes.at_most,
        ordered: policy.wishes.order_counts,
        given_name: journey.given_name(),
        page,
    })
}

/// Groups whose ages fit the child on the day whose age counts, and the places stated free in them.
fn fitting(view: &KindergartenView, born_on: Date, on: Date) -> (i64, i64) {
    let fits = view.groups.iter().filter(|group| {
        age::fits(Band { from_months: group.from_months, to_months: group.to_months }, born_on, on)
    });
    fits.fold((0, 0), |(groups, vacant), group| (groups + 1, vacant + i64::from(group.open)))
}

fn choice(page: &Page, view: &KindergartenView, (groups, vacant): (i64, i64)) -> Choice {
    let args = Args::new()
        .text("address", view.kindergarten.address.as_str())
        .with("groups", groups)
        .with("vacant", vacant);
    Choice::new(view.id().to_string(), view.kindergarten.name.as_str())
        .hint(page.ta("apply-kindergartens-facts", &args))
}

/// The page.
pub(super) async fn ask(
    visit: Visit,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let journey = Journey::open(visit, id).await?;
    if journey.child().is_none() {
        return Ok(Redirect::to(&journey.href(journey.first_open())).into_response());
    }
    let form = journey.visit.form();
    show(&journey, form, &asked).await
}

/// Adds what was ticked, takes away what was not; goes on only when asked to.
pub(super) async fn take(
    visit: Visit,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let mut journey = Journey::open(visit, id).await?;
    let form = &posted.form;
    let ids = |name: &str| -> Vec<KindergartenId> {
        form.all(name).into_iter().filter_map(|id| id.parse().ok()).collect()
    };
    let (shown, ticked, removed) = (ids("shown"), ids("wish"), ids("remove"));
    let wishes = merged(&journey.answers().wishes, &shown, &ticked, &removed);
    let wishes = moved(wishes, ids("up").first().copied());
    let (app, actor) = (journey.visit.app(), journey.visit.actor());
    // Only what is in the register: a forged id is dropped.
    let known = kindergartens::find_by_ids(app, &actor, &wishes).await?;
    let wishes: Vec<_> = wishes.into_iter().filter(|id| known.iter().any(|view| view.id() == *id)).collect();
    let going_on = posted.form.get("action") == "continue";
    let policy = app.policy().await?;
    let allowed = domain::queue::may_wish(&policy, &wishes);
    journey.draft.answers.wishes = wishes;
    match allowed {
        Err(refusal) if going_on || refusal.code != "no-wishes" => {
            posted.form.fail_whole(refusal.message, &journey.visit.args(&refusal));
            show(&journey, posted.form, &asked).await
        }
        _ if going_on => {
            let answers = journey.answers().clone();
            journey.go_on(Step::Kindergartens, answers).await
        }
        _ => {
            let step = Step::Kindergartens.name();
            drafts::save(app, &actor, journey.draft.id, journey.answers(), step).await?;
            // The same list again, by GET: reloading sends nothing twice.
            Ok(Redirect::to(&journey.visit.uri().to_string()).into_response())
        }
    }
}

/// The list after a page of ticks: what was shown and is not ticked leaves it, what is ticked joins at its end.
fn merged(
    old: &[KindergartenId],
    shown: &[KindergartenId],
    ticked: &[KindergartenId],
    removed: &[KindergartenId],
) -> Vec<KindergartenId> {
    let stays = |id: &&KindergartenId| !removed.contains(id) && (!shown.contains(id) || ticked.contains(id));
    let mut list: Vec<_> = old.iter().filter(stays).copied().collect();
    for id in ticked {
        if !list.contains(id) && !removed.contains(id) {
            list.push(*id);
        }
    }
    list
}

/// One kindergarten a place further up.
fn moved(mut list: Vec<KindergartenId>, up: Option<KindergartenId>) -> Vec<KindergartenId> {
    if let Some(at) = list.iter().position(|id| Some(*id) == up)
        && at > 0
    {
        list.swap(at, at - 1);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> KindergartenId {
        Uuid::from_u128(number).into()
    }

    #[test]
    fn ticks_add_and_take_away_only_what_was_shown() {
        let old = [id(1), id(2), id(3)];
        assert_eq!(merged(&old, &[id(2), id(4)], &[id(4)], &[]), [id(1), id(3), id(4)]);
        assert_eq!(merged(&old, &[], &[], &[id(3)]), [id(1), id(2)]);
        assert_eq!(merged(&old, &[id(2)], &[id(2), id(2)], &[]), old);
        assert_eq!(merged(&[], &[id(1)], &[id(1), id(1)], &[]), [id(1)]);
    }

    #[test]
    fn a_wish_moves_one_place_up() {
        assert_eq!(moved(vec![id(1), id(2)], Some(id(2))), [id(2), id(1)]);
        assert_eq!(moved(vec![id(1), id(2)], Some(id(1))), [id(1), id(2)]);
        assert_eq!(moved(vec![id(1)], Some(id(9))), [id(1)]);
    }
}
