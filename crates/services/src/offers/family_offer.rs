//! An invitation as the invited family sees it.

use std::sync::Arc;

use domain::{
    accounts::{Actor, Permission, Subject},
    age::Band,
    ids::{KindergartenId, OfferId},
    offers::{self as rules, OfferState},
    policy::ExtensionBy,
    queue::fits,
    time::Timestamp,
};
use storage::{
    families::child,
    kindergartens::{kindergarten, kindergarten_group, programme},
    offers::offer,
    queue::{self as rows, application},
    sea_orm::EntityTrait,
};

use super::close;
use crate::{
    ActivePolicy, App, Error,
    families::Child,
    queue::{case, own::band},
};

/// An invitation with everything the family needs to answer it.
#[derive(Clone, Debug)]
pub struct FamilyOffer {
    /// The offer.
    pub id: OfferId,
    /// Public number of the application.
    pub number: String,
    /// The invited child.
    pub child: Child,
    /// Where the offer stands.
    pub state: OfferState,
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Latitude and longitude in degrees, where known.
    pub location: Option<(f64, f64)>,
    /// Its telephone, where known.
    pub phone: Option<String>,
    /// Name of the group.
    pub group: String,
    /// Label of the age group.
    pub age_group: String,
    /// The ages the group takes.
    pub band: Band,
    /// Language of the group.
    pub language: String,
    /// When it was made.
    pub invited_at: Timestamp,
    /// The end of the time to answer.
    pub answer_by: Timestamp,
    /// When the family answered.
    pub answered_at: Option<Timestamp>,
    /// The end of the time for papers, once accepted.
    pub documents_by: Option<Timestamp>,
    /// The end of the time for papers if the family accepted now.
    pub documents_by_if_accepted: Timestamp,
    /// The end of the time for papers if the family took one more extension now; none when it may not.
    pub extended_to: Option<Timestamp>,
    /// The end if the head gave one more extension now; none when the head may not.
    pub extended_by_head_to: Option<Timestamp>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// Whether it can be answered now.
    pub open: bool,
    /// Whether the child still fits the group by age.
    pub fits: bool,
    /// Whether its kindergarten is the only one of the list: declining then leaves an empty list where the rules drop it.
    pub last_wish: bool,
    /// The rules in force.
    pub policy: Arc<ActivePolicy>,
}

/// An invitation to the actor's own child.
///
/// # Errors
/// `NotFound("offer")` also for another family's.
pub async fn family_offer(app: &App, actor: &Actor, id: OfferId) -> Result<FamilyOffer, Error> {
    let db = app.reader();
    let row = offer::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound("offer"))?;
    let case = application::Entity::find_by_id(row.application_id).one(db).await?;
    let case = case.ok_or(Error::NotFound("offer"))?;
    let family = Subject::Family(case.account_id.into());
    actor.permitted(Permission::OffersOwn, family).map_err(|_| Error::NotFound("offer"))?;
    let child = child::Entity::find_by_id(row.child_id).one(db).await?.ok_or(Error::NotFound("child"))?;
    let place = kindergarten::Entity::find_by_id(row.kindergarten_id).one(db).await?;
    let place = place.ok_or(Error::NotFound("kindergarten"))?;
    let group = kindergarten_group::Entity::find_by_id(row.group_id).one(db).await?;
    let programme = programme::Entity::find_by_id(row.programme_id).one(db).await?;
    let programme = programme.ok_or(Error::NotFound("programme"))?;
    let policy = app.policy().await?;
    let facts = close::facts(&row)?;
    let now = app.now();
    let today = policy.calendar.local_date(now);
    Ok(FamilyOffer {
        id,
        number: case.number.clone(),
        child: Child::from(&child),
        state: facts.state,
        kindergarten: place.id.into(),
        name: place.name,
        address: place.address,
        location: place.lat.zip(place.lon),
        phone: place.phone,
        group: group.map(|group| group.name).unwrap_or_default(),
        band: band(&programme),
        last_wish: rows::wishes(db, case.id).await?.iter().all(|wish| wish.kindergarten_id == place.id),
        fits: fits(&policy, &case::facts(&case)?, &case::programme_facts(&programme)?, today),
        age_group: programme.age_group,
        language: programme.language,
        invited_at: row.invited_at.instant(),
        answer_by: facts.answer_by,
        answered_at: row.answered_at.map(storage::At::instant),
        documents_by: facts.documents_by,
        documents_by_if_accepted: policy.calendar.add(policy.documents.bring_within, now),
        extended_to: rules::extend(&policy, &facts, ExtensionBy::Parent, now).ok(),
        extended_by_head_to: rules::extend(&policy, &facts, ExtensionBy::Head, now).ok(),
        closed_at: row.closed_at.map(storage::At::instant),
        open: facts.state == OfferState::Invited && now <= facts.answer_by,
        policy,
    })
}
