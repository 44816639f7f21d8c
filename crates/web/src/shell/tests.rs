//! The shell from outside: requests against a site with a few routes of its own.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::{Json, Router};
use domain::accounts::Permission;
use domain::{Refusal, accounts::NotPermitted};
use http_body_util::BodyExt;
use services::{App, SystemClock};
use storage::{Location, Store};
use tempfile::TempDir;
use tower::ServiceExt;

use super::*;

struct Site {
    router: Router,
    _folder: TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The value of an input's attribute `value`, found by the input's name.
    fn hidden(&self, name: &str) -> String {
        let from = self.text.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field").1;
        from.split('"').next().expect("a value").to_owned()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

impl Site {
    async fn open(secure: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a database");
        let house = services::Settings { public_url: "http://here".into(), demo: true };
        let app = App::new(store, Arc::new(SystemClock), house);
        let settings = Settings { secure, zone: jiff::tz::TimeZone::UTC, secret: Secret([3; 32]) };
        let routes = crate::routes(true)
            .get("/public", Permission::QueuePublic, async || "hello")
            .get("/own", Permission::QueueOwn, async || "mine")
            .get("/api/v1/own", Permission::QueueOwn, async || "mine")
            .post("/api/v1/things", Permission::QueuePublic, async || Json(1))
            .get("/refused", Permission::QueuePublic, refuse)
            .get("/api/v1/refused", Permission::QueuePublic, refuse)
            .get("/api/v1/conflict", Permission::QueuePublic, async || Failure::Conflict("group-is-full"))
            .get("/broken", Permission::QueuePublic, async || Failure::fault("the secret cause"))
            .get("/panic", Permission::QueuePublic, explode)
            .get("/busy", Permission::QueuePublic, async || Failure::TooMany(7));
        Self { router: dress(routes, WebState::new(settings, app)), _folder: folder }
    }

    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "here");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let (parts, body) = self.router.clone().oneshot(request).await.expect("an answer").into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "").await
    }

    async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        self.ask("POST", path, &[&form[..], headers].concat(), body).await
    }
}

async fn refuse() -> Failure {
    let refusal = Refusal::new("refusal-of-the-test").with("deadline", "2027-06-01").on_basis("article 7");
    refusal.into()
}

async fn explode() -> Response {
    panic!("boom")
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = Site::open(true).await;
    for path in ["/public", "/nowhere", "/assets/mark.svg", "/healthz", "/own", "/panic", "/api/v1/own"] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("worker-src 'self'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        assert!(answer.header("strict-transport-security").contains("max-age"), "{path}");
    }
}

