//! Who may apply, who stands where in the line.

use super::line::{Arg, Section};
use crate::{
    benefits::BenefitClass,
    order::OrderComponent,
    policy::{AgeReference, BenefitScope, Channel, Policy},
};

pub(super) fn pack(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-pack");
    section.say_with(
        "policy-pack",
        [
            ("title", Arg::Words(policy.pack.title.clone())),
            ("version", Arg::Plain(policy.pack.version.clone())),
            ("from", Arg::Date(policy.pack.applies_from_on)),
        ],
    );
    section.say_with("policy-region", [("region", Arg::Words(policy.region.name.clone()))]);
    match (policy.modes.rolling, policy.modes.campaign) {
        (true, true) => section.say("policy-mode-both"),
        (_, true) => section.say("policy-mode-campaign"),
        _ => section.say("policy-mode-rolling"),
    }
    section
}

pub(super) fn applying(policy: &Policy) -> Section {
    let rules = &policy.registration;
    let mut section = Section::new("policy-section-applying");
    for channel in &rules.channels {
        section.say(match channel {
            Channel::Portal => "policy-channel-portal",
            Channel::Department => "policy-channel-department",
            Channel::Kindergarten => "policy-channel-kindergarten",
            Channel::Commission => "policy-channel-commission",
            Channel::CallCentre => "policy-channel-call-centre",
        });
    }
    let to = ("to", Arg::Age(rules.to_months));
    match rules.from_months {
        0 => section.say_with("policy-age-from-birth", [to]),
        from => section.say_with("policy-age-from", [("from", Arg::Age(from)), to]),
    }
    if rules.to_months_by_referral > rules.to_months && !rules.profiles_by_referral.is_empty() {
        let profiles = rules.profiles_by_referral.iter().map(|profile| profile_key(profile.code())).collect();
        let to = Arg::Age(rules.to_months_by_referral);
        section.say_with("policy-age-by-referral", [("to", to), ("profiles", Arg::Messages(profiles))]);
    }
    if let Some(opens_at) = rules.opens_at {
        section.say_with("policy-opens-at", [("at", Arg::Instant(opens_at))]);
    }
    if let Some(closes_at) = rules.closes_at {
        section.say_with("policy-closes-at", [("at", Arg::Instant(closes_at))]);
    }
    match policy.wishes.at_most {
        None => section.say("policy-wishes-any"),
        Some(most) => section.say_with("policy-wishes-at-most", [("most", Arg::Number(most.into()))]),
    }
    section.say(if policy.wishes.order_counts {
        "policy-wishes-ordered"
    } else {
        "policy-wishes-not-ordered"
    });
    if policy.wishes.others_may_be_offered {
        section.say("policy-wishes-others");
    }
    section.say("policy-one-application");
    section.say("policy-several-children");
    section.say("policy-own-changes");
    if rules.parent_may_suspend {
        section.say("policy-parent-may-suspend");
    }
    section
}

fn profile_key(code: &str) -> String {
    format!("policy-profile-{}", code.replace('_', "-"))
}

pub(super) fn ages(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-ages");
    match policy.age_groups.reference {
        AgeReference::Today => section.say("policy-age-today"),
        AgeReference::DayOfYear { month, day } => {
            section.say_with("policy-age-on-day", [("day", Arg::DayOfYear(month, day))]);
        }
    }
    for group in &policy.age_groups.bands {
        section.say_with(
            "policy-age-group",
            [
                ("group", Arg::Words(group.title.clone())),
                ("from", Arg::Age(group.from_months)),
                ("to", Arg::Age(group.to_months)),
            ],
        );
    }
    section.say("policy-age-own-bands");
    section
}

pub(super) fn order(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-order");
    section.say("policy-order-intro");
    for (index, component) in policy.order.by.iter().enumerate() {
        let number = Arg::Number(u32::try_from(index + 1).unwrap_or(u32::MAX));
        let message = match component {
            OrderComponent::Class => "policy-order-class",
            OrderComponent::Points => "policy-order-points",
            OrderComponent::Residence => "policy-order-residence",
            OrderComponent::RegistrationTime => "policy-order-registration-time",
            OrderComponent::BirthDate => "policy-order-birth-date",
            OrderComponent::WishRank => "policy-order-wish-rank",
            OrderComponent::Lottery => "policy-order-lottery",
        };
        section.say_with(message, [("number", number)]);
    }
    let last = Arg::Number(u32::try_from(policy.order.by.len() + 1).unwrap_or(u32::MAX));
    section.say_with("policy-order-sequence", [("number", last)]);
    section.say("policy-order-nobody");
    section
}

pub(super) fn benefits(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-benefits");
    let categories = &policy.benefits.categories;
    if categories.is_empty() {
        section.say("policy-benefits-none");
        return section;
    }
    for class in BenefitClass::ALL {
        let mut headed = false;
        for category in categories.iter().filter(|category| category.class == class) {
            if !headed {
                section.say(class_message(class));
                headed = true;
            }
            let title = ("title", Arg::Words(category.title.clone()));
            let basis = ("basis", Arg::Plain(category.basis.clone()));
            match category.points {
                0 => section.say_with("policy-benefit", [title, basis]),
                points => {
                    section.say_with("policy-benefit-points", [title, basis, ("points", Arg::Number(points))])
                }
            }
            if let Some(to) = category.valid_to_on {
                section.say_with("policy-benefit-until", [("on", Arg::Date(to))]);
            }
            match category.scope {
                BenefitScope::Everywhere => {}
                BenefitScope::Kindergarten => section.say("policy-benefit-one-kindergarten"),
                BenefitScope::Catchment => section.say("policy-benefit-catchment"),
            }
            if category.entered_by_department {
                section.say("policy-benefit-by-department");
            }
        }
    }
    section.say("policy-benefits-confirmed");
    section
}

const fn class_message(class: BenefitClass) -> &'static str {
    match class {
        BenefitClass::OutOfTurn => "policy-class-out-of-turn",
        BenefitClass::FirstPriority => "policy-class-first-priority",
        BenefitClass::Guaranteed => "policy-class-guaranteed",
        BenefitClass::Preferential => "policy-class-preferential",
        BenefitClass::General => "policy-class-general",
    }
}

pub(super) fn basis(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-basis");
    for act in &policy.pack.basis {
        section.say_with("policy-act", [("act", Arg::Plain(act.clone()))]);
    }
    section
}
