//! Kindergartens as everybody may see them, put together from the tables.

use std::collections::HashMap;

use domain::{
    accounts::Subject,
    ids::{DistrictId, GroupId, KindergartenId, ProgrammeId, VacancyId},
    time::Date,
};
use storage::{
    ConnectionTrait,
    kindergartens::{self as tables, district, kindergarten, kindergarten_group, programme},
    sea_orm::EntityTrait,
};
use uuid::Uuid;

use crate::{Change, Error};

/// A kindergarten with its groups.
#[derive(Debug, Clone, PartialEq)]
pub struct KindergartenView {
    /// Its row.
    pub kindergarten: kindergarten::Model,
    /// Its district.
    pub district: district::Model,
    /// Its groups, youngest first.
    pub groups: Vec<GroupCounts>,
}

/// A group with its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCounts {
    /// The group.
    pub id: GroupId,
    /// The programme it belongs to.
    pub programme: ProgrammeId,
    /// Its name.
    pub name: String,
    /// Label of the policy for its ages.
    pub age_group: String,
    /// From this age in whole months (inclusive).
    pub from_months: u16,
    /// To this age in whole months (exclusive).
    pub to_months: u16,
    /// Language of teaching.
    pub language: String,
    /// Profile code.
    pub profile: String,
    /// Places.
    pub capacity: u32,
    /// Children in it.
    pub children: u32,
    /// Seats held for live offers.
    pub held: u32,
    /// Places stated as free to which nobody was invited yet, because nobody waits for them.
    pub open: u32,
    /// Places stated as free for a later day.
    pub planned: Vec<PlannedPlaces>,
}

/// Places stated as free for a later day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedPlaces {
    /// The statement.
    pub vacancy: VacancyId,
    /// How many.
    pub count: u32,
    /// From which day they are given out.
    pub from_on: Date,
}

/// Sums over the groups of a kindergarten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Places.
    pub capacity: u32,
    /// Children.
    pub children: u32,
    /// Seats held for live offers.
    pub held: u32,
    /// Places nobody has and nobody is promised.
    pub vacant: u32,
    /// Of these, stated as free and given out.
    pub open: u32,
}

impl Totals {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            capacity: self.capacity + other.capacity,
            children: self.children + other.children,
            held: self.held + other.held,
            vacant: self.vacant + other.vacant,
            open: self.open + other.open,
        }
    }
}

impl GroupCounts {
    /// Places nobody has and nobody is promised (K-12 "vacant").
    #[must_use]
    pub const fn vacant(&self) -> u32 {
        self.capacity.saturating_sub(self.children + self.held)
    }

    /// Places the head may still state as free today.
    #[must_use]
    pub const fn room(&self) -> u32 {
        self.capacity.saturating_sub(self.children + self.held + self.open)
    }
}

impl KindergartenView {
    /// Sums over the groups.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.groups.iter().fold(Totals::default(), |sum, group| Totals {
            capacity: sum.capacity + group.capacity,
            children: sum.children + group.children,
            held: sum.held + group.held,
            vacant: sum.vacant + group.vacant(),
            open: sum.open + group.open,
        })
    }

    /// The kindergarten's id.
    #[must_use]
    pub fn id(&self) -> KindergartenId {
        self.kindergarten.id.into()
    }
}

/// A count of the database as the rules use it; the database's checks keep it from being negative.
pub(super) fn count(value: i32) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// A count as the database keeps it.
pub(super) fn stored(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Months of age as the rules use them.
pub(super) fn months(value: i32) -> u16 {
    u16::try_from(value).unwrap_or(0)
}

/// Puts groups and districts to kindergartens; keeps the order of the rows.
pub(super) async fn views<C: ConnectionTrait>(
    db: &C,
    rows: Vec<kindergarten::Model>,
) -> Result<Vec<KindergartenView>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let districts: HashMap<Uuid, district::Model> =
        tables::districts(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let groups = tables::groups_of(db, &ids).await?;
    let group_ids: Vec<Uuid> = groups.iter().map(|(group, _)| group.id).collect();
    let mut planned: HashMap<Uuid, Vec<PlannedPlaces>> = HashMap::new();
    for row in tables::vacancies_ahead(db, &group_ids).await? {
        let places =
            PlannedPlaces { vacancy: row.id.into(), count: count(row.count), from_on: row.from_on.day() };
        planned.entry(row.group_id).or_default().push(places);
    }
    let mut by_kindergarten: HashMap<Uuid, Vec<GroupCounts>> = HashMap::new();
    for (group, programme) in groups {
        let planned = planned.remove(&group.id).unwrap_or_default();
        by_kindergarten.entry(group.kindergarten_id).or_default().push(counts(group, programme, planned));
    }
    rows.into_iter()
        .map(|row| {
            let district = districts.get(&row.district_id).cloned().ok_or(Error::NotFound("district"))?;
            let groups = by_kindergarten.remove(&row.id).unwrap_or_default();
            Ok(KindergartenView { kindergarten: row, district, groups })
        })
        .collect()
}

fn counts(
    group: kindergarten_group::Model,
    programme: programme::Model,
    planned: Vec<PlannedPlaces>,
) -> GroupCounts {
    GroupCounts {
        id: group.id.into(),
        programme: programme.id.into(),
        name: group.name,
        age_group: programme.age_group,
        from_months: months(programme.from_months),
        to_months: months(programme.to_months),
        language: programme.language,
        profile: programme.profile,
        capacity: count(group.capacity),
        children: count(group.children),
        held: count(group.held),
        open: count(group.open),
        planned,
    }
}

/// A kindergarten's row.
pub(crate) async fn kindergarten<C: ConnectionTrait>(
    db: &C,
    id: KindergartenId,
) -> Result<kindergarten::Model, Error> {
    kindergarten::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound("kindergarten"))
}

/// A kindergarten as the subject of a permission.
pub(crate) fn subject(row: &kindergarten::Model) -> Subject {
    Subject::Kindergarten(row.id.into(), Some(DistrictId::from(row.district_id)))
}

/// A living group, after checking that this change's permission reaches its kindergarten.
pub(super) async fn permitted_group(
    change: &mut Change<'_>,
    id: GroupId,
) -> Result<kindergarten_group::Model, Error> {
    let found = tables::group_with_owner(change.db(), id.uuid()).await?;
    let (group, owner) =
        found.filter(|(group, _)| group.archived_at.is_none()).ok_or(Error::NotFound("group"))?;
    change.permit(subject(&owner))?;
    Ok(group)
}
