//! The Kyiv pack is well formed, and broken packs are answered with the line, the key and what was expected.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::policy::{AgeReference, OnDecline, OnIgnore, parse};
use domain::{BenefitClass, Period, PeriodUnit, order::OrderComponent};

const KYIV: &str = include_str!("../../../policies/kyiv.toml");

/// The problems of the Kyiv pack with one line changed, without the file name.
fn problems_with(line: &str, replaced_by: &str) -> Vec<String> {
    assert_eq!(KYIV.matches(line).count(), 1, "`{line}` stands once in the pack");
    let pack = KYIV.replace(line, replaced_by);
    parse(&pack).expect_err("the pack is broken").0.iter().map(ToString::to_string).collect()
}

/// The 1-based line of a text in the Kyiv pack.
fn line_of(text: &str) -> usize {
    KYIV[..KYIV.find(text).expect("the text is there")].matches('\n').count() + 1
}

#[test]
fn kyiv_says_what_the_city_says() {
    let policy = parse(KYIV).unwrap_or_else(|problems| panic!("{}", problems.in_file("kyiv.toml")));
    let days = |length| Period { length, unit: PeriodUnit::CalendarDays };
    let working = |length| Period { length, unit: PeriodUnit::WorkingDays };
    assert_eq!(policy.order.by, [OrderComponent::Class, OrderComponent::RegistrationTime]);
    assert_eq!(policy.age_groups.reference, AgeReference::Today);
    assert_eq!((policy.wishes.at_most, policy.wishes.order_counts), (None, false));
    assert_eq!(policy.invitations.answer_within, days(10));
    assert_eq!(policy.invitations.remind_before, [days(3)]);
    assert_eq!(policy.invitations.on_decline, OnDecline::DropKindergarten);
    assert_eq!(policy.invitations.on_ignore, OnIgnore::Suspend);
    assert!(policy.invitations.reactivation_keeps_place);
    assert_eq!((policy.documents.bring_within, policy.documents.extension), (working(5), working(5)));
    assert_eq!(policy.documents.extensions_at_most, 1);
    let class_of = |code: &str| policy.benefits.category(code).expect("known").class;
    assert_eq!(class_of("chornobyl"), BenefitClass::OutOfTurn);
    assert_eq!(class_of("national_guard"), BenefitClass::FirstPriority);
    assert_eq!(class_of("displaced"), BenefitClass::Guaranteed);
    assert!(policy.benefits.category("displaced").expect("known").entered_by_department);
    assert_eq!(policy.calendar.time_zone.iana_name(), Some("Europe/Kyiv"));
}

#[test]
fn a_mistyped_key_is_named_with_its_line_and_a_guess() {
    let line = line_of("answer_within =");
    let problems = problems_with("answer_within = ", "answer_witin = ");
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].contains("invitations.answer_within: missing"), "{problems:?}");
    let guess = format!("{line}:1: invitations.answer_witin: unknown key; did you mean `answer_within`?");
    assert_eq!(problems[1], guess);
}

#[test]
fn a_wrong_value_says_what_was_expected_and_what_was_found() {
    let line = line_of("answer_within =");
    assert_eq!(
        problems_with("answer_within = \"10 calendar days\"", "answer_within = \"ten days\""),
        [format!(
            "{line}:17: invitations.answer_within: expected a period such as \"10 calendar days\", \
             \"5 working days\" or \"48 hours\", found \"ten days\""
        )]
    );
    let line = line_of("on_ignore =");
    assert_eq!(
        problems_with("on_ignore = \"suspend\" ", "on_ignore = \"suspnd\" "),
        [format!(
            "{line}:13: invitations.on_ignore: expected one of `suspend`, `as_decline`, found \"suspnd\"; \
             did you mean `suspend`?"
        )]
    );
}

#[test]
fn every_mistake_is_reported_at_once_in_the_order_of_the_file() {
    let pack = KYIV
        .replace("time_zone = \"Europe/Kyiv\"", "time_zone = \"Europe/Kyjv\"")
        .replace("applies_from_on = 2026-01-01", "applies_from_on = \"soon\"")
        .replace("by = [\"class\", \"registration_time\"]", "by = [\"class\", \"clas\", \"class\"]")
        .replace("order_counts = false", "order_counts = 0");
    let problems = parse(&pack).expect_err("broken").0;
    let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
    let expected = [
        "pack.applies_from_on",
        "region.time_zone",
        "order.by[2]",
        "order.by[2]",
        "order.by[3]",
        "wishes.order_counts",
    ];
    assert_eq!(keys, expected, "{problems:#?}");
    assert!(problems[1].message.contains("did you mean `Europe/Kyiv`?"), "{}", problems[1].message);
}

