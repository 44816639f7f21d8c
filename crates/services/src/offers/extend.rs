//! More time for the papers, taken by the family itself.

use domain::{
    accounts::{Actor, Permission},
    ids::OfferId,
    journal::Event,
    offers as rules,
    policy::NotificationEvent,
};
use storage::{offers::offer, sea_orm::ActiveValue::Set};

use super::{close, fill};
use crate::{App, Error, Once, queue::case::Case};

/// Extends the time for papers, as often as the policy allows.
///
/// # Errors
/// `offer-not-accepted`, `papers-too-late`, `no-more-extensions`; `NotFound("offer")`.
pub async fn extend(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<(), Error> {
    app.write_once(actor, Permission::OffersAnswer, once, move |change| {
        Box::pin(async move {
            let row = close::load(change, id).await?;
            let case = Case::by_id(change, row.application_id.into()).await?;
            change.permit(case.family())?;
            let policy = change.policy()?;
            let documents_by = rules::extend(&policy, &close::facts(&row)?, change.now())?;
            let new = offer::ActiveModel {
                documents_by: Set(Some(documents_by.into())),
                extensions: Set(row.extensions + 1),
                ..Default::default()
            };
            close::save(change, &row, new).await?;
            change.record(
                case.about().at(row.kindergarten_id),
                Event::DocumentsExtended { offer: id, documents_by },
            );
            let args = fill::names(change, row.kindergarten_id).await?;
            let args = args.date_time("documents_by", documents_by, &policy.calendar.time_zone);
            case.tell(change, NotificationEvent::DocumentsExtended, args).await
        })
    })
    .await
}
