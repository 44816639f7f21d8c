//! Staff enter an application for a family that stands before them: for anybody who came in person (B-22, B-23), and on
//! a basis document for cases that start at the department's desk (K-20: displaced persons, medical referrals), whose
//! document is sealed into the application. The public list marks every such entry.

use domain::{
    Refusal,
    accounts::{Actor, NotPermitted, Permission, Role, Subject},
    ids::{DistrictId, KindergartenId},
    kindergartens::Profile,
    policy::Channel,
    time::Date,
};
use locale::Language;
use serde::{Deserialize, Serialize};
use storage::{
    benefits::claims_of,
    kindergartens::kindergarten,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use super::{File, Filed, NewClaim, file::file_in};
use crate::{
    App, Change, Error, Once,
    accounts::{self, FamilyContacts, Handover, OneTime},
    benefits, families,
};

/// A case entered at a desk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileAtDesk {
    /// The guardian's name.
    pub guardian: String,
    /// The guardian's mobile number, or empty.
    pub phone: String,
    /// The guardian's e-mail address, or empty.
    pub email: String,
    /// Language of messages to the family: its code.
    pub messages_in: String,
    /// The child.
    pub child: families::NewChild,
    /// The kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// The profile the child needs.
    pub profile: Profile,
    /// The language the family insists on; none: any.
    pub language: Option<String>,
    /// No invitation before this day.
    pub desired_on: Date,
    /// Benefits with the proof that was shown.
    pub claims: Vec<NewClaim>,
}

/// What the family takes home: the application, and the account to follow it with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledAtDesk {
    /// The application.
    pub filed: Filed,
    /// The account that was made for the family; none when it had one, where it finds the application.
    pub handover: Option<Handover>,
}

/// Enters a direct case on a basis document: kind, number, date, issuer. The registration time is that of the entry, as
/// for everybody. A claim to a benefit that only the department enters is confirmed with it; other claims wait for
/// their own decision.
///
/// # Errors
/// `NotPermitted` unless a wished kindergarten lies in the officer's district; `basis-missing`; what
/// [`families::add`] and [`super::file`] refuse.
pub async fn file_direct(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    command: FileAtDesk,
    basis: &str,
) -> Result<FiledAtDesk, Error> {
    let basis = basis.trim().to_owned();
    enter(app, actor, Permission::QueueFileDirect, once, command, move |_| {
        if basis.is_empty() {
            return Err(Refusal::new("refusal-basis-missing"));
        }
        Ok((Channel::Department, Some(basis)))
    })
    .await
}

/// Files for a family that came in person: the same application as it would file itself, through
/// the kindergarten, the department or the commission, as far as the pack lets applications in by that way. Claims wait
/// for the department as always.
///
/// # Errors
/// `NotPermitted` unless a wished kindergarten lies in the actor's hands; `channel-closed`; what [`families::add`] and
/// [`super::file`] refuse.
pub async fn file_for_family(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    command: FileAtDesk,
) -> Result<FiledAtDesk, Error> {
    enter(app, actor, Permission::QueueFileForFamily, once, command, |role| Ok((channel_of(role), None)))
        .await
}

/// The way by which an application comes in that somebody in this role enters.
#[must_use]
pub fn channel_of(role: Role) -> Channel {
    match role {
        Role::Head => Channel::Kindergarten,
        Role::Commission => Channel::Commission,
        _ => Channel::Department,
    }
}

/// Finds or makes the account, finds or enters the child, files. `way` says by which channel and on what basis, or refuses.
async fn enter(
    app: &App,
    actor: &Actor,
    permission: Permission,
    once: Option<Once>,
    command: FileAtDesk,
    way: impl FnOnce(Role) -> Result<(Channel, Option<String>), Refusal> + Send + 'static,
) -> Result<FiledAtDesk, Error> {
    if !actor.may_somewhere(permission) {
        return Err(NotPermitted { permission }.into());
    }
    let password = OneTime::draw().await?;
    app.write_once(actor, permission, once, move |change| {
        Box::pin(async move {
            let role = permit(change, permission, &command.wishes).await?;
            let (channel, basis) = way(role)?;
            let contacts = FamilyContacts {
                name: &command.guardian,
                phone: &command.phone,
                email: &command.email,
                language: command.messages_in.parse().unwrap_or(Language::Uk),
            };
            let (account, handover) = accounts::family_account(change, &contacts, password).await?;
            let child = match families::known_in(change, account, &command.child).await? {
                Some(known) => known,
                None => families::add_in(change, account, &command.child).await?,
            };
            let file = File {
                account,
                child,
                wishes: command.wishes,
                profile: command.profile,
                language: command.language,
                desired_on: command.desired_on,
                claims: command.claims,
                channel,
                basis,
            };
            let filed = file_in(change, file).await?;
            if permission == Permission::QueueFileDirect {
                confirm_direct(change, &filed).await?;
            }
            Ok(FiledAtDesk { filed, handover })
        })
    })
    .await
}

/// Confirms the claims that the basis document proves: those to benefits that only the department enters.
async fn confirm_direct(change: &mut Change<'_>, filed: &Filed) -> Result<(), Error> {
    let policy = change.policy()?;
    for claim in claims_of(change.db(), filed.id.uuid()).await? {
        let category = policy.benefits.category(&claim.category);
        if category.is_some_and(|category| category.entered_by_department) {
            benefits::confirm_in(change, claim.id.into()).await?;
        }
    }
    Ok(())
}

/// The role under which one of the wished kindergartens lies in the actor's hands.
async fn permit(
    change: &mut Change<'_>,
    permission: Permission,
    wishes: &[KindergartenId],
) -> Result<Role, Error> {
    let ids = wishes.iter().map(|wish| wish.uuid());
    let rows =
        kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(change.db()).await?;
    if rows.is_empty() {
        return Err(Refusal::new("refusal-no-wishes").into());
    }
    for row in rows {
        let subject = Subject::Kindergarten(row.id.into(), Some(DistrictId::from(row.district_id)));
        if let Ok(role) = change.actor().permitted(permission, subject) {
            change.permit(subject)?;
            return Ok(role);
        }
    }
    Err(NotPermitted { permission }.into())
}
