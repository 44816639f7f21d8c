//! The first page of the cabinet: what must be done first, then children and applications.

use askama::Template;
use axum::response::Response;
use domain::ids::ChildId;
use services::cabinet::{self, ApplicationLine, Home};

use super::words;
use crate::kit::Status;
use crate::shell::{Failure, Page, Visit, render};

#[derive(Template)]
#[template(path = "cabinet/home.html")]
struct HomePage {
    page: Page,
    home: Home,
    now: domain::Timestamp,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let home = cabinet::home(visit.app(), &visit.actor()).await?;
    render(&HomePage { page: visit.page("cabinet-title"), home, now: visit.app().now() })
}

impl HomePage {
    fn name(&self, child: &ChildId) -> String {
        let found = self.home.children.iter().find(|known| known.id == *child);
        found.map(|child| format!("{} {}", child.given_name, child.surname)).unwrap_or_default()
    }

    fn urgent(&self) -> Vec<(&ApplicationLine, domain::Timestamp)> {
        let lines = self.home.applications.iter();
        lines.filter_map(|line| line.deadline().map(|deadline| (line, deadline))).collect()
    }

    fn status(&self, line: &ApplicationLine) -> Status {
        words::status(&self.page, line)
    }

    fn left(&self, until: &domain::Timestamp) -> String {
        words::time_left(&self.page, self.now, *until)
    }

    fn has_application(&self, child: &ChildId) -> bool {
        let closed = ["withdrawn", "archived", "refused"];
        self.home
            .applications
            .iter()
            .any(|line| line.child == *child && !closed.contains(&line.state.as_str()))
    }
}
