//! Moving the clock of a demonstration.

use axum::Json;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use domain::time::{Date, Timestamp};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};
use serde::Deserialize;
use serde_json::json;

use super::asked::Asked;
use crate::shell::{Failure, Visit};

/// By how much, or to when.
#[derive(Debug, Deserialize)]
pub(super) struct Move {
    /// A length: `30m`, `12h`, `7d`, `2w`.
    advance: Option<String>,
    /// A day (its first moment in the region) or an instant.
    to: Option<String>,
}

/// `POST /demo/clock`: all scheduled work due by then is done when this answers.
pub(super) async fn advance(visit: Visit, asked: Asked<Move>) -> Result<Response, Failure> {
    let stage = visit.state().stage().ok_or(Failure::NotFound)?;
    let zone = visit.state().settings().zone.clone();
    let Move { advance, to } = asked.body;
    let moved =
        stage.advance(visit.app(), |now| target(now, advance.as_deref(), to.as_deref(), &zone)).await?;
    if asked.by_script {
        let done = moved.done;
        return Ok(Json(json!({
            "now": visit.app().now(),
            "stops": moved.stops,
            "done": {
                "reviewed": done.reviewed, "opened": done.opened, "left": done.left, "reminded": done.reminded,
                "expired": done.expired, "overdue": done.overdue,
            },
            "sent": moved.sent,
        }))
        .into_response());
    }
    let (done, sent) = (moved.done.total(), moved.sent);
    Ok(Redirect::to(&format!("/demo?done={done}&sent={sent}#clock")).into_response())
}

/// `GET /demo/clock`: what it shows.
pub(super) async fn tell(visit: Visit) -> Json<serde_json::Value> {
    let now = visit.app().now();
    let today = visit.state().settings().zone.to_datetime(now).date();
    Json(json!({"now": now, "today": today}))
}

fn target(
    now: Timestamp,
    advance: Option<&str>,
    to: Option<&str>,
    zone: &TimeZone,
) -> Result<Timestamp, Failure> {
    let wrong = || Failure::from(Refusal::new("refusal-clock-not-understood"));
    match (advance, to) {
        (Some(length), None) => {
            let span = length_of(length).ok_or_else(wrong)?;
            let there = now.to_zoned(zone.clone()).checked_add(span).map_err(|_| wrong())?;
            Ok(there.timestamp())
        }
        (None, Some(to)) => {
            if let Ok(at) = to.parse::<Timestamp>() {
                return Ok(at);
            }
            let on: Date = to.parse().map_err(|_| wrong())?;
            on.to_zoned(zone.clone()).map(|start| start.timestamp()).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

/// `7d` as a span. Days are days of the region's calendar: seven of them keep the time of day across daylight saving.
fn length_of(text: &str) -> Option<Span> {
    let (count, unit) = text.trim().split_at_checked(text.trim().len().checked_sub(1)?)?;
    let count: u16 = count.trim().parse().ok()?;
    let count = i64::from(count);
    match unit {
        "m" => Some(count.minutes()),
        "h" => Some(count.hours()),
        "d" => Some(count.days()),
        "w" => Some(count.weeks()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(advance: Option<&str>, to: Option<&str>) -> Option<String> {
        let zone = TimeZone::get("Europe/Kyiv").unwrap();
        let now = "2026-10-24T09:00:00Z".parse().unwrap();
        target(now, advance, to, &zone).ok().map(|at| at.to_string())
    }

    #[test]
    fn lengths_and_days_are_of_the_regions_calendar() {
        assert_eq!(at(Some("12h"), None).as_deref(), Some("2026-10-24T21:00:00Z"));
        // Summer time ends on the 25th: the seventh day later at noon is an hour more.
        assert_eq!(at(Some("7d"), None).as_deref(), Some("2026-10-31T10:00:00Z"));
        assert_eq!(at(None, Some("2027-06-01")).as_deref(), Some("2027-05-31T21:00:00Z"));
        assert_eq!(at(None, Some("2027-06-01T12:00:00Z")).as_deref(), Some("2027-06-01T12:00:00Z"));
    }

    #[test]
    fn nonsense_is_refused() {
        for (advance, to) in [
            (None, None),
            (Some("7d"), Some("2027-06-01")),
            (Some(""), None),
            (Some("d"), None),
            (Some("-7d"), None),
            (Some("7y"), None),
            (Some("7ї"), None),
            (None, Some("2027-02-30")),
            (None, Some("tomorrow")),
        ] {
            assert_eq!(at(advance, to), None, "{advance:?} {to:?}");
        }
    }
}
