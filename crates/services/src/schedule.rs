//! Work that time brings: reviews of age, stated places and announced leavings whose day has come, reminders, answers
//! and papers overdue.
//!
//! There is no table of jobs: what is due is read from the state itself, so nothing can be forgotten or done twice.
//! Each piece of work is a change of its own that looks again whether it is still due; a crash between two pieces, or
//! two nodes at the same work, do no harm.

use std::{collections::HashSet, future::Future};

use domain::{
    accounts::{Actor, Permission},
    ids::{ApplicationId, EnrolmentId, OfferId, VacancyId},
    time::Timestamp,
};
use storage::{
    At, On, enrolment as enrolment_rows, kindergartens as kindergarten_rows, offers as offer_rows, platform,
    queue as queue_rows,
};
use uuid::Uuid;

use crate::{App, Error, enrolment, erasing, kindergartens, offers, policies, queue};

/// How many pieces of one kind are read at a time.
const PAGE: u64 = 200;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Applications reviewed for age, desired day or the end of a benefit.
    pub reviewed: usize,
    /// Stated places opened.
    pub opened: usize,
    /// Children who left on the day announced for it.
    pub left: usize,
    /// Reminders written.
    pub reminded: usize,
    /// Offers that nobody answered.
    pub expired: usize,
    /// Offers whose papers were overdue.
    pub overdue: usize,
    /// Closed applications whose personal data were erased.
    pub erased: usize,
    /// Drafts and answers to repeatable requests thrown away.
    pub forgotten: usize,
    /// Announced versions of the rules switched on.
    pub switched: usize,
    /// Pieces that could not be done; they are tried again with the next call, and what is not theirs goes on.
    pub failed: usize,
}

impl Done {
    /// All pieces of work that were done.
    #[must_use]
    pub fn total(&self) -> usize {
        self.reviewed
            + self.opened
            + self.left
            + self.reminded
            + self.expired
            + self.overdue
            + self.erased
            + self.forgotten
            + self.switched
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            reviewed: self.reviewed + other.reviewed,
            opened: self.opened + other.opened,
            left: self.left + other.left,
            reminded: self.reminded + other.reminded,
            expired: self.expired + other.expired,
            overdue: self.overdue + other.overdue,
            erased: self.erased + other.erased,
            forgotten: self.forgotten + other.forgotten,
            switched: self.switched + other.switched,
            failed: self.failed + other.failed,
        }
    }
}

/// Does everything that is due now, until nothing is. A piece that fails is logged, counted and passed over: it stops
/// neither the others nor the messages that wait to leave.
///
/// # Errors
/// A fault when the database cannot say what is due.
pub async fn run_due(app: &App) -> Result<Done, Error> {
    let mut done = Done::default();
    let mut failed = HashSet::new();
    loop {
        let round = one_round(app, &mut failed).await?;
        done = done.and(round);
        if round.total() == 0 {
            return Ok(Done { failed: failed.len(), ..done });
        }
    }
}

/// Does pieces of one kind, but those that failed before. Returns how many were done.
async fn each<F: Future<Output = Result<bool, Error>>>(
    what: &'static str,
    ids: impl IntoIterator<Item = Uuid>,
    failed: &mut HashSet<Uuid>,
    mut piece: impl FnMut(Uuid) -> F,
) -> usize {
    let mut done = 0;
    for id in ids {
        if failed.contains(&id) {
            continue;
        }
        match piece(id).await {
            Ok(was_due) => done += usize::from(was_due),
            Err(error) => {
                tracing::error!(%error, %id, "scheduled work failed: {what}");
                failed.insert(id);
            }
        }
    }
    done
}

