//! What must be done by when: beside the state, and in the calendar file.

use domain::ids::OfferId;
use domain::queue::ApplicationState;
use domain::time::Timestamp;
use services::offers::FamilyOffer;
use services::queue::CaseView;

/// A deadline of an application.
pub(super) struct Deadline {
    /// The message key's last part: `answer`, `papers`, `reactivate`.
    pub(super) what: &'static str,
    /// Until when.
    pub(super) at: Timestamp,
    /// The offer it belongs to.
    pub(super) offer: Option<OfferId>,
}

/// The next deadline, if the family has to do something.
pub(super) fn next(case: &CaseView, offer: Option<&FamilyOffer>) -> Option<Deadline> {
    match (&case.state, offer) {
        (ApplicationState::Invited { .. }, Some(offer)) => {
            Some(Deadline { what: "answer", at: offer.answer_by, offer: Some(offer.id) })
        }
        (ApplicationState::Accepted { .. }, Some(offer)) => {
            Some(Deadline { what: "papers", at: offer.documents_by?, offer: Some(offer.id) })
        }
        (ApplicationState::Suspended { .. }, _) => {
            Some(Deadline { what: "reactivate", at: case.reactivate_by?, offer: None })
        }
        _ => None,
    }
}
