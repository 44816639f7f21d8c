//! A small city to try things in, on SQLite and, where `SADOK_TEST_POSTGRES` names a server, on PostgreSQL.

use std::sync::Arc;

use domain::{
    accounts::{Actor, Grant, Role, Scope, Via},
    ids::{AccountId, DistrictId, GroupId, KindergartenId},
    kindergartens::Profile,
    time::Timestamp,
};
use services::{
    App, MovableClock, Settings,
    kindergartens::{self, NewDistrict, NewGroup, NewKindergarten, NewProgramme},
    policies,
};
use storage::{
    Location, Store,
    sea_orm::{ConnectionTrait, Database, DbBackend, Statement},
};
use uuid::Uuid;

pub(crate) const KYIV: &str = include_str!("../../../../policies/kyiv.toml");
pub(crate) const START: &str = "2027-04-01T08:00:00Z";

/// An open application with what must be dropped after it.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) clock: Arc<MovableClock>,
    _folder: tempfile::TempDir,
}

/// The databases to try on: always SQLite; PostgreSQL where a server is named.
pub(crate) async fn houses() -> Vec<House> {
    let mut houses = vec![open(None).await];
    match std::env::var("SADOK_TEST_POSTGRES") {
        Ok(server) => houses.push(open(Some(&server)).await),
        Err(_) => eprintln!("SADOK_TEST_POSTGRES is not set: tried on SQLite only"),
    }
    houses
}

async fn open(server: Option<&str>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = match server {
        None => Location::Folder(folder.path().join("data")),
        Some(server) => {
            Location::Postgres { url: fresh_database(server).await, keys: folder.path().join("keys") }
        }
    };
    let store = Store::open(&location).await.unwrap();
    let start: Timestamp = START.parse().unwrap();
    let clock = Arc::new(MovableClock::stopped(start));
    let settings = Settings { public_url: "http://127.0.0.1".into(), demo: false };
    let app = App::new(store, clock.clone(), settings);
    policies::apply(&app, &administrator(), KYIV.into()).await.unwrap();
    House { app, clock, _folder: folder }
}

/// A fresh id.
pub(crate) fn unique() -> Uuid {
    let mut random = [0; 16];
    getrandom::fill(&mut random).unwrap();
    uuid::Builder::from_random_bytes(random).into_uuid()
}

async fn fresh_database(server: &str) -> String {
    let name = format!("sadok_office_{}", unique().simple());
    let db = Database::connect(server).await.unwrap();
    let create = Statement::from_string(DbBackend::Postgres, format!("CREATE DATABASE {name}"));
    db.execute_raw(create).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

/// The account of a system administrator who also keeps the register of kindergartens.
pub(crate) fn administrator() -> Actor {
    let grant = |role| Grant { role, scope: Scope::Region };
    Actor {
        account: Some(AccountId::new(Uuid::from_u128(1))),
        grants: vec![grant(Role::SystemAdmin), grant(Role::MunicipalAdmin)],
        via: Via::Cli,
    }
}

pub(crate) fn head_of(kindergarten: KindergartenId) -> Actor {
    let account = AccountId::new(Uuid::from_u128(2));
    Actor::with_role(account, Role::Head, Scope::Kindergarten(kindergarten), Via::Web)
}

impl House {
    /// A district with one kindergarten.
    pub(crate) async fn kindergarten(&self, name: &str) -> (DistrictId, KindergartenId) {
        let new = NewDistrict { code: "D1".into(), name_uk: "Поділ".into(), name_en: "Podil".into() };
        let district = kindergartens::register_district(&self.app, &administrator(), new).await.unwrap();
        let new = NewKindergarten {
            external_id: Some(name.to_owned()),
            name: name.to_owned(),
            district,
            address: "вул. Вигадана, 1".into(),
            location: Some((50.46, 30.51)),
            phone: None,
            email: None,
            website: None,
            edrpou: None,
        };
        let id = kindergartens::register_kindergarten(&self.app, &administrator(), new).await.unwrap();
        (district, id)
    }

    /// A group for children of 36 to 48 months.
    pub(crate) async fn group(&self, kindergarten: KindergartenId, capacity: u32, children: u32) -> GroupId {
        let programme = NewProgramme {
            kindergarten,
            from_months: 36,
            to_months: 48,
            language: "uk".into(),
            profile: Profile::General,
        };
        let new = NewGroup { external_id: None, name: "Сонечко".into(), capacity, children };
        let (id, _) = kindergartens::register_group(&self.app, &head_of(kindergarten), None, programme, new)
            .await
            .unwrap();
        id
    }

    /// The kinds of the journal's events from the beginning.
    pub(crate) async fn journal(&self) -> Vec<String> {
        let rows = storage::journal::after(self.app.reader(), 0, 1000).await.unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }
}
