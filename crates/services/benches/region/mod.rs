//! A region to measure in: many kindergartens and families, made in bulk.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{
    ids::KindergartenId,
    time::{Date, Timestamp},
};
use storage::{
    Location, On,
    families::child,
    sea_orm::{ActiveValue::Set, ConnectionTrait, Database, DbBackend, EntityTrait},
};
use uuid::Uuid;

use crate::town::{Family, Garden, Town, unique};

/// Rows that fit into one statement on both databases.
const CHUNK: usize = 500;

/// A fresh town in a folder (SQLite) or in a new database of the server.
pub(crate) async fn town(folder: &std::path::Path, server: Option<&str>) -> Town {
    let location = match server {
        None => Location::Folder(folder.to_owned()),
        Some(server) => {
            let name = format!("bench_{}", unique().simple());
            let admin = Database::connect(server).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            let (base, _) = server.rsplit_once('/').unwrap();
            Location::Postgres { url: format!("{base}/{name}"), keys: folder.join("keys") }
        }
    };
    Town::again(location).await
}

/// So many kindergartens with one group each, for two-year-olds.
pub(crate) async fn gardens(town: &Town, count: usize) -> Vec<Garden> {
    let mut gardens = Vec::with_capacity(count);
    for n in 0..count {
        gardens.push(town.garden(&format!("Садок {n}"), 24, 36, 60).await);
    }
    gardens
}

/// An id that stands after those made before it, as the program makes them.
pub(crate) fn next_id() -> Uuid {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    Uuid::from_u128((u128::from(made) << 64) | (unique().as_u128() >> 64))
}

/// So many families, each with one child of two.
pub(crate) async fn families(town: &Town, count: usize) -> Vec<Family> {
    let ids: Vec<Uuid> = (0..count).map(|_| next_id()).collect();
    let born_on: Date = town.today().checked_sub(jiff::Span::new().months(30)).unwrap();
    for part in ids.chunks(CHUNK) {
        let (part, now) = (part.to_vec(), town.now());
        let write = town.store.write(move |db| {
            Box::pin(async move {
                let accounts = part.iter().map(|id| account(*id, now));
                storage::accounts::account::Entity::insert_many(accounts).exec_without_returning(db).await?;
                let children = part.iter().map(|id| child(*id, now, born_on.into()));
                child::Entity::insert_many(children).exec_without_returning(db).await.map(|_| ())
            })
        });
        write.await.unwrap().unwrap();
    }
    ids.into_iter().map(Family::of).collect()
}

fn account(id: Uuid, now: Timestamp) -> storage::accounts::account::ActiveModel {
    storage::accounts::account::ActiveModel {
        id: Set(id),
        login: Set(id.to_string()),
        login_key: Set(id.to_string()),
        display_name: Set("Родина".into()),
        password_hash: Set("-".into()),
        language: Set("uk".into()),
        state: Set("active".into()),
        notify_email: Set(true),
        notify_sms: Set(true),
        created_at: Set(now.into()),
        ..Default::default()
    }
}

fn child(id: Uuid, now: Timestamp, born_on: On) -> child::ActiveModel {
    child::ActiveModel {
        id: Set(id),
        account_id: Set(id),
        surname: Set("Тестова".into()),
        given_name: Set("Дитина".into()),
        name_key: Set("тестова дитина".into()),
        born_on: Set(born_on),
        sex: Set(9),
        certificate: Set(id.as_bytes().to_vec()),
        certificate_index: Set(id.as_bytes().to_vec()),
        created_at: Set(now.into()),
        ..Default::default()
    }
}

/// What a database does by itself in its own time after so many rows were put at once.
pub(crate) async fn settle(town: &Town) {
    let db = town.app.reader();
    let tidy = match db.get_database_backend() {
        DbBackend::Postgres => "VACUUM ANALYZE",
        _ => "PRAGMA wal_checkpoint(TRUNCATE)",
    };
    db.execute_unprepared(tidy).await.unwrap();
}

/// Three kindergartens for the n-th family, spread over the region.
pub(crate) fn wishes(gardens: &[Garden], n: usize, count: usize) -> Vec<KindergartenId> {
    (0..count).map(|k| gardens[(n * 7 + k * 31) % gardens.len()].id).collect()
}

/// The value below which this share of the sorted measurements lies.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank"
    )]
    let at = (last as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}
