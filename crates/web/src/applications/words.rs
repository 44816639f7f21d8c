//! The words that the pages of an application and of an invitation share.

use domain::age::Band;
use domain::policy::Policy;
use domain::time::{Period, PeriodUnit};
use locale::Args;
use services::queue::Absent;

use crate::shell::Page;
use crate::words::ages;

pub(crate) use crate::words::{class, language};

/// An age group with the ages it takes here. Real groups overlap the policy's age groups, so both are said where they
/// differ.
pub(crate) fn age_group(page: &Page, policy: &Policy, code: &str, band: Band) -> String {
    let group = policy.age_groups.bands.iter().find(|group| group.code == code);
    let ages = ages(page, band.from_months, band.to_months);
    match group {
        Some(group) if (group.from_months, group.to_months) == (band.from_months, band.to_months) => {
            group.title.in_language(page.language().code()).to_owned()
        }
        // The policy's title names its own ages in brackets; here the group's own are right.
        Some(group) => {
            let title = group.title.in_language(page.language().code());
            let name = title.split_once(" (").map_or(title, |(name, _)| name);
            format!("{name} ({ages})")
        }
        None => ages,
    }
}

/// The language the family insists on.
pub(crate) fn wished_language(page: &Page, code: Option<&str>) -> String {
    code.map_or_else(|| page.t("application-language-any"), |code| language(page, code))
}

/// A length of time.
pub(crate) fn period(page: &Page, period: Period) -> String {
    let key = match period.unit {
        PeriodUnit::CalendarDays => "time-days",
        PeriodUnit::WorkingDays => "time-working-days",
        PeriodUnit::Hours => "time-hours",
    };
    page.ta(key, &Args::new().with("count", period.length))
}

/// Why the application stands in no line of a kindergarten, and from when it will.
pub(crate) fn absent(page: &Page, why: Absent) -> String {
    match why {
        Absent::NoGroup => page.t("application-absent-no-group"),
        Absent::TooOld => page.t("application-absent-too-old"),
        Absent::TooYoung { on } => page.t1("application-absent-too-young", "on", page.date(&on)),
        Absent::Later { on } => page.t1("application-absent-later", "on", page.date(&on)),
    }
}

/// The title of a benefit category.
pub(crate) fn category(page: &Page, policy: &Policy, code: &str) -> String {
    let found = policy.benefits.category(code);
    found.map_or_else(
        || code.to_owned(),
        |category| category.title.in_language(page.language().code()).to_owned(),
    )
}

/// The papers asked for at enrolment.
pub(crate) fn papers(page: &Page, policy: &Policy) -> Vec<String> {
    let papers = policy.registration.papers.iter();
    papers.map(|paper| paper.in_language(page.language().code()).to_owned()).collect()
}
