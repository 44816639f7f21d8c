//! A small region behind the real router, and callers who hold its sessions.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::accounts::Role;
use domain::ids::{AccountId, DistrictId, GroupId, KindergartenId};
use domain::kindergartens::Profile;
use serde_json::{Value, json};
use services::accounts::{command_line_actor, sign_in_as};
use services::demo::{Colleague, hire};
use services::kindergartens::{
    NewDistrict, NewGroup, NewKindergarten, NewProgramme, register_district, register_group,
    register_kindergarten,
};
use services::ports::{Mail, MailPort, SendError, Sms, SmsPort};
use services::{App, Clock, Location, MovableClock, Settings};
use tower::ServiceExt;
use web::demo::Stage as DemoStage;
use web::shell::Secret;
use web::{Limits, WebState};

use crate::document;

/// The instant at which every test begins: a Tuesday, 10 o'clock in Kyiv.
pub(crate) const BEGINS: &str = "2026-03-10T08:00:00Z";

/// A region with two kindergartens of one group each: ten places, five children.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) clock: Arc<MovableClock>,
    pub(crate) router: Router,
    pub(crate) places: [Place; 2],
    pub(crate) officer: String,
    pub(crate) auditor: String,
    /// A district in which nobody of the stage works.
    pub(crate) elsewhere: DistrictId,
    location: Location,
    folder: tempfile::TempDir,
}

pub(crate) struct Place {
    pub(crate) id: KindergartenId,
    pub(crate) group: GroupId,
    /// The session of its head.
    pub(crate) head: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    /// The same problem asked for again in English.
    english: Option<Value>,
}

impl Answer {
    /// The body of an answer that must be this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// Holds a problem against what all problems promise, and against its status and code.
    #[track_caller]
    pub(crate) fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(self.body["code"], code, "{}", self.body);
        assert_eq!(self.body["type"], format!("/problems/{code}"));
        assert_eq!(self.body["status"], status);
        for words in ["title", "detail"] {
            let text = self.body[words].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.contains('‹'), "{words} of {code}: {text}");
        }
        if let Some(english) = &self.english {
            assert_eq!((&english["code"], &english["status"]), (&self.body["code"], &self.body["status"]));
            for words in ["title", "detail"] {
                let text = english[words].as_str().unwrap_or_default();
                assert!(!text.is_empty() && !text.contains('‹'), "{words} of {code} in English: {text}");
                assert_ne!(
                    english[words], self.body[words],
                    "{words} of {code} are the same in both languages"
                );
            }
        }
        self.body
    }

    /// As [`Self::problem`]; fields that are wrong, as `pointer code`.
    #[track_caller]
    pub(crate) fn wrong(self, status: u16, code: &str) -> Vec<String> {
        let body = self.problem(status, code);
        let one = |error: &Value| {
            assert!(!error["detail"].as_str().unwrap().is_empty());
            format!("{} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap())
        };
        body["errors"].as_array().into_iter().flatten().map(one).collect()
    }
}

/// A call to be made.
pub(crate) struct Call<'a> {
    stage: &'a Stage,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    from: Option<SocketAddr>,
    body: Option<String>,
}

impl Call<'_> {
    pub(crate) fn by(self, session: &str) -> Self {
        self.header("cookie", &format!("sadok={session}"))
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// From this address.
    pub(crate) fn from(mut self, address: &str) -> Self {
        self.from = Some(SocketAddr::new(address.parse().unwrap(), 1));
        self
    }

    pub(crate) fn json(mut self, body: Value) -> Self {
        self.body = Some(body.to_string());
        self.header("content-type", "application/json")
    }

    pub(crate) fn raw(mut self, kind: &str, body: &str) -> Self {
        self.body = Some(body.to_owned());
        self.header("content-type", kind)
    }

    /// Sends it, and holds the answer against the document; a problem is asked for once more in English.
    pub(crate) async fn send(mut self) -> Answer {
        let mut answer = self.once().await;
        let named = self.headers.iter().any(|(name, _)| name == "accept-language");
        let refused = answer.status.is_client_error() && answer.status != StatusCode::TOO_MANY_REQUESTS;
        if refused && !named && self.path.starts_with("/api/") {
            self = self.header("accept-language", "en");
            answer.english = Some(self.once().await.body);
        }
        let path = self.path.split('?').next().unwrap();
        if path.starts_with("/api/v1/") && path != "/api/v1/openapi.json" {
            let kind = answer.headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap());
            document::hold(
                &self.method,
                path,
                answer.status.as_u16(),
                kind.unwrap_or_default(),
                &answer.body,
            );
            if let (Some(body), true) = (&self.body, answer.status.is_success()) {
                document::hold_request(&self.method, path, &serde_json::from_str(body).unwrap());
            }
        }
        answer
    }

    async fn once(&self) -> Answer {
        let mut request = Request::builder().method(&self.method).uri(&self.path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let mut request = request.body(self.body.clone().map_or_else(Body::empty, Body::from)).unwrap();
        if let Some(from) = self.from {
            request.extensions_mut().insert(ConnectInfo(from));
        }
        let response = self.stage.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 10 << 20).await.unwrap();
        let text = || Value::String(String::from_utf8_lossy(&bytes).into_owned());
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes).unwrap_or_else(|_| text())
        };
        Answer { status: parts.status, headers: parts.headers, body, english: None }
    }
}

