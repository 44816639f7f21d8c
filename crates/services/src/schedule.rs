//! Work that time brings: reviews of age, stated places whose day has come, reminders, answers and papers overdue.
//!
//! There is no table of jobs: what is due is read from the state itself, so nothing can be forgotten or done twice.
//! Each piece of work is a change of its own that looks again whether it is still due; a crash between two pieces, or
//! two nodes at the same work, do no harm.

use domain::{
    accounts::{Actor, Permission},
    ids::{ApplicationId, OfferId, VacancyId},
    time::Timestamp,
};
use storage::{At, On, kindergartens as kindergarten_rows, offers as offer_rows, queue as queue_rows};

use crate::{App, Error, kindergartens, offers, queue};

/// How many pieces of one kind are read at a time.
const PAGE: u64 = 200;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Applications reviewed for age or desired day.
    pub reviewed: usize,
    /// Stated places opened.
    pub opened: usize,
    /// Reminders written.
    pub reminded: usize,
    /// Offers that nobody answered.
    pub expired: usize,
    /// Offers whose papers were overdue.
    pub overdue: usize,
}

impl Done {
    /// All pieces of work together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.reviewed + self.opened + self.reminded + self.expired + self.overdue
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            reviewed: self.reviewed + other.reviewed,
            opened: self.opened + other.opened,
            reminded: self.reminded + other.reminded,
            expired: self.expired + other.expired,
            overdue: self.overdue + other.overdue,
        }
    }
}

/// Does everything that is due now, until nothing is.
///
/// # Errors
/// The first fault; what was done before it stays done.
pub async fn run_due(app: &App) -> Result<Done, Error> {
    let mut done = Done::default();
    loop {
        let round = one_round(app).await?;
        if round.total() == 0 {
            return Ok(done);
        }
        done = done.and(round);
    }
}

/// One page of each kind, deadlines first: a seat that is freed today goes to whoever fits today.
async fn one_round(app: &App) -> Result<Done, Error> {
    let now = At::from(app.now());
    let today = On::from(app.policy().await?.calendar.local_date(app.now()));
    let mut done = Done::default();
    for row in queue_rows::to_review(app.reader(), today, PAGE).await? {
        done.reviewed += usize::from(review(app, row.id.into()).await?);
    }
    for row in offer_rows::unanswered(app.reader(), now, PAGE).await? {
        done.expired += usize::from(on_offer(app, row.id.into(), Kind::Expire).await?);
    }
    for row in offer_rows::papers_overdue(app.reader(), now, PAGE).await? {
        done.overdue += usize::from(on_offer(app, row.id.into(), Kind::Overdue).await?);
    }
    for row in kindergarten_rows::vacancies_to_open(app.reader(), today, PAGE).await? {
        done.opened += usize::from(open(app, row.id.into()).await?);
    }
    for row in offer_rows::to_remind(app.reader(), now, PAGE).await? {
        done.reminded += usize::from(on_offer(app, row.id.into(), Kind::Remind).await?);
    }
    Ok(done)
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
    let from_days = review_on.into_iter().chain(opens_on).min().map(|on| calendar.start_of_day(on.day()));
    let deadlines = offer_rows::next_deadline(db).await?.map(At::instant);
    Ok(from_days.into_iter().chain(deadlines).min())
}