#[tokio::test]
async fn pages_hold_no_inline_script_or_style_and_ask_no_other_host() {
    let site = Site::open(false).await;
    let inline =
        regex::Regex::new(r"(?i)<style|\sstyle=|<script>|\son[a-z]+=|javascript:").expect("a pattern");
    let foreign = regex::Regex::new(r#"(?:src|href|action)="(?:https?:)?//"#).expect("a pattern");
    for path in ["/styleguide", "/styleguide/question", "/accessibility", "/nowhere"] {
        let text = site.get(path).await.text;
        assert!(!inline.is_match(&text), "{path}: {:?}", inline.find(&text));
        assert!(!foreign.is_match(&text), "{path}");
    }
}

#[tokio::test]
async fn nobody_comes_through_a_door_without_the_permission() {
    let site = Site::open(false).await;
    assert_eq!(site.get("/public").await.text, "hello");
    let page = site.get("/own?a=1&b=2").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/sign-in?next=%2Fown%3Fa%3D1%26b%3D2");
    let api = site.get("/api/v1/own").await;
    assert_eq!(api.status, StatusCode::UNAUTHORIZED);
    assert_eq!(api.header("www-authenticate"), "Bearer");
    let forged = site.ask("GET", "/own", &[("cookie", "sadok=made-up")], "").await;
    assert_eq!(forged.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.ask("GET", "/api/v1/own", &[("authorization", "Bearer made-up")], "").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn failures_are_pages_for_people_in_their_language() {
    let site = Site::open(false).await;
    let answer = site.get("/nowhere?lang=en").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("<html lang=\"en\">") && answer.text.contains("Page not found"));
    // The law's default: Ukrainian until somebody chooses, whatever the browser prefers.
    let answer = site.ask("GET", "/nowhere", &[("accept-language", "en")], "").await;
    assert!(answer.text.contains("<html lang=\"uk\">") && answer.text.contains("Сторінку не знайдено"));

    let refused = site.get("/refused").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("article 7"));

    for path in ["/broken", "/panic"] {
        let fault = site.get(path).await;
        assert_eq!(fault.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(!fault.text.contains("secret") && !fault.text.contains("boom"), "{path}");
        assert!(fault.text.contains(fault.header("x-request-id")), "{path}: the number for support");
    }
    let wrong = site.post("/public", &[("sec-fetch-site", "same-origin")], "").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let wrong = site.ask("DELETE", "/public", &[], "").await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.header("allow").contains("GET") && wrong.text.contains("<html"));
    assert_eq!(site.get("/busy").await.header("retry-after"), "7");
}

#[tokio::test]
async fn failures_are_problem_documents_for_programs() {
    let site = Site::open(false).await;
    let english = [("accept-language", "en")];
    for (path, status, code) in [
        ("/api/v1/nowhere", 404, "not-found"),
        ("/api/v1/refused", 422, "of-the-test"),
        ("/api/v1/conflict", 409, "group-is-full"),
        ("/api/v1/own", 401, "sign-in"),
    ] {
        let answer = site.ask("GET", path, &english, "").await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!(problem["type"], format!("/problems/{code}"), "{path}");
        assert_eq!(problem["code"], code, "{path}");
        assert_eq!(problem["status"], status, "{path}");
        assert!(problem["title"].as_str().is_some_and(|title| !title.contains('‹')), "{path}: {problem}");
    }
    let problem = site.get("/api/v1/refused").await.json();
    assert_eq!(problem["basis"], "article 7");
}

#[tokio::test]
async fn a_problems_address_says_what_it_means() {
    let site = Site::open(false).await;
    for code in ["not-found", "conflict", "foreign-form", "fault", "sign-in", "too-many", "timed-out"] {
        let answer = site.get(&format!("/problems/{code}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{code}");
        assert!(!answer.text.contains('‹'), "{code}: a message is missing");
    }
    assert_eq!(site.get("/problems/no-such-problem").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_are_taken_from_our_own_pages_only() {
    let site = Site::open(false).await;
    let page = site.get("/styleguide/question").await;
    let cookie = page.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    assert!(cookie.starts_with("sadok-visitor="));
    let body =
        format!("csrf={}&idempotency_key={}&kind=", page.hidden("csrf"), page.hidden("idempotency_key"));
    let own = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];

    let taken = site.post("/styleguide/question", &own, &body).await;
    assert_eq!(taken.status, StatusCode::OK);
    assert!(taken.text.contains("error-summary"));
    assert_eq!(
        taken.hidden("idempotency_key"),
        page.hidden("idempotency_key"),
        "the same form keeps its key"
    );

    for (what, headers, body) in [
        ("no token", &own[..], "kind=first"),
        ("another visitor's token", &[("cookie", "sadok-visitor=other")][..], body.as_str()),
        ("no cookie at all", &[][..], body.as_str()),
        ("another site", &[own[0], ("sec-fetch-site", "cross-site")][..], body.as_str()),
        ("another origin", &[own[0], ("origin", "http://there")][..], body.as_str()),
    ] {
        assert_eq!(
            site.post("/styleguide/question", headers, body).await.status,
            StatusCode::FORBIDDEN,
            "{what}"
        );
    }
}

#[tokio::test]
async fn bodies_that_a_foreign_form_can_send_do_not_reach_the_api() {
    let site = Site::open(false).await;
    let ask = async |headers: &[(&str, &str)]| site.ask("POST", "/api/v1/things", headers, "1").await.status;
    let cookie = ("cookie", "sadok=anything");
    assert_eq!(ask(&[("content-type", "application/json")]).await, StatusCode::OK);
    assert_eq!(ask(&[("content-type", "text/plain"), cookie]).await, StatusCode::FORBIDDEN);
    assert_eq!(
        ask(&[("content-type", "multipart/form-data; boundary=x"), cookie]).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(ask(&[cookie]).await, StatusCode::FORBIDDEN);
    assert_eq!(
        ask(&[("content-type", "application/json"), ("sec-fetch-site", "cross-site")]).await,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn too_large_a_form_is_refused_with_a_page() {
    let site = Site::open(false).await;
    let body = "a".repeat(BODY_LIMIT + 1);
    let answer = site.post("/styleguide/question", &[("sec-fetch-site", "same-origin")], &body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("<html"));
}

#[tokio::test]
async fn the_language_switch_keeps_the_page() {
    let site = Site::open(false).await;
    let page = site.get("/styleguide/question?a=%D0%B1&lang=en&c=d").await;
    assert!(page.text.contains("<html lang=\"en\">"));
    assert!(page.text.contains("href=\"/styleguide/question?a=%D0%B1&#38;c=d&#38;lang=uk\""));
    let cookies: Vec<_> = page.headers.get_all(header::SET_COOKIE).iter().collect();
    assert!(cookies.iter().any(|cookie| cookie.as_bytes().starts_with(b"sadok-language=en")));
    let again = site.ask("GET", "/nowhere", &[("cookie", "sadok-language=en")], "").await;
    assert!(again.text.contains("<html lang=\"en\">"));
    let unknown = site.get("/nowhere?lang=xx").await;
    assert!(unknown.text.contains("<html lang=\"uk\">") && !unknown.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn cookies_are_locked_to_the_site_over_https() {
    let settings = |secure| Settings { secure, zone: jiff::tz::TimeZone::UTC, secret: Secret([0; 32]) };
    let text = |value: axum::http::HeaderValue| value.to_str().expect("text").to_owned();
    let session = text(session_cookie(&settings(true), "abc"));
    assert!(session.starts_with("__Host-sadok=abc"));
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(attribute), "{attribute}");
    }
    assert!(!session.contains("Domain") && !session.contains("Max-Age"));
    let plain = text(session_cookie(&settings(false), "abc"));
    assert!(plain.starts_with("sadok=abc") && !plain.contains("Secure"));
    assert!(text(clear_session(&settings(true))).contains("Max-Age=0"));
}

#[tokio::test]
async fn plain_files_are_asked_for_again_by_their_tag() {
    let site = Site::open(false).await;
    let first = site.get("/assets/kyiv-districts.geojson").await;
    assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, "application/geo+json"));
    let tag = first.header("etag").to_owned();
    let again = site.ask("GET", "/assets/kyiv-districts.geojson", &[("if-none-match", &tag)], "").await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    for path in ["/assets/../Cargo.toml", "/assets/%2e%2e/Cargo.toml", "/assets/nothing.css", "/assets/"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn built_files_are_kept_for_ever_and_come_packed() {
    let url = asset_url("main.css");
    if !url.contains("main-") {
        println!("skipped: frontend/dist is not built");
        return;
    }
    let site = Site::open(false).await;
    let packed = site.ask("GET", &url, &[("accept-encoding", "gzip, br")], "").await;
    assert!(packed.header("cache-control").contains("immutable"));
    assert_eq!(packed.header("content-encoding"), "br");
    assert_eq!(site.get(&url).await.header("content-encoding"), "");
}

#[tokio::test]
async fn a_parents_page_is_light() {
    let site = Site::open(false).await;
    let brotli = [("accept-encoding", "br")];
    let mut bytes = 0;
    for path in ["/styleguide".to_owned(), asset_url("main.css"), asset_url("main.js"), asset_url("mark.svg")]
    {
        let request = Request::builder().uri(&path).header(brotli[0].0, brotli[0].1).body(Body::empty());
        let answer = site.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        bytes += answer.into_body().collect().await.expect("a body").to_bytes().len();
    }
    assert!(bytes < 50_000, "{bytes} bytes");
}

#[tokio::test]
async fn readiness_waits_for_a_policy() {
    let site = Site::open(false).await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(
        site.get("/readyz").await.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "no policy is in force yet"
    );
}

#[test]
fn use_case_errors_become_failures() {
    let not_permitted = services::Error::from(NotPermitted { permission: Permission::QueueOwn });
    assert!(matches!(Failure::from(not_permitted), Failure::NotPermitted));
    assert!(matches!(Failure::from(services::Error::NotFound("offer")), Failure::NotFound));
    assert!(matches!(Failure::from(services::Error::Conflict("x")), Failure::Conflict("x")));
}
