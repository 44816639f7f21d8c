//! A family enters a child and files for it in one request.

use domain::{
    accounts::{Actor, Permission, Subject},
    policy::Channel,
};

use super::file::{File, Filed, file_in};
use crate::{
    App, Error, Once,
    families::{self, NewChild},
};

/// Files an application for a child that comes with it; a child that the family has entered before under the same
/// paper is taken as it stands. `command.child` is not looked at.
///
/// # Errors
/// As [`super::file`] and [`families::add`].
pub async fn file_with_child(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    child: NewChild,
    command: File,
) -> Result<Filed, Error> {
    let mut command = command;
    command.channel = Channel::Portal;
    command.basis = None;
    app.write_once(actor, Permission::QueueFile, once, move |change| {
        Box::pin(async move {
            change.permit(Subject::Family(command.account))?;
            command.child = match families::known_in(change, command.account, &child).await? {
                Some(known) => known,
                None => families::add_in(change, command.account, &child).await?,
            };
            file_in(change, command).await
        })
    })
    .await
}
