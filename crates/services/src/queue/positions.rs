//! Where a child stands: for each programme its place, who is ahead by class, and how long the line is.

use domain::{
    BenefitClass,
    ids::{KindergartenId, ProgrammeId},
    time::Timestamp,
};
use serde::Serialize;
use storage::queue::{self as rows, application, line};

use crate::{App, Error};

/// How many of a class stand ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClassAhead {
    /// The class.
    pub class: BenefitClass,
    /// How many.
    pub count: u64,
}

/// A place in one programme's line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The kindergarten.
    pub kindergarten: KindergartenId,
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
    /// The place, 1 is next; none while the application is not in the line (invited, suspended).
    pub position: Option<u64>,
    /// Who stands ahead, classes without anybody left out.
    pub ahead: Vec<ClassAhead>,
    /// How many wait in this line.
    pub of: u64,
    /// As of when.
    pub as_of: Timestamp,
}

/// The places of an application. Asking is free of side effects; who may ask is checked by the caller, which knows
/// whether it serves the family, staff or the status page.
///
/// # Errors
/// `NotFound("application")`; a fault when the database fails.
pub async fn positions(app: &App, number: &str) -> Result<Vec<Position>, Error> {
    let db = app.reader();
    let row = rows::by_number(db, number).await?.ok_or(Error::NotFound("application"))?;
    positions_of(app, &row).await
}

/// The places of an application row.
pub(crate) async fn positions_of(app: &App, row: &application::Model) -> Result<Vec<Position>, Error> {
    let db = app.reader();
    let entries = rows::entries_with_programmes(db, row.id).await?;
    let lines = line::of_application(db, row.id).await?;
    let mut found = Vec::with_capacity(entries.len());
    for (entry, programme) in entries {
        let line = lines.iter().filter(|class| class.programme_id == programme.id);
        let ahead = if entry.waiting { by_class(line.clone()) } else { Vec::new() };
        let before = ahead.iter().map(|class| class.count).sum::<u64>();
        found.push(Position {
            kindergarten: programme.kindergarten_id.into(),
            programme: programme.id.into(),
            age_group: programme.age_group.clone(),
            from_months: programme.from_months,
            to_months: programme.to_months,
            language: programme.language.clone(),
            position: entry.waiting.then_some(before + 1),
            ahead,
            of: line.map(|class| class.waiting.unsigned_abs()).sum(),
            as_of: app.now(),
        });
    }
    Ok(found)
}

fn by_class<'l>(line: impl Iterator<Item = &'l line::ClassInLine>) -> Vec<ClassAhead> {
    line.filter(|one| one.ahead > 0)
        .filter_map(|one| {
            Some(ClassAhead { class: class_of(one.class_rank)?, count: one.ahead.unsigned_abs() })
        })
        .collect()
}

/// The class with this rank, as entries keep it.
pub(super) fn class_of(rank: i16) -> Option<BenefitClass> {
    BenefitClass::ALL.into_iter().find(|class| i16::from(class.rank()) == rank)
}
