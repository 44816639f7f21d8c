//! Institutions, programmes, groups and the free places that heads state.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{joined, queue::line_mark};

pub mod district;
mod finding;
pub mod kindergarten;
pub mod kindergarten_group;
pub mod programme;
mod sums;
pub mod vacancy;

pub use finding::{
    KindergartenFilter, OverNorm, ProgrammeKind, count, districts, find, groups_of, last_stated,
    next_vacancy, programme_kinds, programmes_with_open_places, vacancies_ahead, vacancies_to_open,
};
pub use sums::{Places, places_by_age_group, places_by_district};

/// What changes in a group's counters; the database refuses a sum that breaks the hard rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// Children in the group.
    pub children: i32,
    /// Seats held for live offers.
    pub held: i32,
    /// Places stated as free that nobody was invited to yet.
    pub open: i32,
}

/// Moves the counters of a group; returns it as it is then. An inherited excess shrinks as children leave and never grows.
///
/// # Errors
/// A constraint violation when the group would hold more than its capacity or a counter would turn negative.
pub async fn shift<C: ConnectionTrait>(
    db: &C,
    group: Uuid,
    by: Shift,
) -> Result<kindergarten_group::Model, DbErr> {
    use kindergarten_group::{Column, Entity};
    let mut update = Entity::update_many()
        .col_expr(Column::Children, Expr::col(Column::Children).add(by.children))
        .col_expr(Column::Held, Expr::col(Column::Held).add(by.held))
        .col_expr(Column::Open, Expr::col(Column::Open).add(by.open))
        .filter(Column::Id.eq(group));
    if by.children < 0 {
        let shrunk = Expr::case(
            Expr::col(Column::InheritedExcess).gt(-by.children),
            Expr::col(Column::InheritedExcess).add(by.children),
        )
        .finally(0);
        update = update.col_expr(Column::InheritedExcess, shrunk.into());
    }
    let shifted = update.exec_with_returning(db).await?.into_iter().next();
    shifted.ok_or_else(|| DbErr::RecordNotFound(format!("group {group}")))
}

/// A group with its kindergarten.
///
/// # Errors
/// When the database fails.
pub async fn group_with_owner<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
) -> Result<Option<(kindergarten_group::Model, kindergarten::Model)>, DbErr> {
    use kindergarten_group::{Column, Entity};
    let owner = Entity::belongs_to(kindergarten::Entity)
        .from(Column::KindergartenId)
        .to(kindergarten::Column::Id)
        .into();
    let found = Entity::find_by_id(id)
        .join(JoinType::InnerJoin, owner)
        .select_also(kindergarten::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(group, owner)| Some((group, owner?))))
}

/// The programmes of the given kindergartens, in a fixed order.
///
/// # Errors
/// When the database fails.
pub async fn programmes_of<C: ConnectionTrait>(
    db: &C,
    kindergartens: &[Uuid],
) -> Result<Vec<programme::Model>, DbErr> {
    programme::Entity::find()
        .filter(programme::Column::KindergartenId.is_in(kindergartens.iter().copied()))
        .order_by_asc(programme::Column::Id)
        .all(db)
        .await
}

/// Groups in which somebody may be invited now.
pub(crate) fn open_groups() -> Select<kindergarten_group::Entity> {
    use kindergarten_group::{Column, Entity};
    // Written as the index of open groups writes it: see `crate::literals`.
    let open = Expr::col((Entity, Column::Open)).gt(Expr::cust("0"));
    Entity::find().filter(open).filter(Column::ArchivedAt.is_null())
}

/// A programme, and what filing asks of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Wished {
    /// The programme.
    #[sea_orm(nested)]
    pub programme: programme::Model,
    /// Whether somebody may be invited to it now.
    pub open: bool,
    /// Whether its line carries marks.
    pub marked: bool,
}

/// As [`programmes_of`], with what else filing asks.
///
/// # Errors
/// When the database fails.
pub async fn wished<C: ConnectionTrait>(db: &C, kindergartens: &[Uuid]) -> Result<Vec<Wished>, DbErr> {
    use kindergarten_group::{Column, Entity};
    let open = open_groups()
        .select_only()
        .column(Column::Id)
        .filter(Expr::col((Entity, Column::ProgrammeId)).equals((programme::Entity, programme::Column::Id)))
        .into_query();
    let marks = line_mark::Entity::find()
        .select_only()
        .column(line_mark::Column::Level)
        .filter(
            Expr::col((line_mark::Entity, line_mark::Column::ProgrammeId))
                .equals((programme::Entity, programme::Column::Id)),
        )
        .into_query();
    programme::Entity::find()
        .expr_as(Expr::exists(open), "open")
        .expr_as(Expr::exists(marks), "marked")
        .filter(programme::Column::KindergartenId.is_in(kindergartens.iter().copied()))
        .order_by_asc(programme::Column::Id)
        .into_model::<Wished>()
        .all(db)
        .await
}

/// A group with open places, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OpenGroup {
    /// The group.
    #[sea_orm(nested(prefix = "group_"))]
    pub group: kindergarten_group::Model,
    /// Its programme.
    #[sea_orm(nested(prefix = "programme_"))]
    pub programme: programme::Model,
    /// The name of its kindergarten.
    pub kindergarten: String,
}

/// The groups of the programmes that have open places, programme by programme in a fixed order.
///
/// # Errors
/// When the database fails.
pub async fn groups_with_open_places<C: ConnectionTrait>(
    db: &C,
    programmes: &[Uuid],
) -> Result<Vec<OpenGroup>, DbErr> {
    use kindergarten_group::{Column, Entity};
    let of_programme =
        Entity::belongs_to(programme::Entity).from(Column::ProgrammeId).to(programme::Column::Id).into();
    let of_kindergarten = Entity::belongs_to(kindergarten::Entity)
        .from(Column::KindergartenId)
        .to(kindergarten::Column::Id)
        .into();
    let open = open_groups()
        .select_only()
        .join(JoinType::InnerJoin, of_programme)
        .join(JoinType::InnerJoin, of_kindergarten)
        .filter(Column::ProgrammeId.is_in(programmes.iter().copied()))
        .order_by_asc(Column::ProgrammeId)
        .order_by_asc(Column::Id)
        .column_as(kindergarten::Column::Name, "kindergarten");
    let open = joined::with_columns::<Entity, _>(open, "group_");
    let open = joined::with_columns::<programme::Entity, _>(open, "programme_");
    open.into_model::<OpenGroup>().all(db).await
}
