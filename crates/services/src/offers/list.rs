//! Invitations as the one who asks may see them: a family its own, staff those of its kindergartens.

use domain::{
    accounts::{Actor, Permission, Scope, Subject},
    ids::{AccountId, GroupId, KindergartenId, OfferId},
    offers::OfferState,
    time::Timestamp,
};
use serde::Serialize;
use storage::{
    kindergartens::{kindergarten, kindergarten_group},
    offers::offer,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect},
};

use crate::{App, Error, reach};

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferLine {
    /// The offer.
    pub id: OfferId,
    /// Public number of the application.
    pub application: String,
    /// The family's account; not for the outside.
    #[serde(skip)]
    pub account: AccountId,
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub kindergarten_name: String,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// The state.
    pub state: OfferState,
    /// When it was made.
    pub invited_at: Timestamp,
    /// Until when it can be answered.
    pub answer_by: Timestamp,
    /// Until when the papers can be brought, once accepted.
    pub documents_by: Option<Timestamp>,
    /// Whether the family took more time for the papers.
    pub extended: bool,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
}

/// Which invitations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindOffers {
    /// Of this application, by its public number.
    pub application: Option<String>,
    /// Of this kindergarten.
    pub kindergarten: Option<KindergartenId>,
    /// In this state.
    pub state: Option<OfferState>,
}

/// The newest invitations that the actor may see, older than `before` where it is given; at most `limit`.
///
/// # Errors
/// `NotPermitted`; `NotFound("application")` also for one that the actor may not see;
/// `NotFound("cursor")` when `before` is no invitation that the actor may see; faults of the database.
pub async fn list(
    app: &App,
    actor: &Actor,
    find: &FindOffers,
    before: Option<OfferId>,
    limit: u64,
) -> Result<Vec<OfferLine>, Error> {
    let db = app.reader();
    let mut query = offer::Entity::find().filter(seen_by(app, actor).await?);
    if let Some(number) = &find.application {
        let row = rows::by_number(db, number).await?.ok_or(Error::NotFound("application"))?;
        if !reach::sees(db, actor, &row).await? {
            return Err(Error::NotFound("application"));
        }
        query = query.filter(offer::Column::ApplicationId.eq(row.id));
    }
    if let Some(kindergarten) = find.kindergarten {
        query = query.filter(offer::Column::KindergartenId.eq(kindergarten.uuid()));
    }
    if let Some(state) = find.state {
        query = query.filter(offer::Column::State.eq(state.code()));
    }
    if let Some(before) = before {
        one(app, actor, before).await.map_err(|error| match error {
            Error::NotFound(_) => Error::NotFound("cursor"),
            other => other,
        })?;
        query = query.filter(offer::Column::Id.lt(before.uuid()));
    }
    let found = query.order_by_desc(offer::Column::Id).limit(limit).all(db).await?;
    lines(app, found).await
}

/// One invitation.
///
/// # Errors
/// `NotFound("offer")` also for one that the actor may not know of.
pub async fn one(app: &App, actor: &Actor, id: OfferId) -> Result<OfferLine, Error> {
    let seen = seen_by(app, actor).await?;
    let found = offer::Entity::find_by_id(id.uuid()).filter(seen).all(app.reader()).await?;
    lines(app, found).await?.into_iter().next().ok_or(Error::NotFound("offer"))
}

/// What the actor's roles reach.
async fn seen_by(app: &App, actor: &Actor) -> Result<Condition, Error> {
    let mut seen = Condition::any();
    let staff = actor.permitted(Permission::OffersRead, Subject::Anything);
    let own = actor
        .account
        .filter(|account| actor.permitted(Permission::OffersOwn, Subject::Family(*account)).is_ok());
    match (staff, own) {
        (Err(refused), None) => return Err(refused.into()),
        (_, own) => {
            if let Some(account) = own {
                let theirs = application::Entity::find()
                    .filter(application::Column::AccountId.eq(account.uuid()))
                    .all(app.reader())
                    .await?;
                seen = seen.add(offer::Column::ApplicationId.is_in(theirs.into_iter().map(|row| row.id)));
            }
        }
    }
    for scope in actor.scopes(Permission::OffersRead) {
        match scope {
            Scope::Region => return Ok(Condition::all()),
            Scope::Kindergarten(id) => seen = seen.add(offer::Column::KindergartenId.eq(id.uuid())),
            Scope::District(id) => {
                let places = kindergarten::Entity::find()
                    .filter(kindergarten::Column::DistrictId.eq(id.uuid()))
                    .all(app.reader())
                    .await?;
                seen = seen.add(offer::Column::KindergartenId.is_in(places.into_iter().map(|row| row.id)));
            }
            Scope::Own => {}
        }
    }
    Ok(seen)
}

async fn lines(app: &App, found: Vec<offer::Model>) -> Result<Vec<OfferLine>, Error> {
    let db = app.reader();
    let applications = application::Entity::find()
        .filter(application::Column::Id.is_in(found.iter().map(|row| row.application_id)))
        .all(db)
        .await?;
    let places = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(found.iter().map(|row| row.kindergarten_id)))
        .all(db)
        .await?;
    let groups = kindergarten_group::Entity::find()
        .filter(kindergarten_group::Column::Id.is_in(found.iter().map(|row| row.group_id)))
        .all(db)
        .await?;
    let missing = |what: &str, row: &offer::Model| Error::broken(format!("offer {} has no {what}", row.id));
    found
        .into_iter()
        .map(|row| {
            let application = applications.iter().find(|one| one.id == row.application_id);
            let application = application.ok_or_else(|| missing("application", &row))?;
            let place = places.iter().find(|one| one.id == row.kindergarten_id);
            let group = groups.iter().find(|one| one.id == row.group_id);
            Ok(OfferLine {
                id: row.id.into(),
                application: application.number.clone(),
                account: application.account_id.into(),
                kindergarten: row.kindergarten_id.into(),
                kindergarten_name: place.ok_or_else(|| missing("kindergarten", &row))?.name.clone(),
                group: row.group_id.into(),
                group_name: group.ok_or_else(|| missing("group", &row))?.name.clone(),
                state: OfferState::from_code(&row.state).ok_or_else(|| missing("known state", &row))?,
                invited_at: row.invited_at.instant(),
                answer_by: row.answer_by.instant(),
                documents_by: row.documents_by.map(storage::At::instant),
                extended: row.extensions > 0,
                closed_at: row.closed_at.map(storage::At::instant),
            })
        })
        .collect()
}
