//! Applications, wishes and the queue of each programme.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType},
};

use crate::{
    At, On, accounts::account, joined, kindergartens::programme, literals::is_one_of, offers::offer,
};

pub mod application;
pub mod draft;
pub mod entry;
pub mod line;
pub mod line_mark;
mod searching;
mod sums;
pub mod wish;

pub use searching::{Found, Sought, in_hands_among, search};
pub use sums::{
    Counted, Waiting, count_by_state, waiting_by_age_group, waiting_by_class, waiting_by_district,
};

/// States in which an application is live: at most one a child.
pub const LIVE: [&str; 6] = ["checking", "confirm_in_person", "queued", "invited", "accepted", "suspended"];

/// The condition that an entry is in the line now, written as the index of the queue writes it (see [`crate::literals`]):
/// `waiting = ?` is not its term.
fn in_line() -> Expr {
    Expr::col((entry::Entity, entry::Column::Waiting))
}

/// The condition that an application is live.
pub(crate) fn is_live() -> Expr {
    is_one_of(application::Column::State, &LIVE)
}

/// The same said the other way round, for questions by the day of review: no index of states answers it, so that SQLite
/// takes the index of days, which is the shorter way.
fn not_closed() -> Expr {
    application::Column::State.is_not_in(["draft", "enrolled", "refused", "withdrawn", "archived"])
}

/// The ids of applications that wish for one of the kindergartens, as a part of other questions.
fn wishing(kindergartens: &[Uuid]) -> SelectStatement {
    Query::select()
        .column(wish::Column::ApplicationId)
        .from(wish::Entity)
        .and_where(wish::Column::KindergartenId.is_in(kindergartens.iter().copied()))
        .to_owned()
}

/// The ids of applications in the hands of one of the kindergartens ([`hands`]), as a part of other questions.
pub(crate) fn in_hands_of(kindergartens: &[Uuid]) -> SelectStatement {
    let listed = Query::select()
        .expr(Expr::val(1))
        .from(wish::Entity)
        .and_where(
            Expr::col((wish::Entity, wish::Column::ApplicationId))
                .equals((offer::Entity, offer::Column::ApplicationId)),
        )
        .to_owned();
    let invited = Query::select()
        .column(offer::Column::ApplicationId)
        .from(offer::Entity)
        .and_where(offer::Column::KindergartenId.is_in(kindergartens.iter().copied()))
        .and_where(Expr::exists(listed).not())
        .to_owned();
    wishing(kindergartens).union(UnionType::Distinct, invited).to_owned()
}

/// The kindergartens in whose hands an application is: those on its list; where none is left on it, those that it was
/// invited to, so that a family whose only kindergarten it declined does not fall out of everybody's sight.
///
/// # Errors
/// When the database fails.
pub async fn hands<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let wished: Vec<Uuid> =
        wishes(db, application).await?.into_iter().map(|wish| wish.kindergarten_id).collect();
    if !wished.is_empty() {
        return Ok(wished);
    }
    offer::Entity::find()
        .select_only()
        .column(offer::Column::KindergartenId)
        .filter(offer::Column::ApplicationId.eq(application))
        .order_by_asc(offer::Column::InvitedAt)
        .into_tuple()
        .all(db)
        .await
}

/// Who is first in a programme's line.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct First {
    /// The place in line.
    #[sea_orm(nested(prefix = "entry_"))]
    pub entry: entry::Model,
    /// The application.
    #[sea_orm(nested(prefix = "application_"))]
    pub application: application::Model,
    /// The family's account.
    #[sea_orm(nested(prefix = "account_"))]
    pub account: account::Model,
}

/// The first that waits in a programme.
///
/// # Errors
/// When the database fails.
pub async fn first<C: ConnectionTrait>(db: &C, programme: Uuid) -> Result<Option<First>, DbErr> {
    first_of(programme).into_model::<First>().one(db).await
}

