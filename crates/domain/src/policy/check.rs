//! Checks across the keys of a pack: each value is well formed by now, do they make sense together?

use super::{
    Confirmer, Policy,
    parts::AgeGroup,
    reader::{Section, Value},
};
use crate::{
    benefits::BenefitClass,
    order::OrderComponent,
    queue::number::Template,
    time::{Period, PeriodUnit},
};
use std::collections::BTreeSet;

pub(super) fn check(policy: &Policy, root: &Section<'_>) {
    root.entries();
    region(policy, root);
    ages(policy, root);
    benefits(policy, root);
    order(policy, root);
    registration(policy, root);
    invitations(policy, root);
    norms(policy, root);
    unsupported(policy, root);
    if let Err(message) = Template::parse(&policy.forms.application_number) {
        peek(root, "forms").report("application_number", message);
    }
}

/// A section that is only looked at: its keys were asked for already.
fn peek<'a>(root: &Section<'a>, key: &'static str) -> Section<'a> {
    let section = root.section(key);
    section.entries();
    section
}

fn peek_all<'a>(section: &Section<'a>, key: &'static str) -> Vec<Section<'a>> {
    let sections = section.sections(key);
    sections.iter().for_each(|section| drop(section.entries()));
    sections
}

fn region(policy: &Policy, root: &Section<'_>) {
    let region = peek(root, "region");
    if policy.region.languages.is_empty() {
        region.report("languages", "expected at least one language");
    }
    let calendar = peek(root, "calendar");
    if policy.calendar.weekend.len() > 5 {
        calendar.report("weekend", "expected at least two working days a week");
    }
    if !policy.modes.rolling && !policy.modes.campaign {
        peek(root, "modes")
            .report("rolling", "expected `rolling`, `campaign` or both to be true: nobody gives places");
    }
    let same_pack =
        policy.pack.code.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    if !same_pack {
        peek(root, "pack").report("code", "expected small Latin letters and digits");
    }
}

