//! A database for one test, and just enough of a town in it.

use std::collections::BTreeMap;

use storage::{
    At, DatabaseTransaction, DbErr, Location, On, Store, StoreError, Writing, kindergartens, platform, queue,
    sea_orm::{
        ActiveValue::Set, ConnectionTrait, Database, DbBackend, EntityTrait, IntoActiveModel, Statement,
    },
};
use tempfile::TempDir;
use uuid::Uuid;

/// Runs a test on SQLite and, where there is one, on PostgreSQL.
macro_rules! both {
    ($name:ident, $test:expr) => {
        mod $name {
            #[allow(unused_imports, reason = "each test uses what it needs")]
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                ($test)(Scene::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(scene) = Scene::postgres().await {
                    ($test)(scene).await;
                }
            }
        }
    };
}
pub(crate) use both;

/// An open database that goes away with the test.
pub(crate) struct Scene {
    pub(crate) store: Store,
    location: Location,
    _folder: TempDir,
}

impl Scene {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Folder(folder.path().join("data"));
        Self { store: Store::open(&location).await.unwrap(), location, _folder: folder }
    }

    pub(crate) async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("SADOK_TEST_POSTGRES") else {
            eprintln!("skipped on PostgreSQL: SADOK_TEST_POSTGRES is not set");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let name = format!("storage_{}", unique().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let location = Location::Postgres { url: format!("{base}/{name}"), keys: folder.path().join("keys") };
        Some(Self { store: Store::open(&location).await.unwrap(), location, _folder: folder })
    }

    pub(crate) async fn second_node(&self) -> Store {
        Store::open(&self.location).await.unwrap()
    }

    pub(crate) async fn open_again(&self) -> Result<Store, StoreError> {
        Store::open(&self.location).await
    }

    pub(crate) async fn write<T, F>(&self, job: F) -> Result<T, DbErr>
    where
        F: for<'a> FnOnce(&'a DatabaseTransaction) -> Writing<'a, T, DbErr> + Send + 'static,
        T: Send + 'static,
    {
        self.store.write(job).await.unwrap()
    }

    /// Columns with their nullability, by table.
    pub(crate) async fn tables(&self) -> BTreeMap<String, Vec<(String, bool)>> {
        let db = self.store.reader();
        let sql = match db.get_database_backend() {
            DbBackend::Postgres => {
                "SELECT table_name::text AS t, column_name::text AS c, is_nullable = 'NO' AS n \
                 FROM information_schema.columns WHERE table_schema = 'public'"
            }
            _ => {
                "SELECT m.name AS t, p.name AS c, (p.\"notnull\" = 1 OR p.pk > 0) AS n \
                 FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
            }
        };
        let mut tables: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        for row in rows {
            let (table, column): (String, String) =
                (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
            tables.entry(table).or_default().push((column, row.try_get("", "n").unwrap()));
        }
        tables.values_mut().for_each(|columns| columns.sort());
        tables
    }

    pub(crate) async fn policy_version(&self, n: usize, applies_from: At) {
        let row = platform::policy_version::Model {
            id: unique(),
            pack: "test".into(),
            digest: n.to_string(),
            text: String::new(),
            applies_from,
            loaded_at: applies_from,
        };
        self.insert(row.into_active_model()).await;
    }

    pub(crate) async fn insert<A>(&self, row: A)
    where
        A: storage::sea_orm::ActiveModelTrait + Send + 'static,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A> + Sync,
    {
        self.try_insert(row).await.unwrap();
    }

    pub(crate) async fn try_insert<A>(&self, row: A) -> Result<(), DbErr>
    where
        A: storage::sea_orm::ActiveModelTrait + Send + 'static,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A> + Sync,
    {
        self.write(|db| {
            Box::pin(async move { A::Entity::insert(row).exec_without_returning(db).await.map(|_| ()) })
        })
        .await
    }

    pub(crate) async fn town(&self) -> Town {
        let town = Town { district: unique(), kindergarten: unique(), account: unique() };
        self.insert(kindergartens::district::ActiveModel {
            id: Set(town.district),
            code: Set("d1".into()),
            name_uk: Set("Район".into()),
            name_en: Set("District".into()),
            name_key: Set("район".into()),
        })
        .await;
        self.insert(kindergartens::kindergarten::ActiveModel {
            id: Set(town.kindergarten),
            name: Set("Садок".into()),
            name_key: Set("садок".into()),
            district_id: Set(town.district),
            address: Set("вул. Тестова, 1".into()),
            created_at: Set(moment()),
            ..Default::default()
        })
        .await;
        self.insert(storage::accounts::account::ActiveModel {
            id: Set(town.account),
            login: Set("family".into()),
            login_key: Set("family".into()),
            display_name: Set("Family".into()),
            password_hash: Set("-".into()),
            language: Set("uk".into()),
            state: Set("active".into()),
            created_at: Set(moment()),
            notify_email: Set(true),
            notify_sms: Set(true),
            ..Default::default()
        })
        .await;
        town
    }
}

/// A kindergarten and a family.
pub(crate) struct Town {
    district: Uuid,
    kindergarten: Uuid,
    account: Uuid,
}

impl Town {
    pub(crate) fn account(&self) -> Uuid {
        self.account
    }

    pub(crate) fn kindergarten(&self) -> Uuid {
        self.kindergarten
    }

