//! A family files an application: the child stands in line when this has answered.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Role, Subject},
    benefits::{self as claims, ClaimFacts, ClaimState, Claimant},
    ids::{AccountId, ApplicationId, ChildId, ClaimId, KindergartenId},
    journal::{EntryKey, Event},
    kindergartens::Profile,
    policy::{Channel, NotificationEvent},
    queue::{self as rules, ApplicationState},
    time::Date,
};
use locale::Args;
use serde::{Deserialize, Serialize};
use storage::{
    ConnectionTrait,
    benefits::claim,
    families::{self, Own, child},
    kindergartens::{self, Wished, kindergarten},
    queue::{application, line, wish},
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter},
};

use super::{case, case::Case, status_code::status_code};
use crate::{App, Change, Error, Once, benefits, notifications, offers};

/// The label under which the sealed proof of a claim is kept.
pub const CLAIM_DOCUMENT: &str = "claim.document";
/// The label under which the sealed basis of a staff entry is kept.
pub const BASIS: &str = "application.basis";

/// A claim to a benefit, made together with the application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewClaim {
    /// Code of the category in the policy.
    pub category: String,
    /// Kind of the proof, e.g. `certificate`.
    pub document_kind: String,
    /// Number, issuer and date of the proof; sealed at rest.
    pub document: String,
    /// The wished kindergarten it is for, where the category counts in one kindergarten only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kindergarten: Option<KindergartenId>,
}

/// What is filed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// The family's account.
    pub account: AccountId,
    /// One of the account's children.
    pub child: ChildId,
    /// The kindergartens in the family's order.
    pub wishes: Vec<KindergartenId>,
    /// The profile the child needs; others than general rest on a referral that the department enters.
    pub profile: Profile,
    /// The language the family insists on; none: any.
    pub language: Option<String>,
    /// No invitation before this day.
    pub desired_on: Date,
    /// Claims to benefits; each counts only after it is confirmed.
    pub claims: Vec<NewClaim>,
    /// The way it came in.
    pub channel: Channel,
    /// The document on which a staff entry rests.
    pub basis: Option<String>,
}

/// What the family gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// The application.
    pub id: ApplicationId,
    /// Its public number.
    pub number: String,
    /// The secret by which its status can be asked without signing in. Shown once, kept only as a keyed hash.
    pub status_code: String,
}

/// Files an application for a family's own child.
///
/// # Errors
/// Refusals of [`rules::may_come_by`], [`rules::may_file`] and [`rules::may_wish`], `unknown-kindergarten`,
/// `child-already-applied`, `child-attends`, `referral-needed`, and of claims; `NotFound("child")`.
pub async fn file(app: &App, actor: &Actor, once: Option<Once>, command: File) -> Result<Filed, Error> {
    let mut app_command = command;
    app_command.channel = Channel::Portal;
    app_command.basis = None;
    app.write_once(actor, Permission::QueueFile, once, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(app_command.account))?;
            file_in(change, app_command).await
        })
    })
    .await
}

/// Files inside a running change that has checked its permission: the family's way and the department's are one.
pub(crate) async fn file_in(change: &mut Change<'_>, command: File) -> Result<Filed, Error> {
    let policy = change.policy()?;
    let own = families::own(change.db(), command.account.uuid(), command.child.uuid()).await?;
    let Own { child, account, attends } = own.ok_or(Error::NotFound("child"))?;
    rules::may_come_by(&policy, command.channel)?;
    rules::may_file(&policy, command.profile, child.born_on.day(), change.now())?;
    rules::may_wish(&policy, &command.wishes)?;
    may_stand_in_line(attends)?;
    if command.basis.is_none() && policy.registration.profiles_by_referral.contains(&command.profile) {
        return Err(Refusal::new("refusal-referral-needed").into());
    }
    let wished = wished(change, &command.wishes).await?;
    let row = application_row(change, &command, &child)?;
    let mut filed = Case { row, state: ApplicationState::Queued };
    let programmes: Vec<_> =
        wished.iter().map(|wished| case::programme_facts(&wished.programme)).collect::<Result<_, _>>()?;
    let facts = filed.facts()?;
    let entries = filed.compute(change, &facts, &command.wishes, &programmes, &[])?;
    insert_application(change, &filed).await?;
    insert_wishes(change, &filed, &command.wishes).await?;
    filed.stand_in_line(change, filed.entry_rows(&facts, &programmes, &entries)).await?;
    if wished.iter().any(|wished| wished.marked) {
        line::enter(change.db(), filed.row.id).await?;
    }
    record(change, &filed, &command.wishes, &entries)?;
    for claim in &command.claims {
        make_claim(change, &filed, &command.wishes, claim).await?;
    }
    let about = Some((filed.id(), filed.row.number.as_str()));
    notifications::tell(change, &account, about, NotificationEvent::Filed, Args::new())?;
    let status_code = status_code(change.app().keyring(), &filed.row.number);
    let filed_as = Filed { id: filed.id(), number: filed.row.number.clone(), status_code };
    let open = wished.iter().filter(|wished| wished.open).map(|wished| wished.programme.id.into());
    let open: Vec<_> = open.filter(|id| case::programmes(&entries).contains(id)).collect();
    offers::fill(change, &open).await?;
    Ok(filed_as)
}

