//! `/office/children`: the register of attending children, those who came or left this month, and those who are to leave.

use askama::Template;
use axum::response::Response;
use domain::accounts::Permission;
use services::{
    enrolment::{self, Attending, Period, Register, RegisterFind},
    office::ExportList,
    table::Value,
};

use super::export;
use crate::kit::{Choice, Form};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/children.html")]
struct Children {
    page: Page,
    filters: Form,
    form: Form,
    periods: Vec<Choice>,
    register: Register,
    next: Option<String>,
    may_leave: bool,
}

const COLUMNS: [&str; 8] = [
    "child-name",
    "child-born",
    "kindergarten-name",
    "group-name",
    "child-enrolled",
    "child-left",
    "leaving-reason",
    "queue-application",
];

/// The most lines of a file.
const EXPORTED: u64 = 50_000;

fn find(filters: &Form) -> RegisterFind {
    RegisterFind {
        name: Some(filters.get("name").to_owned()).filter(|name| !name.is_empty()),
        period: Period::from_word(filters.get("period")),
    }
}

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let offset = super::offset(&filters);
    let (app, actor) = (visit.app(), visit.actor());
    let register = enrolment::register(app, &actor, &find(&filters), offset, super::LIMIT).await?;
    let page = visit.page("office-children").back("/office");
    let periods =
        [("", "children-present"), ("starting", "children-starting"), ("leaving", "children-leaving")];
    render(&Children {
        periods: periods.map(|(word, key)| Choice::new(word, page.t(key))).to_vec(),
        next: super::next(offset, register.items.len(), register.total),
        may_leave: actor.may_somewhere(Permission::EnrolmentLeave),
        form: visit.form(),
        page,
        filters,
        register,
    })
}

/// The list as a file.
pub(super) async fn export(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let find = find(&posted.form);
    let register = enrolment::register(visit.app(), &visit.actor(), &find, 0, EXPORTED).await?;
    let page = visit.page("office-children");
    let rows: Vec<Vec<Value>> = register.items.iter().map(|child| row(&page, child)).collect();
    let filter = super::query(&posted.form, &["name", "period"]);
    let leaving = export::Leaving {
        list: ExportList::Children,
        filter: &filter,
        format: posted.form.get("format"),
        columns: &COLUMNS,
    };
    export::file(&visit, &page, &leaving, &rows).await
}

fn row(page: &Page, child: &Attending) -> Vec<Value> {
    let left = child.left_on.or(child.leaves.as_ref().map(|(on, _)| *on));
    let left = left.map(|on| on.to_string()).unwrap_or_default();
    [
        child.name.clone(),
        child.born_on.to_string(),
        child.kindergarten_name.clone(),
        child.group_name.clone(),
        child.enrolled_on.to_string(),
        left,
        reason(page, child),
        child.application.clone(),
    ]
    .map(Value::Text)
    .to_vec()
}

/// Why a child left or is to leave, in words.
fn reason(page: &Page, child: &Attending) -> String {
    let reason = child.left_reason.as_ref().or(child.leaves.as_ref().map(|(_, reason)| reason));
    reason.map(|code| page.t(&format!("leaving-{}", code.replace('_', "-")))).unwrap_or_default()
}

impl Children {
    /// What was just done, in words.
    fn done(&self) -> Option<String> {
        let key = match self.filters.get("done") {
            "announced" => "leaving-announced",
            "stays" => "leaving-revoked",
            _ => return None,
        };
        Some(self.page.t(key))
    }

    fn reason(&self, child: &Attending) -> String {
        reason(&self.page, child)
    }
}