    pub(crate) async fn group(&self, scene: &Scene, capacity: i32, children: i32, excess: i32) -> Uuid {
        let (programme, group) = (unique(), unique());
        scene
            .insert(kindergartens::programme::ActiveModel {
                id: Set(programme),
                kindergarten_id: Set(self.kindergarten),
                age_group: Set("junior".into()),
                from_months: Set(24),
                to_months: Set(36),
                language: Set("uk".into()),
                profile: Set("general".into()),
            })
            .await;
        scene
            .insert(kindergartens::kindergarten_group::ActiveModel {
                id: Set(group),
                kindergarten_id: Set(self.kindergarten),
                programme_id: Set(programme),
                name: Set("Група".into()),
                capacity: Set(capacity),
                children: Set(children),
                inherited_excess: Set(excess),
                ..Default::default()
            })
            .await;
        group
    }

    pub(crate) async fn programme_of(&self, scene: &Scene, group: Uuid) -> Uuid {
        let row =
            kindergartens::kindergarten_group::Entity::find_by_id(group).one(scene.store.reader()).await;
        row.unwrap().unwrap().programme_id
    }

    /// An application of a new child with this certificate; returns its id and the child's.
    pub(crate) async fn application(
        &self,
        scene: &Scene,
        certificate: &[u8],
        sequence: i64,
    ) -> Result<(Uuid, Uuid), DbErr> {
        let (id, child) = (unique(), unique());
        scene
            .insert(storage::families::child::ActiveModel {
                id: Set(child),
                account_id: Set(self.account),
                surname: Set("Тест".into()),
                given_name: Set("Тест".into()),
                name_key: Set("тест тест".into()),
                born_on: Set(born_on()),
                sex: Set(9),
                certificate: Set(certificate.to_vec()),
                certificate_index: Set(certificate.to_vec()),
                created_at: Set(moment()),
                ..Default::default()
            })
            .await;
        scene.try_insert(self.filed(id, child, certificate, sequence)).await?;
        Ok((id, child))
    }

    /// The row of an application in line.
    fn filed(
        &self,
        id: Uuid,
        child: Uuid,
        certificate: &[u8],
        sequence: i64,
    ) -> queue::application::ActiveModel {
        queue::application::ActiveModel {
            id: Set(id),
            number: Set(format!("T-{sequence}")),
            sequence: Set(sequence),
            account_id: Set(self.account),
            child_id: Set(child),
            certificate_index: Set(certificate.to_vec()),
            state: Set("queued".into()),
            state_at: Set(moment()),
            registered_at: Set(moment()),
            class: Set("general".into()),
            born_on: Set(born_on()),
            profile: Set("general".into()),
            desired_on: Set(born_on()),
            channel: Set("portal".into()),
            policy_version: Set(Uuid::nil()),
            ..Default::default()
        }
    }

    /// Puts many into a line at once, each of another child; returns their applications.
    pub(crate) async fn enter(
        &self,
        scene: &Scene,
        programme: Uuid,
        from: usize,
        keys: &[(i16, Vec<u8>)],
    ) -> Vec<Uuid> {
        let (_, child) =
            self.application(scene, format!("first-{from}").as_bytes(), -1 - number(from)).await.unwrap();
        let mut ids = Vec::new();
        for (part, from) in keys.chunks(500).zip((from..).step_by(500)) {
            let (mut applications, mut entries) = (Vec::new(), Vec::new());
            for ((class_rank, key), n) in part.iter().zip(from..) {
                let id = unique();
                ids.push(id);
                let certificate = format!("line-{n}");
                applications.push(self.filed(id, child, certificate.as_bytes(), number(n) + 1));
                entries.push(queue::entry::ActiveModel {
                    application_id: Set(id),
                    programme_id: Set(programme),
                    order_key: Set(key.clone()),
                    class_rank: Set(*class_rank),
                    waiting: Set(true),
                });
            }
            let part = ids[ids.len() - part.len()..].to_vec();
            let entering = scene.write(move |db| {
                Box::pin(async move {
                    queue::application::Entity::insert_many(applications).exec_without_returning(db).await?;
                    queue::entry::Entity::insert_many(entries).exec_without_returning(db).await?;
                    for id in part {
                        queue::line::enter(db, id).await?;
                    }
                    Ok(())
                })
            });
            entering.await.unwrap();
        }
        ids
    }

    pub(crate) async fn entry(&self, scene: &Scene, programme: Uuid, n: usize, key: &[u8], waiting: bool) {
        let sequence = i64::try_from(n).unwrap() + 100;
        let (application, _) =
            self.application(scene, format!("entry-{n}").as_bytes(), sequence).await.unwrap();
        scene
            .insert(queue::entry::ActiveModel {
                application_id: Set(application),
                programme_id: Set(programme),
                order_key: Set(key.to_vec()),
                class_rank: Set(i16::try_from(n % 3).unwrap()),
                waiting: Set(waiting),
            })
            .await;
    }
}

/// Writes the name of a migration that this version does not know.
pub(crate) async fn pretend_newer(db: &DatabaseTransaction) -> Result<(), DbErr> {
    db.execute_unprepared("INSERT INTO schema_migration (name) VALUES ('9999_future')").await.map(|_| ())
}

fn born_on() -> On {
    "2023-05-06".parse::<jiff::civil::Date>().unwrap().into()
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap()
}

fn moment() -> At {
    "2026-01-02T03:04:05.000006Z".parse::<jiff::Timestamp>().unwrap().into()
}

fn unique() -> Uuid {
    let mut random = [0; 16];
    getrandom::fill(&mut random).unwrap();
    uuid::Builder::from_random_bytes(random).into_uuid()
}
