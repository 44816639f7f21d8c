//! A forgotten password, page by page.

use axum::http::StatusCode;

use crate::{Town, get, location, post};

const FORGOTTEN: &str = "/sign-in/forgotten";

/// The path behind the newest link of the message viewer.
async fn link(town: &Town) -> String {
    let letters = services::demo::outbox(town.web.app(), None, 50).await.unwrap();
    let letter = letters.iter().find(|letter| letter.line.kind == "password_link").unwrap();
    let (_, rest) = letter.line.text.split_once("http://127.0.0.1/sign-in/").unwrap();
    format!("/sign-in/{}", rest.split_whitespace().next().unwrap())
}

#[tokio::test]
async fn a_link_is_asked_for_and_used_and_opening_it_changes_nothing() {
    let town = Town::build().await;
    let empty = post(&town, None, FORGOTTEN, FORGOTTEN, &[("name", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let known = post(&town, None, FORGOTTEN, FORGOTTEN, &[("name", "mail")]).await;
    let unknown = post(&town, None, FORGOTTEN, FORGOTTEN, &[("name", "nobody")]).await;
    assert_eq!(location(&known), "/sign-in/forgotten?asked=yes");
    assert_eq!((known.status, location(&known)), (unknown.status, location(&unknown)));
    let asked = get(&town, None, location(&known)).await;
    assert!(asked.text.contains("role=\"status\"") && asked.text.contains("60"), "{}", asked.text);

    let link = link(&town).await;
    for _ in 0..3 {
        let shown = get(&town, None, &link).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(shown.text.contains("mail") && shown.headers["cache-control"] == "no-store");
    }
    let weak = post(&town, None, &link, &link, &[("password", "password123")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("error-summary") && !weak.text.contains("password123"), "{}", weak.text);
    let done = post(&town, None, &link, &link, &[("password", "п’ять котів під дахом")]).await;
    assert_eq!(location(&done), "/sign-in?changed=yes");
    let used = get(&town, None, &link).await;
    assert_eq!(used.status, StatusCode::GONE);
    assert!(used.text.contains(FORGOTTEN));
    let fields = [("login", "mail"), ("password", "п’ять котів під дахом")];
    let signed = post(&town, None, "/sign-in?changed=yes", "/sign-in", &fields).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_page_of_it_stands_in_both_languages() {
    let town = Town::build().await;
    post(&town, None, FORGOTTEN, FORGOTTEN, &[("name", "mail@example.org")]).await;
    let link = link(&town).await;
    for path in
        [FORGOTTEN, "/sign-in/forgotten?asked=yes", "/sign-in?changed=yes", &link, "/sign-in/new-password/x"]
    {
        for language in ["uk", "en"] {
            let separator = if path.contains('?') { '&' } else { '?' };
            let shown = get(&town, None, &format!("{path}{separator}lang={language}")).await;
            assert!(!shown.text.contains('‹'), "{path} in {language} lacks a word:\n{}", shown.text);
            assert!(shown.text.contains(&format!("<html lang=\"{language}\">")), "{path}");
        }
    }
}

#[tokio::test]
async fn without_a_mail_server_the_page_promises_no_letter() {
    let mut town = Town::build().await;
    let with = get(&town, None, FORGOTTEN).await;
    assert!(with.text.contains("name=\"name\"") && with.text.contains("class=\"steps\""));
    town.web = town.web.without_mail();
    let without = get(&town, None, FORGOTTEN).await;
    assert!(!without.text.contains("name=\"name\"") && without.text.contains("class=\"steps\""));
    let posted = post(&town, None, "/sign-in", FORGOTTEN, &[("name", "mail")]).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
}
