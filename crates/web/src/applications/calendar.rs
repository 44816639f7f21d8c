//! Deadlines as a calendar file.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use documents::calendars::{self, Deadline};
use services::{offers, queue};

use super::{address, deadlines};
use crate::shell::{Failure, Visit};

/// The next deadline of an application; a calendar without entries when there is none.
pub(super) async fn download(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let offer = match case.offer {
        Some(id) => Some(offers::family_offer(visit.app(), &visit.actor(), id).await?),
        None => None,
    };
    let next = deadlines::next(&case, offer.as_ref());
    let page = visit.page("application-calendar-name");
    let entries = next.map(|deadline| {
        let url = match deadline.offer {
            Some(id) => format!("/cabinet/offers/{id}"),
            None => address(&case.number, ""),
        };
        // The key stays when a deadline is moved, so that a second download replaces the first entry.
        let about = deadline.offer.map_or_else(|| number.clone(), |id| id.to_string());
        Deadline {
            key: format!("{about}-{}", deadline.what),
            title: page.t(&format!("application-calendar-{}", deadline.what)),
            text: page.t1("application-until", "until", page.moment(&deadline.at)),
            url: format!("{}{url}", visit.app().settings().public_url),
            on: case.policy.calendar.local_date(deadline.at),
        }
    });
    let entries: Vec<_> = entries.into_iter().collect();
    let text = calendars::deadlines(page.title(), &entries, case.as_of);
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sadok.ics\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}
