//! From a draft to an application.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
    ids::ChildId,
    kindergartens::Profile,
    policy::Channel,
    queue as rules,
};
use storage::{enrolment, families::child, queue as rows, sea_orm::EntityTrait};
use uuid::Uuid;

use super::{Answers, discard, load};
use crate::{
    App, Error, Once,
    queue::{File, Filed, NewClaim, file, file::may_stand_in_line},
};

/// The key under which a draft is filed once, however often the button is pressed.
fn key(draft: Uuid) -> String {
    format!("draft-{draft}")
}

/// Whether an application may be filed now for one of the actor's own children: families apply on the portal, the age
/// fits, registration is open, and no child attends or has a live application under the same birth document.
///
/// # Errors
/// Refusals of [`rules::may_come_by`] and [`rules::may_file`], `refusal-child-attends`,
/// `refusal-child-already-applied`; `NotFound("child")`.
pub async fn may_apply(app: &App, actor: &Actor, id: ChildId) -> Result<(), Error> {
    let row =
        child::Entity::find_by_id(id.uuid()).one(app.reader()).await?.ok_or(Error::NotFound("child"))?;
    let family = Subject::Family(row.account_id.into());
    actor.permitted(Permission::QueueFile, family).map_err(|_| Error::NotFound("child"))?;
    let policy = app.policy().await?;
    rules::may_come_by(&policy, Channel::Portal)?;
    rules::may_file(&policy, Profile::General, row.born_on.day(), app.now())?;
    may_stand_in_line(enrolment::attends(app.reader(), &row.certificate_index).await?)?;
    match rows::live_for_certificate(app.reader(), &row.certificate_index).await? {
        None => Ok(()),
        Some(_) => Err(Refusal::new("refusal-child-already-applied").into()),
    }
}

/// Files a draft of the actor's own; the draft is gone afterwards. Doing it again, also after a crash in the middle,
/// gives the same answer.
///
/// # Errors
/// `refusal-draft-incomplete`; as [`file()`]; `NotFound("draft")` when there is none and none was filed.
pub async fn file_draft(app: &App, actor: &Actor, id: Uuid) -> Result<Filed, Error> {
    let draft = match load(app, actor, id).await {
        Ok(draft) => draft,
        Err(Error::NotFound(_)) => {
            return filed_as(app, actor, id).await?.ok_or(Error::NotFound("draft"));
        }
        Err(error) => return Err(error),
    };
    let command = command(actor, &draft.answers)?;
    let once = Once::new(&key(id), &command)?;
    let filed = file(app, actor, Some(once), command).await?;
    match discard(app, actor, id).await {
        Ok(()) | Err(Error::NotFound(_)) => Ok(filed),
        Err(error) => Err(error),
    }
}

/// What a draft of the actor's own became, while that is remembered: the number and the status code.
///
/// # Errors
/// A fault when the database fails.
pub async fn filed_as(app: &App, actor: &Actor, id: Uuid) -> Result<Option<Filed>, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    Once::kept(app, account, &key(id)).await
}

fn command(actor: &Actor, answers: &Answers) -> Result<File, Error> {
    let incomplete = || Refusal::new("refusal-draft-incomplete");
    let claims = match answers.benefit {
        None => return Err(incomplete().into()),
        Some(false) => Vec::new(),
        Some(true) => vec![claim(answers).ok_or_else(incomplete)?],
    };
    Ok(File {
        account: actor.account.ok_or(Error::NotFound("account"))?,
        child: answers.child.ok_or_else(incomplete)?,
        wishes: answers.wishes.clone(),
        profile: Profile::General,
        language: answers.language.clone(),
        desired_on: answers.desired_on.ok_or_else(incomplete)?,
        claims,
        channel: Channel::Portal,
        basis: None,
    })
}

fn claim(answers: &Answers) -> Option<NewClaim> {
    let proof = answers.document.as_ref()?;
    let parts = [&proof.number, &proof.issuer, &proof.issued];
    let document: Vec<&str> =
        parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    Some(NewClaim {
        category: answers.category.clone()?,
        document_kind: proof.kind.clone(),
        document: document.join(", "),
        kindergarten: answers.claimed_for,
    })
}
