//! Beginning and saving drafts.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
    time::{PeriodUnit, Timestamp},
};
use storage::{
    queue::{self as rows, draft},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};
use uuid::Uuid;

use super::{ANSWERS, Answers, DRAFTS_MAX, KEPT_DAYS};
use crate::{App, Change, Error};

/// Begins a draft.
///
/// # Errors
/// `refusal-too-many-drafts`.
pub async fn begin(app: &App, actor: &Actor, answers: Answers, step: &'static str) -> Result<Uuid, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    let sealed = app.keyring().seal(ANSWERS, &serde_json::to_string(&answers)?)?;
    app.write_aside(actor, Permission::QueueFile, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(account))?;
            let now = change.app().now();
            let own = rows::drafts_of(change.db(), account.uuid(), now.into()).await?;
            if own.len() >= DRAFTS_MAX {
                return Err(Refusal::new("refusal-too-many-drafts").with("most", DRAFTS_MAX).into());
            }
            let id = change.new_id()?;
            let row = draft::ActiveModel {
                id: Set(id),
                account_id: Set(account.uuid()),
                answers: Set(sealed),
                step: Set(step.to_owned()),
                created_at: Set(now.into()),
                updated_at: Set(now.into()),
                expires_at: Set(expires_at(change, now)?.into()),
            };
            draft::Entity::insert(row).exec_without_returning(change.db()).await?;
            Ok(id)
        })
    })
    .await
}

/// Saves a draft of the actor's own; it is kept for another month.
///
/// # Errors
/// `NotFound("draft")`.
pub async fn save(
    app: &App,
    actor: &Actor,
    id: Uuid,
    answers: &Answers,
    step: &'static str,
) -> Result<(), Error> {
    let sealed = app.keyring().seal(ANSWERS, &serde_json::to_string(answers)?)?;
    app.write_aside(actor, Permission::QueueFile, move |change| {
        Box::pin(async move {
            let row = own(change, id).await?;
            let now = change.app().now();
            let expires_at = expires_at(change, now)?;
            let mut row = row.into_active_model();
            row.answers = Set(sealed);
            row.step = Set(step.to_owned());
            row.updated_at = Set(now.into());
            row.expires_at = Set(expires_at.into());
            row.update(change.db()).await?;
            Ok(())
        })
    })
    .await
}

/// The actor's own draft.
pub(super) async fn own(change: &mut Change<'_>, id: Uuid) -> Result<draft::Model, Error> {
    let row = draft::Entity::find_by_id(id).one(change.db()).await?.ok_or(Error::NotFound("draft"))?;
    change.permit(Subject::Family(row.account_id.into())).map_err(|_| Error::NotFound("draft"))?;
    Ok(row)
}

/// The end of the last local day on which the draft is kept.
fn expires_at(change: &Change<'_>, now: Timestamp) -> Result<Timestamp, Error> {
    let month = domain::Period {
        length: u16::try_from(KEPT_DAYS).unwrap_or(u16::MAX),
        unit: PeriodUnit::CalendarDays,
    };
    Ok(change.policy()?.calendar.add(month, now))
}
