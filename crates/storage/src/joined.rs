//! Rows of several tables from one question, where two are not enough for sea-orm's pairs.

use sea_orm::{EntityTrait, IdenStatic, Iterable, QuerySelect};

/// Adds the columns of a table that the question joins, each under its name behind `prefix`: what a field
/// `#[sea_orm(nested(prefix = ...))]` reads.
pub(crate) fn with_columns<E: EntityTrait, S: QuerySelect>(question: S, prefix: &str) -> S {
    E::Column::iter()
        .fold(question, |question, column| question.column_as(column, format!("{prefix}{}", column.as_str())))
}
