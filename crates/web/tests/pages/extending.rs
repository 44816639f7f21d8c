//! More time for the papers, given by the head where the pack says so.

use axum::http::StatusCode;

use crate::town::{KYIV, administrator};
use crate::{Town, get, location, post};

const ACCEPTED: &str = "/office/invitations?state=accepted";

/// Where the accepted invitation is extended.
async fn path(town: &Town) -> String {
    let shown = get(town, Some(&town.head), ACCEPTED).await;
    let (before, _) = shown.text.split_once("/enrol\"").unwrap();
    format!("/office/invitations/{}/extend", before.rsplit('/').next().unwrap())
}

#[tokio::test]
async fn where_the_pack_gives_it_to_the_head_the_head_extends_once() {
    let town = Town::build().await;
    let pack = KYIV.replace("extension_by = \"parent\"", "extension_by = \"head\"");
    services::policies::apply(town.web.app(), &administrator(), pack).await.unwrap();
    let (head, path) = (Some(town.head.as_str()), path(&town).await);
    assert!(get(&town, head, ACCEPTED).await.text.contains(&path));
    assert_eq!(get(&town, Some(&town.other_head), &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&town, Some(&town.parent), &path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&town, Some(&town.officer), &path).await.status, StatusCode::FORBIDDEN);
    for language in ["uk", "en"] {
        let shown = get(&town, head, &format!("{path}?lang={language}")).await;
        assert!(shown.status == StatusCode::OK && !shown.text.contains('‹'), "{}", shown.text);
        assert!(shown.text.contains("<dl class=\"summary\">"), "the end before and after: {}", shown.text);
    }
    let done = post(&town, head, &path, &path, &[]).await;
    assert_eq!(location(&done), "/office/invitations?state=accepted&done=extended");
    let list = get(&town, head, location(&done)).await;
    assert!(list.text.contains("role=\"status\"") && !list.text.contains(&path), "{}", list.text);
    let again = post(&town, head, &path, &path, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("error-summary"), "{}", again.text);
}

#[tokio::test]
async fn where_the_family_takes_it_the_head_is_offered_nothing() {
    let town = Town::build().await;
    let (head, path) = (Some(town.head.as_str()), path(&town).await);
    assert!(!get(&town, head, ACCEPTED).await.text.contains(&path));
    let shown = get(&town, head, &path).await;
    assert!(
        shown.status == StatusCode::OK && !shown.text.contains("<dl class=\"summary\">"),
        "{}",
        shown.text
    );
    let refused = post(&town, head, &path, &path, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("error-summary"), "{}", refused.text);
}
