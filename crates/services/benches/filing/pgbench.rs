//! pgbench running the statements of one filing from 64 clients.

use std::process::Command;

use storage::{ConnectionTrait, sea_orm::Statement};

use crate::town::Town;

/// The whole transaction with its turn at the writer's lock, and the same without any turn-taking: numbers from
/// sequences, which leave gaps. The second does less than filing must; it is the ceiling.
pub(crate) const SCRIPTS: [(&str, &str); 2] = [
    ("pgbench, same statements", include_str!("locked.sql")),
    ("pgbench, without turns or gap-free numbers", include_str!("free.sql")),
];

/// Transactions a second.
pub(crate) async fn run(town: &Town, name: &str, script: &str) -> f64 {
    let db = town.app.reader();
    let prepare = "CREATE SEQUENCE IF NOT EXISTS bench_n START 10000000; \
                   CREATE TABLE IF NOT EXISTS bench_child AS SELECT id, row_number() OVER () AS n FROM child; \
                   CREATE INDEX IF NOT EXISTS bench_child_n ON bench_child (n); \
                   CREATE TABLE IF NOT EXISTS bench_programme AS SELECT id, kindergarten_id, row_number() OVER () AS n FROM programme; \
                   CREATE INDEX IF NOT EXISTS bench_programme_n ON bench_programme (n); ANALYZE";
    db.execute_unprepared(prepare).await.unwrap();
    let sql = "SELECT current_database()::text AS name, current_setting('port') AS port";
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    let (database, port): (String, String) =
        (row.try_get("", "name").unwrap(), row.try_get("", "port").unwrap());
    let file = std::env::temp_dir().join("sadok-filing.sql");
    std::fs::write(&file, script).unwrap();
    let program = ["/usr/lib/postgresql/17/bin/pgbench", "/usr/lib/postgresql/15/bin/pgbench", "pgbench"]
        .into_iter()
        .find(|path| !path.starts_with('/') || std::path::Path::new(path).exists())
        .unwrap();
    let output = Command::new(program)
        .args([
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &port,
            "-n",
            "-M",
            "prepared",
            "-c",
            "64",
            "-j",
            "2",
            "-T",
            "15",
        ])
        .arg("-f")
        .arg(&file)
        .arg(&database)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    tps.unwrap_or_else(|| panic!("{name}: {text}{}", String::from_utf8_lossy(&output.stderr)))
}
