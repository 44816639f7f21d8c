//! The journal as anybody may check it: records without personal data, in commit order.

use domain::{
    accounts::{Actor, Permission, Role, Subject},
    journal::{Event, JournalActor, Record},
};
use jiff::SignedDuration;
use storage::journal::{self as rows, journal};

use crate::{App, Error};

/// By how much the clocks of well-kept machines may differ.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_secs(1);

/// Records after `seq`, at most `limit`, in order.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails or a record does not read.
pub async fn records(app: &App, actor: &Actor, seq: u64, limit: u64) -> Result<Vec<Record>, Error> {
    actor.permitted(Permission::JournalRead, Subject::Anything)?;
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    rows::after(app.reader(), seq, limit).await?.into_iter().map(record).collect()
}

/// How far the clock stands behind the newest event, when that is more than clocks of nodes differ. Until it catches up,
/// every change is dated with that event ([`crate::Change::now`]), deadlines are counted from it, and nothing falls due.
///
/// # Errors
/// A fault when the database fails.
pub async fn clock_behind(app: &App) -> Result<Option<SignedDuration>, Error> {
    let newest = rows::head(app.reader()).await?;
    let behind = newest.map(|(_, at)| at.instant().duration_since(app.now()));
    Ok(behind.filter(|behind| *behind > CLOCKS_DIFFER))
}

fn record(row: journal::Model) -> Result<Record, Error> {
    let role = Role::from_code(&row.actor_role)
        .ok_or_else(|| Error::broken(format!("record {}: unknown role {}", row.seq, row.actor_role)))?;
    let event: Event = serde_json::from_value(row.event)?;
    // A filing names its number itself; saying it twice would not be one JSON object.
    let number = if matches!(event, Event::ApplicationFiled { .. }) { None } else { row.number };
    Ok(Record {
        seq: row.seq.unsigned_abs(),
        at: row.at.instant(),
        actor: JournalActor { role, id: row.actor_id },
        policy_version: row.policy_version.map(Into::into),
        number,
        event,
    })
}
