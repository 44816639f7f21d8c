//! What happened and what comes next, in words.

use domain::accounts::Role;
use domain::journal::{AnnulReason, ArchiveReason, Event, RecomputeReason};
use domain::queue::ApplicationState;
use locale::Args;
use services::offers::FamilyOffer;
use services::queue::{CaseView, HistoryLine};

use super::words;
use crate::kit::{Moment, Timeline, When};
use crate::shell::Page;
use crate::words::difference;

/// The timeline of an application: the journal's events, what is to be done now, what comes next.
pub(super) fn timeline(page: &Page, case: &CaseView, offer: Option<&FamilyOffer>) -> Timeline {
    let past = case.history.iter().filter_map(|line| happened(page, case, line));
    let moments = past.chain(present(page, case, offer)).chain(future(page, case)).collect();
    Timeline::new(page.language(), moments)
}

fn happened(page: &Page, case: &CaseView, line: &HistoryLine) -> Option<Moment> {
    let (key, args) = event(page, case, line)?;
    let key = format!("application-event-{key}");
    let more = format!("{key}-more");
    let more =
        if locale::Locale::has(page.language(), &more) { page.ta(&more, &args) } else { String::new() };
    let who = page.t1("application-who", "who", who(page, line));
    let difference = line.difference.as_ref().map(|it| difference(page, it)).unwrap_or_default();
    let told = [more, difference, who];
    let told: Vec<_> = told.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    Some(Moment {
        when: When::Past,
        title: page.ta(&key, &args),
        at: page.moment(&line.at),
        datetime: Some(line.at.to_string()),
        text: told.join(" "),
    })
}

/// The last part of the event's message key and its arguments; nothing for events that tell a family nothing new.
fn event(page: &Page, case: &CaseView, line: &HistoryLine) -> Option<(&'static str, Args)> {
    let place = line.kindergarten_name.clone().unwrap_or_default();
    let args = Args::new().text("kindergarten", place);
    let claimed = |claim: &domain::ids::ClaimId| {
        let found = case.claims.iter().find(|known| known.id == *claim);
        found.map(|claim| words::category(page, &case.policy, &claim.category)).unwrap_or_default()
    };
    Some(match &line.event {
        Event::ApplicationFiled { wishes, .. } => ("filed", args.count("count", wishes.len())),
        Event::ApplicationQueued { .. } => ("queued", args),
        Event::ConfirmationNeeded { .. } => ("confirmation-needed", args),
        Event::WishesChanged { wishes, .. } => ("wishes-changed", args.count("count", wishes.len())),
        Event::DetailsChanged { .. } => ("details-changed", args),
        Event::EntriesRecomputed { reason, class, .. } => {
            let reason = match reason {
                RecomputeReason::Birthday => "birthday",
                RecomputeReason::Claim => "claim",
                RecomputeReason::Policy => "policy",
                RecomputeReason::Group => "group",
                // The change itself is told already.
                RecomputeReason::Details => return None,
            };
            ("recomputed", args.text("reason", reason).text("class", words::class(page, *class)))
        }
        Event::ClaimMade { category, .. } => {
            ("claim-made", args.text("category", words::category(page, &case.policy, category)))
        }
        Event::ClaimConfirmed { claim, class, .. } => (
            "claim-confirmed",
            args.text("category", claimed(claim)).text("class", words::class(page, *class)),
        ),
        Event::ClaimRejected { claim, .. } => ("claim-rejected", args.text("category", claimed(claim))),
        Event::ClaimWithdrawn { claim, .. } => ("claim-withdrawn", args.text("category", claimed(claim))),
        Event::ApplicationSuspended { reason, .. } => ("suspended", args.text("reason", reason.code())),
        Event::ApplicationReactivated { .. } => ("reactivated", args),
        Event::ApplicationWithdrawn { .. } => ("withdrawn", args),
        Event::ApplicationRefused { .. } => ("refused", args),
        Event::ApplicationArchived { reason, .. } => {
            let reason = match reason {
                ArchiveReason::AgedOut => "aged-out",
                ArchiveReason::Duplicate => "duplicate",
                ArchiveReason::Retention => "retention",
            };
            ("archived", args.text("reason", reason))
        }
        Event::PersonalDataErased { .. } => ("erased", args),
        event => return offer_event(page, event, args),
    })
}