impl Stage {
    pub(crate) fn call(&self, method: &Method, path: &str) -> Call<'_> {
        let (method, path) = (method.clone(), path.to_owned());
        Call { stage: self, method, path, headers: Vec::new(), from: None, body: None }
    }

    pub(crate) fn get(&self, path: &str) -> Call<'_> {
        self.call(&Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call<'_> {
        self.call(&Method::POST, path)
    }

    pub(crate) fn put(&self, path: &str) -> Call<'_> {
        self.call(&Method::PUT, path)
    }

    pub(crate) async fn session(&self, account: AccountId) -> String {
        sign_in_as(&self.app, account, "test").await.unwrap().token
    }

    /// A parent without children, signed in.
    pub(crate) async fn parent(&self, login: &str) -> String {
        let colleague = Colleague {
            login: login.to_owned(),
            display_name: format!("Вигадана {login}"),
            role: Role::Parent,
            kindergarten: None,
            district: None,
        };
        let id = hire(&self.app, vec![colleague]).await.unwrap()[0];
        self.session(id).await
    }

    /// A child born three years and some months before the stage begins, with a paper of its own.
    pub(crate) fn child(number: u32) -> Value {
        json!({
            "surname": "Вигаданко", "given_name": "Тест", "born_on": "2022-11-05", "sex": "female",
            "document": format!("І-ВЛ {number:06}"),
        })
    }

    /// A filing of a new child for the first kindergarten.
    pub(crate) fn filing(&self, number: u32) -> Value {
        json!({"child": Self::child(number), "wishes": [self.places[0].id]})
    }

    /// Files and returns the application's number.
    pub(crate) async fn filed(&self, session: &str, number: u32) -> String {
        let answer = self.post("/api/v1/applications").by(session).json(self.filing(number)).send().await;
        answer.expect(201)["number"].as_str().unwrap().to_owned()
    }

    /// States one free place in the first kindergarten and returns the invitation it led to.
    pub(crate) async fn invited(&self, number: &str, session: &str) -> String {
        let path = format!("/api/v1/groups/{}/vacancies", self.places[0].group);
        self.post(&path).by(&self.places[0].head).json(json!({"count": 1})).send().await.expect(201);
        let offers =
            self.get(&format!("/api/v1/offers?application={number}")).by(session).send().await.expect(200);
        assert_eq!(offers["items"][0]["state"], "invited", "{offers}");
        offers["items"][0]["id"].as_str().unwrap().to_owned()
    }

    pub(crate) fn pass_days(&self, days: i64) {
        let later = self.clock.now().checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap();
        self.clock.set(later);
    }

    pub(crate) async fn open(postgres: Option<&str>, demo: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = match postgres {
            None => Location::Folder(folder.path().to_owned()),
            Some(url) => {
                Location::Postgres { url: fresh_database(url).await, keys: folder.path().join("keys") }
            }
        };
        Self::over(location, folder, demo).await
    }

    async fn over(location: Location, folder: tempfile::TempDir, demo: bool) -> Self {
        let clock = Arc::new(MovableClock::stopped(BEGINS.parse().unwrap()));
        let app = App::open(&location, clock.clone(), settings()).await.unwrap();
        let pack = include_str!("../../../../policies/kyiv.toml").to_owned();
        services::policies::apply(&app, &command_line_actor(), pack).await.unwrap();
        let new = NewDistrict { code: "UA1".into(), name_uk: "Лівий".into(), name_en: "Left".into() };
        let district = register_district(&app, &command_line_actor(), new).await.unwrap();
        let new = NewDistrict { code: "UA2".into(), name_uk: "Правий".into(), name_en: "Right".into() };
        let elsewhere = register_district(&app, &command_line_actor(), new).await.unwrap();
        let first = place(&app, district, 1).await;
        let second = place(&app, district, 2).await;
        let officer = staff(&app, Role::EducationOfficer, None, Some(district), "officer").await;
        let auditor = staff(&app, Role::Auditor, None, None, "auditor").await;
        let state = if demo {
            let silent = Arc::new(Silent);
            let stage = DemoStage::new(clock.clone(), silent.clone(), silent);
            WebState::demonstration(site(), app.clone(), stage)
        } else {
            WebState::new(site(), app.clone())
        };
        let (router, places) = (web::router(state), [first, second]);
        let stage = Self { app, clock, router, places, officer, auditor, elsewhere, location, folder };
        document::remember(stage.get("/api/v1/openapi.json").once().await.body);
        stage
    }

    /// The program ends and begins again on the same database.
    pub(crate) async fn restarted(self) -> Self {
        let Self { app, clock, router, places, officer, auditor, elsewhere, location, folder } = self;
        drop((router, app));
        let app = App::open(&location, clock.clone(), settings()).await.unwrap();
        let router = web::router(WebState::new(site(), app.clone()));
        Self { app, clock, router, places, officer, auditor, elsewhere, location, folder }
    }

    /// Where its database is.
    pub(crate) fn location(&self) -> &Location {
        &self.location
    }

    /// The same with limits.
    pub(crate) fn limited(self, limits: Limits) -> Self {
        let router = web::router(WebState::limited(site(), self.app.clone(), limits));
        Self { router, ..self }
    }

    /// Somebody with this role, signed in.
    pub(crate) async fn colleague(
        &self,
        role: Role,
        kindergarten: Option<KindergartenId>,
        district: Option<DistrictId>,
        login: &str,
    ) -> String {
        staff(&self.app, role, kindergarten, district, login).await
    }
}

