//! Tables, migrations and queries on SQLite and PostgreSQL.
