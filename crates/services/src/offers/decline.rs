//! The family declines: the seat goes to the next child at once.

use domain::{
    accounts::{Actor, Permission},
    ids::OfferId,
    journal::Event,
    offers::{self as rules, OfferStep},
    policy::NotificationEvent,
};

use super::{Ending, close, close as ending, fill};
use crate::{App, Error, Once, queue::case::Case, reach};

/// Declines an offer; what that does to the application is the policy's.
///
/// # Errors
/// `offer-not-open`, `answer-too-late`; `NotFound("offer")`; `Conflict("offer-answered-meanwhile")`.
pub async fn decline(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<(), Error> {
    app.write_once(actor, Permission::OffersAnswer, once, move |change| {
        Box::pin(async move {
            let row = ending::load(change, id).await?;
            let mut case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit_family(change, &case.row, "offer").await?;
            let afterwards = rules::decline(&*change.policy()?, &ending::facts(&row)?, change.now())?;
            let ends = Ending {
                step: OfferStep::Decline,
                event: Event::OfferDeclined { offer: id, reopened: true },
                reason: None,
            };
            let freed = close(change, &row, ends, case.about()).await?;
            let mut programmes = ending::follow(change, &mut case, &row, afterwards).await?;
            programmes.push(freed);
            let list = if case.wishes.is_empty() { "empty" } else { "kept" };
            let args = fill::names(change, row.kindergarten_id).await?.text("list", list);
            case.tell(change, NotificationEvent::OfferDeclined, args).await?;
            fill::fill(change, &programmes).await
        })
    })
    .await
}
