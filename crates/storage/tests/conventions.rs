//! What every table keeps to, so that a newcomer can guess a column's name and type. Read from the migrations' text.
#![expect(clippy::unwrap_used, reason = "a migration that cannot be read has failed")]

use std::collections::BTreeSet;

use storage::migrations::{MIGRATIONS, translate};
use storage::sea_orm::DbBackend;

/// Instants whose names are fixed by the API or say an end better than `_at` does.
const INSTANTS_BY_ANOTHER_NAME: &[&str] = &["at", "answer_by", "documents_by", "applies_from"];

/// Tables whose natural key is not an id.
const KEYED_BY_SOMETHING_ELSE: &[&str] = &[
    "session",
    "throttle",
    "password_reset",
    "wish",
    "entry",
    "line_mark",
    "journal",
    "idempotency",
    "setting",
];

#[derive(Debug)]
struct Table {
    name: String,
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: String,
    rest: String,
}

#[test]
fn instants_days_and_ids_are_named_for_what_they_are() {
    let mut wrong = Vec::new();
    for table in tables() {
        for Column { name, kind, .. } in &table.columns {
            let instant = name.ends_with("_at") || INSTANTS_BY_ANOTHER_NAME.contains(&name.as_str());
            let right = (kind == "timestamptz") == instant
                && (kind == "date") == name.ends_with("_on")
                && (!name.ends_with("_id") || kind == "uuid" || name == "external_id");
            if !right {
                wrong.push(format!("{}.{name} {kind}", table.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_table_has_a_key_that_is_an_id_or_listed() {
    for table in tables() {
        let has_id = table.columns.iter().any(|column| {
            column.name == "id" && column.kind == "uuid" && column.rest.starts_with("PRIMARY KEY")
        });
        let listed = KEYED_BY_SOMETHING_ELSE.contains(&table.name.as_str());
        assert!(has_id != listed, "{}: an id as primary key, or a line in this test, not both", table.name);
    }
}

#[test]
fn yes_or_no_is_never_unknown() {
    for table in tables() {
        for column in table.columns.iter().filter(|column| column.kind == "boolean") {
            assert!(column.rest.contains("NOT NULL"), "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn indexes_are_named_for_their_table_and_named_once() {
    let tables: BTreeSet<String> = tables().into_iter().map(|table| table.name).collect();
    let mut names = BTreeSet::new();
    for line in statements().filter(|line| line.starts_with("CREATE") && line.contains(" INDEX ")) {
        let (name, rest) = line.split_once(" INDEX ").unwrap().1.split_once(" ON ").unwrap();
        let table = rest.split_once(" (").unwrap().0;
        assert!(tables.contains(table), "{name}: no table {table}");
        assert!(name.starts_with(&format!("{table}_")), "{name} stands on {table}");
        assert!(names.insert(name.to_owned()), "{name} is there twice");
    }
    assert!(!names.is_empty());
}

#[test]
fn every_table_with_states_lists_them_in_the_database() {
    for table in tables() {
        for column in table.columns.iter().filter(|column| column.name == "state") {
            assert!(column.rest.contains("CHECK (state IN ("), "{}.state", table.name);
        }
    }
}

#[test]
fn sqlite_gets_only_the_types_of_strict_tables() {
    for (name, text) in MIGRATIONS {
        let translated = translate(text, DbBackend::Sqlite);
        let made = translated.matches("CREATE TABLE").count();
        assert_eq!(
            translated.matches("\n) STRICT;").count(),
            made,
            "{name}: every table ends in a line of its own"
        );
        for table in tables_of(&translated) {
            for column in &table.columns {
                let kind = column.kind.to_uppercase();
                assert!(
                    ["INTEGER", "REAL", "TEXT", "BLOB"].contains(&kind.as_str()),
                    "{}.{column:?}",
                    table.name
                );
            }
        }
    }
}

/// The statements, one a line, without comments.
fn statements() -> impl Iterator<Item = String> {
    let text: String = MIGRATIONS.iter().map(|(_, text)| without_comments(text)).collect();
    let statements: Vec<String> =
        text.split(';').map(|one| one.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    statements.into_iter()
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect()
}

fn tables() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for (_, text) in MIGRATIONS {
        tables.retain(|table| !text.contains(&format!("DROP TABLE {};", table.name)));
        tables.extend(tables_of(text));
    }
    assert!(tables.len() > 10, "the migrations are not where this test looks");
    tables
}

/// The tables of a text that has one column a line, as all migrations have.
fn tables_of(text: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let text = without_comments(text);
    for block in text.split("CREATE TABLE ").skip(1) {
        let (name, rest) = block.split_once(" (").unwrap();
        let body = rest.split_once("\n)").unwrap().0;
        let columns = body.lines().filter_map(column).collect();
        tables.push(Table { name: name.to_owned(), columns });
    }
    tables
}

/// A line's column; nothing when the line is a constraint of the table.
fn column(line: &str) -> Option<Column> {
    let mut words = line.trim().trim_end_matches(',').split_whitespace();
    let name = words.next()?;
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return None;
    }
    let kind = words.next()?.to_owned();
    let rest: Vec<&str> = words.skip_while(|word| *word == "precision").collect();
    Some(Column {
        name: name.to_owned(),
        kind: if kind == "double" { "REAL".into() } else { kind },
        rest: rest.join(" "),
    })
}
