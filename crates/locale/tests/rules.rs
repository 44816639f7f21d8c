//! The Kyiv pack in plain words, in both languages, as golden text; and every other switch has its sentence.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::policy::{
    AgeReference, BenefitScope, Channel, ExtensionBy, FreedPlaces, OnDecline, OnIgnore, OnOverdue, Policy,
    parse,
};
use domain::{BenefitClass, Date, Period, PeriodUnit, order::OrderComponent};
use locale::{Language, Locale};

fn kyiv() -> Policy {
    let pack = include_str!("../../../policies/kyiv.toml");
    parse(pack).expect("the Kyiv pack is well formed")
}

fn page(language: Language, policy: &Policy) -> String {
    let mut page = String::new();
    for section in Locale::rules(language, policy) {
        page += &format!("\n## {}\n", section.title);
        for line in section.lines {
            page += &format!("{line}\n");
        }
    }
    page
}

#[test]
fn kyiv_in_ukrainian() {
    insta::assert_snapshot!(page(Language::Uk, &kyiv()));
}

#[test]
fn kyiv_in_english() {
    insta::assert_snapshot!(page(Language::En, &kyiv()));
}

/// A pack that turns every switch the other way than Kyiv.
fn other_way() -> Policy {
    let mut policy = kyiv();
    let hours = Period { length: 1, unit: PeriodUnit::Hours };
    policy.modes.campaign = true;
    policy.age_groups.reference = AgeReference::DayOfYear { month: 9, day: 1 };
    policy.age_groups.bands[1].from_months = 18;
    policy.order.by = OrderComponent::ALL.to_vec();
    policy.wishes.at_most = Some(5);
    policy.wishes.order_counts = true;
    policy.wishes.others_may_be_offered = true;
    policy.registration.channels = vec![Channel::Kindergarten, Channel::Commission, Channel::CallCentre];
    policy.registration.from_months = 2;
    policy.registration.opens_at = "2026-04-01T05:00:00Z".parse().ok();
    policy.registration.closes_at = "2026-05-01T05:00:00Z".parse().ok();
    policy.invitations.answer_within = hours;
    policy.invitations.on_decline = OnDecline::Keep;
    policy.invitations.on_ignore = OnIgnore::AsDecline;
    policy.invitations.reactivate_within = Some(hours);
    policy.invitations.reactivation_keeps_place = false;
    policy.documents.extension_by = ExtensionBy::Head;
    policy.documents.on_overdue = OnOverdue::Requeue;
    policy.groups.places_of_leavers = FreedPlaces::OpenAtOnce;
    policy.calendar.holidays_are_worked = false;
    policy.calendar.moved_days.insert(Date::constant(2026, 5, 16), true);
    policy.calendar.moved_days.insert(Date::constant(2026, 5, 15), false);
    policy.publication.queue_is_public = false;
    let category = &mut policy.benefits.categories[0];
    (category.class, category.points, category.scope) =
        (BenefitClass::General, 3, BenefitScope::Kindergarten);
    category.valid_to_on = Some(Date::constant(2027, 1, 1));
    let category = &mut policy.benefits.categories[1];
    (category.class, category.scope) = (BenefitClass::Preferential, BenefitScope::Catchment);
    policy
}

#[test]
fn every_switch_has_its_sentence() {
    let mut third = other_way();
    third.modes.rolling = false;
    third.invitations.on_decline = OnDecline::Withdraw;
    third.documents.on_overdue = OnOverdue::Withdraw;
    third.benefits.categories.clear();
    for policy in [kyiv(), other_way(), third] {
        for language in [Language::Uk, Language::En] {
            let page = page(language, &policy);
            assert!(!page.contains('‹'), "a message is missing: {page}");
            assert!(!page.contains("{ $") && !page.contains("{$"), "an argument is missing: {page}");
        }
    }
    insta::assert_snapshot!(page(Language::Uk, &other_way()));
}