fn first_of(programme: Uuid) -> Select<entry::Entity> {
    use entry::{Column, Entity};
    let of = Entity::belongs_to(application::Entity)
        .from(Column::ApplicationId)
        .to(application::Column::Id)
        .into();
    let family = application::Entity::belongs_to(account::Entity)
        .from(application::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let first = Entity::find()
        .select_only()
        .join(JoinType::InnerJoin, of)
        .join(JoinType::InnerJoin, family)
        .filter(Column::ProgrammeId.eq(programme))
        .filter(in_line())
        .order_by_asc(Column::OrderKey)
        .limit(1);
    let first = joined::with_columns::<Entity, _>(first, "entry_");
    let first = joined::with_columns::<application::Entity, _>(first, "application_");
    joined::with_columns::<account::Entity, _>(first, "account_")
}

/// The live application for a birth certificate, whoever filed it.
///
/// # Errors
/// When the database fails.
pub async fn live_for_certificate<C: ConnectionTrait>(
    db: &C,
    certificate_index: &[u8],
) -> Result<Option<application::Model>, DbErr> {
    use application::{Column, Entity};
    Entity::find()
        .filter(Column::CertificateIndex.eq(certificate_index.to_vec()))
        .filter(is_live())
        .one(db)
        .await
}

/// An application by its public number.
///
/// # Errors
/// When the database fails.
pub async fn by_number<C: ConnectionTrait>(
    db: &C,
    number: &str,
) -> Result<Option<application::Model>, DbErr> {
    application::Entity::find().filter(application::Column::Number.eq(number)).one(db).await
}

/// The wishes of an application in the order in which the family put them.
///
/// # Errors
/// When the database fails.
pub async fn wishes<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<Vec<wish::Model>, DbErr> {
    wish::Entity::find()
        .filter(wish::Column::ApplicationId.eq(application))
        .order_by_asc(wish::Column::Rank)
        .all(db)
        .await
}

/// The entries of an application, in a fixed order.
///
/// # Errors
/// When the database fails.
pub async fn entries<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<Vec<entry::Model>, DbErr> {
    entry::Entity::find()
        .filter(entry::Column::ApplicationId.eq(application))
        .order_by_asc(entry::Column::ProgrammeId)
        .all(db)
        .await
}

/// The entries of an application with the programmes in whose lines they are, in a fixed order.
///
/// # Errors
/// When the database fails.
pub async fn entries_with_programmes<C: ConnectionTrait>(
    db: &C,
    application: Uuid,
) -> Result<Vec<(entry::Model, programme::Model)>, DbErr> {
    use entry::{Column, Entity};
    let of = Entity::belongs_to(programme::Entity).from(Column::ProgrammeId).to(programme::Column::Id).into();
    let found = Entity::find()
        .join(JoinType::InnerJoin, of)
        .select_also(programme::Entity)
        .filter(Column::ApplicationId.eq(application))
        .order_by_asc(Column::ProgrammeId)
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(entry, programme)| Some((entry, programme?))).collect())
}

/// Live applications whose age or desired day asks for a review on or before `day`, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_review<C: ConnectionTrait>(
    db: &C,
    day: On,
    limit: u64,
) -> Result<Vec<application::Model>, DbErr> {
    use application::{Column, Entity};
    Entity::find()
        .filter(Column::ReviewOn.lte(day))
        .filter(not_closed())
        .order_by_asc(Column::ReviewOn)
        .order_by_asc(Column::Sequence)
        .limit(limit)
        .all(db)
        .await
}

/// Ids of live applications that wish for a kindergarten and whose review is due on or before `day`, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_review_at<C: ConnectionTrait>(
    db: &C,
    kindergarten: Uuid,
    day: On,
) -> Result<Vec<Uuid>, DbErr> {
    due_at(kindergarten, day).into_tuple().all(db).await
}

/// Few are due on a day and many wish for a kindergarten: the wish is asked for each that is due (EXISTS), because from a
/// join SQLite would take the wishes first and look at everybody in line.
fn due_at(kindergarten: Uuid, day: On) -> Select<application::Entity> {
    use application::{Column, Entity};
    let wishes = Query::select()
        .expr(Expr::val(1))
        .from(wish::Entity)
        .and_where(Expr::col((wish::Entity, wish::Column::ApplicationId)).equals((Entity, Column::Id)))
        .and_where(wish::Column::KindergartenId.eq(kindergarten))
        .to_owned();
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ReviewOn.lte(day))
        .filter(not_closed())
        .filter(Expr::exists(wishes))
        .order_by_asc(Column::ReviewOn)
        .order_by_asc(Column::Sequence)
}

/// What the public sees of an application in line.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PublicRow {
    /// The public number.
    pub number: String,
    /// Rank of the class that counts in this line, 0 first.
    pub class_rank: i16,
    /// When it was registered.
    pub registered_at: crate::At,
    /// Staff that entered it.
    pub entered_by: Option<Uuid>,
    /// Whether it rests on a basis document.
    pub on_basis: bool,
    /// Its key in this line.
    pub order_key: Vec<u8>,
}

