//! Sums of places over the region.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// Places of one district or age group.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Places {
    /// The district's id, or the age group's code.
    pub code: String,
    /// Kindergartens of the district, or groups of the age group.
    pub units: i64,
    /// Places.
    pub capacity: i64,
    /// Children.
    pub children: i64,
    /// Held seats.
    pub held: i64,
    /// Places nobody has and nobody is promised.
    pub vacant: i64,
    /// Of these, stated free.
    pub open: i64,
}

// Groups above their capacity have no vacant place; they do not take one from the others.
const SUMS: &str = "CAST(coalesce(sum(g.capacity), 0) AS bigint) AS capacity, \
    CAST(coalesce(sum(g.children), 0) AS bigint) AS children, CAST(coalesce(sum(g.held), 0) AS bigint) AS held, \
    CAST(coalesce(sum(CASE WHEN g.capacity > g.children + g.held THEN g.capacity - g.children - g.held ELSE 0 END), 0) \
    AS bigint) AS vacant, CAST(coalesce(sum(g.open), 0) AS bigint) AS open";

/// Places by district, in the order of the districts' names; the code is the district's own.
///
/// # Errors
/// When the database fails.
pub async fn places_by_district<C: ConnectionTrait>(db: &C) -> Result<Vec<Places>, DbErr> {
    let sql = format!(
        "SELECT d.code AS code, CAST(count(DISTINCT k.id) AS bigint) AS units, {SUMS} FROM district d \
         JOIN kindergarten k ON k.district_id = d.id \
         LEFT JOIN kindergarten_group g ON g.kindergarten_id = k.id AND g.archived_at IS NULL \
         GROUP BY d.code, d.name_key ORDER BY d.name_key"
    );
    all(db, sql).await
}

/// Places by age group of the policy.
///
/// # Errors
/// When the database fails.
pub async fn places_by_age_group<C: ConnectionTrait>(db: &C) -> Result<Vec<Places>, DbErr> {
    let sql = format!(
        "SELECT p.age_group AS code, CAST(count(g.id) AS bigint) AS units, {SUMS} FROM programme p \
         JOIN kindergarten_group g ON g.programme_id = p.id AND g.archived_at IS NULL \
         GROUP BY p.age_group ORDER BY min(p.from_months)"
    );
    all(db, sql).await
}

async fn all<C: ConnectionTrait>(db: &C, sql: String) -> Result<Vec<Places>, DbErr> {
    Places::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await
}
