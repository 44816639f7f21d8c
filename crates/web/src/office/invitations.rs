//! `/office/invitations`: who was invited, who confirmed, who is due; enrolling.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Timestamp;
use domain::accounts::Permission;
use domain::ids::OfferId;
use services::{
    Once, enrolment,
    office::{self, ExportList, Invitation, InvitationList, InvitationState},
    table::Value,
};

use super::export;
use crate::cabinet::words::time_left;
use crate::kit::{Choice, Form, Tag, Tone};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/invitations.html")]
struct Invitations {
    page: Page,
    filters: Form,
    form: Form,
    states: Vec<Choice>,
    found: InvitationList,
    next: Option<String>,
    may_enrol: bool,
    /// What was done just now, in words.
    done: Option<String>,
    now: Timestamp,
}

const COLUMNS: [&str; 8] = [
    "queue-application",
    "child-name",
    "kindergarten-name",
    "group-name",
    "invitation-state",
    "invitation-sent",
    "invitation-answer-by",
    "invitation-papers-by",
];

/// The most lines of a file.
const EXPORTED: u64 = 10_000;

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let filters = super::filters(&visit);
    let offset = super::offset(&filters);
    let state = InvitationState::from_word(filters.get("state"));
    let found = office::invitations(visit.app(), &visit.actor(), state, offset, super::LIMIT).await?;
    let page = visit.page("office-invitations").back("/office");
    let states = [
        ("", "invitation-any"),
        ("invited", "offer-invited"),
        ("due", "invitation-due-soon"),
        ("accepted", "offer-accepted"),
        ("papers-due", "invitation-papers-due-soon"),
        ("closed", "invitation-closed"),
    ];
    render(&Invitations {
        states: states.map(|(word, key)| Choice::new(word, page.t(key))).to_vec(),
        next: super::next(offset, found.items.len(), found.total),
        form: visit.form(),
        may_enrol: visit.actor().may_somewhere(Permission::EnrolmentEnrol),
        done: match filters.get("done") {
            "enrolled" => Some(page.t("invitation-enrolled")),
            "extended" => Some(page.t("invitation-extended")),
            _ => None,
        },
        now: visit.app().now(),
        page,
        filters,
        found,
    })
}

/// The list as a file.
pub(super) async fn export(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let state = InvitationState::from_word(posted.form.get("state"));
    let found = office::invitations(visit.app(), &visit.actor(), state, 0, EXPORTED).await?;
    let page = visit.page("office-invitations");
    let rows: Vec<Vec<Value>> = found.items.iter().map(|one| row(&page, one)).collect();
    let filter = super::query(&posted.form, &["state"]);
    let leaving = export::Leaving {
        list: ExportList::Invitations,
        filter: &filter,
        format: posted.form.get("format"),
        columns: &COLUMNS,
    };
    export::file(&visit, &page, &leaving, &rows).await
}

fn row(page: &Page, one: &Invitation) -> Vec<Value> {
    let at = |at: &Timestamp| Value::Text(page.moment(at));
    vec![
        Value::Text(one.application.clone()),
        Value::Text(one.child.clone().unwrap_or_default()),
        Value::Text(one.kindergarten_name.clone()),
        Value::Text(one.group_name.clone()),
        Value::Text(page.t(&format!("offer-{}", one.state.replace('_', "-")))),
        at(&one.invited_at),
        at(&one.answer_by),
        one.documents_by.as_ref().map_or_else(|| Value::Text(String::new()), at),
    ]
}

/// Enrols the child of an accepted invitation.
pub(super) async fn enrol(
    visit: Visit,
    Path(path): Path<String>,
    posted: Posted,
) -> Result<Response, Failure> {
    let offer: OfferId = super::id(&path)?;
    let once = Once::new(posted.key(), &offer)?;
    enrolment::enrol(visit.app(), &visit.actor(), Some(once), offer).await?;
    Ok(Redirect::to("/office/invitations?state=accepted&done=enrolled").into_response())
}

impl Invitations {
    fn tag(&self, one: &Invitation) -> Tag {
        let tone = match one.state.as_str() {
            "accepted" => Tone::Act,
            "invited" => Tone::Wait,
            "enrolled" => Tone::Good,
            _ => Tone::Plain,
        };
        self.page.tag(&format!("offer-{}", one.state.replace('_', "-")), tone)
    }

    /// Whether this person may know any of the names.
    fn named(&self) -> bool {
        self.found.items.iter().any(|one| one.child.is_some())
    }

    /// The deadline that runs, and how much of it is left.
    fn due(&self, one: &Invitation) -> Option<(Timestamp, String)> {
        let until = match one.state.as_str() {
            "invited" => Some(one.answer_by),
            "accepted" => one.documents_by,
            _ => None,
        }?;
        Some((until, time_left(&self.page, self.now, until)))
    }
}
