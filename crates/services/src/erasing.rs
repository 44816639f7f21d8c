//! What is not needed any more is forgotten: the personal data of applications closed long ago, drafts past their
//! month, answers to repeatable requests, what old exports were narrowed to.

use domain::{
    accounts::{Actor, Permission},
    ids::ApplicationId,
    journal::Event,
    policy::Policy,
    time::{Timestamp, add_days},
};
use storage::{
    At, On, enrolment,
    erasing::{self, Blank, Kept},
};

use crate::{
    App, Change, Error, families,
    queue::{CLAIM_DOCUMENT, case::Case},
};

/// Days for which a repeated request gets the answer of the first: longer than a draft lives.
pub const ANSWERS_KEPT_DAYS: i32 = 90;

/// The applications whose personal data are due to be erased, the longest kept first.
pub(crate) async fn due(app: &App, limit: u64) -> Result<Vec<ApplicationId>, Error> {
    let (closed_before, left_before) = kept_from(&*app.policy().await?, app.now());
    let found = erasing::to_erase(app.reader(), closed_before, left_before, limit).await?;
    Ok(found.into_iter().map(Into::into).collect())
}

/// Before which instant an application must have been closed, and before which day a child must have left.
fn kept_from(policy: &Policy, now: Timestamp) -> (At, On) {
    let days = i32::try_from(policy.publication.keep_closed_days).unwrap_or(i32::MAX);
    let first_kept = add_days(policy.calendar.local_date(now), -days);
    (policy.calendar.start_of_day(first_kept).into(), first_kept.into())
}

/// Erases what is personal in a closed application, if its time of keeping is over: returns whether it was. The number,
/// the list of kindergartens and the journal stay, so that every place ever given can still be checked.
pub(crate) async fn erase(change: &mut Change<'_>, id: ApplicationId) -> Result<bool, Error> {
    let case = Case::by_id(change, id).await?;
    let (closed_before, left_before) = kept_from(&*change.policy()?, change.now());
    let is_over = match enrolment::of_application(change.db(), case.row.id).await? {
        Some(enrolled) => enrolled.left_on.is_some_and(|on| on < left_before),
        None => case.row.state_at < closed_before,
    };
    if case.state.is_live() || case.row.erased_at.is_some() || !is_over {
        return Ok(false);
    }
    let keyring = change.app().keyring();
    let blank = Blank {
        proof: keyring.seal(CLAIM_DOCUMENT, "")?,
        paper: families::blank_paper(change.app())?,
        born_on: case.row.born_on.day().first_of_year().into(),
    };
    erasing::erase(change.db(), &case.row, blank, change.now().into()).await?;
    change.record(case.about(), Event::PersonalDataErased { application: case.id() });
    Ok(true)
}

/// Throws away the drafts whose month is over, answers that nobody repeats a request for any more, and what exports from
/// before the time of keeping were narrowed to. Returns how many.
pub(crate) async fn forget(app: &App) -> Result<u64, Error> {
    let answers = jiff::SignedDuration::from_hours(24 * i64::from(ANSWERS_KEPT_DAYS));
    let kept = Kept {
        now: app.now().into(),
        answered_before: app.now().saturating_sub(answers).unwrap_or(Timestamp::MIN).into(),
        exported_before: kept_from(&*app.policy().await?, app.now()).0,
    };
    if !erasing::holds_expired(app.reader(), kept).await? {
        return Ok(0);
    }
    app.write_aside(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let answers = erasing::forget_answers(change.db(), kept.answered_before).await?;
            let filters = erasing::forget_filters(change.db(), kept.exported_before).await?;
            Ok(answers + filters + erasing::forget_drafts(change.db(), kept.now).await?)
        })
    })
    .await
}
