//! `/office/filing` and `/office/direct`: an application entered at a desk, for a family that came in person and for a
//! case that starts at the department (K-20). One form, one page; a direct case has its basis document beside it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::accounts::Permission;
use services::accounts::Handover;
use services::{
    Error, Once,
    queue::{self, FiledAtDesk},
};

use super::filing_fields::{self as fields, Fields, Way};
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "office/filing.html")]
struct Filing {
    page: Page,
    form: Form,
    way: Way,
    /// Whether the pack lets applications in by this way.
    open: bool,
    fields: Fields,
}

#[derive(Template)]
#[template(path = "office/filed.html")]
struct Filed {
    page: Page,
    way: Way,
    filed: queue::Filed,
    handover: Option<Handover>,
}

impl Filed {
    /// What comes next for the family: with an account that it has it chooses no password.
    const fn next(&self) -> &'static str {
        if self.handover.is_some() { "direct-paper-next" } else { "direct-paper-next-known" }
    }
}

impl Way {
    const fn title(self) -> &'static str {
        match self {
            Self::Direct => "direct-title",
            Self::ForFamily => "filing-title",
        }
    }

    /// Whether the pack lets applications in by this way, from one of the actor's roles.
    async fn is_open(self, visit: &Visit) -> Result<bool, Failure> {
        if self == Self::Direct {
            return Ok(true);
        }
        may_file(visit).await
    }
}

/// Whether one of the viewer's roles files for families, by a way that the pack knows.
pub(super) async fn may_file(visit: &Visit) -> Result<bool, Failure> {
    let policy = visit.app().policy().await?;
    let actor = visit.actor();
    let files = |grant: &&domain::accounts::Grant| {
        domain::accounts::reach(grant.role, Permission::QueueFileForFamily) != domain::accounts::Reach::None
    };
    Ok(actor
        .grants
        .iter()
        .filter(files)
        .any(|grant| policy.registration.channels.contains(&queue::channel_of(grant.role))))
}

async fn draw(visit: &Visit, form: Form, way: Way) -> Result<Response, Failure> {
    let page = visit.page(way.title()).back("/office");
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let fields = Fields::load(visit, &page, &form, way).await?;
    let shown = render(&Filing { open: way.is_open(visit).await?, page, form, way, fields })?;
    Ok((status, shown).into_response())
}

/// The form for a direct case.
pub(super) async fn ask_direct(visit: Visit) -> Result<Response, Failure> {
    let form = fields::first(&visit, Way::Direct).await?;
    draw(&visit, form, Way::Direct).await
}

/// The form for a family that came in person.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    let form = fields::first(&visit, Way::ForFamily).await?;
    draw(&visit, form, Way::ForFamily).await
}

/// Enters a direct case.
pub(super) async fn take_direct(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    take_in(visit, posted, Way::Direct).await
}

/// Files for a family.
pub(super) async fn take(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    take_in(visit, posted, Way::ForFamily).await
}

async fn take_in(visit: Visit, mut posted: Posted, way: Way) -> Result<Response, Failure> {
    if posted.form.get("step") == "find" {
        // Nothing is judged yet: the list of kindergartens is shown anew, everything entered stays.
        return draw(&visit, posted.form, way).await;
    }
    let Some((command, basis)) = fields::read(&visit, &mut posted.form, way).await? else {
        return draw(&visit, posted.form, way).await;
    };
    let once = Once::new(posted.key(), &(&command, &basis))?;
    let (app, actor) = (visit.app(), visit.actor());
    let filed = match way {
        Way::Direct => queue::file_direct(app, &actor, Some(once), command, &basis).await,
        Way::ForFamily => queue::file_for_family(app, &actor, Some(once), command).await,
    };
    match filed {
        Ok(FiledAtDesk { filed, handover }) => {
            render(&Filed { page: visit.page("direct-done").back("/office"), way, filed, handover })
        }
        Err(Error::Refused(refusal)) => {
            posted.form.refuse(fields::field_of(refusal.code), &refusal, &visit.args(&refusal));
            draw(&visit, posted.form, way).await
        }
        Err(Error::NotPermitted(_)) => {
            posted.form.fail("wishes", "direct-wishes-not-yours");
            draw(&visit, posted.form, way).await
        }
        Err(error) => Err(error.into()),
    }
}
