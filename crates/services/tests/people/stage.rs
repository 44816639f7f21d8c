//! A stage for tests: a fresh application on each database, with a clock that the test moves.

use std::{future::Future, sync::Arc};

use domain::{
    accounts::{Actor, Role, Scope, Via},
    ids::AccountId,
};
use locale::Language;
use services::{
    App, Clock, MovableClock, Settings,
    accounts::{self, NewAccount},
};
use storage::{
    ConnectionTrait, Location, Store,
    sea_orm::{Database, DbErr},
};

/// A fresh application and what a test needs beside it.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) clock: Arc<MovableClock>,
    _folder: tempfile::TempDir,
}

/// The password of everybody on stage.
pub(crate) const PASSWORD: &str = "три коти на даху";

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
        Self { app: App::new(store, shared, settings), clock, _folder: folder }
    }

    /// Moves the clock forward.
    pub(crate) fn pass(&self, span: jiff::Span) {
        self.clock.set(self.clock.now().checked_add(span).unwrap());
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
