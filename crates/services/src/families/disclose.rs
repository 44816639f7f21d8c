//! Staff look at a family's sealed data in a case; it is written down first.

use domain::accounts::{Actor, Permission, Role};
use serde::Serialize;
use storage::{
    accounts::account,
    families::child,
    journal::disclosure,
    queue,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::list::{Opened, opened};
use crate::{App, Change, Error, accounts, reach};

/// The label under which the note of a look is sealed.
pub(crate) const LOOK_NOTE: &str = "disclosure.note";

/// A family as staff see it in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Family {
    /// The child with its paper and address.
    pub child: Opened,
    /// The guardian's name.
    pub guardian: String,
    /// The guardian's phone number.
    pub phone: Option<String>,
    /// The guardian's e-mail address.
    pub email: Option<String>,
}

/// Opens the family's data in the case of an application, for staff in whose hands it lies: a head or an officer when
/// one of its kindergartens is theirs, region-wide roles always. Who looked, when and in which role is committed before
/// anything is shown.
///
/// # Errors
/// `NotFound("application")` also for one in whose hands it does not lie.
pub async fn disclose(app: &App, actor: &Actor, number: &str) -> Result<Family, Error> {
    let application = queue::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let role = reach::role(app.reader(), actor, Permission::FamiliesRead, &application).await;
    let role = role.map_err(|_| Error::NotFound("application"))?;
    app.write_aside(actor, Permission::FamiliesRead, move |change| {
        Box::pin(async move { note_look(change, role, application.id, "family", None).await })
    })
    .await?;
    let child = child::Entity::find_by_id(application.child_id).one(app.reader()).await?;
    let guardian = account::Entity::find_by_id(application.account_id).one(app.reader()).await?;
    let guardian = guardian.ok_or(Error::NotFound("account"))?;
    let open = |label: &str, sealed: &Option<Vec<u8>>| -> Result<Option<String>, Error> {
        Ok(sealed.as_ref().map(|sealed| app.keyring().open(label, sealed)).transpose()?)
    };
    Ok(Family {
        child: opened(app, &child.ok_or(Error::NotFound("child"))?).await?,
        phone: open(accounts::PHONE, &guardian.phone)?,
        email: open(accounts::EMAIL, &guardian.email)?,
        guardian: guardian.display_name,
    })
}

/// Writes down who looks at what of a case, and in which role; `note` says what a look rested on, and is sealed.
pub(crate) async fn note_look(
    change: &Change<'_>,
    role: Role,
    application: uuid::Uuid,
    what: &str,
    note: Option<&str>,
) -> Result<(), Error> {
    let viewer = change.actor().account.ok_or(Error::NotFound("account"))?;
    let row = disclosure::ActiveModel {
        id: Set(change.new_id()?),
        at: Set(change.now().into()),
        account_id: Set(viewer.uuid()),
        role: Set(role.code().to_owned()),
        application_id: Set(application),
        what: Set(what.to_owned()),
        note: Set(note.map(|note| change.app().keyring().seal(LOOK_NOTE, note)).transpose()?),
    };
    disclosure::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(())
}
