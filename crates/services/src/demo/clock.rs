//! Moving the clock: everything that would have happened on the way happens, in its order.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    time::Timestamp,
};
use storage::platform;

use super::only_in_demo;
use crate::{
    App, Error, MovableClock,
    notifications::deliver_due,
    ports::{MailPort, SmsPort},
    schedule::{self, Done},
};

/// The setting under which the clock's offset survives a restart.
const OFFSET: &str = "demo.clock_offset_micros";

/// What a move of the clock brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// At how many instants on the way something was due.
    pub stops: usize,
    /// What was done.
    pub done: Done,
    /// How many messages left.
    pub sent: usize,
}

/// Moves the clock forward to `to`, stopping at every instant at which something is due: a reminder leaves on its day,
/// an answer that is not given in time frees the place that day, and who is invited then has the whole time to answer.
/// All work due by `to` is done, and all messages have left, when this answers.
///
/// # Errors
/// `clock-backwards`: what has happened cannot be taken back; `clock-too-far`; `NotPermitted` outside a demonstration.
pub async fn move_clock(
    app: &App,
    clock: &MovableClock,
    to: Timestamp,
    mail: &dyn MailPort,
    sms: &dyn SmsPort,
) -> Result<Moved, Error> {
    only_in_demo(app)?;
    let now = app.now();
    if to < now {
        return Err(Refusal::new("refusal-clock-backwards").with("now", now).into());
    }
    let furthest =
        now.saturating_add(jiff::SignedDuration::from_hours(24 * 366 * 6)).unwrap_or(Timestamp::MAX);
    if to > furthest {
        return Err(Refusal::new("refusal-clock-too-far").with("furthest", furthest).into());
    }
    let mut moved = Moved::default();
    moved.work(app, mail, sms).await?;
    while let Some(due) = schedule::next_due_at(app).await?.filter(|due| *due <= to) {
        if due > app.now() {
            clock.set(due);
        }
        let done = moved.work(app, mail, sms).await?;
        if done.total() == 0 && schedule::next_due_at(app).await? == Some(due) {
            return Err(Error::broken(format!("work due at {due} is not done by doing it")));
        }
        moved.stops += 1;
    }
    // The work of the last stop may have taken longer than was left.
    clock.set(to.max(app.now()));
    moved.work(app, mail, sms).await?;
    keep_clock(app, clock).await?;
    Ok(moved)
}

impl Moved {
    async fn work(&mut self, app: &App, mail: &dyn MailPort, sms: &dyn SmsPort) -> Result<Done, Error> {
        let done = schedule::run_due(app).await?;
        self.done = self.done.and(done);
        loop {
            let delivered = deliver_due(app, mail, sms).await?;
            if delivered.is_idle() {
                return Ok(done);
            }
            self.sent += delivered.sent;
        }
    }
}

/// Keeps where the clock stands, for the next start on the same data.
///
/// # Errors
/// `NotPermitted` outside a demonstration; a fault when the database fails.
pub async fn keep_clock(app: &App, clock: &MovableClock) -> Result<(), Error> {
    only_in_demo(app)?;
    let offset = clock.offset_micros().to_string();
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move { Ok(platform::keep_setting(change.db(), OFFSET, &offset).await?) })
    })
    .await
}

/// Where the clock stood, in microseconds ahead of the machine's; none when it was never kept.
///
/// # Errors
/// A fault when the database fails.
pub async fn kept_clock(app: &App) -> Result<Option<i64>, Error> {
    let kept = platform::setting(app.reader(), OFFSET).await?;
    Ok(kept.and_then(|offset| offset.parse().ok()))
}
