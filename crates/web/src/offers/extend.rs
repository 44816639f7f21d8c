//! More time for the papers.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Refusal;
use domain::ids::OfferId;
use domain::policy::ExtensionBy;
use domain::time::Timestamp;
use services::offers::{self, FamilyOffer};
use services::{Error, Once};

use crate::kit::Form;
use crate::shell::{Failure, Page, Posted, Visit, render};

#[derive(Template)]
#[template(path = "offers/extend.html")]
struct ExtendPage {
    page: Page,
    form: Form,
    offer: FamilyOffer,
    /// The end there is, and the end there would be.
    ends: Option<(Timestamp, Timestamp)>,
}

fn show(visit: &Visit, offer: FamilyOffer, form: Form) -> Result<Response, Failure> {
    let page = visit.page("offer-extend-title").back(format!("/cabinet/offers/{}", offer.id));
    let ends = offer.documents_by.zip(offer.extended_to);
    render(&ExtendPage { page, form, offer, ends })
}

/// The family's own extension, where the policy gives it to the family.
fn may(offer: &FamilyOffer) -> Result<(), Refusal> {
    if offer.policy.documents.extension_by == ExtensionBy::Parent {
        return Ok(());
    }
    Err(Refusal::new("refusal-extension-by-head"))
}

/// Asks.
pub(super) async fn ask(visit: Visit, Path(id): Path<OfferId>) -> Result<Response, Failure> {
    let offer = offers::family_offer(visit.app(), &visit.actor(), id).await?;
    may(&offer)?;
    let mut form = visit.form();
    if offer.extended_to.is_none() {
        let most = offer.policy.documents.extensions_at_most;
        form.fail_whole("refusal-no-more-extensions", &locale::Args::new().with("most", most));
    }
    show(&visit, offer, form)
}

/// Takes the extension.
pub(super) async fn extend(
    visit: Visit,
    Path(id): Path<OfferId>,
    mut posted: Posted,
) -> Result<Response, Failure> {
    let offer = offers::family_offer(visit.app(), &visit.actor(), id).await?;
    may(&offer)?;
    let once = Once::new(posted.key(), &("extend", id))?;
    match offers::extend(visit.app(), &visit.actor(), Some(once), id).await {
        Ok(()) => Ok(Redirect::to(&format!("/cabinet/offers/{id}")).into_response()),
        Err(Error::Refused(refusal)) => {
            posted.form.fail_whole(refusal.message, &visit.args(&refusal));
            show(&visit, offer, posted.form)
        }
        Err(error) => Err(error.into()),
    }
}
