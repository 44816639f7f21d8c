//! The head changes a group: its capacity, or the number of children admitted outside the queue (or miscounted on
//! import). Capacity is hard against children and held seats, soft against the norm.

use domain::{
    Policy, Refusal,
    accounts::{Actor, Permission},
    ids::GroupId,
    journal::Event,
    kindergartens as rules,
};
use storage::{
    enrolment,
    kindergartens::{kindergarten_group, programme},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{
    NormWarning,
    load::{count, permitted_group, stored},
    rules::{facts, norm_warning},
    withdraw_vacancies,
};
use crate::{About, App, Change, Error, Once};

/// What a change of a group came to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct GroupChanged {
    /// Places before.
    pub capacity_before: u32,
    /// Places after.
    pub capacity: u32,
    /// Children before.
    pub children_before: u32,
    /// Children after.
    pub children: u32,
    /// Open places that no longer fitted and were taken back.
    pub open_withdrawn: u32,
    /// The norm that the group now exceeds, if any.
    pub warning: Option<NormWarning>,
}

/// Changes the capacity of a group.
///
/// # Errors
/// `NotPermitted`, `NotFound("group")`; refusals of [`rules::change_group`].
pub async fn change_capacity(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    group: GroupId,
    capacity: u32,
) -> Result<GroupChanged, Error> {
    app.write_once(actor, Permission::GroupsManage, once, move |change| {
        Box::pin(async move {
            let row = permitted_group(change, group).await?;
            let programme = programme::Entity::find_by_id(row.programme_id).one(change.db()).await?;
            let programme = programme.ok_or(Error::NotFound("programme"))?;
            let warning = norm_warning(&*change.policy()?, &programme, capacity);
            let changed = set(change, &row, capacity, count(row.children)).await?;
            Ok(GroupChanged { warning, ..changed })
        })
    })
    .await
}

/// Sets the number of children of a group. Those who came through the queue are counted by the register: the number
/// cannot be below them, and cannot take a seat that is held for an invitation.
///
/// # Errors
/// `NotPermitted`, `NotFound("group")`; `fewer-than-registered`, refusals of [`rules::change_group`].
pub async fn correct_children(
    app: &App,
    actor: &Actor,
    group: GroupId,
    children: u32,
) -> Result<GroupChanged, Error> {
    app.write(actor, Permission::GroupsManage, move |change| {
        Box::pin(async move {
            let row = permitted_group(change, group).await?;
            let registered = enrolment::present_in_group(change.db(), row.id).await?;
            if u64::from(children) < registered {
                return Err(Refusal::new("refusal-fewer-than-registered")
                    .with("registered", registered)
                    .into());
            }
            set(change, &row, count(row.capacity), children).await
        })
    })
    .await
}

async fn set(
    change: &mut Change<'_>,
    row: &kindergarten_group::Model,
    capacity: u32,
    children: u32,
) -> Result<GroupChanged, Error> {
    let open_withdrawn = withdrawn(&*change.policy()?, row, capacity, children)?;
    if open_withdrawn > 0 {
        withdraw_vacancies::open(change, row, stored(open_withdrawn)).await?;
    }
    let update = kindergarten_group::ActiveModel {
        id: Set(row.id),
        capacity: Set(stored(capacity)),
        children: Set(stored(children)),
        inherited_excess: Set(stored(children.saturating_sub(capacity))),
        ..Default::default()
    };
    kindergarten_group::Entity::update(update).exec(change.db()).await?;
    let event = Event::GroupChanged { group: row.id.into(), capacity, children };
    change.record(About::kindergarten(row.kindergarten_id), event);
    Ok(GroupChanged {
        capacity_before: count(row.capacity),
        capacity,
        children_before: count(row.children),
        children,
        open_withdrawn,
        warning: None,
    })
}

/// Asks the rules. A group that inherited more children than places on import may move towards its places: fewer
/// children or more places are no refusal although they do not fit yet.
fn withdrawn(
    policy: &Policy,
    row: &kindergarten_group::Model,
    capacity: u32,
    children: u32,
) -> Result<u32, Refusal> {
    let towards = capacity >= count(row.capacity) && children <= count(row.children);
    match rules::change_group(policy, &facts(row), capacity, children) {
        Err(refusal) if refusal.code == "capacity-below-children" && row.inherited_excess > 0 && towards => {
            Ok(0)
        }
        other => other.map(|done| done.open_withdrawn),
    }
}
