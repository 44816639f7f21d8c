//! Places in long lines: whatever enters, leaves and is marked, they are what counting everybody gives.

#[allow(dead_code, reason = "shared with the suite, which uses more of it")]
mod scene;

use std::collections::BTreeMap;

use scene::{Scene, Town, both};
use storage::{
    disagreements,
    queue::{
        entry,
        line::{self, ClassInLine, Distances, Stretch},
        line_mark,
    },
    sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, prelude::Uuid},
};

/// The line as it should be: class by key.
type Expected = BTreeMap<Vec<u8>, i16>;

struct Line {
    distances: Distances,
    scene: Scene,
    town: Town,
    programme: Uuid,
    expected: Expected,
    applications: BTreeMap<Vec<u8>, Uuid>,
}

/// Numbers that jump about, each once below the prime.
fn scattered(n: u32) -> Vec<u8> {
    (n * 7919 % 1_000_003).to_be_bytes().to_vec()
}

fn class(key: &[u8]) -> i16 {
    i16::from(key.last().unwrap() % 3)
}

impl Line {
    async fn of(scene: Scene, distances: Distances) -> Self {
        let town = scene.town().await;
        let group = town.group(&scene, 10, 0, 0).await;
        let programme = town.programme_of(&scene, group).await;
        Self { distances, scene, town, programme, expected: Expected::new(), applications: BTreeMap::new() }
    }

    async fn enter(&mut self, keys: impl Iterator<Item = Vec<u8>>) {
        let keys: Vec<_> = keys.map(|key| (class(&key), key)).collect();
        let entered = self.town.enter(&self.scene, self.programme, self.applications.len(), &keys).await;
        for ((class, key), application) in keys.into_iter().zip(entered) {
            self.applications.insert(key.clone(), application);
            self.expected.insert(key, class);
        }
    }

    async fn leave(&mut self, keys: Vec<Vec<u8>>) {
        let ids: Vec<Uuid> = keys.iter().map(|key| self.applications[key]).collect();
        let leaving = self.scene.write(move |db| {
            Box::pin(async move {
                for id in ids {
                    line::leave(db, id).await?;
                    entry::Entity::update_many()
                        .col_expr(entry::Column::Waiting, false.into())
                        .filter(entry::Column::ApplicationId.eq(id))
                        .exec(db)
                        .await?;
                    // Whoever has left is not counted out again.
                    line::leave(db, id).await?;
                }
                Ok(())
            })
        });
        leaving.await.unwrap();
        self.expected.retain(|key, _| !keys.contains(key));
    }

    /// Sets marks until none is wanted; returns the stretches that were.
    async fn mark(&self) -> Vec<Stretch> {
        let distances = self.distances;
        let stretches = line::to_mark(self.scene.store.reader(), distances).await.unwrap();
        for stretch in stretches.clone() {
            self.scene
                .write(move |db| Box::pin(async move { line::mark(db, &stretch, distances).await }))
                .await
                .unwrap();
        }
        let wanted = line::to_mark(self.scene.store.reader(), distances).await.unwrap();
        assert_eq!(wanted, [], "marked once, marked well");
        stretches
    }

    async fn marks(&self, level: i16) -> u64 {
        let marks = line_mark::Entity::find().filter(line_mark::Column::Level.eq(level));
        marks.count(self.scene.store.reader()).await.unwrap()
    }

    /// Holds every twentieth key, and both ends, against a count.
    async fn holds(&self) {
        let db = self.scene.store.reader();
        let ends = [Vec::new(), vec![0xff; 5]];
        for key in self.applications.keys().step_by(20).chain(&ends) {
            let found = line::from_key(db, self.programme, key).await.unwrap();
            assert_eq!(found, self.counted(key), "{key:?}");
            if let Some(application) = self.applications.get(key) {
                assert_eq!(line::of_application(db, *application).await.unwrap(), found);
            }
        }
        assert_eq!(line::length(db, self.programme).await.unwrap(), self.expected.len() as u64);
        assert_eq!(disagreements(db).await.unwrap(), []);
    }

    fn counted(&self, key: &[u8]) -> Vec<ClassInLine> {
        let mut classes = BTreeMap::<i16, (i64, i64)>::new();
        for (other, class) in &self.expected {
            let counts = classes.entry(*class).or_default();
            counts.0 += i64::from(other.as_slice() < key);
            counts.1 += 1;
        }
        let programme_id = self.programme;
        classes
            .into_iter()
            .map(|(class_rank, (ahead, waiting))| ClassInLine { programme_id, class_rank, ahead, waiting })
            .collect()
    }
}