/// A child that attends a group takes no second place: another kindergarten is a transfer, which the department makes.
///
/// # Errors
/// `refusal-child-attends`.
pub(crate) fn may_stand_in_line(attends: bool) -> Result<(), Refusal> {
    if attends { Err(Refusal::new("refusal-child-attends")) } else { Ok(()) }
}

/// The programmes of the wished kindergartens; refuses kindergartens that are not in the register.
async fn wished(change: &Change<'_>, wishes: &[KindergartenId]) -> Result<Vec<Wished>, Error> {
    let mut found = Vec::with_capacity(wishes.len());
    // Both databases limit how many values one statement may carry, and a policy need not limit the list.
    for part in wishes.chunks(500) {
        let ids: Vec<_> = part.iter().map(|wish| wish.uuid()).collect();
        found.extend(kindergartens::wished(change.db(), &ids).await?);
    }
    // A kindergarten without programmes is known and gives no place yet.
    let silent =
        |wish: &&KindergartenId| !found.iter().any(|one| one.programme.kindergarten_id == wish.uuid());
    let silent: Vec<_> = wishes.iter().filter(silent).copied().collect();
    known(change.db(), &silent).await?;
    Ok(found)
}

/// Refuses kindergartens that are not in the register.
pub(crate) async fn known<C: ConnectionTrait>(db: &C, wishes: &[KindergartenId]) -> Result<(), Error> {
    // Both databases limit how many values one statement may carry, and a policy need not limit the list.
    for part in wishes.chunks(500) {
        let ids = part.iter().map(|wish| wish.uuid());
        let found =
            kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).count(db).await?;
        if !usize::try_from(found).is_ok_and(|found| found == part.len()) {
            return Err(Refusal::new("refusal-unknown-kindergarten").into());
        }
    }
    Ok(())
}

fn application_row(
    change: &mut Change<'_>,
    command: &File,
    child: &child::Model,
) -> Result<application::Model, Error> {
    let policy = change.policy()?;
    let sequence = change.take_sequence();
    let year = policy.calendar.local_date(change.now()).year();
    let template = rules::number::Template::parse(&policy.forms.application_number).map_err(Error::broken)?;
    let number = template.number(year, sequence.unsigned_abs());
    let keyring = change.app().keyring();
    let basis = command.basis.as_deref().map(|basis| keyring.seal(BASIS, basis)).transpose()?;
    Ok(application::Model {
        id: change.new_id()?,
        number,
        sequence,
        account_id: command.account.into(),
        child_id: child.id,
        certificate_index: child.certificate_index.clone(),
        state: ApplicationState::Queued.code().to_owned(),
        state_reason: None,
        state_at: change.now().into(),
        registered_at: change.now().into(),
        class: domain::BenefitClass::General.code().to_owned(),
        points: 0,
        resident: false,
        lottery: None,
        born_on: child.born_on,
        profile: command.profile.code().to_owned(),
        language: command.language.clone(),
        desired_on: command.desired_on.into(),
        channel: channel_code(command.channel)?,
        entered_by: entered_by(change, command),
        basis,
        review_on: None,
        policy_version: policy.version.into(),
        revision: 1,
        erased_at: None,
    })
}

