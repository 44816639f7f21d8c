//! From the text of a pack to a [`super::Policy`]: from an invitation to a place in a group.

use super::{
    parts::Norm,
    problem::did_you_mean,
    process::{
        Documents, ExtensionBy, Forms, FreedPlaces, Groups, Invitations, Notification, NotificationEvent,
        Notifications, OnDecline, OnIgnore, OnOverdue, Publication,
    },
    reader::{Section, Value, list},
};
use crate::kindergartens::Profile;
use jiff::civil::Time;

pub(super) fn invitations(section: &Section<'_>) -> Invitations {
    let decline = [
        ("drop_kindergarten", OnDecline::DropKindergarten),
        ("keep", OnDecline::Keep),
        ("withdraw", OnDecline::Withdraw),
    ];
    let ignore = [("suspend", OnIgnore::Suspend), ("as_decline", OnIgnore::AsDecline)];
    let reminders =
        section.required("remind_before", "a list of periods").map_or_else(Vec::new, Value::items);
    Invitations {
        answer_within: section.period("answer_within"),
        remind_before: reminders.iter().map(Value::period).collect(),
        remind_at: section
            .required("remind_at", "a time of day")
            .map_or(Time::midnight(), |value| value.time()),
        on_decline: section.choice("on_decline", &decline, OnDecline::Keep),
        on_ignore: section.choice("on_ignore", &ignore, OnIgnore::Suspend),
        reactivation_keeps_place: section.flag("reactivation_keeps_place"),
        reactivate_within: section.optional("reactivate_within").map(|value| value.period()),
        basis: section.text("basis"),
    }
}

pub(super) fn documents(section: &Section<'_>) -> Documents {
    let by = [("parent", ExtensionBy::Parent), ("head", ExtensionBy::Head)];
    let overdue =
        [("suspend", OnOverdue::Suspend), ("requeue", OnOverdue::Requeue), ("withdraw", OnOverdue::Withdraw)];
    Documents {
        bring_within: section.period("bring_within"),
        extension: section.period("extension"),
        extensions_at_most: u16::try_from(section.number("extensions_at_most", 0..=100)).unwrap_or_default(),
        extension_by: section.choice("extension_by", &by, ExtensionBy::Parent),
        on_overdue: section.choice("on_overdue", &overdue, OnOverdue::Suspend),
        basis: section.text("basis"),
    }
}

pub(super) fn groups(section: &Section<'_>) -> Groups {
    let freed = [("stated_by_head", FreedPlaces::StatedByHead), ("open_at_once", FreedPlaces::OpenAtOnce)];
    let profiles = Profile::ALL.map(|profile| (profile.code(), profile));
    let norm = |section: &Section<'_>| Norm {
        from_months: section.months("from_months"),
        to_months: section.months("to_months"),
        profile: section.optional("profile").map(|value| value.choice(&profiles, Profile::General)),
        at_most: section.number("at_most", 1..=1_000),
        basis: section.text("basis"),
    };
    Groups {
        norms: section.sections("norm").iter().map(norm).collect(),
        places_of_leavers: section.choice("places_of_leavers", &freed, FreedPlaces::StatedByHead),
        capacity_at_most: section.number("capacity_at_most", 1..=1_000),
    }
}

pub(super) fn publication(section: &Section<'_>) -> Publication {
    Publication {
        queue_is_public: section.flag("queue_is_public"),
        smallest_count: section.number("smallest_count", 0..=100),
        keep_closed_days: section.number("keep_closed_days", 1..=36_500),
    }
}

/// The keys of `[notifications]` are the events: `invitation = ["cabinet", "email", "sms"]`.
pub(super) fn notifications(section: &Section<'_>) -> Notifications {
    let mut events = Vec::new();
    for (name, at, value) in section.entries() {
        let Some(event) = NotificationEvent::from_code(name) else {
            let known = || NotificationEvent::ALL.iter().map(|event| event.code());
            let message = match did_you_mean(name, known()) {
                Some(guess) => format!("unknown event; did you mean `{guess}`?"),
                None => format!("unknown event; known are {}", list(known())),
            };
            value.source.report(at, &value.path, message);
            continue;
        };
        let channels: Vec<u8> = value
            .items()
            .iter()
            .map(|item| item.choice(&[("cabinet", 0), ("email", 1), ("sms", 2)], 0))
            .collect();
        let has = |channel: u8| channels.contains(&channel);
        events.push(Notification { event, cabinet: has(0), email: has(1), sms: has(2) });
    }
    Notifications { events }
}

pub(super) fn forms(section: &Section<'_>, languages: &[String]) -> Forms {
    Forms {
        application_number: section.text("application_number"),
        authority: section.words("authority", languages),
    }
}
