//! The family accepts: the seat stays held while the papers are brought.

use domain::{
    accounts::{Actor, Permission},
    ids::OfferId,
    journal::Event,
    offers::{self as rules, OfferStep},
    policy::NotificationEvent,
    queue::{self as queue_rules, Step},
};
use storage::{
    kindergartens::programme,
    offers::offer,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{close, fill};
use crate::{
    App, Error, Once,
    queue::case::{Case, programme_facts},
    reach,
};

/// Accepts an offer. The child's age is checked again.
///
/// # Errors
/// `offer-not-open`, `answer-too-late`, `age-no-longer-fits`; `NotFound("offer")`;
/// `Conflict("offer-answered-meanwhile")`.
pub async fn accept(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<(), Error> {
    app.write_once(actor, Permission::OffersAnswer, once, move |change| {
        Box::pin(async move {
            let row = close::load(change, id).await?;
            let mut case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit_family(change, &case.row, "offer").await?;
            let policy = change.policy()?;
            let found = programme::Entity::find_by_id(row.programme_id).one(change.db()).await?;
            let programme = programme_facts(&found.ok_or(Error::NotFound("programme"))?)?;
            let today = policy.calendar.local_date(change.now());
            let fits = queue_rules::fits(&policy, &case.facts()?, &programme, today);
            let documents_by = rules::accept(&policy, &close::facts(&row)?, fits, change.now())?;
            let new = offer::ActiveModel {
                answered_at: Set(Some(change.now().into())),
                documents_by: Set(Some(documents_by.into())),
                remind_at: Set(None),
                ..Default::default()
            };
            close::step(change, &row, OfferStep::Accept, new).await?;
            case.step(change, Step::Accept).await?;
            change.record(
                case.about().at(row.kindergarten_id),
                Event::OfferAccepted { offer: id, documents_by },
            );
            let args = fill::names(change, row.kindergarten_id).await?;
            let args = args.date_time("documents_by", documents_by, &policy.calendar.time_zone);
            case.tell(change, NotificationEvent::OfferAccepted, args).await
        })
    })
    .await
}
