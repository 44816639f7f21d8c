//! More time for the papers, taken by whom the policy names: the family itself, or the head.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::OfferId,
    journal::Event,
    offers as rules,
    policy::{ExtensionBy, NotificationEvent},
};
use storage::{offers::offer, sea_orm::ActiveValue::Set};

use super::{close, fill};
use crate::{App, Change, Error, Once, kindergartens::load, queue::case::Case, reach};

/// Extends the time for papers, as often as the policy allows: the family in its cabinet or the head, as the policy says.
///
/// # Errors
/// `NotPermitted` for who is neither; `offer-not-accepted`, `papers-too-late`, `no-more-extensions`,
/// `extension-by-family`, `extension-by-head`; `NotFound("offer")`.
pub async fn extend(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<(), Error> {
    app.write_once(actor, Permission::OffersExtend, once, move |change| {
        Box::pin(async move {
            let row = close::load(change, id).await?;
            let case = Case::by_id(change, row.application_id.into()).await?;
            let by = asked_by(change, &case, &row).await?;
            let policy = change.policy()?;
            let documents_by = rules::extend(&policy, &close::facts(&row)?, by, change.now())?;
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

/// In which part the actor asks. Who is both the guardian and the head asks as the policy wants it.
async fn asked_by(change: &mut Change<'_>, case: &Case, row: &offer::Model) -> Result<ExtensionBy, Error> {
    let place = load::kindergarten(change.db(), row.kindergarten_id.into()).await?;
    let mut parts = [
        (ExtensionBy::Parent, Subject::Family(case.row.account_id.into())),
        (ExtensionBy::Head, load::subject(&place)),
    ];
    if change.policy()?.documents.extension_by == ExtensionBy::Head {
        parts.reverse();
    }
    let [(first, subject), (second, other)] = parts;
    reach::permit_through(change, &case.row, &[subject, other], "offer").await?;
    let asks_first = change.actor().permitted(Permission::OffersExtend, subject).is_ok();
    Ok(if asks_first { first } else { second })
}
