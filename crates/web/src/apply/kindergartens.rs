//! Which kindergartens: a list with filters, a few at a time, added and taken away without scripts.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::KindergartenId;
use locale::Args;
use serde::Deserialize;
use services::kindergartens::{self, KindergartenView};
use services::queue::drafts::{self, SiblingChoice};
use uuid::Uuid;

use super::journey::{Journey, Step};
use crate::kindergartens::fitting::{ChildsAge, Narrowed};
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
    /// What was chosen for another child, while nothing is chosen for this one.
    sibling: Option<SiblingChoice>,
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
    fn narrowed(&self) -> Narrowed<'_> {
        Narrowed {
            name: &self.name,
            district: &self.district,
            fits: self.fits == "yes",
            vacant: self.vacant == "yes",
        }
    }
}

impl KindergartensPage {
    fn copied(&self, sibling: &SiblingChoice) -> String {
        let args = Args::new().text("name", sibling.given_name.as_str()).count("count", sibling.wishes.len());
        self.page.ta("apply-kindergartens-sibling", &args)
    }
}

async fn show(journey: &Journey, form: Form, asked: &Asked) -> Result<Response, Failure> {
    let (app, actor) = (journey.visit.app(), journey.visit.actor());
    let policy = app.policy().await?;
    let page = journey.page(Step::Kindergartens, "apply-kindergartens-title");
    let wishes = &journey.answers().wishes;
    let child = journey.child().ok_or(Failure::NotFound)?;
    let on = journey.answers().desired_on.unwrap_or_else(|| policy.calendar.local_date(app.now()));
    let (child, narrowed) = (ChildsAge::new(&policy, child.born_on, on), asked.narrowed());
    let list = kindergartens::list(app, &actor, &narrowed.find(child), asked.cursor, LIMIT).await?;
    let mut named = kindergartens::find_by_ids(app, &actor, wishes).await?;
    named.sort_by_key(|view| wishes.iter().position(|id| *id == view.id()));
    let choice = |view: &KindergartenView| {
        let name = view.kindergarten.name.as_str();
        Choice::new(view.id().to_string(), name).hint(child.facts(&page, view))
    };
    let found: Vec<Choice> = list.items.iter().map(choice).collect();
    let sibling = if wishes.is_empty() { journey.sibling().await? } else { None };
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
        map: narrowed.map(child),
        most: policy.wishes.at_most,
        ordered: policy.wishes.order_counts,
        given_name: journey.given_name(),
        sibling,
        page,
    })
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
    let mut wishes = moved(wishes, ids("up").first().copied());
    if posted.form.get("action") == "copy" && wishes.is_empty() {
        wishes = journey.sibling().await?.map(|sibling| sibling.wishes).unwrap_or_default();
    }
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
