//! A small town for tests: the Kyiv pack, a district, kindergartens with groups, families, and a clock that stands
//! still until a test moves it.

use std::sync::Arc;

use domain::{
    accounts::{Actor, Grant, Role, Scope, Via},
    ids::{AccountId, ApplicationId, ChildId, DistrictId, GroupId, KindergartenId, OfferId, ProgrammeId},
    kindergartens::Profile,
    policy::Channel,
    time::{Date, Timestamp},
};
use services::{
    App, Clock, Error, MovableClock, Settings,
    kindergartens::{NewDistrict, NewGroup, NewKindergarten, NewProgramme, StateVacancies},
    policies,
    queue::{self, File, Filed, NewClaim},
};
use sha2::Digest;
use storage::{
    Location, Store,
    families::child,
    kindergartens::{self, kindergarten_group},
    offers::offer,
    sea_orm::{
        ActiveValue::Set, ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder,
    },
};
use tempfile::TempDir;
use uuid::Uuid;

/// The day on which every town begins: a Monday.
pub(crate) const START: &str = "2026-03-02T08:00:00Z";

/// The town.
pub(crate) struct Town {
    pub(crate) app: App,
    pub(crate) clock: Arc<MovableClock>,
    pub(crate) store: Store,
    pub(crate) district: DistrictId,
    location: Location,
    _folder: TempDir,
}

/// A kindergarten with one programme and one group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Garden {
    pub(crate) id: KindergartenId,
    pub(crate) programme: ProgrammeId,
    pub(crate) group: GroupId,
}

/// A family with one child.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) account: AccountId,
    pub(crate) child: ChildId,
    pub(crate) actor: Actor,
}

impl Family {
    pub(crate) fn of(id: Uuid) -> Self {
        let account = AccountId::new(id);
        let actor = Actor::with_role(account, Role::Parent, Scope::Own, Via::Web);
        Self { account, child: ChildId::new(id), actor }
    }
}

