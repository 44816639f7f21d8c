//! Words that several rooms say alike: ages, classes, languages, profiles, what happened.

use domain::{BenefitClass, Policy};
use locale::Args;
use services::queue::Difference;

use crate::kit::Choice;
use crate::shell::Page;

/// An age band: “from 2 to 3 years”, or in months where it does not consist of whole years.
pub(crate) fn ages(page: &Page, from_months: u16, to_months: u16) -> String {
    let whole = from_months.is_multiple_of(12) && to_months.is_multiple_of(12);
    let (key, unit) = if whole { ("ages-years", 12) } else { ("ages-months", 1) };
    page.ta(key, &Args::new().with("from", from_months / unit).with("to", to_months / unit))
}

/// The name the policy gives an age group.
pub(crate) fn age_group(page: &Page, policy: &Policy, code: &str) -> String {
    let band = policy.age_groups.bands.iter().find(|band| band.code == code);
    band.map_or_else(|| code.to_owned(), |band| band.title.in_language(page.language().code()).to_owned())
}

/// The ages of a programme: the policy's name for them, and the programme's own months where they are others.
pub(crate) fn programme_ages(
    page: &Page,
    policy: &Policy,
    code: &str,
    from_months: u16,
    to_months: u16,
) -> String {
    let band = policy.age_groups.bands.iter().find(|band| band.code == code);
    let own = ages(page, from_months, to_months);
    match band {
        Some(band) if (band.from_months, band.to_months) == (from_months, to_months) => {
            age_group(page, policy, code)
        }
        Some(_) => format!("{}; {own}", age_group(page, policy, code)),
        None => own,
    }
}

/// The age groups of the policy, to choose from; first “any”.
pub(crate) fn age_group_choices(page: &Page, policy: &Policy) -> Vec<Choice> {
    let any = Choice::new("", page.t("filter-any-age"));
    let bands = policy.age_groups.bands.iter();
    let bands = bands.map(|band| Choice::new(band.code.as_str(), age_group(page, policy, &band.code)));
    std::iter::once(any).chain(bands).collect()
}

/// A class of privilege.
pub(crate) fn class(page: &Page, class: BenefitClass) -> String {
    class_code(page, class.code())
}

/// A class of privilege by its code.
pub(crate) fn class_code(page: &Page, code: &str) -> String {
    page.t(&format!("class-{}", code.replace('_', "-")))
}

/// A language of teaching by its code; a language without a name here is said by its code.
pub(crate) fn language(page: &Page, code: &str) -> String {
    page.ta("teaching-language", &Args::new().text("code", code))
}

/// A profile by its code.
pub(crate) fn profile(page: &Page, code: &str) -> String {
    page.t(&format!("profile-{}", code.replace('_', "-")))
}

/// What an event changed: before → after.
pub(crate) fn difference(page: &Page, difference: &Difference) -> String {
    let pair = |before: String, after: String| {
        page.ta("difference-pair", &Args::new().text("before", before).text("after", after))
    };
    match difference {
        Difference::Wishes { added, removed } => {
            let list = |key, names: &[String]| {
                (!names.is_empty()).then(|| page.ta(key, &Args::new().text("names", names.join(", "))))
            };
            let told = [list("difference-added", added), list("difference-removed", removed)];
            told.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Difference::Class { before, after } => pair(class(page, *before), class(page, *after)),
        Difference::Papers { before, after } => pair(page.moment(before), page.moment(after)),
    }
}

/// What happened, by the kind of a journal event.
pub(crate) fn event(page: &Page, kind: &str) -> String {
    page.t(&format!("event-{}", kind.replace('_', "-")))
}
