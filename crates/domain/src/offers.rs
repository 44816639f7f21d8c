//! Offers (invitations): a seat held for one child until it is answered.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    policy::{ExtensionBy, OnDecline, OnIgnore, OnOverdue, Policy},
    queue::SuspensionReason,
    time::{PeriodUnit, Timestamp},
};

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// Waits for the family's answer.
    Invited,
    /// Accepted; papers are to be brought.
    Accepted,
    /// The child was enrolled on it.
    Enrolled,
    /// The family declined.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The papers were not brought in time.
    DocumentsOverdue,
    /// Taken back (the application was withdrawn, the group closed, …).
    Annulled,
}

impl OfferState {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Invited,
        Self::Accepted,
        Self::Enrolled,
        Self::Declined,
        Self::Expired,
        Self::DocumentsOverdue,
        Self::Annulled,
    ];

    /// The state's name in tables and the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Enrolled => "enrolled",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::DocumentsOverdue => "documents_overdue",
            Self::Annulled => "annulled",
        }
    }

    /// The state with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the offer holds a seat; a child has at most one such offer.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Invited | Self::Accepted)
    }
}

/// What may happen to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfferStep {
    /// The family accepts.
    Accept,
    /// The family declines.
    Decline,
    /// The time to answer is over.
    Expire,
    /// The child is enrolled on it.
    Enrol,
    /// The time for papers is over.
    Overdue,
    /// It is taken back.
    Annul,
}

impl OfferStep {
    /// All steps.
    pub const ALL: [Self; 6] =
        [Self::Accept, Self::Decline, Self::Expire, Self::Enrol, Self::Overdue, Self::Annul];

    /// The step's name in the diagram.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Expire => "expire",
            Self::Enrol => "enrol",
            Self::Overdue => "overdue",
            Self::Annul => "annul",
        }
    }
}

/// The state of an offer after a step.
///
/// # Errors
/// `refusal-offer-not-open`, `refusal-offer-not-accepted`.
pub fn next(state: OfferState, step: OfferStep) -> Result<OfferState, Refusal> {
    match (state, step) {
        (OfferState::Invited, OfferStep::Accept) => Ok(OfferState::Accepted),
        (OfferState::Invited, OfferStep::Decline) => Ok(OfferState::Declined),
        (OfferState::Invited, OfferStep::Expire) => Ok(OfferState::Expired),
        (OfferState::Accepted, OfferStep::Enrol) => Ok(OfferState::Enrolled),
        (OfferState::Accepted, OfferStep::Overdue) => Ok(OfferState::DocumentsOverdue),
        (OfferState::Invited | OfferState::Accepted, OfferStep::Annul) => Ok(OfferState::Annulled),
        (_, OfferStep::Enrol | OfferStep::Overdue) => Err(Refusal::new("refusal-offer-not-accepted")),
        _ => Err(Refusal::new("refusal-offer-not-open")),
    }
}

/// What the rules need to know of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferFacts {
    /// Where it stands.
    pub state: OfferState,
    /// The end of the time to answer.
    pub answer_by: Timestamp,
    /// The end of the time for papers, once accepted.
    pub documents_by: Option<Timestamp>,
    /// How many extensions were taken.
    pub extensions: u16,
}

/// The deadlines of a fresh invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The end of the time to answer.
    pub answer_by: Timestamp,
    /// When to remind first; none when there is no reminder to come.
    pub remind_at: Option<Timestamp>,
}

/// What becomes of an application when its offer ends without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Afterwards {
    /// It goes on waiting, without the kindergarten of the offer.
    WaitsElsewhere,
    /// It goes on waiting everywhere.
    Waits,
    /// It leaves the line until the family brings it back.
    Suspended(SuspensionReason),
    /// It is closed as taken back.
    Withdrawn,
}

/// The terms of an invitation made at `now`.
#[must_use]
pub fn invite(policy: &Policy, now: Timestamp) -> Terms {
    let answer_by = policy.calendar.add(policy.invitations.answer_within, now);
    Terms { answer_by, remind_at: next_reminder(policy, answer_by, now) }
}

/// The next reminder after `now` for an offer that ends at `answer_by`: so many days (or exact hours) before the day of
/// the deadline. A reminder counted in days is written as that local day begins, so that the cabinet shows it all day;
/// its e-mail and SMS leave at the policy's hour, see [`reminder_leaves_at`].
#[must_use]
pub fn next_reminder(policy: &Policy, answer_by: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let calendar = &policy.calendar;
    policy
        .invitations
        .remind_before
        .iter()
        .map(|before| match before.unit {
            PeriodUnit::Hours => answer_by.checked_sub(i64::from(before.length).hours()).unwrap_or(answer_by),
            PeriodUnit::CalendarDays | PeriodUnit::WorkingDays => {
                let on = calendar.days_before(*before, calendar.local_date(answer_by));
                calendar.start_of_day(on)
            }
        })
        .filter(|remind_at| *remind_at > now)
        .min()
}

