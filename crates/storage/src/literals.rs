//! Conditions with their words written out, as the partial indexes of the migrations write them.
//!
//! SQLite takes a partial index where it finds the index's own term in the question; a bound value is not that term. It
//! would look at the value with every run and plan anew, which costs more than many a question, so that it is told not to
//! (`SQLITE_ENABLE_QPSG` in `.cargo/config.toml`).

use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

/// The column has this word.
pub(crate) fn is<C: ColumnTrait>(column: C, word: &'static str) -> Expr {
    Expr::col(column.as_column_ref()).eq(literal(word))
}

/// The column has one of these words.
pub(crate) fn is_one_of<C: ColumnTrait>(column: C, words: &[&'static str]) -> Expr {
    Expr::col(column.as_column_ref()).is_in(words.iter().map(|word| literal(word)))
}

fn literal(word: &str) -> Expr {
    Expr::cust(format!("'{word}'"))
}

#[cfg(test)]
pub(crate) mod tests {
    use sea_orm::{ConnectionTrait, DbBackend, QueryOrder, QueryTrait, Statement};

    use super::*;
    use crate::{
        At, Location, On, Store, benefits::claim, erasing, kindergartens, notifications::message, offers,
        queue::application,
    };

    /// How SQLite would answer a question, in its own words.
    pub(crate) async fn plan(store: &Store, question: Statement) -> String {
        let values = question.values.map(|values| values.0).unwrap_or_default();
        let sql = format!("EXPLAIN QUERY PLAN {}", question.sql);
        let explain = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        let rows = store.reader().query_all_raw(explain).await.unwrap();
        rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
    }

    #[tokio::test]
    async fn what_is_due_is_found_by_the_index_of_its_state() {
        use offers::offer::{self, Column as Of};
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.unwrap();
        let now = At::from(jiff::Timestamp::UNIX_EPOCH);
        let today = On::from(jiff::civil::date(2026, 3, 1));
        let offer = |state, due: Expr| {
            offer::Entity::find().filter(is(Of::State, state)).filter(due).build(DbBackend::Sqlite)
        };
        let live = offer::Entity::find().filter(is_one_of(Of::State, &offers::LIVE));
        let message = |state| message::Entity::find().filter(is(message::Column::State, state));
        let vacancy = kindergartens::vacancy::Entity::find()
            .filter(is(kindergartens::vacancy::Column::State, "stated"))
            .filter(kindergartens::vacancy::Column::FromOn.lte(today));
        let claim = claim::Entity::find().filter(is(claim::Column::State, "claimed"));
        let closed = application::Entity::find()
            .filter(application::Column::ErasedAt.is_null())
            .filter(is_one_of(application::Column::State, &erasing::CLOSED))
            .filter(application::Column::StateAt.lt(now))
            .order_by_asc(application::Column::StateAt);
        let group = kindergartens::open_groups()
            .filter(kindergartens::kindergarten_group::Column::ProgrammeId.eq(Uuid::nil()));
        let build = DbBackend::Sqlite;
        for (question, index) in [
            (live.clone().filter(Of::ApplicationId.eq(Uuid::nil())).build(build), "offer_live_application"),
            (live.filter(Of::ChildId.eq(Uuid::nil())).build(build), "offer_live_child"),
            (offer("invited", Of::AnswerBy.lt(now)), "offer_to_answer"),
            (offer("invited", Of::RemindAt.lte(now)), "offer_to_remind"),
            (offer("accepted", Of::DocumentsBy.lt(now)), "offer_documents"),
            (
                message("queued").filter(message::Column::NextAttemptAt.lte(now)).build(build),
                "message_to_send",
            ),
            (message("failed").order_by_asc(message::Column::CreatedAt).build(build), "message_failed"),
            (vacancy.build(build), "vacancy_to_open"),
            (claim.order_by_asc(claim::Column::MadeAt).build(build), "claim_to_decide"),
            (closed.build(build), "application_closed_to_erase"),
            (group.build(build), "kindergarten_group_open"),
        ] {
            let plan = plan(&store, question).await;
            assert!(plan.contains(&format!("INDEX {index} ")) || plan.ends_with(index), "{index}: {plan}");
        }
    }

    #[tokio::test]
    async fn the_built_in_sqlite_plans_no_statement_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.unwrap();
        let question = Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options");
        let rows = store.reader().query_all_raw(question).await.unwrap();
        let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert!(options.iter().any(|option| option == "ENABLE_QPSG"), "{options:?}");
    }
}
