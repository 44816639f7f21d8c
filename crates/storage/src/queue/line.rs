//! Places in the line of a programme, found without counting everybody ahead.
//!
//! The line is the index `(programme, order key)` over the entries that wait, and a place is the number of smaller keys
//! plus one. In a short line they are counted. A long line carries **marks** (table `line_mark`) of two levels: each counts by
//! class who waits from its key up to the next mark's of its level, the far ones (level 1) stand at keys of near ones
//! (level 0). A place is then the sum of the far marks before the last one up to the key, of the near ones from there, and
//! what is counted from the last of those: a few hundred rows in a line of any length that a region has. [`enter`] and
//! [`leave`] keep the counts exact inside the change that moves an entry; where the marks stand decides only how fast a place
//! is found, so [`mark`] sets them in its own time.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement, prelude::Uuid};

mod marking;

pub use marking::{Distances, Stretch, mark, to_mark};

/// The part of a line that has one class.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ClassInLine {
    /// The line.
    pub programme_id: Uuid,
    /// Rank of the class, 0 first.
    pub class_rank: i16,
    /// How many of that class stand ahead of the key asked for.
    pub ahead: i64,
    /// How many of that class wait in the whole line.
    pub waiting: i64,
}

/// The last mark of a level up to a key. A line without marks gives null.
macro_rules! last_mark {
    ($of:literal, $level:literal) => {
        concat!(
            "(SELECT m.from_key FROM line_mark m WHERE m.programme_id = ",
            $of,
            ".programme_id AND m.level = ",
            $level,
            " AND m.from_key <= ",
            $of,
            ".order_key ORDER BY m.from_key DESC LIMIT 1)"
        )
    };
}

/// The lines of `asked` (programme, key) by class: lines without marks are counted; of others the far marks, the near marks
/// since the last far one, and who waits since the last near one. CROSS JOIN keeps SQLite to this order of tables.
macro_rules! lines {
    ($asked:literal) => {
        concat!(
            "WITH asked AS (",
            $asked,
            "), placed AS (SELECT asked.programme_id, asked.order_key, ",
            last_mark!("asked", "0"),
            " AS near, ",
            last_mark!("asked", "1"),
            " AS far FROM asked) \
             SELECT part.programme_id, part.class_rank, CAST(sum(part.ahead) AS bigint) AS ahead, \
                    CAST(sum(part.waiting) AS bigint) AS waiting \
             FROM (SELECT p.programme_id, e.class_rank, count(*) FILTER (WHERE e.order_key < p.order_key) AS ahead, \
                          count(*) AS waiting \
                   FROM placed p CROSS JOIN entry e \
                   WHERE p.near IS NULL AND e.programme_id = p.programme_id AND e.waiting GROUP BY 1, 2 \
                   UNION ALL \
                   SELECT p.programme_id, m.class_rank, CASE WHEN m.from_key < p.far THEN m.waiting ELSE 0 END, m.waiting \
                   FROM placed p CROSS JOIN line_mark m WHERE m.programme_id = p.programme_id AND m.level = 1 \
                   UNION ALL \
                   SELECT p.programme_id, m.class_rank, m.waiting, 0 \
                   FROM placed p CROSS JOIN line_mark m \
                   WHERE m.programme_id = p.programme_id AND m.level = 0 AND m.from_key >= p.far AND m.from_key < p.near \
                   UNION ALL \
                   SELECT p.programme_id, e.class_rank, count(*), 0 \
                   FROM placed p CROSS JOIN entry e \
                   WHERE e.programme_id = p.programme_id AND e.waiting AND e.order_key >= p.near \
                     AND e.order_key < p.order_key GROUP BY 1, 2) AS part \
             GROUP BY 1, 2 ORDER BY 1, 2"
        )
    };
}

const OF_APPLICATION: &str = lines!("SELECT programme_id, order_key FROM entry WHERE application_id = $1");
const OF_KEY: &str = lines!("SELECT id AS programme_id, $2 AS order_key FROM programme WHERE id = $1");

/// The marks into which the entries of an application that wait are counted: one of each level.
macro_rules! marks_of_application {
    () => {
        concat!(
            "SELECT e.programme_id, l.level, CASE l.level WHEN 0 THEN ",
            last_mark!("e", "0"),
            " ELSE ",
            last_mark!("e", "1"),
            " END AS from_key, e.class_rank \
             FROM entry e CROSS JOIN (SELECT 0 AS level UNION ALL SELECT 1) AS l \
             WHERE e.application_id = $1 AND e.waiting"
        )
    };
}

const ENTER: &str = concat!(
    "INSERT INTO line_mark (programme_id, level, from_key, class_rank, waiting) \
     SELECT k.programme_id, k.level, k.from_key, k.class_rank, 1 FROM (",
    marks_of_application!(),
    ") AS k WHERE k.from_key IS NOT NULL \
     ON CONFLICT (programme_id, level, from_key, class_rank) DO UPDATE SET waiting = line_mark.waiting + 1"
);
const LEAVE: &str = concat!(
    "UPDATE line_mark SET waiting = waiting - 1 WHERE (programme_id, level, from_key, class_rank) IN (",
    marks_of_application!(),
    ")"
);

/// The lines in which an application has an entry, by class: who stands ahead of its key, and who waits in all.
///
/// # Errors
/// When the database fails.
pub async fn of_application<C: ConnectionTrait>(
    db: &C,
    application: Uuid,
) -> Result<Vec<ClassInLine>, DbErr> {
    let question =
        Statement::from_sql_and_values(db.get_database_backend(), OF_APPLICATION, [application.into()]);
    ClassInLine::find_by_statement(question).all(db).await
}

/// The line of a programme by class, as seen from a key.
///
/// # Errors
/// When the database fails.
pub async fn from_key<C: ConnectionTrait>(
    db: &C,
    programme: Uuid,
    key: &[u8],
) -> Result<Vec<ClassInLine>, DbErr> {
    let values = [programme.into(), key.to_vec().into()];
    let question = Statement::from_sql_and_values(db.get_database_backend(), OF_KEY, values);
    ClassInLine::find_by_statement(question).all(db).await
}

/// How many stand ahead of a key; the place is one more.
///
/// # Errors
/// When the database fails.
pub async fn ahead<C: ConnectionTrait>(db: &C, programme: Uuid, key: &[u8]) -> Result<u64, DbErr> {
    let classes = from_key(db, programme, key).await?;
    Ok(classes.iter().map(|class| class.ahead.unsigned_abs()).sum())
}

/// How many wait in a programme.
///
/// # Errors
/// When the database fails.
pub async fn length<C: ConnectionTrait>(db: &C, programme: Uuid) -> Result<u64, DbErr> {
    let classes = from_key(db, programme, &[]).await?;
    Ok(classes.iter().map(|class| class.waiting.unsigned_abs()).sum())
}

/// Counts the entries of an application that wait into the marks of their lines: right after they were put there.
///
/// # Errors
/// When the database fails.
pub async fn enter<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<(), DbErr> {
    let change = Statement::from_sql_and_values(db.get_database_backend(), ENTER, [application.into()]);
    db.execute_raw(change).await.map(drop)
}

/// Takes the entries of an application that wait out of the marks of their lines: right before they are taken away.
///
/// # Errors
/// When the database fails.
pub async fn leave<C: ConnectionTrait>(db: &C, application: Uuid) -> Result<(), DbErr> {
    let change = Statement::from_sql_and_values(db.get_database_backend(), LEAVE, [application.into()]);
    db.execute_raw(change).await.map(drop)
}
