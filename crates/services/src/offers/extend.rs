//! More time for the papers, taken by whom the policy names: the family itself, or the head.

use domain::{
    accounts::{Actor, Permission},
    ids::OfferId,
    journal::Event,
    offers as rules,
    policy::{ExtensionBy, NotificationEvent},
};
use storage::{offers::offer, sea_orm::ActiveValue::Set};

use super::{close, fill};
use crate::{App, Error, Once, kindergartens::load, queue::case::Case, reach};

/// Extends the time for papers, as often as the policy allows.
///
/// # Errors
/// `NotPermitted` unless the actor is whom the policy names; `offer-not-accepted`, `papers-too-late`, `no-more-extensions`; `NotFound("offer")`.
pub async fn extend(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<(), Error> {
    let by = app.policy().await?.documents.extension_by;
    let permission = match by {
        ExtensionBy::Parent => Permission::OffersAnswer,
        ExtensionBy::Head => Permission::EnrolmentEnrol,
    };
    app.write_once(actor, permission, once, move |change| {
        Box::pin(async move {
            let row = close::load(change, id).await?;
            let case = Case::by_id(change, row.application_id.into()).await?;
            match by {
                ExtensionBy::Parent => reach::permit_family(change, &case.row, "offer").await?,
                ExtensionBy::Head => {
                    let place = load::kindergarten(change.db(), row.kindergarten_id.into()).await?;
                    reach::permit_through(change, &case.row, &[load::subject(&place)], "offer").await?;
                }
            }
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
