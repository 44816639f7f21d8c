//! Counts over the whole queue.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// How many of something.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    /// Code of a state, a class, an age group or a district.
    pub code: String,
    /// How many.
    pub count: i64,
}

/// How many children wait for something.
pub type Waiting = Counted;

/// Applications by state.
///
/// # Errors
/// When the database fails.
pub async fn count_by_state<C: ConnectionTrait>(db: &C) -> Result<Vec<Counted>, DbErr> {
    all(db, "SELECT state AS code, CAST(count(*) AS bigint) AS count FROM application GROUP BY state ORDER BY state")
        .await
}

/// Applications in line by class.
///
/// # Errors
/// When the database fails.
pub async fn waiting_by_class<C: ConnectionTrait>(db: &C) -> Result<Vec<Counted>, DbErr> {
    let sql = "SELECT class AS code, CAST(count(*) AS bigint) AS count FROM application WHERE state = 'queued' \
               GROUP BY class ORDER BY class";
    all(db, sql).await
}

/// Children who wait for a place in each age group; a child may wait in several.
///
/// # Errors
/// When the database fails.
pub async fn waiting_by_age_group<C: ConnectionTrait>(db: &C) -> Result<Vec<Waiting>, DbErr> {
    let sql = "SELECT p.age_group AS code, CAST(count(DISTINCT e.application_id) AS bigint) AS count \
               FROM entry e JOIN programme p ON p.id = e.programme_id WHERE e.waiting \
               GROUP BY p.age_group ORDER BY p.age_group";
    all(db, sql).await
}

/// Children who wait for a kindergarten of each district, by the district's code; a child may wait in several.
///
/// # Errors
/// When the database fails.
pub async fn waiting_by_district<C: ConnectionTrait>(db: &C) -> Result<Vec<Waiting>, DbErr> {
    let sql = "SELECT d.code AS code, CAST(count(DISTINCT e.application_id) AS bigint) AS count \
               FROM entry e JOIN programme p ON p.id = e.programme_id \
               JOIN kindergarten k ON k.id = p.kindergarten_id JOIN district d ON d.id = k.district_id \
               WHERE e.waiting GROUP BY d.code ORDER BY d.code";
    all(db, sql).await
}

async fn all<C: ConnectionTrait>(db: &C, sql: &str) -> Result<Vec<Counted>, DbErr> {
    Counted::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await
}
