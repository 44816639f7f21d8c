//! Rows of several tables from one question, where two are not enough for sea-orm's pairs.

use sea_orm::{DbErr, EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult, QuerySelect};

/// Adds the columns of a table that the question joins, each under its name behind `prefix`.
pub(crate) fn with_columns<E: EntityTrait, S: QuerySelect>(question: S, prefix: &str) -> S {
    E::Column::iter()
        .fold(question, |question, column| question.column_as(column, format!("{prefix}{}", column.as_str())))
}

/// Reads what [`with_columns`] added.
pub(crate) fn read<M: FromQueryResult>(row: &QueryResult, prefix: &str) -> Result<M, DbErr> {
    M::from_query_result(row, prefix)
}
