//! Registering a group of a programme.

use domain::{
    accounts::{Actor, Permission},
    ids::{GroupId, ProgrammeId},
    journal::Event,
    kindergartens::{self as rules, GroupFacts},
};
use serde::{Deserialize, Serialize};
use storage::{
    kindergartens::{kindergarten_group, programme},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{NewProgramme, NormWarning, load, open_programme_in, rules::norm_warning};
use crate::{About, App, Change, Error, Once};

/// A group to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroup {
    /// Its id in the file or system it comes from.
    pub external_id: Option<String>,
    /// Name.
    pub name: String,
    /// Places.
    pub capacity: u32,
    /// Children who already attend.
    pub children: u32,
}

/// Registers a group; opens its programme when the kindergarten has none for these ages, language and profile.
///
/// # Errors
/// `NotPermitted`; `group-without-name`, `group-without-places`, a refusal when the capacity is implausible or below the
/// children, `empty-age-band`, `language-not-taught`.
pub async fn register_group(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    programme: NewProgramme,
    new: NewGroup,
) -> Result<(GroupId, Option<NormWarning>), Error> {
    app.write_once(actor, Permission::GroupsManage, once, move |change| {
        Box::pin(async move {
            rules::new_group(&*change.policy()?, &new.name, new.capacity, &programme.language)?;
            let none = GroupFacts { capacity: 0, children: 0, held: 0, open: 0 };
            rules::change_group(&*change.policy()?, &none, new.capacity, new.children)?;
            let programme = open_programme_in(change, programme).await?;
            register_group_in(change, programme, new).await
        })
    })
    .await
}

/// Registers a group inside a change. More children than places are kept as an inherited excess: they stay, and no
/// place is given until it is gone. That is for imports of what a city already has.
///
/// # Errors
/// `NotPermitted`, `NotFound("programme")`.
pub async fn register_group_in(
    change: &mut Change<'_>,
    programme: ProgrammeId,
    new: NewGroup,
) -> Result<(GroupId, Option<NormWarning>), Error> {
    let programme = programme::Entity::find_by_id(programme.uuid())
        .one(change.db())
        .await?
        .ok_or(Error::NotFound("programme"))?;
    let owner = load::kindergarten(change.db(), programme.kindergarten_id.into()).await?;
    change.permit(load::subject(&owner))?;
    let id = change.new_id()?;
    let row = kindergarten_group::ActiveModel {
        id: Set(id),
        kindergarten_id: Set(owner.id),
        programme_id: Set(programme.id),
        external_id: Set(new.external_id),
        name: Set(new.name),
        capacity: Set(load::stored(new.capacity)),
        children: Set(load::stored(new.children)),
        held: Set(0),
        open: Set(0),
        inherited_excess: Set(load::stored(new.children.saturating_sub(new.capacity))),
        archived_at: Set(None),
    };
    kindergarten_group::Entity::insert(row).exec_without_returning(change.db()).await?;
    let event = Event::GroupRegistered {
        group: id.into(),
        programme: programme.id.into(),
        capacity: new.capacity,
        children: new.children,
    };
    change.record(About::kindergarten(owner.id), event);
    let warning = norm_warning(&*change.policy()?, &programme, new.capacity);
    Ok((id.into(), warning))
}
