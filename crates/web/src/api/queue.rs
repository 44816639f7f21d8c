//! The queue as the public sees it.

use axum::Json;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use services::queue::{From, PublicQueue, public_queue};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::body::parse;
use super::list;
use super::shapes::Problem;
use crate::shell::{Failure, Visit, Wrong};

/// Which line.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The kindergarten (its id).
    kindergarten: Option<String>,
    /// Label of the ages.
    age_group: Option<String>,
    /// One programme of it (its id), where several have the same label.
    programme: Option<String>,
    /// Where the page begins, from the page before.
    cursor: Option<String>,
    /// Items of a page, from 1 to 500; 50 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, default = 50)]
    limit: Option<String>,
}

/// A page of a line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Queue {
    #[schema(value_type = String, format = DateTime)]
    as_of: Timestamp,
    /// How many wait.
    length: u64,
    items: Vec<Item>,
    /// The cursor of the next page; null on the last.
    next: Option<String>,
    /// The programme whose line this is; null when the kindergarten has none such.
    programme: Option<Uuid>,
    age_group: Option<String>,
    language: Option<String>,
    profile: Option<String>,
    /// All programmes that were asked for, each with the length of its line.
    programmes: Vec<Programme>,
}

/// A place in the line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Item {
    position: u64,
    /// Public number of the application.
    application: String,
    class: String,
    #[schema(value_type = String, format = DateTime)]
    registered_at: Timestamp,
    /// Whether staff entered it: on a basis document, or for a family that came in person.
    entered_by_staff: bool,
}

/// A programme with the length of its line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Programme {
    programme: Uuid,
    age_group: String,
    from_months: i32,
    to_months: i32,
    language: String,
    profile: String,
    length: u64,
}

/// The line of one programme of a kindergarten: of those that were asked for the longest, or the one that is named.
#[utoipa::path(get, path = "/api/v1/queue", tag = "queue", params(Asked),
    responses((status = 200, body = Queue), (status = 422, body = Problem)))]
pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let Some(kindergarten) = asked.kindergarten.as_deref().filter(|id| !id.is_empty()) else {
        return Err(Failure::Invalid(vec![Wrong::new("/kindergarten", "missing")]));
    };
    let kindergarten = parse("kindergarten", kindergarten)?;
    let age_group = asked.age_group.as_deref().filter(|code| !code.is_empty());
    let programme =
        list::given(asked.programme.as_deref()).map(|id| parse::<Uuid>("programme", id)).transpose()?;
    let limit = u64::from(list::limit(asked.limit.as_deref())?);
    let (app, actor) = (visit.app(), visit.actor());
    let from = match list::given(asked.cursor.as_deref()) {
        None => From::Position(0),
        Some(cursor) => From::cursor(app, cursor)?,
    };
    let lines = public_queue(app, &actor, kindergarten, age_group, &from, limit).await?;
    let programmes = lines.iter().map(Programme::of).collect();
    // A cursor goes on in the line it came from.
    let programme = match from {
        From::Position(_) => programme,
        From::Place { programme: line, .. } if programme.is_none_or(|asked| asked == line.uuid()) => {
            Some(line.uuid())
        }
        From::Place { .. } => return Err(Failure::BadCursor),
    };
    let chosen = match programme {
        Some(id) => {
            Some(lines.into_iter().find(|line| line.programme.uuid() == id).ok_or(Failure::NotFound)?)
        }
        // Of lines of the same length the first stays, so that a page follows the page before it.
        None => lines.into_iter().rev().max_by_key(|line| line.length),
    };
    let as_of = app.now();
    let mut queue = Queue {
        as_of,
        length: 0,
        items: Vec::new(),
        next: None,
        programme: None,
        age_group: None,
        language: None,
        profile: None,
        programmes,
    };
    if let Some(line) = chosen {
        queue.take(line);
    }
    Ok(queue.answer(&visit))
}

impl Programme {
    fn of(line: &PublicQueue) -> Self {
        Self {
            programme: line.programme.uuid(),
            age_group: line.age_group.clone(),
            from_months: line.from_months,
            to_months: line.to_months,
            language: line.language.clone(),
            profile: line.profile.clone(),
            length: line.length,
        }
    }
}

impl Queue {
    fn take(&mut self, line: PublicQueue) {
        self.as_of = line.as_of;
        self.length = line.length;
        self.next = line.cursor;
        self.programme = Some(line.programme.uuid());
        self.age_group = Some(line.age_group);
        self.language = Some(line.language);
        self.profile = Some(line.profile);
        let item = |one: services::queue::PublicEntry| Item {
            position: one.position,
            application: one.application,
            class: one.class,
            registered_at: one.registered_at,
            entered_by_staff: one.entered_by_staff,
        };
        self.items = line.items.into_iter().map(item).collect();
    }

    fn answer(self, visit: &Visit) -> Response {
        let link = self.next.as_deref().and_then(|cursor| list::next_link(visit.uri(), cursor));
        let mut response = Json(self).into_response();
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}