fn settings() -> Settings {
    Settings { public_url: "http://sadok.example".into(), demo: true }
}

fn site() -> web::Settings {
    let zone = jiff::tz::TimeZone::get("Europe/Kyiv").unwrap();
    web::Settings { secure: false, zone, secret: Secret([7; 32]) }
}

/// Runs a test on SQLite, and on PostgreSQL where `SADOK_TEST_POSTGRES` names one.
pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Stage) -> F) {
    test(Stage::open(None, false).await).await;
    match std::env::var("SADOK_TEST_POSTGRES") {
        Ok(url) => test(Stage::open(Some(&url), false).await).await,
        Err(_) => eprintln!("SADOK_TEST_POSTGRES is not set: not tried on PostgreSQL"),
    }
}

async fn place(app: &App, district: DistrictId, number: u32) -> Place {
    let new = NewKindergarten {
        external_id: Some(number.to_string()),
        name: format!("ЗДО № {number}"),
        district,
        address: format!("вул. Вигадана, {number}"),
        location: Some((50.4 + f64::from(number) / 100.0, 30.5)),
        phone: None,
        email: None,
        website: None,
        edrpou: None,
    };
    let id = register_kindergarten(app, &command_line_actor(), new).await.unwrap();
    let programme = NewProgramme {
        kindergarten: id,
        from_months: 36,
        to_months: 48,
        language: "uk".into(),
        profile: Profile::General,
    };
    let group = NewGroup { external_id: None, name: "Сонечко".into(), capacity: 10, children: 5 };
    let manager = domain::accounts::Actor {
        account: None,
        grants: vec![domain::accounts::Grant {
            role: Role::MunicipalAdmin,
            scope: domain::accounts::Scope::Region,
        }],
        via: domain::accounts::Via::Cli,
    };
    let (group, _) = register_group(app, &manager, None, programme, group).await.unwrap();
    Place { id, group, head: staff(app, Role::Head, Some(id), None, &format!("head{number}")).await }
}

async fn staff(
    app: &App,
    role: Role,
    kindergarten: Option<KindergartenId>,
    district: Option<DistrictId>,
    login: &str,
) -> String {
    let (login, display_name) = (login.to_owned(), login.to_owned());
    let id =
        hire(app, vec![Colleague { login, display_name, role, kindergarten, district }]).await.unwrap()[0];
    sign_in_as(app, id, "test").await.unwrap().token
}

/// Sends nothing.
#[derive(Debug)]
struct Silent;

#[async_trait::async_trait]
impl MailPort for Silent {
    async fn send(&self, _: &Mail) -> Result<(), SendError> {
        Ok(())
    }
}

#[async_trait::async_trait]
impl SmsPort for Silent {
    async fn send(&self, _: &Sms) -> Result<(), SendError> {
        Ok(())
    }
}

/// A new database beside the one that `url` names.
async fn fresh_database(url: &str) -> String {
    use storage::ConnectionTrait as _;
    let mut random = [0; 8];
    getrandom::fill(&mut random).unwrap();
    let name = format!("api_{:016x}", u64::from_le_bytes(random));
    let server = storage::sea_orm::Database::connect(url).await.unwrap();
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let at = address.rfind('/').unwrap();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{name}{query}", &address[..at])
}