/// A page of a programme's line, in order: from the key after `key` where one is given, then from the position after
/// `after`.
///
/// # Errors
/// When the database fails.
pub async fn public_page<C: ConnectionTrait>(
    db: &C,
    programme: Uuid,
    key: Option<&[u8]>,
    after: u64,
    limit: u64,
) -> Result<Vec<PublicRow>, DbErr> {
    use application::{Column, Entity};
    let mut page = Entity::find()
        .select_only()
        .columns([Column::Number, Column::RegisteredAt, Column::EnteredBy])
        .column_as(Column::Basis.is_not_null(), "on_basis")
        .columns([entry::Column::OrderKey, entry::Column::ClassRank])
        .join(
            sea_orm::JoinType::InnerJoin,
            Entity::belongs_to(entry::Entity).from(Column::Id).to(entry::Column::ApplicationId).into(),
        )
        .filter(entry::Column::ProgrammeId.eq(programme))
        .filter(in_line());
    if let Some(key) = key {
        page = page.filter(entry::Column::OrderKey.gt(key.to_vec()));
    }
    page.order_by_asc(entry::Column::OrderKey)
        .offset(after)
        .limit(limit)
        .into_model::<PublicRow>()
        .all(db)
        .await
}

/// The next day on which a live application is to be reviewed.
///
/// # Errors
/// When the database fails.
pub async fn next_review<C: ConnectionTrait>(db: &C) -> Result<Option<On>, DbErr> {
    use application::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::ReviewOn)
        .filter(Column::ReviewOn.is_not_null())
        .filter(not_closed())
        .order_by_asc(Column::ReviewOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// The live applications in the order of filing.
///
/// # Errors
/// When the database fails.
pub async fn live<C: ConnectionTrait>(db: &C) -> Result<Vec<Uuid>, DbErr> {
    application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(is_live())
        .order_by_asc(application::Column::Sequence)
        .into_tuple()
        .all(db)
        .await
}

/// The live applications that wish for a kindergarten, in the order of filing.
///
/// # Errors
/// When the database fails.
pub async fn live_wishing<C: ConnectionTrait>(db: &C, kindergarten: Uuid) -> Result<Vec<Uuid>, DbErr> {
    application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(is_live())
        .filter(application::Column::Id.in_subquery(wishing(&[kindergarten])))
        .order_by_asc(application::Column::Sequence)
        .into_tuple()
        .all(db)
        .await
}

/// The drafts of an account that have not expired at `now`, the last saved first.
///
/// # Errors
/// When the database fails.
pub async fn drafts_of<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    now: At,
) -> Result<Vec<draft::Model>, DbErr> {
    use draft::{Column, Entity};
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// The applications of an account, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<application::Model>, DbErr> {
    application::Entity::find()
        .filter(application::Column::AccountId.eq(account))
        .order_by_desc(application::Column::Sequence)
        .all(db)
        .await
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, QueryTrait};

    use super::*;
    use crate::{Location, Store, literals::tests::plan};

    #[tokio::test]
    async fn places_and_certificates_are_found_by_their_indexes() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.unwrap();
        let line = entry::Entity::find()
            .select_only()
            .column(entry::Column::ClassRank)
            .filter(entry::Column::ProgrammeId.eq(Uuid::nil()))
            .filter(in_line())
            .filter(entry::Column::OrderKey.lt(vec![1_u8]));
        let line = plan(&store, line.build(DbBackend::Sqlite)).await;
        assert!(line.contains("COVERING INDEX entry_queue (programme_id=? AND order_key<?)"), "{line}");
        let first = plan(&store, first_of(Uuid::nil()).build(DbBackend::Sqlite)).await;
        assert!(first.starts_with("SEARCH entry USING INDEX entry_queue (programme_id=?"), "{first}");
        assert!(!first.contains("TEMP B-TREE"), "{first}");
        let found = |column: application::Column| {
            application::Entity::find()
                .filter(column.eq(vec![1_u8]))
                .filter(is_live())
                .build(DbBackend::Sqlite)
        };
        let child = plan(&store, found(application::Column::CertificateIndex)).await;
        assert!(child.contains("INDEX application_live_child (certificate_index=?)"), "{child}");
        let due = application::Entity::find()
            .filter(application::Column::ReviewOn.lte(On::from(jiff::civil::date(2026, 3, 1))))
            .filter(not_closed())
            .order_by_asc(application::Column::ReviewOn)
            .order_by_asc(application::Column::Sequence);
        let due = plan(&store, due.build(DbBackend::Sqlite)).await;
        assert!(due.contains("INDEX application_to_review") && !due.contains("TEMP B-TREE"), "{due}");
        let here = due_at(Uuid::nil(), On::from(jiff::civil::date(2026, 3, 1)));
        let here = plan(&store, here.build(DbBackend::Sqlite)).await;
        assert!(
            here.starts_with("SEARCH application USING INDEX application_to_review (review_on"),
            "{here}"
        );
    }
}
