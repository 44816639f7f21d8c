//! Questions about kindergartens: lists by filter, groups and programmes of many kindergartens at once, vacancies due.

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use super::{district, kindergarten, kindergarten_group, programme, vacancy};
use crate::{On, literals::is};

/// What a list of kindergartens is narrowed to. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindergartenFilter {
    /// In this district.
    pub district: Option<Uuid>,
    /// One of these kindergartens.
    pub ids: Option<Vec<Uuid>>,
    /// With a group of this age group of the policy.
    pub age_group: Option<String>,
    /// With a group that takes a child of so many completed months.
    pub age_months: Option<i32>,
    /// With a group that teaches in this language.
    pub language: Option<String>,
    /// With a place that nobody has and nobody is promised (in a group of that age group and language).
    pub vacant: bool,
    /// With a group of one of these kinds that has more children than the number beside it.
    pub over_norm: Option<Vec<OverNorm>>,
    /// Whose normalised name contains this normalised text.
    pub name_key: Option<String>,
    /// Within these degrees: south, west, north, east.
    pub bbox: Option<[f64; 4]>,
}

/// What a norm goes by: ages in months (to: exclusive) and the profile's code.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ProgrammeKind {
    /// From this age.
    pub from_months: i32,
    /// To this age.
    pub to_months: i32,
    /// Code of the profile.
    pub profile: String,
}

/// A kind of group with the most children it should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverNorm {
    /// The kind.
    pub kind: ProgrammeKind,
    /// More than so many children are over the norm.
    pub at_most: i32,
}

/// The kinds of programmes that there are, each once.
///
/// # Errors
/// When the database fails.
pub async fn programme_kinds<C: ConnectionTrait>(db: &C) -> Result<Vec<ProgrammeKind>, DbErr> {
    use programme::Column;
    programme::Entity::find()
        .select_only()
        .columns([Column::FromMonths, Column::ToMonths, Column::Profile])
        .distinct()
        .into_model()
        .all(db)
        .await
}

/// Kindergartens that pass the filter in the order of their names, after the given name key and id.
///
/// # Errors
/// When the database fails.
pub async fn find<C: ConnectionTrait>(
    db: &C,
    filter: &KindergartenFilter,
    after: Option<(&str, Uuid)>,
    limit: u64,
) -> Result<Vec<kindergarten::Model>, DbErr> {
    use kindergarten::{Column, Entity};
    let mut condition = condition(filter);
    if let Some((name_key, id)) = after {
        let later = Condition::any()
            .add(Column::NameKey.gt(name_key))
            .add(Condition::all().add(Column::NameKey.eq(name_key)).add(Column::Id.gt(id)));
        condition = condition.add(later);
    }
    Entity::find()
        .filter(condition)
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// How many kindergartens pass the filter.
///
/// # Errors
/// When the database fails.
pub async fn count<C: ConnectionTrait>(db: &C, filter: &KindergartenFilter) -> Result<u64, DbErr> {
    kindergarten::Entity::find().filter(condition(filter)).count(db).await
}

fn condition(filter: &KindergartenFilter) -> Condition {
    use kindergarten::Column;
    let mut condition = Condition::all();
    if let Some(district) = filter.district {
        condition = condition.add(Column::DistrictId.eq(district));
    }
    if let Some(ids) = &filter.ids {
        condition = condition.add(Column::Id.is_in(ids.iter().copied()));
    }
    if let Some(key) = &filter.name_key {
        condition = condition.add(Column::NameKey.contains(key));
    }
    if let Some([south, west, north, east]) = filter.bbox {
        condition = condition.add(Column::Lat.between(south, north)).add(Column::Lon.between(west, east));
    }
    let of_groups = [
        filter.vacant,
        filter.age_group.is_some(),
        filter.age_months.is_some(),
        filter.language.is_some(),
        filter.over_norm.is_some(),
    ];
    if of_groups.contains(&true) {
        condition = condition.add(Column::Id.in_subquery(with_group(filter)));
    }
    condition
}

/// Kindergartens with a living group of the age group, age and language asked for, with a free place or with more children
/// than the norm where that is asked for.
fn with_group(filter: &KindergartenFilter) -> SelectStatement {
    use kindergarten_group::{Column, Entity};
    let mut groups = Query::select();
    groups.column((Entity, Column::KindergartenId)).from(Entity).inner_join(
        programme::Entity,
        Expr::col((programme::Entity, programme::Column::Id)).equals((Entity, Column::ProgrammeId)),
    );
    groups.and_where(Expr::col((Entity, Column::ArchivedAt)).is_null());
    if let Some(age_group) = &filter.age_group {
        groups.and_where(Expr::col((programme::Entity, programme::Column::AgeGroup)).eq(age_group.as_str()));
    }
    if let Some(months) = filter.age_months {
        let band = |column: programme::Column| Expr::col((programme::Entity, column));
        groups.and_where(band(programme::Column::FromMonths).lte(months));
        groups.and_where(band(programme::Column::ToMonths).gt(months));
    }
    if let Some(language) = &filter.language {
        groups.and_where(Expr::col((programme::Entity, programme::Column::Language)).eq(language.as_str()));
    }
    if filter.vacant {
        let taken = Expr::col((Entity, Column::Children)).add(Expr::col((Entity, Column::Held)));
        groups.and_where(Expr::col((Entity, Column::Capacity)).gt(taken));
    }
    if let Some(kinds) = &filter.over_norm {
        let own = |column| Expr::col((programme::Entity, column));
        let over =
            kinds.iter().fold(Condition::any().add(Expr::value(false)), |any, OverNorm { kind, at_most }| {
                any.add(
                    Condition::all()
                        .add(own(programme::Column::FromMonths).eq(kind.from_months))
                        .add(own(programme::Column::ToMonths).eq(kind.to_months))
                        .add(own(programme::Column::Profile).eq(kind.profile.as_str()))
                        .add(Expr::col((Entity, Column::Children)).gt(*at_most)),
                )
            });
        groups.cond_where(over);
    }
    groups
}

/// The living groups of the given kindergartens with their programmes, youngest first, then by name.
///
/// # Errors
/// When the database fails.
pub async fn groups_of<C: ConnectionTrait>(
    db: &C,
    kindergartens: &[Uuid],
) -> Result<Vec<(kindergarten_group::Model, programme::Model)>, DbErr> {
    use kindergarten_group::{Column, Entity};
    let groups = Entity::find()
        .filter(Column::KindergartenId.is_in(kindergartens.iter().copied()))
        .filter(Column::ArchivedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let programmes: std::collections::HashMap<Uuid, programme::Model> =
        super::programmes_of(db, kindergartens).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut found: Vec<_> = groups
        .into_iter()
        .filter_map(|group| programmes.get(&group.programme_id).cloned().map(|programme| (group, programme)))
        .collect();
    found.sort_by(|(a, in_a), (b, in_b)| {
        (a.kindergarten_id, in_a.from_months, in_a.to_months, &a.name, a.id).cmp(&(
            b.kindergarten_id,
            in_b.from_months,
            in_b.to_months,
            &b.name,
            b.id,
        ))
    });
    Ok(found)
}

/// All districts in the order of their names.
///
/// # Errors
/// When the database fails.
pub async fn districts<C: ConnectionTrait>(db: &C) -> Result<Vec<district::Model>, DbErr> {
    district::Entity::find().order_by_asc(district::Column::NameKey).all(db).await
}

/// Statements of free places that open on or before `day` and have not opened, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn vacancies_to_open<C: ConnectionTrait>(
    db: &C,
    day: On,
    limit: u64,
) -> Result<Vec<vacancy::Model>, DbErr> {
    use vacancy::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "stated"))
        .filter(Column::FromOn.lte(day))
        .order_by_asc(Column::FromOn)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The next day on which stated places open.
