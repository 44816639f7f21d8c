//! The family changes its list of kindergartens. The list being put together stands in the address: nothing is saved
//! until the family has seen what the new list would do, and the browser's back button works.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use domain::ids::KindergartenId;
use locale::{Language, Locale};
use services::kindergartens::{self, KindergartenView};
use services::queue::{self, CaseView, Effects, NewWishes};
use services::{Error, Once};
use uuid::Uuid;

use super::address;
use super::changes::{self, Change};
use crate::kindergartens::fitting::{ChildsAge, Narrowed};
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

/// How many found kindergartens are shown; who looks for one narrows the search.
const FOUND: u32 = 12;
/// The fields of the search.
const SEARCH: [&str; 4] = ["find", "district", "fits", "vacant"];
/// The longest list an address can carry.
const LONGEST: usize = 300;

#[derive(Template)]
#[template(path = "applications/wishes.html")]
struct WishesPage {
    page: Page,
    form: Form,
    case: CaseView,
    list: Vec<KindergartenId>,
    chosen: Vec<KindergartenView>,
    found: Option<kindergartens::Page>,
    /// The address of what was found, for the map.
    map: Option<String>,
    districts: Vec<Choice>,
    age: ChildsAge,
}

#[derive(Template)]
#[template(path = "applications/wishes_confirm.html")]
struct ConfirmPage {
    page: Page,
    form: Form,
    case: CaseView,
    chosen: Vec<KindergartenView>,
    removed: Vec<KindergartenView>,
    effects: Effects,
    changes: Vec<Change>,
    back: String,
}

/// The list as an address carries it.
fn packed(list: &[KindergartenId]) -> String {
    list.iter().map(|id| BASE64.encode(id.uuid().as_bytes())).collect::<Vec<_>>().join(".")
}

/// Reads a list from an address; what is no id is left out.
fn unpacked(text: &str) -> Vec<KindergartenId> {
    let id = |part: &str| Some(KindergartenId::new(Uuid::from_slice(&BASE64.decode(part).ok()?).ok()?));
    text.split('.').take(LONGEST).filter_map(id).collect()
}

/// The list, with its search and the changes so far.
pub(super) async fn ask(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let query = visit.uri().query().unwrap_or_default().to_owned();
    show(&visit, case, Form::filters(visit.language(), &query)).await
}

async fn show(visit: &Visit, case: CaseView, form: Form) -> Result<Response, Failure> {
    if !case.may.change {
        return Err(changes::refused(&case));
    }
    let (app, actor) = (visit.app(), visit.actor());
    let list = match form.get("list") {
        "" => case.wishes.iter().map(|wish| wish.kindergarten).collect(),
        "-" => Vec::new(),
        text => unpacked(text),
    };
    let age = ChildsAge::new(&case.policy, case.child.born_on, case.desired_on.max(case.today));
    let narrowed = Narrowed {
        name: form.get("find"),
        district: form.get("district"),
        fits: form.get("fits") == "yes",
        vacant: form.get("vacant") == "yes",
    };
    let is_asked = SEARCH.iter().any(|name| !form.get(name).trim().is_empty());
    let (found, map) = if is_asked {
        let found = kindergartens::list(app, &actor, &narrowed.find(age), None, FOUND).await?;
        (Some(found), Some(narrowed.map(age)))
    } else {
        (None, None)
    };
    let districts = districts(visit).await?;
    let page = visit.page("application-wishes-title").back(address(&case.number, ""));
    let chosen = in_order(visit, &list).await?;
    render(&WishesPage { page, form, case, chosen, list, found, map, districts, age })
}

async fn districts(visit: &Visit) -> Result<Vec<Choice>, Failure> {
    let rows = kindergartens::districts(visit.app(), &visit.actor()).await?;
    let any = Choice::new("", Locale::plain(visit.language(), "application-any-district"));
    let districts = rows.into_iter().map(|row| {
        let name = if visit.language() == Language::Uk { row.name_uk } else { row.name_en };
        Choice::new(row.id.to_string(), name)
    });
    Ok(std::iter::once(any).chain(districts).collect())
}

/// The kindergartens of a list, in its order; ids that name none are left out.
async fn in_order(visit: &Visit, list: &[KindergartenId]) -> Result<Vec<KindergartenView>, Failure> {
    let mut found = kindergartens::find_by_ids(visit.app(), &visit.actor(), list).await?;
    found.sort_by_key(|view| list.iter().position(|id| *id == view.id()));
    Ok(found)
}

