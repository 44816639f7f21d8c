//! Declining, asked twice because it cannot be taken back.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use domain::ids::OfferId;
use domain::offers::OfferState;
use services::offers::{self, FamilyOffer};
use services::{Error, Once};

use super::show::if_declined;
use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "offers/decline.html")]
struct DeclinePage {
    page: Page,
    form: Form,
    offer: FamilyOffer,
}

impl DeclinePage {
    fn means(&self) -> String {
        if_declined(&self.page, &self.offer)
    }
}

/// Asks.
pub(super) async fn ask(visit: Visit, Path(id): Path<OfferId>) -> Result<Response, Failure> {
    let offer = offers::family_offer(visit.app(), &visit.actor(), id).await?;
    if !offer.open {
        return Err(closed(&offer).into());
    }
    let form = visit.form();
    show(&visit, offer, form)
}

fn closed(offer: &FamilyOffer) -> Refusal {
    if matches!(offer.state, OfferState::Invited | OfferState::Expired) {
        return Refusal::new("refusal-answer-too-late").with("answer_by", offer.answer_by);
    }
    Refusal::new("refusal-offer-not-open")
}

fn show(visit: &Visit, offer: FamilyOffer, form: Form) -> Result<Response, Failure> {
    let page = visit.page("offer-decline-title").back(format!("/cabinet/offers/{}", offer.id));
    render(&DeclinePage { page, form, offer })
}

/// Declines.
pub(super) async fn decline(
    visit: Visit,
    Path(id): Path<OfferId>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let offer = offers::family_offer(visit.app(), &visit.actor(), id).await?;
    let once = Once::new(posted.key(), &("decline", id))?;
    match offers::decline(visit.app(), &visit.actor(), Some(once), id).await {
        Ok(()) => Ok(Redirect::to(&format!("/cabinet/offers/{id}")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show(&visit, offer, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
