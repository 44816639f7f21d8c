//! Where the marks of a line stand.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, Statement, entity::prelude::*,
};

use super::super::{entry, in_line, line_mark};

/// Marks in one statement: both databases limit how many values it may carry.
const ROWS: usize = 1000;

/// How far apart marks are set. A stretch may grow to four times that before it is worth further marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distances {
    /// How many wait from one near mark to the next.
    pub near: usize,
    /// How many near marks stand from one far mark to the next.
    pub far: usize,
}

impl Distances {
    /// Those of a region's lines: in one of 100,000 a place is at most a dozen far marks, 256 near ones and a count of 1,024.
    pub const REGION: Self = Self { near: 256, far: 64 };

    const fn of(self, level: i16) -> usize {
        if level == 0 { self.near } else { self.near * self.far }
    }

    /// The most who wait in a line without marks, and in the stretch after one mark of a level.
    const fn most(self, level: i16) -> usize {
        4 * self.of(level)
    }
}

/// A part of a line whose marks are to be set anew.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Stretch {
    /// The line.
    pub programme_id: Uuid,
    /// From the mark of this level up to the next; marks of lower levels between them are set, too.
    pub level: i16,
    /// The key of that mark; the whole line when there is none.
    pub from_key: Option<Vec<u8>>,
}

/// Stretches in which too many wait, lines that have become long, and lines with many more marks than they need.
///
/// # Errors
/// When the database fails.
pub async fn to_mark<C: ConnectionTrait>(db: &C, distances: Distances) -> Result<Vec<Stretch>, DbErr> {
    let Distances { near, far } = distances;
    let (most_near, most_far) = (distances.most(0), distances.most(1));
    let sql = format!(
        "SELECT programme_id, level, from_key FROM line_mark GROUP BY programme_id, level, from_key \
         HAVING sum(waiting) > CASE level WHEN 0 THEN {most_near} ELSE {most_far} END \
         UNION ALL \
         SELECT programme_id, CAST(1 AS smallint), NULL FROM line_mark WHERE level = 0 GROUP BY programme_id \
         HAVING sum(waiting) < {near} OR count(*) > {far} + 8 * sum(waiting) / {near} \
         UNION ALL \
         SELECT programme_id, CAST(1 AS smallint), NULL FROM entry \
         WHERE waiting AND programme_id NOT IN (SELECT programme_id FROM line_mark) \
         GROUP BY programme_id HAVING count(*) > {most_near}"
    );
    let question = Statement::from_string(db.get_database_backend(), sql);
    Stretch::find_by_statement(question).all(db).await
}

/// Sets the marks of a stretch anew, as far as it is still there; a short line loses its marks.
///
/// # Errors
/// When the database fails.
pub async fn mark(db: &DatabaseTransaction, stretch: &Stretch, distances: Distances) -> Result<(), DbErr> {
    let Some((from, until)) = bounds(db, stretch).await? else { return Ok(()) };
    let mut old = line_mark::Entity::delete_many()
        .filter(line_mark::Column::ProgrammeId.eq(stretch.programme_id))
        .filter(line_mark::Column::Level.lte(stretch.level))
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
    if stretch.from_key.is_none() && line.len() <= distances.most(0) {
        return Ok(());
    }
    for level in 0..=stretch.level {
        let marks = marks(&from, &line, distances.of(level)).into_iter();
        let marks: Vec<_> = marks
            .map(|(from_key, class_rank, waiting)| line_mark::ActiveModel {
                programme_id: Set(stretch.programme_id),
                level: Set(level),
                from_key: Set(from_key),
                class_rank: Set(class_rank),
                waiting: Set(waiting),
            })
            .collect();
        for part in marks.chunks(ROWS) {
            line_mark::Entity::insert_many(part.to_vec()).exec_without_returning(db).await?;
        }
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
        .filter(line_mark::Column::Level.eq(stretch.level))
        .filter(line_mark::Column::FromKey.gte(from.clone()))
        .order_by_asc(line_mark::Column::FromKey)
        .limit(2)
        .into_tuple()
        .all(db)
        .await?;
    let mut keys = keys.into_iter();
    Ok(keys.next().filter(|first| first == from).map(|first| (first, keys.next())))
}

/// Marks at even distances over those who wait, the first at `from`, also where nobody waits: marks of other levels may
/// stand at that key, and a far one never stands without a near one.
fn marks(from: &[u8], line: &[(Vec<u8>, i16)], distance: usize) -> Vec<(Vec<u8>, i16, i64)> {
    let mut marks = vec![];
    for part in line.chunks(distance) {
        let mut counts = BTreeMap::<i16, i64>::new();
        part.iter().for_each(|(_, class)| *counts.entry(*class).or_default() += 1);
        let key = part.first().filter(|_| !marks.is_empty()).map_or(from, |(key, _)| key);
        marks.extend(counts.into_iter().map(|(class, waiting)| (key.to_vec(), class, waiting)));
    }
    if marks.is_empty() {
        marks.push((from.to_vec(), 0, 0));
    }
    marks
}
