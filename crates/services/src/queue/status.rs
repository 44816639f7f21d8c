//! The state of an application by its number and the code on its receipt, for whoever holds the receipt.

use domain::{
    accounts::{Actor, Permission, Subject},
    time::{Date, Timestamp},
};
use storage::{journal, offers, queue as rows};

use super::{Position, positions::positions_of, status_code::is_status_code};
use crate::{App, Error, accounts};

/// What the holder of a receipt sees. Never the child, the family or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The public number.
    pub number: String,
    /// Code of the state.
    pub state: String,
    /// Since when.
    pub state_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Code of its class.
    pub class: String,
    /// No invitation before this day.
    pub desired_on: Date,
    /// The places in line.
    pub positions: Vec<Position>,
    /// The deadline that runs: to answer, or to bring the papers.
    pub deadline: Option<Timestamp>,
    /// What happened: the kind of each event and its time, oldest first.
    pub events: Vec<(Timestamp, String)>,
}

/// Looks a status up. Wrong numbers and wrong codes are told apart by nobody, and attempts are counted.
///
/// # Errors
/// `NotFound("status")`; `too-many-attempts`.
pub async fn status(
    app: &App,
    actor: &Actor,
    number: &str,
    code: &str,
    source: Option<&str>,
) -> Result<Status, Error> {
    actor.permitted(Permission::QueuePublic, Subject::Anything)?;
    let number = number.trim().to_uppercase();
    accounts::count_status_attempt(app, &number, source).await?;
    let found = rows::by_number(app.reader(), &number).await?;
    let opened = found.filter(|row| is_status_code(app.keyring(), &row.number, code));
    let row = opened.ok_or(Error::NotFound("status"))?;
    accounts::forget_status_attempt(app, &number, source).await?;
    let offer = offers::live_of(app.reader(), row.id).await?;
    let deadline = offer.map(|offer| offer.documents_by.unwrap_or(offer.answer_by).instant());
    let events = journal::of_application(app.reader(), row.id).await?;
    Ok(Status {
        positions: positions_of(app, &row).await?,
        number: row.number,
        state: row.state,
        state_at: row.state_at.instant(),
        registered_at: row.registered_at.instant(),
        class: row.class,
        desired_on: row.desired_on.day(),
        deadline,
        events: events.into_iter().map(|event| (event.at.instant(), event.kind)).collect(),
    })
}
