//! The district department enters a case that starts at its desk: displaced persons, children with a medical referral
//! (K-20). The mandatory basis document is sealed into the application, and the public list marks the entry.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
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
use crate::{App, Change, Error, Once, accounts, benefits, families};

/// A case entered at the department's desk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileDirect {
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
    /// Benefits whose proof was shown at the desk; they are confirmed with the entry.
    pub claims: Vec<NewClaim>,
    /// The document the entry rests on: kind, number, date, issuer.
    pub basis: String,
}

/// Enters a direct case. The registration time is that of the entry, as for everybody.
///
/// # Errors
/// `NotPermitted` unless a wished kindergarten lies in the officer's district; `basis-missing`; what
/// [`families::add`] and [`super::file`] refuse.
pub async fn file_direct(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    command: FileDirect,
) -> Result<Filed, Error> {
    app.write_once(actor, Permission::QueueFileDirect, once, move |change| {
        Box::pin(async move {
            permit(change, &command.wishes).await?;
            if command.basis.trim().is_empty() {
                return Err(Refusal::new("refusal-basis-missing").into());
            }
            let language = command.messages_in.parse().unwrap_or(Language::Uk);
            let (name, phone, email) = (&command.guardian, &command.phone, &command.email);
            let account = accounts::family_account(change, name, phone, email, language).await?;
            let child = families::add_in(change, account, &command.child).await?;
            let file = File {
                account,
                child,
                wishes: command.wishes,
                profile: command.profile,
                language: command.language,
                desired_on: command.desired_on,
                claims: command.claims,
                channel: Channel::Department,
                basis: Some(command.basis.trim().to_owned()),
            };
            let filed = file_in(change, file).await?;
            for claim in claims_of(change.db(), filed.id.uuid()).await? {
                benefits::confirm_in(change, claim.id.into()).await?;
            }
            Ok(filed)
        })
    })
    .await
}

async fn permit(change: &mut Change<'_>, wishes: &[KindergartenId]) -> Result<(), Error> {
    let ids = wishes.iter().map(|wish| wish.uuid());
    let rows =
        kindergarten::Entity::find().filter(kindergarten::Column::Id.is_in(ids)).all(change.db()).await?;
    if rows.is_empty() {
        return Err(Refusal::new("refusal-no-wishes").into());
    }
    let mut outcome = Ok(());
    for row in rows {
        let district = DistrictId::from(row.district_id);
        outcome = change.permit(Subject::Kindergarten(row.id.into(), Some(district)));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}