#[test]
fn parts_that_do_not_make_sense_together_are_refused() {
    let cases = [
        ("from_months = 36\nto_months = 48", "from_months = 30\nto_months = 48", "overlaps `nursery`"),
        ("from_months = 36\nto_months = 48", "from_months = 40\nto_months = 48", "are in no group"),
        ("from_months = 48\nto_months = 60", "from_months = 48\nto_months = 48", "more than from_months"),
        (
            "by = [\"class\", \"registration_time\"]",
            "by = [\"registration_time\"]",
            "a class counts for nothing",
        ),
        (
            "by = [\"class\", \"registration_time\"]",
            "by = [\"class\", \"wish_rank\"]",
            "wishes.order_counts = true",
        ),
        ("by = [\"class\", \"registration_time\"]", "by = []", "at least one component"),
        ("class = \"guaranteed\"", "class = \"general\"", "the benefit gives nothing"),
        ("class = \"guaranteed\"", "class = \"guaranteed\"\npoints = 3", "points count for nothing"),
        ("code = \"displaced\"", "code = \"chornobyl\"", "defined twice"),
        (
            "remind_before = [\"3 calendar days\"]",
            "remind_before = [\"12 calendar days\"]",
            "less than the time",
        ),
        ("{sequence:6}-{check}", "{sequense}", "unknown placeholder"),
        ("К-{year}-{sequence:6}-{check}", "К-{year}", "numbers must be unique"),
        ("filed = [", "filled = [", "unknown event; did you mean `filed`?"),
        ("katottg = ", "opened = 3\nkatottg = ", "unknown key"),
        (
            "name = { uk = \"місто Київ\", en = \"the city of Kyiv\" }",
            "name = { uk = \"місто Київ\" }",
            "missing",
        ),
        (
            "weekend = [\"saturday\", \"sunday\"]",
            "weekend = [\"saturday\", \"funday\"]",
            "did you mean `sunday`?",
        ),
    ];
    for (line, replaced_by, expected) in cases {
        let problems = problems_with(line, replaced_by);
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{replaced_by}: {problems:?}");
    }
}

#[test]
fn what_is_not_done_yet_is_refused_with_its_line_and_key() {
    let offered = problems_with("others_may_be_offered = false", "others_may_be_offered = true");
    let line = line_of("others_may_be_offered");
    assert_eq!(
        offered,
        [format!(
            "{line}:25: wishes.others_may_be_offered: only kindergartens of the list are offered as yet; expected false"
        )]
    );
    let last = "confirmed_by = \"department\"\nentered_by_department";
    let registry = problems_with(last, "confirmed_by = \"registry\"\nentered_by_department");
    let line = line_of(last);
    let expected = "no registry is asked as yet; expected \"department\"";
    assert_eq!(registry, [format!("{line}:16: benefit[6].confirmed_by: {expected}")]);
    for (component, why) in [("residence", "residence is not recorded"), ("lottery", "no lottery is drawn")] {
        let by = format!("by = [\"class\", \"{component}\"]");
        let problems = problems_with("by = [\"class\", \"registration_time\"]", &by);
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert!(problem.starts_with(&format!("{}:", line_of("by = [\"class\""))), "{problem}");
        assert!(problem.contains(why), "{problem}");
    }
}

#[test]
fn text_that_is_not_toml_is_answered_with_the_line() {
    let problems = problems_with("order_counts = false", "order_counts = fal se");
    assert!(problems[0].starts_with(&format!("{}:", line_of("order_counts"))), "{problems:?}");
    assert!(!parse("").expect_err("an empty pack").0.is_empty());
    assert!(!parse("[pack]\ncode = \"x\"").expect_err("a pack of one line").0.is_empty());
}

#[test]
fn a_missing_section_is_reported_once() {
    let pack = KYIV.replace("[publication]", "[publications]");
    let problems: Vec<String> = parse(&pack).expect_err("broken").0.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("publication: missing; expected a table")));
    assert!(problems.iter().any(|problem| problem.contains("did you mean `publication`?")));
}