/// When the e-mail and SMS of a reminder written at `now` leave: not before the policy's hour, so that nobody is woken.
#[must_use]
pub fn reminder_leaves_at(policy: &Policy, now: Timestamp) -> Timestamp {
    policy.calendar.at(policy.calendar.local_date(now), policy.invitations.remind_at).max(now)
}

/// The family accepts. `fits` says whether the child still fits the programme today (it is checked again, because ages
/// move on while an invitation waits). Returns the end of the time for papers.
///
/// # Errors
/// `refusal-offer-not-open`, `refusal-answer-too-late`, `refusal-age-no-longer-fits`.
pub fn accept(policy: &Policy, offer: &OfferFacts, fits: bool, now: Timestamp) -> Result<Timestamp, Refusal> {
    answerable(policy, offer, now)?;
    if !fits {
        return Err(Refusal::new("refusal-age-no-longer-fits"));
    }
    Ok(policy.calendar.add(policy.documents.bring_within, now))
}

/// The family declines.
///
/// # Errors
/// `refusal-offer-not-open`, `refusal-answer-too-late`.
pub fn decline(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Result<Afterwards, Refusal> {
    answerable(policy, offer, now)?;
    Ok(after_decline(policy))
}

/// What declining does under this policy; shown beside the button.
#[must_use]
pub fn after_decline(policy: &Policy) -> Afterwards {
    match policy.invitations.on_decline {
        OnDecline::DropKindergarten => Afterwards::WaitsElsewhere,
        OnDecline::Keep => Afterwards::Waits,
        OnDecline::Withdraw => Afterwards::Withdrawn,
    }
}

/// Nobody answered in time. None while there is still time, or the offer is not waiting for an answer.
#[must_use]
pub fn expire(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Option<Afterwards> {
    (offer.state == OfferState::Invited && now > offer.answer_by).then(|| {
        match policy.invitations.on_ignore {
            OnIgnore::Suspend => Afterwards::Suspended(SuspensionReason::Ignored),
            OnIgnore::AsDecline => after_decline(policy),
        }
    })
}

/// More time for the papers, which `by` asks for. Returns the new end: counted from the end it had.
///
/// # Errors
/// `refusal-offer-not-accepted`, `refusal-papers-too-late`, `refusal-no-more-extensions`; `refusal-extension-by-family`,
/// `refusal-extension-by-head` when the policy gives it to the other.
pub fn extend(
    policy: &Policy,
    offer: &OfferFacts,
    by: ExtensionBy,
    now: Timestamp,
) -> Result<Timestamp, Refusal> {
    let documents_by = papers_due(policy, offer, now)?;
    match policy.documents.extension_by {
        given if given == by => {}
        ExtensionBy::Parent => return Err(Refusal::new("refusal-extension-by-family")),
        ExtensionBy::Head => return Err(Refusal::new("refusal-extension-by-head")),
    }
    if offer.extensions >= policy.documents.extensions_at_most {
        return Err(
            Refusal::new("refusal-no-more-extensions").with("most", policy.documents.extensions_at_most)
        );
    }
    Ok(policy.calendar.add(policy.documents.extension, documents_by))
}

/// The papers did not come in time. None while there is still time, or the offer does not wait for papers.
#[must_use]
pub fn documents_overdue(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Option<Afterwards> {
    let late = offer.documents_by.is_some_and(|documents_by| now > documents_by);
    (offer.state == OfferState::Accepted && late).then_some(match policy.documents.on_overdue {
        OnOverdue::Suspend => Afterwards::Suspended(SuspensionReason::DocumentsOverdue),
        OnOverdue::Requeue => Afterwards::Waits,
        OnOverdue::Withdraw => Afterwards::Withdrawn,
    })
}

/// The head enrols the child on its accepted offer, within the time for papers.
///
/// # Errors
/// `refusal-offer-not-accepted`, `refusal-papers-too-late`.
pub fn enrol(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Result<(), Refusal> {
    papers_due(policy, offer, now).map(|_| ())
}

fn answerable(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Result<(), Refusal> {
    let late = || {
        Refusal::new("refusal-answer-too-late")
            .with("answer_by", offer.answer_by)
            .on_basis(policy.invitations.basis.clone())
    };
    match offer.state {
        OfferState::Invited if now > offer.answer_by => Err(late()),
        OfferState::Invited => Ok(()),
        OfferState::Expired => Err(late()),
        _ => Err(Refusal::new("refusal-offer-not-open")),
    }
}

fn papers_due(policy: &Policy, offer: &OfferFacts, now: Timestamp) -> Result<Timestamp, Refusal> {
    let late = |documents_by: Timestamp| {
        Refusal::new("refusal-papers-too-late")
            .with("documents_by", documents_by)
            .on_basis(policy.documents.basis.clone())
    };
    match (offer.state, offer.documents_by) {
        (OfferState::Accepted, Some(documents_by)) if now > documents_by => Err(late(documents_by)),
        (OfferState::Accepted, Some(documents_by)) => Ok(documents_by),
        (OfferState::DocumentsOverdue, Some(documents_by)) => Err(late(documents_by)),
        _ => Err(Refusal::new("refusal-offer-not-accepted")),
    }
}