async fn insert_application(change: &Change<'_>, filed: &Case) -> Result<(), Error> {
    let insert = application::Entity::insert(filed.row.clone().into_active_model());
    let inserted = insert.exec_without_returning(change.db()).await;
    inserted.map(|_| ()).map_err(|error| match Error::from(error) {
        Error::Conflict("child-already-applied") => Refusal::new("refusal-child-already-applied").into(),
        other => other,
    })
}

fn entered_by(change: &Change<'_>, command: &File) -> Option<uuid::Uuid> {
    let account = change.actor().account?;
    (account != command.account || !change.actor().has(Role::Parent)).then(|| account.uuid())
}

fn channel_code(channel: Channel) -> Result<String, Error> {
    let value = serde_json::to_value(channel)?;
    value.as_str().map(ToOwned::to_owned).ok_or_else(|| Error::broken("a channel is not a word"))
}

/// Writes the list of wishes.
pub(crate) async fn insert_wishes(
    change: &Change<'_>,
    filed: &Case,
    wishes: &[KindergartenId],
) -> Result<(), Error> {
    let rows = wishes.iter().zip(1..).map(|(wish, rank)| wish::ActiveModel {
        application_id: Set(filed.row.id),
        kindergarten_id: Set(wish.uuid()),
        rank: Set(rank),
    });
    wish::Entity::insert_many(rows).exec_without_returning(change.db()).await?;
    Ok(())
}

fn record(
    change: &mut Change<'_>,
    filed: &Case,
    wishes: &[KindergartenId],
    entries: &[EntryKey],
) -> Result<(), Error> {
    let facts = filed.facts()?;
    let event = Event::ApplicationFiled {
        application: filed.id(),
        child: filed.row.child_id.into(),
        number: filed.row.number.clone(),
        sequence: facts.sequence,
        registered_at: facts.registered_at,
        class: facts.class,
        wishes: wishes.to_vec(),
        entries: entries.to_vec(),
        checking: false,
    };
    change.record(filed.about(), event);
    Ok(())
}

/// Adds a claim to an application inside a running change.
pub(crate) async fn make_claim(
    change: &mut Change<'_>,
    case: &Case,
    wishes: &[KindergartenId],
    new: &NewClaim,
) -> Result<ClaimId, Error> {
    let policy = change.policy()?;
    let today = policy.calendar.local_date(change.now());
    let by = match change.role() {
        Some(Role::EducationOfficer) => Claimant::Department,
        _ => Claimant::Family,
    };
    let named = ClaimFacts {
        category: new.category.clone(),
        kindergarten: new.kindergarten,
        state: ClaimState::Claimed,
    };
    let already = benefits::claims(change.db(), case.row.id).await?;
    let claimed = claims::claim(&policy, &named, &already, wishes, by, today)?;
    if new.document.trim().is_empty() {
        return Err(Refusal::new("refusal-claim-without-document").into());
    }
    let id = change.new_id()?;
    let made_by = change.actor().account.map_or(case.row.account_id, |account| account.uuid());
    let row = claim::ActiveModel {
        id: Set(id),
        application_id: Set(case.row.id),
        category: Set(claimed.category.clone()),
        state: Set(claimed.state.code().to_owned()),
        document_kind: Set(new.document_kind.clone()),
        document: Set(change.app().keyring().seal(CLAIM_DOCUMENT, new.document.trim())?),
        made_at: Set(change.now().into()),
        made_by: Set(made_by),
        decided_at: Set(None),
        decided_by: Set(None),
        reason: Set(None),
        policy_version: Set(policy.version.into()),
        kindergarten_id: Set(claimed.kindergarten.map(Into::into)),
    };
    claim::Entity::insert(row).exec_without_returning(change.db()).await?;
    let event = Event::ClaimMade {
        application: case.id(),
        claim: id.into(),
        category: claimed.category,
        kindergarten: claimed.kindergarten,
    };
    change.record(case.about(), event);
    Ok(id.into())
}
