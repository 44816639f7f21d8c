//! The line as anybody may see it: numbers, classes and registration times, never a name.

use domain::{
    BenefitClass,
    accounts::{Actor, Permission, Subject},
    ids::{KindergartenId, ProgrammeId},
    time::Timestamp,
};
use serde::Serialize;
use storage::{
    kindergartens::programme,
    queue as rows,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder},
};

use uuid::Uuid;

use super::positions::class_of;
use crate::{App, Error};

/// One place in the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicEntry {
    /// The place, 1 is next.
    pub position: u64,
    /// The application's public number.
    pub application: String,
    /// Code of its class.
    pub class: String,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Whether staff entered it.
    pub entered_by_staff: bool,
    /// Whether it rests on a basis document: a direct case.
    pub on_basis: bool,
}

/// The line of one programme, a page of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicQueue {
    /// The programme.
    pub programme: ProgrammeId,
    /// Label of its age group.
    pub age_group: String,
    /// Ages it takes, in completed months: from (inclusive).
    pub from_months: i32,
    /// To (exclusive).
    pub to_months: i32,
    /// Language of its groups.
    pub language: String,
    /// Profile of its groups.
    pub profile: String,
    /// As of when.
    pub as_of: Timestamp,
    /// How many wait.
    pub length: u64,
    /// The places of this page.
    pub items: Vec<PublicEntry>,
    /// Where the next page begins: the position after which to go on; none on the last page.
    pub next: Option<u64>,
    /// The same for programs: goes on behind the last place of this page although the line has moved meanwhile.
    pub cursor: Option<String>,
}

/// Where a page of a line begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// After this position; 0 is the beginning.
    Position(u64),
    /// After the place that the last page of a line ended with.
    Place {
        /// The programme whose line it is; other lines begin at the beginning.
        programme: ProgrammeId,
        /// The key of the place.
        key: Vec<u8>,
    },
}

/// The label under which cursors are sealed: keys may hold what the public must not read.
const CURSOR: &str = "queue.cursor";

impl From {
    /// Reads the cursor of a page.
    ///
    /// # Errors
    /// `NotFound("cursor")` for one that was not made here.
    pub fn cursor(app: &App, text: &str) -> Result<Self, Error> {
        let forged = || Error::NotFound("cursor");
        let sealed = hex::decode(text).map_err(|_| forged())?;
        let plain = app.keyring().open(CURSOR, &sealed).map_err(|_| forged())?;
        let (programme, key) = plain.split_once(' ').ok_or_else(forged)?;
        let programme = programme.parse().map_err(|_| forged())?;
        Ok(Self::Place { programme, key: hex::decode(key).map_err(|_| forged())? })
    }

    /// The key after which a programme's page begins, and how many wait up to it.
    async fn of(&self, db: &storage::Reader, line: Uuid) -> Result<(Option<&[u8]>, u64), Error> {
        match self {
            Self::Place { programme, key } if programme.uuid() == line => {
                let mut through = key.clone();
                // The least key that is greater: what stands before it is ahead of the page.
                through.push(0);
                Ok((Some(key), rows::line::ahead(db, line, &through).await?))
            }
            _ => Ok((None, 0)),
        }
    }
}

/// The lines of a kindergarten, all its programmes or those with one age group, each a page of it.
///
/// # Errors
/// `NotPermitted`; `NotFound("queue")` when the policy keeps the line private.
pub async fn public_queue(
    app: &App,
    actor: &Actor,
    kindergarten: KindergartenId,
    age_group: Option<&str>,
    from: &From,
    limit: u64,
) -> Result<Vec<PublicQueue>, Error> {
    actor.permitted(Permission::QueuePublic, Subject::Anything)?;
    if !app.policy().await?.publication.queue_is_public {
        return Err(Error::NotFound("queue"));
    }
    let db = app.reader();
    let mut find = programme::Entity::find()
        .filter(programme::Column::KindergartenId.eq(kindergarten.uuid()))
        .order_by_asc(programme::Column::FromMonths)
        .order_by_asc(programme::Column::Id);
    if let Some(age_group) = age_group {
        find = find.filter(programme::Column::AgeGroup.eq(age_group));
    }
    let mut queues = Vec::new();
    for programme in find.all(db).await? {
        queues.push(queue_of(app, programme, from, limit).await?);
    }
    Ok(queues)
}

async fn queue_of(
    app: &App,
    programme: programme::Model,
    from: &From,
    limit: u64,
) -> Result<PublicQueue, Error> {
    let db = app.reader();
    let (key, behind) = from.of(db, programme.id).await?;
    let skip = if let From::Position(after) = from { *after } else { 0 };
    let (most, after) = (usize::try_from(limit).unwrap_or(usize::MAX), behind + skip);
    let mut rows = rows::public_page(db, programme.id, key, skip, limit + 1).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let last =
        rows.last().filter(|_| more).map(|row| format!("{} {}", programme.id, hex::encode(&row.order_key)));
    let cursor = last.map(|last| app.keyring().seal(CURSOR, &last)).transpose()?.map(hex::encode);
    let items = (after + 1..)
        .zip(rows)
        .map(|(position, row)| PublicEntry {
            position,
            application: row.number,
            class: class_of(row.class_rank).unwrap_or(BenefitClass::General).code().to_owned(),
            registered_at: row.registered_at.instant(),
            entered_by_staff: row.entered_by.is_some(),
            on_basis: row.on_basis,
        })
        .collect();
    Ok(PublicQueue {
        programme: programme.id.into(),
        age_group: programme.age_group,
        from_months: programme.from_months,
        to_months: programme.to_months,
        language: programme.language,
        profile: programme.profile,
        as_of: app.now(),
        length: rows::line::length(db, programme.id).await?,
        items,
        next: more.then_some(after + limit),
        cursor,
    })
}

/// How many wait in a programme's line.
///
/// # Errors
/// Faults of the database.
pub async fn waiting_in(app: &App, programme: ProgrammeId) -> Result<u64, Error> {
    Ok(rows::line::length(app.reader(), programme.uuid()).await?)
}
