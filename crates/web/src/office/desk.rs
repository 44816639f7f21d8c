//! `GET /office`: what waits, how much of it, and since when.

use askama::Template;
use axum::response::Response;
use domain::Timestamp;
use domain::accounts::{Permission, Role};
use locale::Args;
use services::office::{self, Desk, Work};

use crate::kit::Form;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "office/desk.html")]
struct DeskPage {
    page: Page,
    search: Form,
    desk: Desk,
    may_search: bool,
    duties: Vec<String>,
    now: Timestamp,
    places: Vec<(&'static str, &'static str)>,
    clock_behind: Option<String>,
}

/// Where applications are filed for families: only where the pack lets them in by that way.
const FILING: &str = "/office/filing";

/// Where each permission leads from the desk.
const PLACES: &[(Permission, &str, &str)] = &[
    (Permission::GroupsManage, "/office/groups", "office-groups"),
    (Permission::OffersRead, "/office/invitations", "office-invitations"),
    (Permission::EnrolmentRead, "/office/children", "office-children"),
    (Permission::ClaimsRead, "/office/claims", "office-claims"),
    (Permission::QueueFileForFamily, FILING, "office-filing"),
    (Permission::QueueFileDirect, "/office/direct", "office-direct"),
    (Permission::ClaimsRead, "/office/silent", "office-silent"),
    (Permission::MessagesManage, "/office/messages", "office-messages"),
    (Permission::AuditRead, "/office/exports", "office-exports"),
    (Permission::QueuePublic, "/queue", "queue-title"),
    (Permission::QueuePublic, "/rules", "rules-title"),
    (Permission::QueuePublic, "/statistics", "statistics-title"),
];

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let viewer = visit.signed_in()?;
    if !viewer.is_staff() {
        return Err(Failure::NotPermitted);
    }
    let actor = visit.actor();
    let page = visit.page("office-title");
    let duty = |grant: &domain::accounts::Grant| {
        page.t(&format!("office-duty-{}", grant.role.code().replace('_', "-")))
    };
    let files = super::filing::may_file(&visit).await?;
    let places = PLACES
        .iter()
        .filter(|(permission, href, _)| actor.may_somewhere(*permission) && (*href != FILING || files));
    let clock_behind = if actor.may_somewhere(Permission::ScheduleRun) {
        services::journal::clock_behind(visit.app()).await?
    } else {
        None
    };
    // Begun minutes count: a clock that is seconds behind is told of, too.
    let minutes =
        clock_behind.map(|behind| usize::try_from(behind.as_mins()).unwrap_or_default().saturating_add(1));
    render(&DeskPage {
        clock_behind: minutes
            .map(|minutes| page.ta("desk-clock-behind", &Args::new().count("minutes", minutes))),
        duties: actor.grants.iter().filter(|grant| grant.role != Role::Parent).map(duty).collect(),
        may_search: actor.may_somewhere(Permission::QueueRead),
        page,
        search: super::filters(&visit),
        desk: office::desk(visit.app(), &actor).await?,
        now: visit.app().now(),
        places: places.map(|&(_, href, name)| (href, name)).collect(),
    })
}

impl DeskPage {
    fn name(&self, work: &Work) -> String {
        self.page.t1(&format!("desk-{}", work.word), "count", work.count)
    }

    fn oldest(&self, work: &Work) -> Option<String> {
        let days = work.oldest.map(|at| self.now.duration_since(at).as_hours() / 24)?;
        let days = self.page.ta("time-days", &Args::new().with("count", days));
        Some(self.page.t1("desk-oldest", "days", days))
    }
}
