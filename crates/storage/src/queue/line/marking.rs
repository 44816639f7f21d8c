//! Where the marks of a line stand.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, Statement, entity::prelude::*,
};

use super::super::{entry, in_line, line_mark};

/// The most who wait in a line without marks, and in the stretch after one mark: more are worth a further mark.
pub const LONG: u64 = 1024;
/// How many wait from one mark to the next when they are set.
const SPACING: usize = 256;
/// Marks in one statement: both databases limit how many values it may carry.
const ROWS: usize = 1000;

/// A part of a line whose marks are to be set anew.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Stretch {
    /// The line.
    pub programme_id: Uuid,
    /// From this mark up to the next; the whole line when there is none.
    pub from_key: Option<Vec<u8>>,
}

/// Stretches in which too many wait, lines that have become long, and lines with many more marks than they need.
///
/// # Errors
/// When the database fails.
pub async fn to_mark<C: ConnectionTrait>(db: &C) -> Result<Vec<Stretch>, DbErr> {
    let sql = format!(
        "SELECT programme_id, from_key FROM line_mark GROUP BY programme_id, from_key HAVING sum(waiting) > {LONG} \
         UNION ALL \
         SELECT programme_id, NULL FROM line_mark GROUP BY programme_id \
         HAVING sum(waiting) < {SPACING} OR count(*) > 64 + sum(waiting) / 32 \
         UNION ALL \
         SELECT programme_id, NULL FROM entry \
         WHERE waiting AND programme_id NOT IN (SELECT programme_id FROM line_mark) \
         GROUP BY programme_id HAVING count(*) > {LONG}"
    );
    let question = Statement::from_string(db.get_database_backend(), sql);
    Stretch::find_by_statement(question).all(db).await
}

/// Sets the marks of a stretch anew, as far as it is still there; a short line loses its marks.
///
/// # Errors
/// When the database fails.
pub async fn mark(db: &DatabaseTransaction, stretch: &Stretch) -> Result<(), DbErr> {
    let Some((from, until)) = bounds(db, stretch).await? else { return Ok(()) };
    let mut old = line_mark::Entity::delete_many()
        .filter(line_mark::Column::ProgrammeId.eq(stretch.programme_id))
        .filter(line_mark::Column::FromKey.gte(from.clone()));
    let mut line = entry::Entity::find()
        .select_only()
        .columns([entry::Column::OrderKey, entry::Column::ClassRank])
        .filter(entry::Column::ProgrammeId.eq(stretch.programme_id))
        .filter(in_line())
        .filter(entry::Column::OrderKey.gte(from.clone()));
    if let Some(until) = until {
        old = old.filter(line_mark::Column::FromKey.lt(until.clone()));
        line = line.filter(entry::Column::OrderKey.lt(until));
    }
    old.exec(db).await?;
    let line: Vec<(Vec<u8>, i16)> = line.order_by_asc(entry::Column::OrderKey).into_tuple().all(db).await?;
    if stretch.from_key.is_none() && line.len() as u64 <= LONG {
        return Ok(());
    }
    let marks = marks(stretch.programme_id, from, &line);
    for part in marks.chunks(ROWS) {
        line_mark::Entity::insert_many(part.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

type Bounds = (Vec<u8>, Option<Vec<u8>>);

/// The keys between which a stretch lies; none when its mark is gone.
async fn bounds(db: &DatabaseTransaction, stretch: &Stretch) -> Result<Option<Bounds>, DbErr> {
    let Some(from) = &stretch.from_key else { return Ok(Some((Vec::new(), None))) };
    let keys: Vec<Vec<u8>> = line_mark::Entity::find()
        .select_only()
        .column(line_mark::Column::FromKey)
        .distinct()
        .filter(line_mark::Column::ProgrammeId.eq(stretch.programme_id))
        .filter(line_mark::Column::FromKey.gte(from.clone()))
        .order_by_asc(line_mark::Column::FromKey)
        .limit(2)
        .into_tuple()
        .all(db)
        .await?;
    let mut keys = keys.into_iter();
    Ok(keys.next().filter(|first| first == from).map(|first| (first, keys.next())))
}

/// Marks at even distances over those who wait, the first at `from`.
fn marks(programme_id: Uuid, from: Vec<u8>, line: &[(Vec<u8>, i16)]) -> Vec<line_mark::ActiveModel> {
    let mut marks = Vec::new();
    let mut from = Some(from);
    for part in line.chunks(SPACING) {
        let mut counts = BTreeMap::<i16, i64>::new();
        part.iter().for_each(|(_, class)| *counts.entry(*class).or_default() += 1);
        let Some(key) = from.take().or_else(|| part.first().map(|(key, _)| key.clone())) else { break };
        marks.extend(counts.into_iter().map(|(class_rank, waiting)| line_mark::ActiveModel {
            programme_id: Set(programme_id),
            from_key: Set(key.clone()),
            class_rank: Set(class_rank),
            waiting: Set(waiting),
        }));
    }
    marks
}
