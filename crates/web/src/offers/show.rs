//! The invitation: the place, the time, the two answers and what each of them means.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::OfferId;
use domain::offers::OfferState;
use domain::policy::{OnDecline, OnIgnore};
use domain::time::Timestamp;
use locale::Args;
use services::offers::{self, FamilyOffer};
use services::{Error, Once};

use crate::applications::{address, words};
use crate::cabinet::words::time_left;
use crate::kit::{Form, Status, Tone};
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "offers/show.html")]
struct OfferPage {
    page: Page,
    form: Form,
    offer: FamilyOffer,
    now: Timestamp,
}

/// The page.
pub(super) async fn show(visit: Visit, Path(id): Path<OfferId>) -> Result<Response, Failure> {
    let form = visit.form();
    page(&visit, id, form).await
}

async fn page(visit: &Visit, id: OfferId, form: Form) -> Result<Response, Failure> {
    let offer = offers::family_offer(visit.app(), &visit.actor(), id).await?;
    let page = visit.page("offer-title").back(address(&offer.number, ""));
    let title = page.t1("offer-title", "child", offer.child.given_name.as_str());
    render(&OfferPage { page: page.titled(title), form, offer, now: visit.app().now() })
}

/// The family accepts. A second click gives the same answer again; an answer from a second window is told what became of
/// the first.
pub(super) async fn accept(
    visit: Visit,
    Path(id): Path<OfferId>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    offers::family_offer(visit.app(), &visit.actor(), id).await?;
    let once = Once::new(posted.key(), &("accept", id))?;
    match offers::accept(visit.app(), &visit.actor(), Some(once), id).await {
        Ok(()) => Ok(Redirect::to(&format!("/cabinet/offers/{id}")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            page(&visit, id, posted.form).await
        }
        Err(error) => Err(error.into()),
    }
}

impl OfferPage {
    /// The state and the sentence that says what it means, what to do, by when.
    fn status(&self) -> Status {
        let (key, tone) = match self.offer.state {
            OfferState::Invited if self.offer.open => ("invited", Tone::Act),
            // The time is over, and the clock's work has not come round to it yet.
            OfferState::Invited | OfferState::Expired => ("expired", Tone::Bad),
            OfferState::Accepted => ("accepted", Tone::Act),
            OfferState::Enrolled => ("enrolled", Tone::Good),
            OfferState::Declined => ("declined", Tone::Plain),
            OfferState::DocumentsOverdue => ("documents-overdue", Tone::Bad),
            OfferState::Annulled => ("annulled", Tone::Plain),
        };
        let documents_by = self.offer.documents_by.unwrap_or(self.offer.answer_by);
        let args = Args::new()
            .text("answer_by", self.page.moment(&self.offer.answer_by))
            .text("documents_by", self.page.moment(&documents_by));
        self.page.status(
            &format!("offer-tag-{key}"),
            tone,
            self.page.ta(&format!("offer-{key}-means"), &args),
        )
    }

    fn is_accepted(&self) -> bool {
        self.offer.state == OfferState::Accepted
    }

    fn group(&self) -> String {
        let group = words::age_group(&self.page, &self.offer.policy, &self.offer.age_group, self.offer.band);
        format!("{}: {group}", self.offer.group)
    }

    fn language(&self) -> String {
        words::language(&self.page, &self.offer.language)
    }

    fn left(&self, until: &Timestamp) -> String {
        time_left(&self.page, self.now, *until)
    }

    fn map(&self) -> Option<String> {
        let (lat, lon) = self.offer.location?;
        Some(format!("https://www.openstreetmap.org/?mlat={lat:.5}&mlon={lon:.5}#map=17/{lat:.5}/{lon:.5}"))
    }

    fn to_application(&self) -> String {
        address(&self.offer.number, "")
    }

    fn to_calendar(&self) -> String {
        address(&self.offer.number, "/deadlines.ics")
    }

    /// What accepting means.
    fn if_accepted(&self) -> String {
        let args = Args::new()
            .text("period", words::period(&self.page, self.offer.policy.documents.bring_within))
            .text("until", self.page.moment(&self.offer.documents_by_if_accepted));
        self.page.ta("offer-if-accepted", &args)
    }

    fn if_declined(&self) -> String {
        if_declined(&self.page, &self.offer)
    }

    /// What leaving it unanswered means.
    fn if_ignored(&self) -> String {
        match self.offer.policy.invitations.on_ignore {
            OnIgnore::Suspend if self.offer.policy.invitations.reactivation_keeps_place => {
                self.page.t("offer-if-ignored-suspended-kept")
            }
            OnIgnore::Suspend => self.page.t("offer-if-ignored-suspended"),
            OnIgnore::AsDecline => self.page.t("offer-if-ignored-declined"),
        }
    }

    fn papers(&self) -> Vec<String> {
        words::papers(&self.page, &self.offer.policy)
    }
}

/// What declining means under the rules in force.
pub(super) fn if_declined(page: &Page, offer: &FamilyOffer) -> String {
    let key = match offer.policy.invitations.on_decline {
        OnDecline::DropKindergarten if offer.last_wish => "offer-if-declined-drops-last",
        OnDecline::DropKindergarten => "offer-if-declined-drops",
        OnDecline::Keep => "offer-if-declined-keeps",
        OnDecline::Withdraw => "offer-if-declined-withdraws",
    };
    page.t1(key, "kindergarten", offer.name.as_str())
}