fn offer_event(page: &Page, event: &Event, args: Args) -> Option<(&'static str, Args)> {
    Some(match event {
        Event::OfferMade { answer_by, .. } => ("offer-made", args.text("until", page.moment(answer_by))),
        Event::OfferReminded { .. } => ("offer-reminded", args),
        Event::OfferAccepted { documents_by, .. } => {
            ("offer-accepted", args.text("until", page.moment(documents_by)))
        }
        Event::OfferDeclined { .. } => ("offer-declined", args),
        Event::OfferExpired { .. } => ("offer-expired", args),
        Event::DocumentsExtended { documents_by, .. } => {
            ("documents-extended", args.text("until", page.moment(documents_by)))
        }
        Event::DocumentsOverdue { .. } => ("documents-overdue", args),
        Event::OfferAnnulled { reason, .. } => {
            let reason = match reason {
                AnnulReason::Withdrawn => "withdrawn",
                AnnulReason::WishRemoved => "wish-removed",
                AnnulReason::DetailsChanged => "details-changed",
                AnnulReason::Suspended => "suspended",
                AnnulReason::AgeNoLongerFits => "age",
                AnnulReason::GroupChanged => "group",
                AnnulReason::ApplicationClosed => "closed",
            };
            ("offer-annulled", args.text("reason", reason))
        }
        Event::Enrolled { .. } => ("enrolled", args),
        Event::LeavingAnnounced { on, .. } => ("leaving-announced", args.text("on", page.date(on))),
        Event::LeavingRevoked { .. } => ("leaving-revoked", args),
        Event::Left { .. } => ("left", args),
        _ => return None,
    })
}

/// Who did it. An invitation is always the system's: it goes to the first in line, whoever's change freed the place.
fn who(page: &Page, line: &HistoryLine) -> String {
    if line.by_rules() {
        return page.t("application-by-system");
    }
    if line.own {
        return page.t("application-by-you");
    }
    let key = match line.role {
        Role::Head => "application-by-head",
        Role::EducationOfficer => "application-by-education-officer",
        Role::Commission => "application-by-commission",
        Role::MunicipalAdmin | Role::SystemAdmin => "application-by-administrator",
        _ => "application-by-system",
    };
    page.t(key)
}

fn present(page: &Page, case: &CaseView, offer: Option<&FamilyOffer>) -> Option<Moment> {
    let deadline = super::deadlines::next(case, offer)?;
    Some(Moment {
        when: When::Now,
        title: page.t(&format!("application-now-{}", deadline.what)),
        at: page.t1("application-until", "until", page.moment(&deadline.at)),
        datetime: Some(deadline.at.to_string()),
        text: String::new(),
    })
}

fn future(page: &Page, case: &CaseView) -> Vec<Moment> {
    let next = |key: &str, args: Args| Moment {
        when: When::Next,
        title: page.t(&format!("application-next-{key}")),
        at: String::new(),
        datetime: None,
        text: page.ta(&format!("application-next-{key}-more"), &args),
    };
    let within = |period| Args::new().text("period", words::period(page, period));
    let review = case.review_on.map(|on| Moment {
        at: page.date(&on),
        datetime: Some(on.to_string()),
        ..next("review", Args::new())
    });
    let invitation = next("invitation", within(case.policy.invitations.answer_within));
    let papers = next("papers", within(case.policy.documents.bring_within));
    let enrolment = next("enrolment", Args::new());
    match &case.state {
        ApplicationState::Queued => review.into_iter().chain([invitation, papers, enrolment]).collect(),
        ApplicationState::Checking | ApplicationState::ConfirmInPerson => vec![invitation, papers, enrolment],
        ApplicationState::Invited { .. } => vec![papers, enrolment],
        ApplicationState::Accepted { .. } => vec![enrolment],
        _ => Vec::new(),
    }
}
