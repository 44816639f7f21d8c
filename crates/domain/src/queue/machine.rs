//! The states of an application and the steps between them. What may cause a step, and when, is decided elsewhere; that
//! no other step exists is decided here. `docs/state-machines.md` draws it, and a test holds the drawing against this.

use super::{ApplicationState, SuspensionReason};
use crate::{
    Refusal,
    ids::{EnrolmentId, OfferId},
    time::Timestamp,
};

/// What may happen to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is filed, and registries are asked first.
    FileForChecks,
    /// It is filed and stands in the line at once.
    File,
    /// The registries confirmed, or the papers were shown in person.
    Confirm,
    /// A registry did not confirm.
    AskInPerson,
    /// It is refused with a reason.
    Refuse {
        /// What the deciding officer wrote, or the code of the rule.
        reason: String,
    },
    /// A seat is offered.
    Invite {
        /// The offer.
        offer: OfferId,
    },
    /// The family accepts the offer.
    Accept,
    /// The offer ended without a place; the application waits on.
    Return,
    /// It leaves the line for now.
    Suspend {
        /// Since when.
        since: Timestamp,
        /// Why.
        reason: SuspensionReason,
    },
    /// It comes back into the line.
    Reactivate,
    /// The child is enrolled.
    Enrol {
        /// The enrolment.
        enrolment: EnrolmentId,
    },
    /// The family takes it back.
    Withdraw,
    /// It is closed without a place.
    Archive,
}

impl Step {
    /// The step's name in the diagram.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FileForChecks => "file_for_checks",
            Self::File => "file",
            Self::Confirm => "confirm",
            Self::AskInPerson => "ask_in_person",
            Self::Refuse { .. } => "refuse",
            Self::Invite { .. } => "invite",
            Self::Accept => "accept",
            Self::Return => "return",
            Self::Suspend { reason, .. } => match reason {
                SuspensionReason::Ignored => "suspend_ignored",
                SuspensionReason::DocumentsOverdue => "suspend_documents_overdue",
                SuspensionReason::ByParent => "suspend_by_parent",
            },
            Self::Reactivate => "reactivate",
            Self::Enrol { .. } => "enrol",
            Self::Withdraw => "withdraw",
            Self::Archive => "archive",
        }
    }
}

/// The state of an application after a step.
///
/// # Errors
/// `refusal-application-closed`, `refusal-offer-accepted`, `refusal-not-suspended`, `refusal-not-in-line`.
pub fn next(state: &ApplicationState, step: Step) -> Result<ApplicationState, Refusal> {
    use ApplicationState as S;
    Ok(match (state, step) {
        (S::Draft, Step::FileForChecks) => S::Checking,
        (S::Draft, Step::File) => S::Queued,
        (S::Checking | S::ConfirmInPerson, Step::Confirm) => S::Queued,
        (S::Checking, Step::AskInPerson) => S::ConfirmInPerson,
        (S::Queued, Step::Invite { offer }) => S::Invited { offer },
        (S::Invited { offer }, Step::Accept) => S::Accepted { offer: *offer },
        (S::Invited { .. } | S::Accepted { .. }, Step::Return) => S::Queued,
        (S::Accepted { .. }, Step::Enrol { enrolment }) => S::Enrolled { enrolment },
        (state, Step::Suspend { since, reason }) if may_suspend(state, reason) => {
            S::Suspended { since, reason }
        }
        (S::Suspended { .. }, Step::Reactivate) => S::Queued,
        (S::Checking | S::ConfirmInPerson | S::Queued | S::Suspended { .. }, Step::Refuse { reason }) => {
            S::Refused { reason }
        }
        (state, Step::Withdraw) if state.is_live() => S::Withdrawn,
        (S::Checking | S::ConfirmInPerson | S::Queued | S::Suspended { .. }, Step::Archive) => S::Archived,
        (state, step) => return Err(impossible(state, &step)),
    })
}

/// Each reason suspends from one state: the line, an unanswered offer, an accepted one.
const fn may_suspend(state: &ApplicationState, reason: SuspensionReason) -> bool {
    matches!(
        (state, reason),
        (ApplicationState::Queued, SuspensionReason::ByParent)
            | (ApplicationState::Invited { .. }, SuspensionReason::Ignored)
            | (ApplicationState::Accepted { .. }, SuspensionReason::DocumentsOverdue)
    )
}

fn impossible(state: &ApplicationState, step: &Step) -> Refusal {
    match (state, step) {
        (ApplicationState::Draft, _) => Refusal::new("refusal-not-filed"),
        (state, _) if !state.is_live() => Refusal::new("refusal-application-closed"),
        (_, Step::Reactivate) => Refusal::new("refusal-not-suspended"),
        (ApplicationState::Accepted { .. }, _) => Refusal::new("refusal-offer-accepted"),
        (_, Step::FileForChecks | Step::File) => Refusal::new("refusal-filed-already"),
        _ => Refusal::new("refusal-not-in-line"),
    }
}
