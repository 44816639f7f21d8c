//! What happens from a free place to a child in a group, and around it.

use super::line::{Arg, Section};
use crate::{
    kindergartens::Profile,
    policy::{
        ExtensionBy, FreedPlaces, HolidayDate, Notification, NotificationEvent, OnDecline, OnIgnore,
        OnOverdue, Policy,
    },
};
use jiff::civil::Weekday;

pub(super) fn invitations(policy: &Policy) -> Section {
    let rules = &policy.invitations;
    let mut section = Section::new("policy-section-invitations");
    section.say("policy-invite-stated");
    section.say("policy-invite-first");
    section.say("policy-invite-one");
    section.say_with("policy-answer-within", [("period", Arg::Period(rules.answer_within))]);
    for before in &rules.remind_before {
        let at = Arg::Time(rules.remind_at);
        section.say_with("policy-remind-before", [("period", Arg::Period(*before)), ("time", at)]);
    }
    section.say("policy-accept-checks-age");
    section.say(match rules.on_decline {
        OnDecline::DropKindergarten => "policy-decline-drops",
        OnDecline::Keep => "policy-decline-keeps",
        OnDecline::Withdraw => "policy-decline-withdraws",
    });
    section.say(match rules.on_ignore {
        OnIgnore::Suspend => "policy-ignore-suspends",
        OnIgnore::AsDecline => "policy-ignore-declines",
    });
    match rules.reactivate_within {
        None => section.say("policy-reactivate-any-time"),
        Some(within) => section.say_with("policy-reactivate-within", [("period", Arg::Period(within))]),
    }
    let keeps = rules.reactivation_keeps_place;
    section.say(if keeps { "policy-reactivate-keeps" } else { "policy-reactivate-loses" });
    section.say("policy-next-invited");
    section
}

pub(super) fn documents(policy: &Policy) -> Section {
    let rules = &policy.documents;
    let mut section = Section::new("policy-section-documents");
    section.say_with("policy-papers-within", [("period", Arg::Period(rules.bring_within))]);
    if rules.extensions_at_most > 0 {
        let message = match rules.extension_by {
            ExtensionBy::Parent => "policy-papers-extension-parent",
            ExtensionBy::Head => "policy-papers-extension-head",
        };
        let times = Arg::Number(rules.extensions_at_most.into());
        section.say_with(message, [("period", Arg::Period(rules.extension)), ("times", times)]);
    }
    section.say(match rules.on_overdue {
        OnOverdue::Suspend => "policy-papers-late-suspends",
        OnOverdue::Requeue => "policy-papers-late-requeues",
        OnOverdue::Withdraw => "policy-papers-late-withdraws",
    });
    for paper in &policy.registration.papers {
        section.say_with("policy-paper", [("paper", Arg::Words(paper.clone()))]);
    }
    section.say("policy-enrolled");
    section
}

pub(super) fn groups(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-groups");
    section.say("policy-capacity-hard");
    section.say(match policy.groups.places_of_leavers {
        FreedPlaces::StatedByHead => "policy-leavers-stated",
        FreedPlaces::OpenAtOnce => "policy-leavers-at-once",
    });
    if !policy.groups.norms.is_empty() {
        section.say("policy-norms-warn");
    }
    for norm in &policy.groups.norms {
        let profile = norm.profile.map_or("any", Profile::code).replace('_', "-");
        section.say_with(
            "policy-norm",
            [
                ("profile", Arg::Messages(vec![format!("policy-norm-{profile}")])),
                ("from", Arg::Age(norm.from_months)),
                ("to", Arg::Age(norm.to_months)),
                ("most", Arg::Number(norm.at_most)),
                ("basis", Arg::Plain(norm.basis.clone())),
            ],
        );
    }
    section
}

pub(super) fn calendar(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-calendar");
    let zone = policy.calendar.time_zone.iana_name().unwrap_or("UTC").to_owned();
    section.say_with("policy-days-end", [("zone", Arg::Plain(zone))]);
    let weekend = policy.calendar.weekend.iter().map(|day| weekday_key(*day).to_owned()).collect();
    section.say_with("policy-weekend", [("days", Arg::Messages(weekend))]);
    let worked = policy.calendar.holidays_are_worked;
    section.say(if worked { "policy-holidays-worked" } else { "policy-holidays-rest" });
    for holiday in &policy.holidays {
        let title = ("title", Arg::Words(holiday.title.clone()));
        match holiday.on {
            HolidayDate::Yearly(month, day) => {
                section.say_with("policy-holiday", [("on", Arg::DayOfYear(month, day)), title]);
            }
            HolidayDate::Once(on) => section.say_with("policy-holiday", [("on", Arg::Date(on)), title]),
        }
    }
    for (on, worked) in &policy.calendar.moved_days {
        let message = if *worked { "policy-moved-to-working" } else { "policy-moved-to-rest" };
        section.say_with(message, [("on", Arg::Date(*on))]);
    }
    section
}

const fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "policy-weekday-monday",
        Weekday::Tuesday => "policy-weekday-tuesday",
        Weekday::Wednesday => "policy-weekday-wednesday",
        Weekday::Thursday => "policy-weekday-thursday",
        Weekday::Friday => "policy-weekday-friday",
        Weekday::Saturday => "policy-weekday-saturday",
        Weekday::Sunday => "policy-weekday-sunday",
    }
}

pub(super) fn publication(policy: &Policy) -> Section {
    let rules = &policy.publication;
    let mut section = Section::new("policy-section-publication");
    section.say(if rules.queue_is_public { "policy-queue-public" } else { "policy-queue-closed" });
    if rules.smallest_count > 1 {
        section.say_with("policy-small-counts", [("least", Arg::Number(rules.smallest_count))]);
    }
    section.say_with("policy-kept", [("days", Arg::Number(rules.keep_closed_days))]);
    section.say("policy-journal");
    section
}

pub(super) fn notifications(policy: &Policy) -> Section {
    let mut section = Section::new("policy-section-notifications");
    let by = |has: fn(&Notification) -> bool| -> Vec<String> {
        let events =
            NotificationEvent::ALL.iter().filter(|event| has(&policy.notifications.channels(**event)));
        events.map(|event| format!("policy-event-{}", event.code().replace('_', "-"))).collect()
    };
    let channels: [(&'static str, Vec<String>); 2] =
        [("policy-by-email", by(|event| event.email)), ("policy-by-sms", by(|event| event.sms))];
    section.say("policy-by-cabinet");
    for (message, events) in channels {
        if !events.is_empty() {
            section.say_with(message, [("events", Arg::Messages(events))]);
        }
    }
    section
}
