//! A family walks through the wizard without scripts: register, apply, confirmation; and what must not work.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use services::{App, MovableClock, Settings};
use storage::sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use storage::{Location, Store, kindergartens as rooms, platform::policy_version};
use tower::ServiceExt;
use uuid::Uuid;
use web::WebState;
use web::shell::Secret;

const KINDERGARTEN: Uuid = Uuid::from_u128(10);
const DISTRICT: Uuid = Uuid::from_u128(20);

struct Site {
    router: Router,
    _folder: tempfile::TempDir,
}

/// A browser without scripts: it keeps cookies and the last page.
struct Browser<'s> {
    site: &'s Site,
    cookies: BTreeMap<String, String>,
    at: String,
    status: StatusCode,
    text: String,
}

impl Site {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.unwrap();
        store.write(|db| Box::pin(furnish(db))).await.unwrap().unwrap();
        let clock = Arc::new(MovableClock::stopped("2026-11-22T08:00:00Z".parse().unwrap()));
        let app = App::new(store, clock, Settings { public_url: "http://here".into(), demo: false });
        let settings =
            web::Settings { secure: false, zone: jiff::tz::TimeZone::UTC, secret: Secret([3; 32]) };
        Self { router: web::router(WebState::new(settings, app)), _folder: folder }
    }

    fn browser(&self) -> Browser<'_> {
        let cookies = BTreeMap::from([("sadok-language".to_owned(), "en".to_owned())]);
        Browser { site: self, cookies, at: String::new(), status: StatusCode::OK, text: String::new() }
    }
}

