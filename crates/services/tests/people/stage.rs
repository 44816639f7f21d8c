//! A stage for tests: a fresh application on each database, with a clock that the test moves.

use std::{future::Future, sync::Arc};

use domain::{
    accounts::{Actor, Role, Scope, Via},
    ids::AccountId,
};
use locale::Language;
use services::{
    App, Clock, Error, MovableClock, Settings,
    accounts::{self, NewAccount},
};
use storage::{
    ConnectionTrait, Location, Store,
    kindergartens::district,
    platform::policy_version,
    sea_orm::{ActiveValue::Set, Database, DbErr, EntityTrait},
};
use uuid::Uuid;

/// A fresh application and what a test needs beside it.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) clock: Arc<MovableClock>,
    pub(crate) store: Store,
    _folder: tempfile::TempDir,
}

/// The password of everybody on stage.
pub(crate) const PASSWORD: &str = "три коти на даху";

/// The one district.
pub(crate) const DISTRICT: Uuid = Uuid::from_u128(2);

/// The instant at which every test begins.
pub(crate) const BEGINS: &str = "2026-11-22T08:00:00Z";

impl Stage {
    async fn open(postgres: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = match postgres {
            None => Location::Folder(folder.path().to_owned()),
            Some(url) => Location::Postgres {
                url: fresh_database(url).await.unwrap(),
                keys: folder.path().join("keys"),
            },
        };
        let clock = Arc::new(MovableClock::stopped(BEGINS.parse().unwrap()));
        let store = Store::open(&location).await.unwrap();
        let settings = Settings { public_url: "https://sadok.example".into(), demo: false };
        let shared: Arc<dyn Clock> = Arc::clone(&clock) as _;
        let app = App::new(store.clone(), shared, settings);
        Self { app, clock, store, _folder: folder }
    }

    /// Switches the rules of Kyiv on, and gives the region one district.
    pub(crate) async fn with_rules(self) -> Self {
        let policy = policy_version::ActiveModel {
            id: Set(Uuid::from_u128(1)),
            pack: Set("kyiv".into()),
            digest: Set("test".into()),
            text: Set(include_str!("../../../../policies/kyiv.toml").into()),
            applies_from: Set("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().into()),
            loaded_at: Set("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().into()),
        };
        let district = district::ActiveModel {
            id: Set(DISTRICT),
            code: Set("UA80000000000126643".into()),
            name_uk: Set("Голосіївський район".into()),
            name_en: Set("Holosiivskyi district".into()),
            name_key: Set("голосіївський район".into()),
        };
        let kept: Result<(), DbErr> = self
            .store
            .write(move |db| {
                Box::pin(async move {
                    policy_version::Entity::insert(policy).exec_without_returning(db).await?;
                    district::Entity::insert(district).exec_without_returning(db).await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        kept.unwrap();
        self
    }

    /// Moves the clock forward.
    pub(crate) fn pass(&self, span: jiff::Span) {
        let now = self.clock.now().to_zoned(jiff::tz::TimeZone::UTC);
        self.clock.set(now.checked_add(span).unwrap().timestamp());
    }

    /// A guardian with an account.
    pub(crate) async fn parent(&self, login: &str) -> Actor {
        let id = accounts::register(&self.app, new_account(login), None).await.unwrap();
        Actor::with_role(id, Role::Parent, Scope::Own, Via::Web)
    }
}

/// What a guardian enters.
pub(crate) fn new_account(login: &str) -> NewAccount {
    NewAccount {
        login: login.into(),
        display_name: "Олена Вигадана".into(),
        password: PASSWORD.into(),
        email: "olena@example.com".into(),
        phone: "067 123 45 67".into(),
        language: Language::Uk,
    }
}

/// The account of an actor.
pub(crate) fn own(actor: &Actor) -> AccountId {
    actor.account.unwrap()
}

/// The code of the refusal; anything else fails the test.
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// Runs a test on SQLite, and on PostgreSQL where `SADOK_TEST_POSTGRES` names one.
pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Stage) -> F) {
    test(Stage::open(None).await).await;
    match std::env::var("SADOK_TEST_POSTGRES") {
        Ok(url) => test(Stage::open(Some(&url)).await).await,
        Err(_) => eprintln!("SADOK_TEST_POSTGRES is not set: not tried on PostgreSQL"),
    }
}

/// A new database beside the one that `url` names.
async fn fresh_database(url: &str) -> Result<String, DbErr> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).unwrap();
    let name = format!("people_{:016x}", u64::from_le_bytes(random));
    let db = Database::connect(url).await?;
    db.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let (server, _) = url.rsplit_once('/').unwrap();
    Ok(format!("{server}/{name}"))
}
