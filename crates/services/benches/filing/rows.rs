//! The rows that filing wrote, inserted again by a loop that does nothing else.

use std::{path::Path, time::Instant};

use storage::{
    ConnectionTrait, Location, Store,
    sea_orm::{DbBackend, DbErr, Statement, Value},
};

use crate::town::Town;

/// Tables that must be there before, and tables whose inserting is measured, in the order of their references.
const BEFORE: [&str; 7] =
    ["policy_version", "district", "kindergarten", "programme", "kindergarten_group", "account", "child"];
const MEASURED: [&str; 6] = ["application", "wish", "entry", "message", "journal", "idempotency"];

/// For each filing, in order, one statement a table with all its rows.
pub(crate) type Written = Vec<Vec<Statement>>;

struct Table {
    name: &'static str,
    columns: Vec<String>,
}

/// Reads back what each filing wrote.
pub(crate) async fn read(town: &Town) -> Written {
    let mut filings: Written = Vec::new();
    let by_filing = [
        ("application", "id = $1"),
        ("wish", "application_id = $1"),
        ("entry", "application_id = $1"),
        ("message", "application_id = $1"),
        ("journal", "application_id = $1"),
    ];
    let index = "CREATE INDEX bench_message ON message (application_id)";
    let made =
        town.store.write(move |db| Box::pin(async move { db.execute_unprepared(index).await.map(|_| ()) }));
    made.await.unwrap().unwrap();
    let db = town.app.reader();
    let ids = rows(db, "SELECT id, account_id FROM application ORDER BY sequence", vec![], 2).await;
    let mut tables = Vec::new();
    for name in MEASURED {
        tables.push(table(db, name).await);
    }
    for id in ids {
        let mut statements = Vec::new();
        for ((name, condition), table) in by_filing.iter().zip(&tables) {
            let select = format!("SELECT {} FROM {name} WHERE {condition}", table.columns.join(", "));
            statements
                .push(insert_of(table, rows(db, &select, vec![id[0].clone()], table.columns.len()).await));
        }
        let account = uuid_text(&id[1]);
        let keys = &tables[5];
        let select = format!("SELECT {} FROM idempotency WHERE scope = $1", keys.columns.join(", "));
        let kept = rows(db, &select, vec![Value::String(Some(account))], keys.columns.len()).await;
        statements.push(insert_of(keys, kept));
        filings.push(statements);
    }
    filings
}

fn uuid_text(value: &Value) -> String {
    match value {
        Value::Bytes(Some(bytes)) => uuid::Uuid::from_slice(bytes).unwrap().to_string(),
        other => panic!("an id is {other:?}"),
    }
}

async fn table<C: ConnectionTrait>(db: &C, name: &'static str) -> Table {
    let sql = format!("SELECT name FROM pragma_table_info('{name}') ORDER BY cid");
    let found = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    Table { name, columns: found.iter().map(|row| row.try_get("", "name").unwrap()).collect() }
}

/// SQLite's own values, whatever their columns mean.
async fn rows<C: ConnectionTrait>(db: &C, sql: &str, values: Vec<Value>, width: usize) -> Vec<Vec<Value>> {
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    let found = db.query_all_raw(statement).await.unwrap();
    found.iter().map(|row| (0..width).map(|n| value(row, n)).collect()).collect()
}

fn value(row: &storage::sea_orm::QueryResult, n: usize) -> Value {
    if let Ok(value) = row.try_get_by_index::<Option<i64>>(n) {
        return Value::BigInt(value);
    }
    if let Ok(value) = row.try_get_by_index::<Option<f64>>(n) {
        return Value::Double(value);
    }
    if let Ok(value) = row.try_get_by_index::<Option<String>>(n) {
        return Value::String(value);
    }
    Value::Bytes(row.try_get_by_index::<Option<Vec<u8>>>(n).unwrap())
}

fn insert_of(table: &Table, rows: Vec<Vec<Value>>) -> Statement {
    let width = table.columns.len();
    // Nameless: SQLite would look each name up among all others.
    let row = format!("({})", vec!["?"; width].join(", "));
    let groups = vec![row; rows.len()];
    let sql =
        format!("INSERT INTO {} ({}) VALUES {}", table.name, table.columns.join(", "), groups.join(", "));
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, rows.into_iter().flatten())
}

/// Inserts them into a fresh database, 64 filings a commit, and says how many a second.
pub(crate) async fn insert(town: &Town, folder: &Path, filings: Written) -> f64 {
    let store = Store::open(&Location::Folder(folder.to_owned())).await.unwrap();
    for name in BEFORE {
        let table = table(town.app.reader(), name).await;
        let select = format!("SELECT {} FROM {name}", table.columns.join(", "));
        let all = rows(town.app.reader(), &select, vec![], table.columns.len()).await;
        for part in all.chunks(500) {
            let statement = insert_of(&table, part.to_vec());
            store
                .write(|db| Box::pin(async move { db.execute_raw(statement).await.map(|_| ()) }))
                .await
                .unwrap()
                .unwrap();
        }
    }
    let count = filings.len();
    let mut groups: Vec<Written> = Vec::new();
    let mut filings = filings.into_iter();
    loop {
        let group: Written = filings.by_ref().take(64).collect();
        if group.is_empty() {
            break;
        }
        groups.push(group);
    }
    let start = Instant::now();
    for group in groups {
        let job = store.write(|db| {
            Box::pin(async move {
                for statement in group.into_iter().flatten() {
                    db.execute_raw(statement).await?;
                }
                Ok::<_, DbErr>(())
            })
        });
        job.await.unwrap().unwrap();
    }
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    let rate = count as f64 / start.elapsed().as_secs_f64();
    rate
}