impl Town {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(Location::Folder(folder.path().join("data")), folder).await
    }

    pub(crate) async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("SADOK_TEST_POSTGRES") else {
            eprintln!("skipped on PostgreSQL: SADOK_TEST_POSTGRES is not set");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let name = format!("town_{}", unique().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let location = Location::Postgres { url: format!("{base}/{name}"), keys: folder.path().join("keys") };
        Some(Self::at(location, folder).await)
    }

    async fn at(location: Location, folder: TempDir) -> Self {
        let clock = Arc::new(MovableClock::stopped(START.parse().unwrap()));
        Self::on(location, clock, folder).await
    }

    /// Opens a database that may hold a town already, with a clock that runs.
    pub(crate) async fn again(location: Location) -> Self {
        let clock = Arc::new(MovableClock::running(0));
        Self::on(location, clock, tempfile::tempdir().unwrap()).await
    }

    /// Opens a database with a clock that stands still at this instant.
    pub(crate) async fn frozen(location: Location, now: Timestamp) -> Self {
        Self::on(location, Arc::new(MovableClock::stopped(now)), tempfile::tempdir().unwrap()).await
    }

    async fn on(location: Location, clock: Arc<MovableClock>, folder: TempDir) -> Self {
        let (store, app) = open(&location, &clock).await;
        if app.policy().await.is_err() {
            let pack = include_str!("../../../../policies/kyiv.toml");
            policies::apply(&app, &admin(), pack.to_owned()).await.unwrap();
        }
        let found = kindergartens::district::Entity::find().one(store.reader()).await.unwrap();
        let district = match found {
            Some(row) => row.id.into(),
            None => {
                let new =
                    NewDistrict {
                        code: "d1".into(), name_uk: "Район".into(), name_en: "District".into()
                    };
                services::kindergartens::register_district(&app, &admin(), new).await.unwrap()
            }
        };
        Self { app, clock, store, district, location, _folder: folder }
    }

    /// The kindergartens there are, oldest first.
    pub(crate) async fn gardens(&self) -> Vec<Garden> {
        let groups = kindergarten_group::Entity::find().order_by_asc(kindergarten_group::Column::Id);
        let garden = |row: kindergarten_group::Model| Garden {
            id: row.kindergarten_id.into(),
            programme: row.programme_id.into(),
            group: row.id.into(),
        };
        groups.all(self.app.reader()).await.unwrap().into_iter().map(garden).collect()
    }

    /// A second node on the same database, with the same clock.
    pub(crate) async fn second_node(&self) -> App {
        open(&self.location, &self.clock).await.1
    }

    /// A kindergarten with a group for children of these months of age.
    pub(crate) async fn garden(&self, name: &str, from_months: u16, to_months: u16, capacity: u32) -> Garden {
        let new = NewKindergarten {
            external_id: None,
            name: name.into(),
            district: self.district,
            address: "вул. Тестова, 1".into(),
            location: None,
            phone: None,
            email: None,
            website: None,
            edrpou: None,
        };
        let id = services::kindergartens::register_kindergarten(&self.app, &admin(), new).await.unwrap();
        let programme = NewProgramme {
            kindergarten: id,
            from_months,
            to_months,
            language: "uk".into(),
            profile: Profile::General,
        };
        let opened =
            services::kindergartens::open_programme(&self.app, &admin(), programme.clone()).await.unwrap();
        let group = NewGroup { external_id: None, name: "Група".into(), capacity, children: 0 };
        let (group, _) = services::kindergartens::register_group(&self.app, &admin(), None, programme, group)
            .await
            .unwrap();
        Garden { id, programme: opened, group }
    }

    /// A family whose child was born on this day.
    pub(crate) async fn family(&self, born_on: &str) -> Family {
        self.settle(unique(), born_on).await
    }

    /// The family of this name: the same one each time, made when it is not there yet.
    pub(crate) async fn family_named(&self, name: &str, born_on: &str) -> Family {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&sha2::Sha256::digest(name)[..16]);
        let id = uuid::Builder::from_random_bytes(bytes).into_uuid();
        match child::Entity::find_by_id(id).one(self.app.reader()).await.unwrap() {
            Some(_) => Family::of(id),
            None => self.settle(id, born_on).await,
        }
    }

    /// A family's account and child bear the same id here.
    async fn settle(&self, id: Uuid, born_on: &str) -> Family {
        let (account, child) = (AccountId::new(id), ChildId::new(id));
        let now = self.now();
        let born_on: Date = born_on.parse().unwrap();
        let write = self.store.write(move |db| {
            Box::pin(async move {
                storage::accounts::account::Entity::insert(storage::accounts::account::ActiveModel {
                    id: Set(account.uuid()),
                    login: Set(account.to_string()),
                    login_key: Set(account.to_string()),
                    display_name: Set("Родина".into()),
                    password_hash: Set("-".into()),
                    language: Set("uk".into()),
                    state: Set("active".into()),
                    notify_email: Set(true),
                    notify_sms: Set(true),
                    created_at: Set(now.into()),
                    ..Default::default()
                })
                .exec_without_returning(db)
                .await?;
                child::Entity::insert(child::ActiveModel {
                    id: Set(child.uuid()),
                    account_id: Set(account.uuid()),
                    surname: Set("Тестова".into()),
                    given_name: Set("Дитина".into()),
                    name_key: Set("тестова дитина".into()),
                    born_on: Set(born_on.into()),
                    sex: Set(9),
                    certificate: Set(child.uuid().as_bytes().to_vec()),
                    certificate_index: Set(child.uuid().as_bytes().to_vec()),
                    created_at: Set(now.into()),
                    ..Default::default()
                })
                .exec_without_returning(db)
                .await
                .map(|_| ())
            })
        });
        write.await.unwrap().unwrap();
        Family::of(id)
    }

    /// Files an application of the family for these kindergartens.
    pub(crate) async fn file(&self, family: &Family, wishes: &[KindergartenId]) -> Result<Filed, Error> {
        queue::file(&self.app, &family.actor, None, self.command(family, wishes, &[])).await
    }

    pub(crate) fn command(&self, family: &Family, wishes: &[KindergartenId], claims: &[&str]) -> File {
        let claim = |category: &&str| NewClaim {
            category: (*category).to_owned(),
            document_kind: "certificate".into(),
            document: "АА 000001".into(),
            kindergarten: None,
        };
        File {
            account: family.account,
            child: family.child,
            wishes: wishes.to_vec(),
            profile: Profile::General,
            language: None,
            desired_on: self.today(),
            claims: claims.iter().map(claim).collect(),
            channel: Channel::Portal,
            basis: None,
        }
    }

    /// The head states free places from today.
    pub(crate) async fn state(&self, garden: &Garden, count: u32) -> Result<(), Error> {
        let state = StateVacancies { group: garden.group, count, from_on: self.today() };
        services::kindergartens::state_vacancies(&self.app, &self.head(garden), None, state).await.map(|_| ())
    }

    pub(crate) fn head(&self, garden: &Garden) -> Actor {
        let scope = Scope::Kindergarten(garden.id);
        Actor::with_role(AccountId::new(Uuid::from_u128(7)), Role::Head, scope, Via::Web)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn today(&self) -> Date {
        self.now().to_zoned(jiff::tz::TimeZone::get("Europe/Kyiv").unwrap()).date()
    }

    /// Moves the clock and does what falls due on the way, each thing at its own instant.
    pub(crate) async fn until(&self, to: &str) {
        let to: Timestamp = to.parse().unwrap();
        while let Some(due) =
            services::schedule::next_due_at(&self.app).await.unwrap().filter(|due| *due <= to)
        {
            self.clock.set(due.max(self.now()));
            services::schedule::run_due(&self.app).await.unwrap();
        }
        self.clock.set(to);
        services::schedule::run_due(&self.app).await.unwrap();
    }

    pub(crate) async fn application(&self, number: &str) -> storage::queue::application::Model {
        storage::queue::by_number(self.app.reader(), number).await.unwrap().unwrap()
    }

    /// The state of an application and, when it has one, its live offer.
    pub(crate) async fn standing(&self, number: &str) -> (String, Option<OfferId>) {
        let row = self.application(number).await;
        let offer = storage::offers::live_of(self.app.reader(), row.id).await.unwrap();
        (row.state, offer.map(|offer| offer.id.into()))
    }

    pub(crate) async fn offers_of(&self, application: ApplicationId) -> Vec<offer::Model> {
        let find = offer::Entity::find().filter(offer::Column::ApplicationId.eq(application.uuid()));
        find.order_by_asc(offer::Column::InvitedAt).all(self.app.reader()).await.unwrap()
    }

    /// Children, held and open places of a group.
    pub(crate) async fn counters(&self, garden: &Garden) -> (i32, i32, i32) {
        let find = kindergarten_group::Entity::find_by_id(garden.group.uuid());
        let row = find.one(self.app.reader()).await.unwrap().unwrap();
        (row.children, row.held, row.open)
    }

    /// The replay of the whole journal by code that shares nothing with the rules.
    pub(crate) async fn replay(&self) -> ledger::Report {
        let mut replay = ledger::Replay::default();
        let mut seq = 0;
        loop {
            let page = services::journal::records(&self.app, &admin(), seq, 1_000).await.unwrap();
            let Some(last) = page.last() else { return replay.finish() };
            seq = last.seq;
            page.iter().for_each(|record| replay.feed(&serde_json::to_string(record).unwrap()));
        }
    }

    /// What is wrong with the whole: empty when every promise of the house is kept.
    pub(crate) async fn wrongs(&self) -> Vec<String> {
        let db = self.app.reader();
        let mut wrong = Vec::new();
        let journal = storage::journal::after(db, 0, 10_000_000).await.unwrap();
        for (n, row) in (1..).zip(&journal) {
            if row.seq != n {
                wrong.push(format!("journal: {} where {n} was expected", row.seq));
                break;
            }
        }
        if journal.windows(2).any(|pair| pair[0].at > pair[1].at) {
            wrong.push("journal: time runs backwards".into());
        }
        let offers = offer::Entity::find().all(db).await.unwrap();
        for group in kindergarten_group::Entity::find().all(db).await.unwrap() {
            let live = |offer: &&offer::Model| {
                offer.group_id == group.id && ["invited", "accepted"].contains(&&*offer.state)
            };
            let held = offers.iter().filter(live).count();
            if usize::try_from(group.held) != Ok(held) {
                wrong.push(format!("group {}: {} seats held for {held} live offers", group.id, group.held));
            }
        }
        for row in storage::queue::application::Entity::find().all(db).await.unwrap() {
            let live = offers
                .iter()
                .filter(|offer| {
                    offer.application_id == row.id && ["invited", "accepted"].contains(&&*offer.state)
                })
                .filter(|offer| offer.state == row.state)
                .count();
            let expected = usize::from(["invited", "accepted"].contains(&&*row.state));
            let entries = storage::queue::entries(db, row.id).await.unwrap();
            let waits = entries.iter().any(|entry| entry.waiting);
            let filed = journal
                .iter()
                .filter(|event| event.kind == "application_filed" && event.application_id == Some(row.id));
            if live != expected || (waits && row.state != "queued") || filed.count() != 1 {
                wrong.push(format!(
                    "application {}: {} with {live} offers, waits: {waits}",
                    row.number, row.state
                ));
            }
        }
        let told = storage::notifications::message::Entity::find()
            .filter(storage::notifications::message::Column::Kind.eq("invitation"))
            .filter(storage::notifications::message::Column::Channel.eq("cabinet"))
            .all(db)
            .await
            .unwrap();
        let replay = self.replay().await;
        wrong.extend(
            replay.violations.iter().map(|found| format!("replay at {}: {}", found.seq, found.message)),
        );
        if told.len() != offers.len() {
            wrong.push(format!("{} invitations were told of {} made", told.len(), offers.len()));
        }
        wrong
    }

    /// Kinds of the journal's events after a number, and the newest number.
    pub(crate) async fn journal_after(&self, seq: i64) -> (Vec<String>, i64) {
        let rows = storage::journal::after(self.app.reader(), seq, 100_000).await.unwrap();
        let newest = rows.last().map_or(seq, |row| row.seq);
        (rows.into_iter().map(|row| row.kind).collect(), newest)
    }
}

async fn open(location: &Location, clock: &Arc<MovableClock>) -> (Store, App) {
    let store = Store::open(location).await.unwrap();
    let settings = Settings { public_url: "https://sadok.example".into(), demo: false };
    let app = App::new(store.clone(), Arc::clone(clock) as Arc<dyn Clock>, settings);
    (store, app)
}

pub(crate) fn admin() -> Actor {
    let grant = |role| Grant { role, scope: Scope::Region };
    Actor {
        account: Some(AccountId::new(Uuid::from_u128(1))),
        grants: vec![grant(Role::SystemAdmin), grant(Role::MunicipalAdmin)],
        via: Via::Cli,
    }
}

/// Runs a test in a town on SQLite and, where there is one, on PostgreSQL.
macro_rules! both {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                ($test)(Town::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(town) = Town::postgres().await {
                    ($test)(town).await;
                }
            }
        }
    };
}
pub(crate) use both;

pub(crate) fn unique() -> Uuid {
    let mut random = [0; 16];
    getrandom::fill(&mut random).unwrap();
    uuid::Builder::from_random_bytes(random).into_uuid()
}