fn ages(policy: &Policy, root: &Section<'_>) {
    let ages = peek(root, "ages");
    let sections = peek_all(&ages, "group");
    let bands = &policy.age_groups.bands;
    if bands.is_empty() {
        ages.report("group", "expected at least one [[ages.group]]");
    }
    for (index, code) in repeated(bands.iter().map(|band| band.code.as_str())) {
        sections[index].report("code", format!("the age group `{code}` is defined twice"));
    }
    for (band, section) in bands.iter().zip(&sections) {
        if band.from_months >= band.to_months {
            section.report("to_months", format!("expected more than from_months ({})", band.from_months));
        }
    }
    let mut sorted: Vec<(&AgeGroup, &Section<'_>)> = bands.iter().zip(&sections).collect();
    sorted.sort_by_key(|(band, _)| band.from_months);
    for pair in sorted.windows(2) {
        let [(young, _), (old, section)] = pair else { continue };
        if old.from_months < young.to_months && !policy.age_groups.overlaps {
            let message = format!(
                "overlaps `{}`, which goes to {} months; expected {} or more, or `overlaps = true`",
                young.code, young.to_months, young.to_months
            );
            section.report("from_months", message);
        }
        if old.from_months > young.to_months {
            let message = format!(
                "children of {} to {} months are in no group; expected {} (the end of `{}`)",
                young.to_months, old.from_months, young.to_months, young.code
            );
            section.report("from_months", message);
        }
    }
}

fn benefits(policy: &Policy, root: &Section<'_>) {
    let sections = peek_all(root, "benefit");
    let categories = &policy.benefits.categories;
    for (index, code) in repeated(categories.iter().map(|category| category.code.as_str())) {
        sections[index].report("code", format!("the benefit `{code}` is defined twice"));
    }
    for (category, section) in categories.iter().zip(&sections) {
        let orders_by = |component| policy.order.by.contains(&component);
        if category.class == BenefitClass::General && category.points == 0 {
            section.report(
                "class",
                "the benefit gives nothing; expected a class better than `general`, or `points`",
            );
        }
        if category.class != BenefitClass::General && !orders_by(OrderComponent::Class) {
            section.report("class", "a class counts for nothing here; expected `class` in `order.by`");
        }
        if category.points > 0 && !orders_by(OrderComponent::Points) {
            section.report("points", "points count for nothing here; expected `points` in `order.by`");
        }
        if let (Some(from), Some(to)) = (category.valid_from_on, category.valid_to_on)
            && to < from
        {
            section.report("valid_to_on", format!("expected a day on or after valid_from_on ({from})"));
        }
    }
}

fn order(policy: &Policy, root: &Section<'_>) {
    let order = peek(root, "order");
    if policy.order.by.is_empty() {
        order.report("by", "expected at least one component, e.g. [\"class\", \"registration_time\"]");
    }
    if policy.order.by.contains(&OrderComponent::WishRank) && !policy.wishes.order_counts {
        order.report("by", "`wish_rank` orders by the list of wishes; expected `wishes.order_counts = true`");
    }
}

fn registration(policy: &Policy, root: &Section<'_>) {
    let section = peek(root, "registration");
    let registration = &policy.registration;
    if registration.channels.is_empty() {
        section.report("channels", "expected at least one channel");
    }
    if registration.from_months >= registration.to_months {
        section.report("to_months", format!("expected more than from_months ({})", registration.from_months));
    }
    if registration.to_months_by_referral < registration.to_months {
        let message = format!("expected at least to_months ({})", registration.to_months);
        section.report("to_months_by_referral", message);
    }
    if let (Some(opens), Some(closes)) = (registration.opens_at, registration.closes_at)
        && closes <= opens
    {
        section.report("closes_at", format!("expected an instant after opens_at ({opens})"));
    }
}

fn invitations(policy: &Policy, root: &Section<'_>) {
    let section = peek(root, "invitations");
    let answer = policy.invitations.answer_within;
    let values = section.optional("remind_before").map_or_else(Vec::new, Value::items);
    for (period, value) in policy.invitations.remind_before.iter().zip(&values) {
        if shortest_hours(*period) >= shortest_hours(answer) {
            value.report(format!("expected less than the time to answer ({answer})"));
        }
        if period.unit == PeriodUnit::Hours {
            value.report("expected days: reminders go out at `remind_at` of a day");
        }
    }
    if policy.documents.extensions_at_most > 0 && policy.documents.extension.length == 0 {
        peek(root, "documents").report("extension", "expected more than nothing");
    }
}

/// What packs may say in time and the program does not do yet. A rule that is shown to the public and not followed is
/// worse than one that cannot be written.
fn unsupported(policy: &Policy, root: &Section<'_>) {
    if policy.wishes.others_may_be_offered {
        let message = "only kindergartens of the list are offered as yet; expected false";
        peek(root, "wishes").report("others_may_be_offered", message);
    }
    for (category, section) in policy.benefits.categories.iter().zip(&peek_all(root, "benefit")) {
        if category.confirmed_by == Confirmer::Registry {
            section.report("confirmed_by", "no registry is asked as yet; expected \"department\"");
        }
    }
    for component in &policy.order.by {
        let unknown = match component {
            OrderComponent::Residence => "residence is not recorded as yet",
            OrderComponent::Lottery => "no lottery is drawn as yet",
            _ => continue,
        };
        let message = format!("`{}` would order nothing: {unknown}", component.code());
        peek(root, "order").report("by", message);
    }
}

const fn shortest_hours(period: Period) -> u32 {
    match period.unit {
        PeriodUnit::Hours => period.length as u32,
        PeriodUnit::CalendarDays | PeriodUnit::WorkingDays => period.length as u32 * 24,
    }
}

fn norms(policy: &Policy, root: &Section<'_>) {
    let groups = peek(root, "groups");
    for (norm, section) in policy.groups.norms.iter().zip(&peek_all(&groups, "norm")) {
        if norm.from_months >= norm.to_months {
            section.report("to_months", format!("expected more than from_months ({})", norm.from_months));
        }
        if norm.at_most > policy.groups.capacity_at_most {
            section.report(
                "at_most",
                format!("expected at most capacity_at_most ({})", policy.groups.capacity_at_most),
            );
        }
    }
}

/// Words of a list that occur more than once, with the position of the second.
fn repeated<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<(usize, &'w str)> {
    let mut seen = BTreeSet::new();
    words.into_iter().enumerate().filter(|(_, word)| !seen.insert(*word)).collect()
}
