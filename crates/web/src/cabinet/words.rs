//! States in words, and what they ask of the family.

use domain::time::Timestamp;
use locale::Args;
use services::cabinet::ApplicationLine;

use crate::kit::{Status, Tone};
use crate::shell::Page;

/// The ground of a state's tag.
pub(crate) fn tone(state: &str) -> Tone {
    match state {
        "invited" | "accepted" | "confirm_in_person" => Tone::Act,
        "queued" | "checking" => Tone::Wait,
        "enrolled" => Tone::Good,
        "suspended" | "refused" => Tone::Bad,
        _ => Tone::Plain,
    }
}

/// A state with the sentence that says what it means, what to do, by when.
pub(crate) fn status(page: &Page, line: &ApplicationLine) -> Status {
    if line.waits_nowhere() {
        return page.status("cabinet-state-no-wishes", Tone::Act, page.t("cabinet-state-no-wishes-means"));
    }
    let stem = line.state.replace('_', "-");
    let mut args = Args::new().text("reason", line.state_reason.as_deref().unwrap_or_default());
    if let Some(offer) = &line.offer {
        args = args
            .text("kindergarten", offer.kindergarten_name.as_str())
            .text("group", offer.group_name.as_str())
            .text("answer_by", page.moment(&offer.answer_by))
            .text("documents_by", page.moment(&offer.documents_by.unwrap_or(offer.answer_by)));
    }
    args = args.text("desired_on", page.date(&line.desired_on)).text("later", wants_later(line));
    page.status(
        &format!("cabinet-state-{stem}"),
        tone(&line.state),
        page.ta(&format!("cabinet-state-{stem}-means"), &args),
    )
}

/// Whether a place was wanted from a later day than that of filing: `yes` or `no`. A day of slack stands for the
/// difference between the region's time and the world's.
fn wants_later(line: &ApplicationLine) -> &'static str {
    let filed_on = line.registered_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    if line.desired_on > domain::time::add_days(filed_on, 1) { "yes" } else { "no" }
}

/// How much time is left, in words: days, or hours on the last day.
pub(crate) fn time_left(page: &Page, now: Timestamp, until: Timestamp) -> String {
    let left = until.duration_since(now).as_secs();
    if left <= 0 {
        return page.t("cabinet-time-over");
    }
    let (days, hours) = (left / 86_400, left / 3_600);
    if days >= 1 {
        return page.ta("time-days", &Args::new().with("count", days));
    }
    page.ta("time-hours", &Args::new().with("count", hours.max(1)))
}
