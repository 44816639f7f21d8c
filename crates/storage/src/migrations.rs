//! The schema, written once in PostgreSQL's types; SQLite gets the same text with its own type names and STRICT tables.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, TransactionTrait};

/// The migrations in the order in which they are applied: name and text.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_accounts", include_str!("../migrations/0001_accounts.sql")),
    ("0002_kindergartens", include_str!("../migrations/0002_kindergartens.sql")),
    ("0003_families", include_str!("../migrations/0003_families.sql")),
    ("0004_queue", include_str!("../migrations/0004_queue.sql")),
    ("0005_benefits", include_str!("../migrations/0005_benefits.sql")),
    ("0006_offers", include_str!("../migrations/0006_offers.sql")),
    ("0007_enrolment", include_str!("../migrations/0007_enrolment.sql")),
    ("0008_notifications", include_str!("../migrations/0008_notifications.sql")),
    ("0009_journal", include_str!("../migrations/0009_journal.sql")),
    ("0010_platform", include_str!("../migrations/0010_platform.sql")),
    ("0011_lines", include_str!("../migrations/0011_lines.sql")),
    ("0012_password_resets", include_str!("../migrations/0012_password_resets.sql")),
    ("0013_enrolment_child", include_str!("../migrations/0013_enrolment_child.sql")),
    ("0014_staff_records", include_str!("../migrations/0014_staff_records.sql")),
    ("0015_status_code", include_str!("../migrations/0015_status_code.sql")),
    ("0016_erasure", include_str!("../migrations/0016_erasure.sql")),
    ("0017_policy_coming", include_str!("../migrations/0017_policy_coming.sql")),
    ("0018_claims_at_one_kindergarten", include_str!("../migrations/0018_claims_at_one_kindergarten.sql")),
    ("0019_leaving_announced", include_str!("../migrations/0019_leaving_announced.sql")),
    ("0020_erasure_by_state", include_str!("../migrations/0020_erasure_by_state.sql")),
    ("0021_marks_by_level", include_str!("../migrations/0021_marks_by_level.sql")),
];

/// Applies what has not been applied yet, each migration in a transaction of its own; returns how many were.
///
/// # Errors
/// When the database refuses a statement, or holds a migration whose name this program does not know
/// (it was made by a newer version, which must not be run backwards).
pub(crate) async fn apply(db: &DatabaseConnection) -> Result<usize, DbErr> {
    let backend = db.get_database_backend();
    db.execute_unprepared(&translate(
        "CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY);",
        backend,
    ))
    .await?;
    let applied = applied(db).await?;
    if let Some(unknown) = applied.iter().find(|name| !MIGRATIONS.iter().any(|(known, _)| known == name)) {
        return Err(DbErr::Custom(format!("the database was made by a newer version: migration {unknown}")));
    }
    let mut count = 0;
    for (name, text) in MIGRATIONS {
        if applied.iter().any(|done| done == name) {
            continue;
        }
        #[expect(clippy::disallowed_methods, reason = "migrations run before the writer exists")]
        let transaction = db.begin().await?;
        transaction.execute_unprepared(&translate(text, backend)).await?;
        transaction
            .execute_unprepared(&format!("INSERT INTO schema_migration (name) VALUES ('{name}')"))
            .await?;
        transaction.commit().await?;
        count += 1;
    }
    Ok(count)
}

async fn applied<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, DbErr> {
    let statement = sea_orm::Statement::from_string(
        db.get_database_backend(),
        "SELECT name FROM schema_migration ORDER BY name",
    );
    db.query_all_raw(statement).await?.iter().map(|row| row.try_get("", "name")).collect()
}

/// The text for one database: on SQLite the type names become those that STRICT tables know.
#[must_use]
pub fn translate(text: &str, backend: DbBackend) -> String {
    if backend != DbBackend::Sqlite {
        return text.to_owned();
    }
    let types = [
        ("double precision", "REAL"),
        (" timestamptz", " TEXT"),
        (" jsonb", " TEXT"),
        (" date", " TEXT"),
        (" uuid", " BLOB"),
        (" bytea", " BLOB"),
        (" bigint", " INTEGER"),
        (" smallint", " INTEGER"),
        (" integer", " INTEGER"),
        (" boolean", " INTEGER"),
    ];
    let without_comments: String =
        text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    types
        .iter()
        .fold(without_comments, |text, (natural, strict)| text.replace(natural, strict))
        .replace("\n);", "\n) STRICT;")
        .replace("(name text PRIMARY KEY);", "(name TEXT PRIMARY KEY) STRICT;")
}
