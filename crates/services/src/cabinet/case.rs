//! One application in full, for its family.

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::{ClaimId, KindergartenId},
    time::Timestamp,
};
use serde::Serialize;
use storage::{
    benefits,
    families::child,
    journal,
    kindergartens::kindergarten,
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use super::home::{ApplicationLine, OfferLine, line, offers_of};
use crate::{
    App, Error,
    families::Child,
    queue::{Position, positions_of},
};

/// An application with everything that its family may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// What a list says of it.
    pub line: ApplicationLine,
    /// The child.
    pub child: Child,
    /// The revision, to notice a change by somebody else meanwhile.
    pub revision: i32,
    /// The profile the child needs.
    pub profile: String,
    /// The language of teaching the family insists on; none: any.
    pub language: Option<String>,
    /// The wished kindergartens in the family's order.
    pub wishes: Vec<Wish>,
    /// Claims to benefits.
    pub claims: Vec<ClaimLine>,
    /// All offers, the newest first.
    pub offers: Vec<OfferLine>,
    /// As of when the places are.
    pub as_of: Timestamp,
}

/// A wished kindergarten with the places in its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wish {
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// The place in the line of each programme that fits the child now; none when nothing fits.
    pub positions: Vec<Position>,
}

/// A claim to a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimLine {
    /// The claim.
    pub id: ClaimId,
    /// Code of the category.
    pub category: String,
    /// Its state's code.
    pub state: String,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// Something that happened to an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// The kind of event, as the journal names it.
    pub kind: String,
    /// The role of who caused it.
    pub role: String,
    /// The kindergarten it was about.
    pub kindergarten: Option<String>,
    /// Its details, without personal data.
    pub event: serde_json::Value,
}

async fn own(app: &App, actor: &Actor, number: &str) -> Result<application::Model, Error> {
    let row = rows::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let family = Subject::Family(row.account_id.into());
    // Somebody else's application is answered like none at all.
    actor.permitted(Permission::QueueOwn, family).map_err(|_| Error::NotFound("application"))?;
    Ok(row)
}

/// One of the actor's own applications.
///
/// # Errors
/// `NotFound("application")`, also for somebody else's.
pub async fn case(app: &App, actor: &Actor, number: &str) -> Result<Case, Error> {
    let db = app.reader();
    let row = own(app, actor, number).await?;
    let child = child::Entity::find_by_id(row.child_id).one(db).await?.ok_or(Error::NotFound("child"))?;
    let claims = benefits::claims_of(db, row.id).await?.into_iter().map(|claim| ClaimLine {
        id: claim.id.into(),
        category: claim.category,
        state: claim.state,
        reason: claim.reason,
        made_at: claim.made_at.instant(),
        decided_at: claim.decided_at.map(|at| at.instant()),
    });
    Ok(Case {
        line: line(app, &row).await?,
        child: Child::from(&child),
        revision: row.revision,
        profile: row.profile.clone(),
        language: row.language.clone(),
        wishes: wishes(app, &row).await?,
        claims: claims.collect(),
        offers: offers_of(db, row.id).await?,
        as_of: app.now(),
    })
}

async fn wishes(app: &App, row: &application::Model) -> Result<Vec<Wish>, Error> {
    let db = app.reader();
    let wished = rows::wishes(db, row.id).await?;
    let names = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(wished.iter().map(|wish| wish.kindergarten_id)))
        .all(db)
        .await?;
    let positions = positions_of(app, row).await?;
    let wish = |wish: rows::wish::Model| {
        let named = names.iter().find(|row| row.id == wish.kindergarten_id);
        let id = KindergartenId::from(wish.kindergarten_id);
        Wish {
            kindergarten: id,
            name: named.map(|row| row.name.clone()).unwrap_or_default(),
            address: named.map(|row| row.address.clone()).unwrap_or_default(),
            positions: positions.iter().filter(|place| place.kindergarten == id).cloned().collect(),
        }
    };
    Ok(wished.into_iter().map(wish).collect())
}

/// What happened to one of the actor's own applications, in order.
///
/// # Errors
/// `NotFound("application")`, also for somebody else's.
pub async fn timeline(app: &App, actor: &Actor, number: &str) -> Result<Vec<Happened>, Error> {
    let db = app.reader();
    let row = own(app, actor, number).await?;
    let records = journal::of_application(db, row.id).await?;
    let ids = records.iter().filter_map(|record| record.kindergarten_id);
    let names = kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(db).await?;
    let happened = |record: journal::journal::Model| Happened {
        at: record.at.instant(),
        kind: record.kind,
        role: record.actor_role,
        kindergarten: names
            .iter()
            .find(|row| Some(row.id) == record.kindergarten_id)
            .map(|row| row.name.clone()),
        event: record.event,
    };
    Ok(records.into_iter().map(happened).collect())
}