///
/// # Errors
/// When the database fails.
pub async fn next_vacancy<C: ConnectionTrait>(db: &C) -> Result<Option<On>, DbErr> {
    use vacancy::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::FromOn)
        .filter(is(Column::State, "stated"))
        .order_by_asc(Column::FromOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// The programmes that have open places now, in a fixed order.
///
/// # Errors
/// When the database fails.
pub async fn programmes_with_open_places<C: ConnectionTrait>(db: &C) -> Result<Vec<Uuid>, DbErr> {
    use kindergarten_group::Column;
    super::open_groups()
        .select_only()
        .column(Column::ProgrammeId)
        .distinct()
        .order_by_asc(Column::ProgrammeId)
        .into_tuple()
        .all(db)
        .await
}

/// Statements of free places for a later day, of the given groups.
///
/// # Errors
/// When the database fails.
pub async fn vacancies_ahead<C: ConnectionTrait>(
    db: &C,
    groups: &[Uuid],
) -> Result<Vec<vacancy::Model>, DbErr> {
    use vacancy::{Column, Entity};
    Entity::find()
        .filter(is(Column::State, "stated"))
        .filter(Column::GroupId.is_in(groups.iter().copied()))
        .order_by_asc(Column::FromOn)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// When each kindergarten last stated free places; those that never did are not in the list.
///
/// # Errors
/// When the database fails.
pub async fn last_stated<C: ConnectionTrait>(db: &C) -> Result<Vec<(Uuid, crate::At)>, DbErr> {
    use kindergarten_group::{Column, Entity};
    let to_group = vacancy::Entity::belongs_to(Entity).from(vacancy::Column::GroupId).to(Column::Id).into();
    vacancy::Entity::find()
        .select_only()
        .column(Column::KindergartenId)
        .column_as(vacancy::Column::StatedAt.max(), "stated_at")
        .join(sea_orm::JoinType::InnerJoin, to_group)
        .group_by(Column::KindergartenId)
        .into_tuple()
        .all(db)
        .await
}