impl WishesPage {
    /// The address of this page with another list, keeping the search.
    fn with(&self, list: &[KindergartenId], keep_search: bool) -> String {
        let list = if list.is_empty() { "-".to_owned() } else { packed(list) };
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("list", &list);
        for name in SEARCH.into_iter().filter(|_| keep_search) {
            if !self.form.get(name).is_empty() {
                query.append_pair(name, self.form.get(name));
            }
        }
        let fragment = if keep_search { "#found" } else { "" };
        format!("{}?{}{fragment}", address(&self.case.number, "/wishes"), query.finish())
    }

    fn without(&self, at: &usize) -> String {
        let mut list = self.list.clone();
        list.remove(*at);
        self.with(&list, false)
    }

    fn earlier(&self, at: &usize) -> String {
        let mut list = self.list.clone();
        list.swap(at.saturating_sub(1), *at);
        self.with(&list, false)
    }

    fn added(&self, id: &KindergartenId) -> String {
        let mut list = self.list.clone();
        list.push(*id);
        self.with(&list, true)
    }

    fn facts(&self, view: &KindergartenView) -> String {
        self.age.facts(&self.page, view)
    }

    fn has(&self, id: &KindergartenId) -> bool {
        self.list.contains(id)
    }

    fn packed(&self) -> String {
        if self.list.is_empty() { "-".to_owned() } else { packed(&self.list) }
    }

    fn is_new(&self, id: &KindergartenId) -> bool {
        !self.case.wishes.iter().any(|wish| wish.kindergarten == *id)
    }

    fn changed(&self) -> bool {
        !self.case.wishes.iter().map(|wish| wish.kindergarten).eq(self.list.iter().copied())
    }

    fn next(&self) -> String {
        let address = address(&self.case.number, "/wishes/confirm");
        format!("{address}?list={}&revision={}", self.packed(), self.case.revision)
    }

    fn full(&self) -> bool {
        self.case.policy.wishes.at_most.is_some_and(|most| self.list.len() >= usize::from(most))
    }
}

fn new_wishes(visit: &Visit, number: &str) -> NewWishes {
    let query = Form::filters(visit.language(), visit.uri().query().unwrap_or_default());
    NewWishes {
        number: number.to_owned(),
        wishes: unpacked(query.get("list")),
        revision: query.get("revision").parse().ok(),
    }
}

/// What the new list would do.
pub(super) async fn confirm(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let form = visit.form();
    show_effects(&visit, number, form).await
}

async fn show_effects(visit: &Visit, number: String, form: Form) -> Result<Response, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let case = queue::case_view(app, &actor, &number).await?;
    let new = new_wishes(visit, &number);
    let effects = match queue::effects_of_wishes(app, &actor, &new).await {
        Ok(effects) => effects,
        Err(Error::Refused(refusal)) => {
            let query = visit.uri().query().unwrap_or_default().to_owned();
            let mut form = Form::filters(visit.language(), &query);
            form.fail_whole(refusal.message, &visit.args(&refusal));
            return show(visit, case, form).await;
        }
        Err(error) => return Err(error.into()),
    };
    let page = visit.page("application-wishes-confirm-title");
    let back = format!("{}?list={}", address(&number, "/wishes"), packed(&new.wishes));
    let changes = changes::of_wishes(&page, &case, app, &effects).await?;
    let chosen = in_order(visit, &new.wishes).await?;
    let removed = in_order(visit, &effects.removed).await?;
    render(&ConfirmPage {
        page: page.back(back.as_str()),
        form,
        case,
        chosen,
        removed,
        effects,
        changes,
        back,
    })
}

impl ConfirmPage {
    fn is_new(&self, id: &KindergartenId) -> bool {
        self.effects.added.contains(id)
    }

    fn nothing(&self) -> bool {
        let now = self.case.wishes.iter().map(|wish| wish.kindergarten);
        now.eq(self.chosen.iter().map(KindergartenView::id))
    }
}

/// Saves the list.
pub(super) async fn save(
    visit: Visit,
    Path(number): Path<String>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    // Another family's number is answered like one that does not exist, before anything else is looked at.
    queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let new = new_wishes(&visit, &number);
    let once = Once::new(posted.key(), &("wishes", &new))?;
    match queue::change_wishes(visit.app(), &visit.actor(), Some(once), new).await {
        Ok(()) => Ok(Redirect::to(&address(&number, "?done=wishes")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show_effects(&visit, number, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_way_through_an_address() {
        let list: Vec<_> =
            (0..LONGEST as u128).map(|n| KindergartenId::new(Uuid::from_u128(n << 70))).collect();
        assert_eq!(unpacked(&packed(&list)), list);
        assert!(packed(&list).len() < 7_000, "an address must not grow beyond what servers take");
        assert_eq!(unpacked("-..x.%%%.AAAA"), []);
    }
}
