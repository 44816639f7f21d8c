//! The outbox leaves.

use domain::{
    accounts::{Actor, Permission},
    time::Timestamp,
};
use futures::{StreamExt, stream};
use jiff::SignedDuration;
use storage::notifications::{self as rows, Outcome, message};

use super::{account, notify::ADDRESS};
use crate::{
    App, Error,
    ports::{Mail, MailPort, SendError, Sms, SmsPort},
};

/// Messages taken in one step.
const BATCH: u64 = 64;
/// Messages handed over at the same time.
const AT_ONCE: usize = 8;
/// How long an attempt may take before the message is free for another: longer than the time-outs of the ports.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// Attempts before a message is given up and shown to staff: about a day.
const ATTEMPTS_MAX: i32 = 12;
/// The longest pause between two attempts.
const PAUSE_MAX: SignedDuration = SignedDuration::from_hours(6);

/// What one step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// Messages that left.
    pub sent: usize,
    /// Messages that will be tried again.
    pub later: usize,
    /// Messages that were given up.
    pub failed: usize,
}

impl Delivered {
    /// Whether there was nothing to do.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        *self == Self::default()
    }
}

/// Sends what is due now, at most 64 messages; call it again until [`Delivered::is_idle`].
///
/// What is promised: a message that was committed leaves **at least once**, and never before its change was committed.
/// A message is first claimed in the database (its next attempt moves five minutes ahead), then handed over, then
/// marked as sent. When the program is killed between handing over and marking, the message is handed over a second
/// time after the five minutes, under the same id: the e-mail carries the same `Message-ID`, the SMS the same sequence
/// id, by which mail programs and the gateway recognise the repetition. Nothing is ever lost, and no distributed
/// system can promise more across a protocol without transactions. Several nodes may run this at once: a message is
/// claimed by one.
///
/// A service that is away costs nobody anything: attempts are repeated after 1, 2, 4 … minutes, at most six hours
/// apart; after twelve the message is `failed` and stands in the list of staff, who can send it again.
///
/// # Errors
/// A fault when the database fails. What the ports answer is not an error here but written to the messages.
pub async fn deliver_due(app: &App, mail: &dyn MailPort, sms: &dyn SmsPort) -> Result<Delivered, Error> {
    let claimed = claim_due(app).await?;
    if claimed.is_empty() {
        return Ok(Delivered::default());
    }
    let outcomes: Vec<(message::Model, Outcome)> = stream::iter(claimed)
        .map(|row| async move {
            let answer = hand_over(app, &row, mail, sms).await;
            let outcome = outcome(&row, answer, app.now());
            (row, outcome)
        })
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let mut delivered = Delivered::default();
    for (_, outcome) in &outcomes {
        match outcome {
            Outcome::Sent(_) => delivered.sent += 1,
            Outcome::Again(..) => delivered.later += 1,
            Outcome::Failed(_) => delivered.failed += 1,
        }
    }
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            for (row, outcome) in &outcomes {
                rows::conclude(change.db(), row.id, row.attempts, outcome).await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(delivered)
}

/// Takes due messages; the rows come back as they stand after the claim.
async fn claim_due(app: &App) -> Result<Vec<message::Model>, Error> {
    let now = app.now();
    // Looking costs no write: most steps find nothing.
    if rows::to_send(app.reader(), now.into(), 1).await?.is_empty() {
        return Ok(Vec::new());
    }
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let now = change.app().now();
            let again_at = now.checked_add(LEASE).unwrap_or(Timestamp::MAX);
            let mut claimed = Vec::new();
            for mut row in rows::to_send(change.db(), now.into(), BATCH).await? {
                if rows::claim(change.db(), &row, again_at.into()).await? {
                    row.attempts += 1;
                    claimed.push(row);
                }
            }
            Ok(claimed)
        })
    })
    .await
}

async fn hand_over(
    app: &App,
    row: &message::Model,
    mail: &dyn MailPort,
    sms: &dyn SmsPort,
) -> Result<(), SendError> {
    let sealed = row.address.as_deref().unwrap_or_default();
    let to = app.keyring().open(ADDRESS, sealed).map_err(|error| SendError::Never(error.to_string()))?;
    let text = account::text(app.keyring(), row).map_err(|error| SendError::Never(error.to_string()))?;
    if row.channel == "email" {
        let mail_out = Mail { id: row.id, to, subject: row.subject.clone(), text };
        mail.send(&mail_out).await
    } else {
        sms.send(&Sms { id: row.id, to, text }).await
    }
}

fn outcome(row: &message::Model, answer: Result<(), SendError>, now: Timestamp) -> Outcome {
    match answer {
        Ok(()) => Outcome::Sent(now.into()),
        Err(SendError::Never(reason)) => Outcome::Failed(brief(&reason)),
        Err(SendError::Later(reason)) if row.attempts >= ATTEMPTS_MAX => Outcome::Failed(brief(&reason)),
        Err(SendError::Later(reason)) => {
            let again_at = now.checked_add(pause(row.attempts)).unwrap_or(Timestamp::MAX);
            Outcome::Again(again_at.into(), brief(&reason))
        }
    }
}

/// The pause after so many attempts: one minute, doubled each time, at most six hours.
fn pause(attempts: i32) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    SignedDuration::from_mins(1_i64 << doublings).min(PAUSE_MAX)
}

/// An error of a service, short enough for a list.
fn brief(reason: &str) -> String {
    reason.chars().filter(|letter| !letter.is_control()).take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_stay_below_six_hours() {
        let minutes: Vec<i64> = (1..=12).map(|attempts| pause(attempts).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
        for attempts in [i32::MIN, 0, 63, i32::MAX] {
            assert!((1..=360).contains(&pause(attempts).as_mins()));
        }
    }
}
