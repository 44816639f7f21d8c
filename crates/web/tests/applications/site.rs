//! A site over a small town, and a family's browser.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use regex::Regex;
use services::{App, Clock};
use storage::accounts::role_assignment;
use storage::sea_orm::{ActiveValue::Set, EntityTrait};
use tower::ServiceExt;
use web::shell::{Secret, Settings};

use crate::town::{Family, Town, unique};

/// A town with its site.
pub(crate) struct Site {
    pub(crate) town: Town,
    router: Router,
    /// The same town as a demonstration, whose door opens sessions without a password.
    door: App,
}

/// A browser in which somebody is signed in, or nobody.
#[derive(Clone)]
pub(crate) struct Browser<'s> {
    site: &'s Site,
    cookie: Option<String>,
    pub(crate) language: &'static str,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
}

impl Site {
    pub(crate) async fn open() -> Self {
        let town = Town::sqlite().await;
        let zone = jiff::tz::TimeZone::get("Europe/Kyiv").unwrap();
        let settings = Settings { secure: false, zone, secret: Secret([7; 32]) };
        let router = web::router(web::WebState::new(settings, town.app.clone()));
        let demo = services::Settings { public_url: "https://sadok.example".into(), demo: true };
        let clock = Arc::clone(&town.clock) as Arc<dyn Clock>;
        let door = App::new(town.store.clone(), clock, demo);
        Self { town, router, door }
    }

    /// A browser in which the family is signed in. Sessions end while a test lets days go by; ask again then.
    pub(crate) async fn browser(&self, family: &Family) -> Browser<'_> {
        let account = family.account;
        let now = self.town.now();
        let write = self.town.store.write(move |db| {
            Box::pin(async move {
                role_assignment::Entity::insert(role_assignment::ActiveModel {
                    id: Set(unique()),
                    account_id: Set(account.uuid()),
                    role: Set("parent".into()),
                    granted_at: Set(now.into()),
                    ..Default::default()
                })
                .exec_without_returning(db)
                .await
                .map(|_| ())
            })
        });
        // The role is there already when the same family comes again.
        let _ = write.await.unwrap();
        let signed = services::accounts::sign_in_as(&self.door, account, "test").await.unwrap();
        Browser { site: self, cookie: Some(format!("sadok={}", signed.token)), language: "en" }
    }

    pub(crate) fn nobody(&self) -> Browser<'_> {
        Browser { site: self, cookie: None, language: "en" }
    }

    /// The kinds of the journal's events, to see what a request did.
    pub(crate) async fn events(&self) -> Vec<String> {
        self.town.journal_after(0).await.0
    }
}

impl Browser<'_> {
    pub(crate) fn in_language(&self, language: &'static str) -> Self {
        Self { language, ..self.clone() }
    }

    async fn ask(&self, method: &str, path: &str, body: String) -> Answer {
        let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
        assert!(!fragment.contains('?'), "{path}");
        let mut request = Request::builder().method(method).uri(path).header("host", "here");
        request = request.header(header::ACCEPT_LANGUAGE, self.language);
        let cookies =
            format!("{}; sadok-language={}", self.cookie.as_deref().unwrap_or("a=b"), self.language);
        request = request.header(header::COOKIE, cookies);
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request = request.body(Body::from(body)).unwrap();
        let (parts, body) = self.site.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        let value = |name| {
            let value = parts.headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        Answer {
            status: parts.status,
            location: value(header::LOCATION),
            kind: value(header::CONTENT_TYPE),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let answer = self.ask("GET", path, String::new()).await;
        if let Ok(folder) = std::env::var("SADOK_PAGES_DIR") {
            answer.keep(&folder, path, self.language);
        }
        answer
    }

    /// Posts fields as they are, without looking at the page first.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.ask("POST", path, body.finish()).await
    }

    /// Opens a page and sends its form with these answers.
    pub(crate) async fn fill(&self, path: &str, answers: &[(&str, &str)]) -> Answer {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.main());
        self.send(&page, path, answers).await
    }

    /// Sends the form of a page that is open already.
    pub(crate) async fn send(&self, page: &Answer, path: &str, answers: &[(&str, &str)]) -> Answer {
        let (token, key) = (page.hidden("csrf"), page.hidden("idempotency_key"));
        let hidden = [("csrf", token.as_str()), ("idempotency_key", key.as_str())];
        self.post(path, &[&hidden[..], answers].concat()).await
    }
}

impl Answer {
    /// What stands in `<main>`.
    pub(crate) fn main(&self) -> &str {
        let from = self.text.split_once("<main id=\"main\" tabindex=\"-1\">").map_or("", |(_, main)| main);
        from.split("</main>").next().unwrap_or_default()
    }

    /// `<main>` for a golden file: without what is random.
    pub(crate) fn golden(&self) -> String {
        let mut text = self.main().to_owned();
        for (pattern, word) in [
            (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "[id]"),
            (r#"name="csrf" value="[^"]*""#, r#"name="csrf" value="[token]""#),
            (r#"name="idempotency_key" value="[^"]*""#, r#"name="idempotency_key" value="[key]""#),
            (r"list=[\w.%-]+", "list=[list]"),
            (r#"name="list" value="[^"]*""#, r#"name="list" value="[list]""#),
        ] {
            text = Regex::new(pattern).unwrap().replace_all(&text, word).into_owned();
        }
        assert!(!text.contains('‹'), "a message is missing: {text}");
        assert!(!text.contains('{'), "a placeholder was not filled: {text}");
        text
    }

    /// The value of a hidden field; of the form in `<main>`, not of the layout's.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let from = self.main().split_once(&start).unwrap_or_else(|| panic!("no {name}: {}", self.main())).1;
        from.split('"').next().unwrap().to_owned()
    }

    /// The address of the link with these words.
    pub(crate) fn link(&self, words: &str) -> String {
        let links = Regex::new(r#"(?s)<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>"#).unwrap();
        let found = links.captures_iter(self.main()).find(|found| found[2].contains(words));
        let found = found.unwrap_or_else(|| panic!("no link «{words}»: {}", self.main()));
        found[1].replace("&#38;", "&")
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        self.main().contains(words)
    }

    fn keep(&self, folder: &str, path: &str, language: &str) {
        let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let name: String = name.chars().rev().take(60).collect::<String>().chars().rev().collect();
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(format!("{folder}/{name}.{language}.html"), &self.text).unwrap();
    }
}

/// The address of an application's page, or of one below it.
pub(crate) fn at(number: &str, below: &str) -> String {
    let number: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    format!("/cabinet/applications/{number}{below}")
}
