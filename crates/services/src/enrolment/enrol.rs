//! The head enrols a child whose papers were brought.

use domain::{
    accounts::{Actor, Permission},
    ids::{EnrolmentId, OfferId},
    journal::Event,
    offers::{self as rules, OfferStep},
    policy::NotificationEvent,
    queue::Step,
};
use storage::{
    enrolment::enrolment,
    kindergartens::Shift,
    offers::offer,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use crate::{App, Change, Error, Once, kindergartens::load, offers::close, queue::case::Case, reach};

/// Enrols a child on an accepted offer (K-28): the held seat becomes a child in the group's list.
///
/// # Errors
/// `NotFound("offer")` also for another kindergarten's head; `offer-not-accepted`, `papers-too-late`;
/// `Conflict("offer-answered-meanwhile")`, `Conflict("child-attends-already")`.
pub async fn enrol(app: &App, actor: &Actor, once: Option<Once>, id: OfferId) -> Result<EnrolmentId, Error> {
    app.write_once(actor, Permission::EnrolmentEnrol, once, move |change| {
        Box::pin(async move {
            let row = close::load(change, id).await?;
            let place = load::kindergarten(change.db(), row.kindergarten_id.into()).await?;
            let mut case = Case::by_id(change, row.application_id.into()).await?;
            reach::permit_through(change, &case.row, &[load::subject(&place)], "offer").await?;
            rules::enrol(&*change.policy()?, &close::facts(&row)?, change.now())?;
            let new = offer::ActiveModel { closed_at: Set(Some(change.now().into())), ..Default::default() };
            close::step(change, &row, OfferStep::Enrol, new).await?;
            let enrolment = EnrolmentId::new(change.new_id()?);
            insert(change, enrolment, &row, &case).await?;
            let shift = Shift { children: 1, held: -1, open: 0 };
            let group_name = change.shift(row.group_id, shift).await?.name.clone();
            case.leave_line(change).await?;
            case.step(change, Step::Enrol { enrolment }).await?;
            let (application, group) = (case.id(), row.group_id.into());
            let event = Event::Enrolled { offer: id, application, group, enrolment };
            change.record(case.about().at(place.id), event);
            let args = locale::Args::new().text("kindergarten", place.name).text("group", group_name);
            case.tell(change, NotificationEvent::Enrolled, args).await?;
            Ok(enrolment)
        })
    })
    .await
}

async fn insert(
    change: &Change<'_>,
    id: EnrolmentId,
    offer: &offer::Model,
    case: &Case,
) -> Result<(), Error> {
    let today = change.policy()?.calendar.local_date(change.now());
    let row = enrolment::ActiveModel {
        id: Set(id.uuid()),
        child_id: Set(offer.child_id),
        application_id: Set(offer.application_id),
        offer_id: Set(offer.id),
        kindergarten_id: Set(offer.kindergarten_id),
        group_id: Set(offer.group_id),
        enrolled_on: Set(today.into()),
        enrolled_at: Set(change.now().into()),
        left_on: Set(None),
        left_reason: Set(None),
        leaves_on: Set(None),
        leaves_reason: Set(None),
        certificate_index: Set(Some(case.row.certificate_index.clone())),
    };
    enrolment::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(())
}