/// One page of each kind, new rules first, then deadlines: a seat that is freed today goes to whoever fits today.
async fn one_round(app: &App, failed: &mut HashSet<Uuid>) -> Result<Done, Error> {
    let switched = each("switch on", policies::due(app).await?, failed, |id| switch_on(app, id)).await;
    let mut done = Done { switched, ..Done::default() };
    let now = At::from(app.now());
    let today = On::from(app.policy().await?.calendar.local_date(app.now()));
    // Pieces that failed stand first in their order: they must not fill the page.
    let page = PAGE + failed.len() as u64;
    let ids = queue_rows::to_review(app.reader(), today, page).await?.into_iter().map(|row| row.id);
    done.reviewed = each("review", ids, failed, |id| review(app, id.into())).await;
    let ids = offer_rows::unanswered(app.reader(), now, page).await?.into_iter().map(|row| row.id);
    done.expired = each("expire", ids, failed, |id| on_offer(app, id.into(), Kind::Expire)).await;
    let ids = offer_rows::papers_overdue(app.reader(), now, page).await?.into_iter().map(|row| row.id);
    done.overdue = each("papers overdue", ids, failed, |id| on_offer(app, id.into(), Kind::Overdue)).await;
    let ids = enrolment_rows::to_leave(app.reader(), today, page).await?;
    done.left = each("leave", ids, failed, |id| leave(app, id.into())).await;
    let ids = kindergarten_rows::vacancies_to_open(app.reader(), today, page).await?;
    let ids = ids.into_iter().map(|row| row.id);
    done.opened = each("open places", ids, failed, |id| open(app, id.into())).await;
    let ids = offer_rows::to_remind(app.reader(), now, page).await?.into_iter().map(|row| row.id);
    done.reminded = each("remind", ids, failed, |id| on_offer(app, id.into(), Kind::Remind)).await;
    let ids = erasing::due(app, page).await?.into_iter().map(ApplicationId::uuid);
    done.erased = each("erase", ids, failed, |id| erase(app, id.into())).await;
    done.forgotten = usize::try_from(erasing::forget(app).await?).unwrap_or(usize::MAX);
    Ok(done)
}

async fn switch_on(app: &App, id: Uuid) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move { policies::switch_on_announced(change, id).await })
    })
    .await
}

async fn erase(app: &App, id: ApplicationId) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move { erasing::erase(change, id).await })
    })
    .await
}

async fn review(app: &App, id: ApplicationId) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let programmes = queue::review(change, id).await?;
            offers::fill(change, &programmes).await?;
            Ok(true)
        })
    })
    .await
}

async fn leave(app: &App, id: EnrolmentId) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move { enrolment::leave_announced(change, id).await })
    })
    .await
}

async fn open(app: &App, id: VacancyId) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            kindergartens::open_vacancy_in(change, id).await?;
            Ok(true)
        })
    })
    .await
}

#[derive(Clone, Copy)]
enum Kind {
    Expire,
    Overdue,
    Remind,
}

async fn on_offer(app: &App, id: OfferId, kind: Kind) -> Result<bool, Error> {
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            match kind {
                Kind::Expire => offers::expire(change, id).await,
                Kind::Overdue => offers::documents_overdue(change, id).await,
                Kind::Remind => offers::remind(change, id).await,
            }
        })
    })
    .await
}

/// The next instant at which something will be due, if anything is: what the demo's clock steps to.
///
/// # Errors
/// When the database fails.
pub async fn next_due_at(app: &App) -> Result<Option<Timestamp>, Error> {
    let db = app.reader();
    let calendar = app.policy().await?.calendar.clone();
    let review_on = queue_rows::next_review(db).await?;
    let opens_on = kindergarten_rows::next_vacancy(db).await?;
    let leaves_on = enrolment_rows::next_leaving(db).await?;
    let from_days = review_on
        .into_iter()
        .chain(opens_on)
        .chain(leaves_on)
        .min()
        .map(|on| calendar.start_of_day(on.day()));
    let deadlines = offer_rows::next_deadline(db).await?.map(At::instant);
    let rules = platform::policies_coming(db).await?.first().map(|row| row.applies_from.instant());
    Ok(from_days.into_iter().chain(deadlines).chain(rules).min())
}
