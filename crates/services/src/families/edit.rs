//! A guardian corrects a child.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
    ids::ChildId,
};
use storage::{
    families::{self as rows, child},
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::{
    NewChild,
    add::{Checked, no_twice},
};
use crate::{App, Change, Error};

/// Corrects a child of the actor's own family, while no application rests on it: afterwards a correction goes through
/// the district department, because the queue was entered with these data.
///
/// # Errors
/// As [`super::add`]; `refusal-child-in-use`; `NotFound("child")`.
pub async fn edit(app: &App, actor: &Actor, id: ChildId, new: NewChild) -> Result<(), Error> {
    app.write_aside(actor, Permission::FamiliesOwn, move |change| {
        Box::pin(async move {
            let row = own_unused(change, id).await?;
            let checked = Checked::new(change, &new)?;
            let siblings = rows::of_account(change.db(), row.account_id).await?;
            no_twice(&siblings, &checked.certificate_index, Some(id))?;
            let mut row = row.into_active_model();
            row.surname = Set(checked.surname);
            row.given_name = Set(checked.given_name);
            row.patronymic = Set(checked.patronymic);
            row.name_key = Set(checked.name_key);
            row.born_on = Set(checked.born_on.into());
            row.sex = Set(checked.sex);
            row.certificate = Set(checked.certificate);
            row.certificate_index = Set(checked.certificate_index);
            row.update(change.db()).await?;
            Ok(())
        })
    })
    .await
}

/// The actor's own child.
pub(super) async fn own(change: &mut Change<'_>, id: ChildId) -> Result<child::Model, Error> {
    let row = child::Entity::find_by_id(id.uuid()).one(change.db()).await?.ok_or(Error::NotFound("child"))?;
    // Somebody else's child is answered like none at all.
    change.permit(Subject::Family(row.account_id.into())).map_err(|_| Error::NotFound("child"))?;
    Ok(row)
}

/// The actor's own child, when no application rests on it.
pub(super) async fn own_unused(change: &mut Change<'_>, id: ChildId) -> Result<child::Model, Error> {
    let row = own(change, id).await?;
    if rows::is_used(change.db(), id.uuid()).await? {
        return Err(Refusal::new("refusal-child-in-use").into());
    }
    Ok(row)
}
