//! `GET /office/children`: the register of attending children.

use askama::Template;
use axum::response::Response;
use domain::accounts::Permission;
use services::{
    enrolment::{self, Register},
    table::Value,
};

use super::export;
use crate::kit::Form;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "office/children.html")]
struct Children {
    page: Page,
    filters: Form,
    register: Register,
    next: Option<String>,
    may_leave: bool,
}

const COLUMNS: [&str; 6] =
    ["child-name", "child-born", "kindergarten-name", "group-name", "child-enrolled", "queue-application"];

/// The list, or the list as a file.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let exporting = !filters.get("format").is_empty();
    let offset = super::offset(&filters);
    let (offset, limit) = if exporting { (0, 50_000) } else { (offset, super::LIMIT) };
    let name = Some(filters.get("name")).filter(|name| !name.is_empty());
    let register = enrolment::register(visit.app(), &visit.actor(), name, offset, limit).await?;
    let page = visit.page("office-children").back("/office");
    let row = |child: &enrolment::Attending| {
        vec![
            Value::Text(child.name.clone()),
            Value::Text(child.born_on.to_string()),
            Value::Text(child.kindergarten_name.clone()),
            Value::Text(child.group_name.clone()),
            Value::Text(child.enrolled_on.to_string()),
            Value::Text(child.application.clone()),
        ]
    };
    let rows: Vec<Vec<Value>> = if exporting { register.items.iter().map(row).collect() } else { Vec::new() };
    if let Some(file) = export::file(&visit, &page, "children", &COLUMNS, &rows)? {
        return Ok(file);
    }
    render(&Children {
        next: super::next(offset, register.items.len(), register.total),
        may_leave: visit.actor().may_somewhere(Permission::EnrolmentLeave),
        page,
        filters,
        register,
    })
}