/// The rules of Kyiv, one district, one kindergarten with one group.
async fn furnish(db: &storage::DatabaseTransaction) -> Result<(), DbErr> {
    let then: jiff::Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    policy_version::Entity::insert(policy_version::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        pack: Set("kyiv".into()),
        digest: Set("test".into()),
        text: Set(include_str!("../../../policies/kyiv.toml").into()),
        applies_from: Set(then.into()),
        loaded_at: Set(then.into()),
    })
    .exec_without_returning(db)
    .await?;
    rooms::district::Entity::insert(rooms::district::ActiveModel {
        id: Set(DISTRICT),
        code: Set("A".into()),
        name_uk: Set("Вигаданий район".into()),
        name_en: Set("Invented district".into()),
        name_key: Set("вигаданий район".into()),
    })
    .exec_without_returning(db)
    .await?;
    rooms::kindergarten::Entity::insert(rooms::kindergarten::ActiveModel {
        id: Set(KINDERGARTEN),
        name: Set("Invented kindergarten".into()),
        name_key: Set("invented kindergarten".into()),
        district_id: Set(DISTRICT),
        address: Set("Invented street 1".into()),
        created_at: Set(then.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

impl Browser<'_> {
    async fn send(&mut self, method: &str, path: &str, body: String) {
        let (mut method, mut path, mut body) = (method.to_owned(), path.to_owned(), body);
        for _ in 0..5 {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let request = Request::builder()
                .method(method.as_str())
                .uri(&path)
                .header("host", "here")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("cookie", cookies.join("; "));
            let request = request.body(Body::from(std::mem::take(&mut body))).unwrap();
            let (parts, answer) = self.site.router.clone().oneshot(request).await.unwrap().into_parts();
            for cookie in parts.headers.get_all("set-cookie") {
                let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
                self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
            }
            self.status = parts.status;
            self.at.clone_from(&path);
            if let Some(to) = parts.headers.get("location") {
                (method, path) = ("GET".to_owned(), to.to_str().unwrap().to_owned());
                continue;
            }
            self.text = String::from_utf8_lossy(&answer.collect().await.unwrap().to_bytes()).into_owned();
            return;
        }
        panic!("too many redirects at {path}");
    }

    async fn get(&mut self, path: &str) {
        self.send("GET", path, String::new()).await;
    }

    fn hidden(&self, name: &str) -> String {
        let found = self.text.split_once(&format!("name=\"{name}\" value=\""));
        found.map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
    }

    /// Fills the page's form in and sends it to the page's own address.
    async fn submit(&mut self, fields: &[(&str, &str)]) {
        let page = self.text.split_once("<main").map_or("", |(_, main)| main).to_owned();
        let head = std::mem::replace(&mut self.text, page);
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &self.hidden("csrf"));
        body.append_pair("idempotency_key", &self.hidden("idempotency_key"));
        body.extend_pairs(fields);
        self.text = head;
        let at = self.at.clone();
        self.send("POST", &at, body.finish()).await;
    }

    async fn register(&mut self, login: &str) {
        self.get("/register").await;
        let password = "three cats on the roof";
        self.submit(&[("name", "Olena Invented"), ("login", login), ("password", password)]).await;
        assert_eq!(self.at, "/cabinet", "{}", self.text);
    }

    fn step(&self) -> &str {
        self.at.rsplit('/').next().unwrap().split('?').next().unwrap()
    }

    async fn until_check(&mut self, certificate: &str) {
        self.get("/cabinet/apply").await;
        self.submit(&[]).await;
        assert_eq!(self.step(), "name");
        self.submit(&[
            ("surname", "Invented"),
            ("given", "Mary"),
            ("born-day", "27"),
            ("born-month", "3"),
            ("born-year", "2024"),
            ("sex", "female"),
        ])
        .await;
        assert_eq!(self.step(), "document", "{}", self.text);
        self.submit(&[("kind", "certificate"), ("number", certificate)]).await;
        assert_eq!(self.step(), "address", "{}", self.text);
        self.submit(&[("address", "Invented street 2"), ("district", &DISTRICT.to_string())]).await;
        self.submit(&[("when", "now"), ("language", "any")]).await;
        assert_eq!(self.step(), "kindergartens", "{}", self.text);
        let id = KINDERGARTEN.to_string();
        self.submit(&[("shown", &id), ("wish", &id), ("action", "continue")]).await;
        assert_eq!(self.step(), "benefit", "{}", self.text);
        self.submit(&[("benefit", "no")]).await;
        self.submit(&[("email", "olena@example.com"), ("phone", "067 123 45 67")]).await;
        assert_eq!(self.step(), "check", "{}", self.text);
    }

    fn number(&self) -> String {
        let (_, rest) = self.text.split_once("panel__code\">").expect("a confirmation");
        rest.split('<').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_family_applies_without_scripts() {
    let site = Site::open().await;
    let mut browser = site.browser();
    browser.get("/cabinet").await;
    assert!(browser.at.starts_with("/sign-in"), "{}", browser.at);
    browser.register("olena").await;
    browser.until_check("I-ВЛ 112233").await;
    for words in
        ["Invented Mary", "I-ВЛ 112233", "Invented street 2", "Invented kindergarten", "olena@example.com"]
    {
        assert!(browser.text.contains(words), "{words} is missing");
    }
    let check = browser.at.clone();
    let (page, text) = (browser.at.clone(), browser.text.clone());
    browser.submit(&[]).await;
    assert_eq!(browser.step(), "done", "{}", browser.text);
    let number = browser.number();
    let done = browser.at.clone();
    // The browser's back button, and the button pressed again.
    (browser.at, browser.text) = (page, text);
    browser.submit(&[]).await;
    assert_eq!(browser.number(), number, "pressed twice, filed once");
    browser.get(&done).await;
    assert_eq!(browser.number(), number, "the confirmation can be bookmarked");
    browser.get(&check).await;
    assert_eq!(browser.status, StatusCode::NOT_FOUND, "the draft is gone");
    browser.get("/cabinet").await;
    assert!(browser.text.contains(&number) && browser.text.contains("In the queue"), "{}", browser.text);
    browser.get("/cabinet/messages").await;
    assert!(browser.text.contains("is registered"), "{}", browser.text);
    browser.get("/cabinet/settings/data").await;
    let data: serde_json::Value = serde_json::from_str(&browser.text).unwrap();
    assert_eq!(data["applications"][0]["line"]["number"], serde_json::json!(number));
    assert!(!browser.text.contains("argon2"), "no password leaves");
}

#[tokio::test]
async fn the_draft_goes_on_where_it_stopped_and_changes_come_back_to_the_check() {
    let site = Site::open().await;
    let mut browser = site.browser();
    browser.register("olena").await;
    browser.until_check("I-ВЛ 112233").await;
    let draft = browser.at.trim_end_matches("/check").to_owned();
    browser.get(&format!("{draft}/benefit?change=1")).await;
    browser.submit(&[("benefit", "yes")]).await;
    assert_eq!(browser.step(), "category", "a yes asks two more questions");
    browser.get(&draft).await;
    assert_eq!(browser.step(), "category", "resumed at the first open question");
    browser.submit(&[("category", "no-such")]).await;
    assert_eq!(browser.step(), "category");
    assert!(browser.text.contains("Choose a privilege."), "{}", browser.text);
    browser.get(&format!("{draft}/benefit?change=1")).await;
    browser.submit(&[("benefit", "no")]).await;
    assert_eq!(browser.step(), "check");
}

#[tokio::test]
async fn a_second_child_begins_with_what_was_chosen_for_the_first() {
    let site = Site::open().await;
    let mut browser = site.browser();
    browser.register("olena").await;
    browser.until_check("I-ВЛ 112233").await;
    let draft = browser.at.trim_end_matches("/check").to_owned();
    browser.get(&format!("{draft}/when?change=1")).await;
    assert!(!browser.text.contains("you chose for"), "there is no other child");
    browser.submit(&[("when", "now"), ("language", "uk")]).await;
    browser.submit(&[]).await;
    assert_eq!(browser.step(), "done", "{}", browser.text);

    browser.get("/cabinet/apply").await;
    browser.submit(&[]).await;
    browser.submit(&[("child", "new")]).await;
    let child = [("surname", "Invented"), ("given", "Peter"), ("sex", "male")];
    let born = [("born-day", "1"), ("born-month", "2"), ("born-year", "2023")];
    browser.submit(&[child.as_slice(), &born].concat()).await;
    browser.submit(&[("kind", "certificate"), ("number", "I-ВЛ 112234")]).await;
    browser.submit(&[("address", "Invented street 2"), ("district", &DISTRICT.to_string())]).await;
    assert_eq!(browser.step(), "when", "{}", browser.text);
    assert!(browser.text.contains("The language is the one you chose for"), "{}", browser.text);
    assert!(browser.text.contains("value=\"uk\" checked"), "{}", browser.text);
    browser.submit(&[("when", "now"), ("language", "uk")]).await;
    assert!(browser.text.contains("you chose one kindergarten"), "{}", browser.text);
    browser.submit(&[("action", "copy")]).await;
    assert_eq!(browser.step(), "kindergartens", "the list can still be changed");
    assert!(!browser.text.contains("value=\"copy\""), "a list that was begun is not written over");
    browser.submit(&[("action", "continue")]).await;
    assert_eq!(browser.step(), "benefit", "{}", browser.text);
    browser.submit(&[("benefit", "no")]).await;
    browser.submit(&[("email", "olena@example.com"), ("phone", "067 123 45 67")]).await;
    browser.submit(&[]).await;
    assert_eq!(browser.step(), "done", "{}", browser.text);
}

#[tokio::test]
async fn what_must_not_work_does_not() {
    let site = Site::open().await;
    let mut browser = site.browser();
    browser.register("olena").await;
    browser.until_check("I-ВЛ 112233").await;
    let draft = browser.at.trim_end_matches("/check").to_owned();

    let mut stranger = site.browser();
    stranger.register("taras").await;
    for page in ["", "/name", "/kindergartens", "/check", "/done"] {
        stranger.get(&format!("{draft}{page}")).await;
        assert!(
            stranger.status == StatusCode::NOT_FOUND || stranger.at == "/cabinet",
            "{page}: {}",
            stranger.at
        );
        assert!(!stranger.text.contains("Mary"), "{page} shows another family");
    }

    browser.send("POST", &format!("{draft}/check"), "csrf=forged".into()).await;
    assert_eq!(browser.status, StatusCode::FORBIDDEN, "a forged form files nothing");

    browser.get(&format!("{draft}/check")).await;
    browser.submit(&[]).await;
    let number = browser.number();

    stranger.until_document("1-вл №112233").await;
    assert!(
        stranger.text.contains("There is a live application for this birth certificate"),
        "{}",
        stranger.text
    );
    assert!(!stranger.text.contains(&number));
}

impl Browser<'_> {
    /// As far as the birth document.
    async fn until_document(&mut self, certificate: &str) {
        self.get("/cabinet/apply").await;
        self.submit(&[]).await;
        let born = [("born-day", "27"), ("born-month", "3"), ("born-year", "2024")];
        let name = [("surname", "Invented"), ("given", "Mary"), ("sex", "female")];
        self.submit(&[name.as_slice(), born.as_slice()].concat()).await;
        self.submit(&[("kind", "certificate"), ("number", certificate)]).await;
    }
}

#[tokio::test]
async fn impossible_answers_are_shown_at_their_field_and_nothing_is_lost() {
    let site = Site::open().await;
    let mut browser = site.browser();
    browser.register("olena").await;
    browser.get("/cabinet/apply").await;
    browser.submit(&[]).await;
    for (year, words) in
        [("2031", "lies in the future"), ("2015", "can be registered until"), ("24", "four digits")]
    {
        browser
            .submit(&[
                ("surname", "O'Invented"),
                ("given", "Mary"),
                ("born-day", "29"),
                ("born-month", "2"),
                ("born-year", year),
                ("sex", "female"),
            ])
            .await;
        assert_eq!(browser.step(), "name");
        let said = browser.text.contains(words) || browser.text.contains("no such day");
        assert!(said, "{year}: {}", browser.text);
        assert!(browser.text.contains("O&#39;Invented") || browser.text.contains("O&#x27;Invented"), "kept");
    }
}
