//! `GET /office/groups`: the groups of the actor's kindergartens. Who keeps many narrows them by filters in the address.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use domain::ids::{DistrictId, KindergartenId};
use locale::{Args, Language};
use services::{
    ActivePolicy,
    kindergartens::{self, GroupCounts},
    office::{self, FindGroups, GroupList, GroupsWith},
};

use super::planned::{Planned, planned};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Visit, render};
use crate::words;

/// Kindergartens on one page.
const LIMIT: u32 = 20;
/// Who keeps no more than so many needs no filters.
const FEW: u64 = 5;

#[derive(Template)]
#[template(path = "office/groups.html")]
struct Groups {
    page: Page,
    policy: Arc<ActivePolicy>,
    filters: Form,
    districts: Vec<Choice>,
    with: Vec<Choice>,
    found: GroupList,
    next: Option<String>,
    planned: Vec<Planned>,
    closed: bool,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let filters = super::filters(&visit);
    let find = FindGroups {
        name: Some(filters.get("name").to_owned()).filter(|name| !name.is_empty()),
        district: filters.get("district").parse().ok().map(DistrictId::new),
        with: GroupsWith::from_word(filters.get("with")),
    };
    let after = filters.get("cursor").parse().ok().map(KindergartenId::new);
    let found = office::groups(app, &actor, &find, after, LIMIT).await?;
    let page = visit.page("office-groups").back("/office");
    let with = [
        ("", "groups-any", found.anything),
        ("vacant", "groups-vacant", found.vacancies),
        ("over", "groups-over", found.over_norm),
    ];
    render(&Groups {
        districts: districts(&visit, &page).await?,
        with: with
            .map(|(word, key, count)| Choice::new(word, format!("{} ({})", page.t(key), page.number(count))))
            .to_vec(),
        next: found.next.map(|id| id.to_string()),
        policy: app.policy().await?,
        closed: filters.get("done") == "closed",
        planned: planned(&found.items),
        page,
        filters,
        found,
    })
}

async fn districts(visit: &Visit, page: &Page) -> Result<Vec<Choice>, Failure> {
    let mut districts = vec![Choice::new("", page.t("filter-any-district"))];
    for row in kindergartens::districts(visit.app(), &visit.actor()).await? {
        let name = if visit.language() == Language::Uk { row.name_uk } else { row.name_en };
        districts.push(Choice::new(row.id.to_string(), name));
    }
    Ok(districts)
}

impl Groups {
    /// Whether there is enough to narrow.
    fn many(&self) -> bool {
        self.found.kept > FEW
    }

    fn count(&self) -> String {
        let count = i64::try_from(self.found.total).unwrap_or(i64::MAX);
        self.page.ta("kindergartens-found", &Args::new().with("count", count))
    }

    fn age_group(&self, group: &GroupCounts) -> String {
        words::age_group(&self.page, &self.policy, &group.age_group)
    }

    /// The most children by the norm, where the group has more.
    fn over(&self, group: &GroupCounts) -> Option<u32> {
        office::norm_exceeded(&self.policy, group)
    }
}
