//! The groups that the actor keeps: of one kindergarten for its head, of the whole city for its administrator.

use domain::{
    accounts::{Actor, Permission},
    age::Band,
    ids::{DistrictId, GroupId, KindergartenId},
    kindergartens::{Profile, norm_of},
    policy::Policy,
};
use storage::kindergartens::{self as tables, KindergartenFilter, OverNorm, kindergarten_group};
use storage::sea_orm::EntityTrait;

use crate::{
    App, Error,
    kindergartens::{self, Find, GroupCounts, KindergartenView},
    reach::reached,
};

/// Which kindergartens of those the actor keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindGroups {
    /// Part of the name, as typed.
    pub name: Option<String>,
    /// In this district.
    pub district: Option<DistrictId>,
    /// With such a group.
    pub with: GroupsWith,
}

/// What a group of the kindergarten must have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupsWith {
    /// Nothing in particular.
    #[default]
    Anything,
    /// A place that nobody has and nobody is promised.
    Vacancies,
    /// More children than the norm of its ages names.
    OverNorm,
}

impl GroupsWith {
    /// By the word in an address; another word means anything.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "vacant" => Self::Vacancies,
            "over" => Self::OverNorm,
            _ => Self::Anything,
        }
    }
}

/// A page of kindergartens with their groups.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupList {
    /// The kindergartens of this page by name, each with the groups that were asked for.
    pub items: Vec<KindergartenView>,
    /// How many kindergartens were found on all pages.
    pub total: u64,
    /// Where the next page begins.
    pub next: Option<KindergartenId>,
    /// Kindergartens of that name and district, whatever their groups have.
    pub anything: u64,
    /// Of these, with vacant places.
    pub vacancies: u64,
    /// Of these, with a group over its norm.
    pub over_norm: u64,
    /// Kindergartens the actor keeps.
    pub kept: u64,
}

/// The kindergartens whose groups the actor keeps, a page of at most `limit` after the given one.
///
/// # Errors
/// `NotPermitted`; `NotFound("cursor")`; faults of the database.
pub async fn groups(
    app: &App,
    actor: &Actor,
    find: &FindGroups,
    after: Option<KindergartenId>,
    limit: u32,
) -> Result<GroupList, Error> {
    let db = app.reader();
    let ids = reached(app, actor, Permission::GroupsManage).await?;
    let policy = app.policy().await?;
    let over = over_norm_of(&policy, tables::programme_kinds(db).await?);
    let named = Find { name: find.name.clone(), district: find.district, ..Find::default() };
    let anything = KindergartenFilter { ids: ids.clone(), ..named.filter() };
    let vacancies = KindergartenFilter { vacant: true, ..anything.clone() };
    let over_norm = KindergartenFilter { over_norm: Some(over), ..anything.clone() };
    let asked = match find.with {
        GroupsWith::Anything => &anything,
        GroupsWith::Vacancies => &vacancies,
        GroupsWith::OverNorm => &over_norm,
    };
    let mut page = kindergartens::page(db, asked, after, limit).await?;
    for view in &mut page.items {
        view.groups.retain(|group| match find.with {
            GroupsWith::Anything => true,
            GroupsWith::Vacancies => group.vacant() > 0,
            GroupsWith::OverNorm => norm_exceeded(&policy, group).is_some(),
        });
    }
    let kept = KindergartenFilter { ids, ..KindergartenFilter::default() };
    Ok(GroupList {
        items: page.items,
        total: page.total,
        next: page.next,
        anything: tables::count(db, &anything).await?,
        vacancies: tables::count(db, &vacancies).await?,
        over_norm: tables::count(db, &over_norm).await?,
        kept: tables::count(db, &kept).await?,
    })
}

/// A group that the actor keeps, with its kindergarten.
///
/// # Errors
/// `NotPermitted`; `NotFound("group")` also for one that the actor does not keep.
pub async fn group(app: &App, actor: &Actor, id: GroupId) -> Result<(KindergartenView, GroupCounts), Error> {
    let missing = || Error::NotFound("group");
    let ids = reached(app, actor, Permission::GroupsManage).await?;
    let row = kindergarten_group::Entity::find_by_id(id.uuid()).one(app.reader()).await?;
    let row = row.filter(|row| ids.is_none_or(|ids| ids.contains(&row.kindergarten_id)));
    let view = kindergartens::detail(app, actor, row.ok_or_else(missing)?.kindergarten_id.into()).await?;
    let group = view.groups.iter().find(|group| group.id == id).cloned().ok_or_else(missing)?;
    Ok((view, group))
}

/// A kindergarten whose groups the actor keeps: the one asked for, or the only one there is.
///
/// # Errors
/// `NotPermitted`; `NotFound("kindergarten")` also for one that the actor does not keep, and when none of several is asked
/// for.
pub async fn kept(
    app: &App,
    actor: &Actor,
    asked: Option<KindergartenId>,
) -> Result<KindergartenView, Error> {
    let ids = reached(app, actor, Permission::GroupsManage).await?;
    let only = || ids.as_deref().and_then(|ids| if let [only] = ids { Some(*only) } else { None });
    let id = asked.map(KindergartenId::uuid).or_else(only);
    let id = id.filter(|id| ids.as_ref().is_none_or(|ids| ids.contains(id)));
    kindergartens::detail(app, actor, id.ok_or(Error::NotFound("kindergarten"))?.into()).await
}

/// The most children by the norm, where a group has more.
#[must_use]
pub fn norm_exceeded(policy: &Policy, group: &GroupCounts) -> Option<u32> {
    let band = Band { from_months: group.from_months, to_months: group.to_months };
    let profile = Profile::from_code(&group.profile).unwrap_or_default();
    norm_of(policy, band, profile).map(|norm| norm.at_most).filter(|most| group.children > *most)
}

/// What the database has to look for: it knows no policy.
fn over_norm_of(policy: &Policy, kinds: Vec<tables::ProgrammeKind>) -> Vec<OverNorm> {
    let months = |value: i32| u16::try_from(value).unwrap_or(0);
    let over = |kind: tables::ProgrammeKind| {
        let band = Band { from_months: months(kind.from_months), to_months: months(kind.to_months) };
        let norm = norm_of(policy, band, Profile::from_code(&kind.profile).unwrap_or_default())?;
        let at_most = i32::try_from(norm.at_most).unwrap_or(i32::MAX);
        Some(OverNorm { kind, at_most })
    };
    kinds.into_iter().filter_map(over).collect()
}