both!(places_are_what_counting_gives_while_lines_grow_and_shrink, |scene: Scene| async move {
    let mut line = Line::of(scene, Distances::REGION).await;
    line.enter((0..900).map(scattered)).await;
    line.holds().await;
    assert_eq!(line.mark().await, [], "a short line needs no marks");

    line.enter((900..2600).map(scattered)).await;
    line.holds().await;
    let whole = Stretch { programme_id: line.programme, level: 1, from_key: None };
    assert_eq!(line.mark().await, std::slice::from_ref(&whole));
    assert!(line.marks(0).await > 10);
    line.holds().await;

    // A rush behind one key: a stretch that is already marked grows, and only that one is marked anew.
    let front = line.expected.keys().nth(1000).unwrap().clone();
    line.enter((0..1200_u32).map(|n| [front.as_slice(), &n.to_be_bytes()].concat())).await;
    let there = line.expected.keys().cloned().collect::<Vec<_>>();
    line.leave(there.into_iter().step_by(7).collect()).await;
    line.holds().await;
    let crowded = line.mark().await;
    assert!(
        matches!(crowded.as_slice(), [Stretch { level: 0, from_key: Some(from), .. }] if *from <= front),
        "{crowded:?}"
    );
    line.holds().await;

    // Nearly everybody is placed from the front; what is left needs no marks.
    let there = line.expected.keys().cloned().collect::<Vec<_>>();
    line.leave(there[..there.len() - 100].to_vec()).await;
    line.holds().await;
    assert_eq!(line.mark().await, [whole]);
    assert_eq!(line.marks(0).await + line.marks(1).await, 0);
    line.holds().await;
});

both!(a_stretch_whose_mark_is_gone_is_left_alone, |scene: Scene| async move {
    let mut line = Line::of(scene, Distances::REGION).await;
    line.enter((0..1100).map(scattered)).await;
    line.mark().await;
    let marks = line.marks(0).await;
    for level in [0, 1] {
        let gone = Stretch { programme_id: line.programme, level, from_key: Some(vec![1, 2, 3]) };
        let marking = line
            .scene
            .write(move |db| Box::pin(async move { line::mark(db, &gone, Distances::REGION).await }));
        marking.await.unwrap();
    }
    assert_eq!(line.marks(0).await, marks);
    line.holds().await;
});

both!(far_marks_count_what_near_ones_count, |scene: Scene| async move {
    let mut line = Line::of(scene, Distances { near: 4, far: 4 }).await;
    let mut levels = Vec::new();
    for round in 0..5_u32 {
        line.enter((round * 200..(round + 1) * 200).map(scattered)).await;
        // A rush behind one key: far stretches, too, grow beyond what they may hold.
        let behind = line.expected.keys().nth(line.expected.len() / 3).unwrap().clone();
        line.enter((0..80_u32).map(|n| [behind.as_slice(), &round.to_be_bytes(), &n.to_be_bytes()].concat()))
            .await;
        line.holds().await;
        levels
            .extend(line.mark().await.into_iter().map(|stretch| (stretch.from_key.is_some(), stretch.level)));
        line.holds().await;
        // The first in line are placed, others leave from anywhere: stretches empty and stay.
        let there = line.expected.keys().cloned().collect::<Vec<_>>();
        line.leave(there[..60].to_vec()).await;
        line.leave(there[60..].iter().skip(round as usize).step_by(11).cloned().collect()).await;
        line.holds().await;
    }
    assert!(line.marks(1).await > 5 && line.marks(0).await > 2 * line.marks(1).await);
    assert!(levels.contains(&(true, 0)) && levels.contains(&(true, 1)), "{levels:?}");
});

both!(a_stretch_that_emptied_before_it_was_marked_keeps_its_mark, |scene: Scene| async move {
    let mut line = Line::of(scene, Distances { near: 4, far: 4 }).await;
    line.enter((0..200).map(scattered)).await;
    line.mark().await;
    let first = line_mark::Entity::find().filter(line_mark::Column::Level.eq(1));
    let first = first.order_by_desc(line_mark::Column::FromKey).one(line.scene.store.reader()).await.unwrap();
    let from = first.unwrap().from_key;
    let last = line.expected.keys().filter(|key| **key >= from).cloned().collect::<Vec<_>>();
    line.leave(last).await;
    for level in [0, 1] {
        let empty = Stretch { programme_id: line.programme, level, from_key: Some(from.clone()) };
        let distances = line.distances;
        let marking =
            line.scene.write(move |db| Box::pin(async move { line::mark(db, &empty, distances).await }));
        marking.await.unwrap();
        line.holds().await;
        line.enter(
            (0..3_u32).map(|n| [from.as_slice(), &[u8::try_from(level).unwrap()], &n.to_be_bytes()].concat()),
        )
        .await;
        line.holds().await;
    }
});
