//! The list of kindergartens, the details, leaving the line, coming back, taking back.

use axum::http::StatusCode;

use crate::site::{Answer, Site, at};
use crate::town::{Family, Garden};

async fn begun() -> (Site, Family, String, [Garden; 3]) {
    let site = Site::open().await;
    let town = &site.town;
    let gardens = [
        town.garden("Садок № 1 «Калинка»", 24, 36, 20).await,
        town.garden("Садок № 2 «Струмок»", 24, 36, 20).await,
        town.garden("Садок № 3 «Дзвіночок»", 48, 60, 20).await,
    ];
    let other = town.family("2023-10-01").await;
    town.file(&other, &[gardens[1].id]).await.unwrap();
    let family = town.family("2023-09-10").await;
    let number = town.file(&family, &[gardens[0].id]).await.unwrap().number;
    (site, family, number, gardens)
}

async fn wishes(site: &Site, number: &str) -> Vec<domain::ids::KindergartenId> {
    let row = site.town.application(number).await;
    let rows = storage::queue::wishes(site.town.app.reader(), row.id).await.unwrap();
    rows.into_iter().map(|row| row.kindergarten_id.into()).collect()
}

fn assert_golden(name: &str, language: &str, page: &Answer) {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    insta::assert_snapshot!(format!("{name}-{language}"), page.golden());
}

#[tokio::test]
async fn a_list_is_put_together_by_links_and_saved_after_its_effects_were_seen() {
    let (site, family, number, gardens) = begun().await;
    let browser = site.browser(&family).await;
    let before = site.events().await;
    let found = browser.get(&at(&number, "/wishes?find=%D1%81%D1%82%D1%80%D1%83%D0%BC%D0%BE%D0%BA")).await;
    assert!(found.says("Found: 1 kindergarten."), "{}", found.main());
    let added = browser.get(&found.link("Add")).await;
    let found =
        browser.get(&format!("{}&find=%D0%B4%D0%B7%D0%B2%D1%96%D0%BD", added_list(&added, &number))).await;
    let two = browser.get(&found.link("Add")).await;
    let moved = browser.get(&two.link("Move up")).await;
    for language in ["uk", "en"] {
        let path = added_list(&moved, &number);
        assert_golden("wishes", language, &browser.in_language(language).get(&path).await);
    }
    let confirm = moved.link("See what would change");
    for language in ["uk", "en"] {
        assert_golden("wishes-confirm", language, &browser.in_language(language).get(&confirm).await);
    }
    let page = browser.get(&confirm).await;
    assert!(page.says("you would take place 2"), "{}", page.main());
    assert_eq!(site.events().await, before, "looking changes nothing");

    let done = browser.send(&page, &confirm, &[]).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, &*at(&number, "?done=wishes")));
    assert_eq!(wishes(&site, &number).await, [gardens[1].id, gardens[0].id, gardens[2].id]);
    let after = site.events().await;
    let again = browser.send(&page, &confirm, &[]).await;
    assert_eq!((again.status, again.location), (done.status, done.location), "a replayed form");
    assert_eq!(site.events().await, after, "and nothing more was done");
}

/// The address of the page with the list that it shows.
fn added_list(page: &Answer, number: &str) -> String {
    at(number, &format!("/wishes?list={}", page.hidden("list")))
}

#[tokio::test]
async fn a_list_that_cannot_be_saved_says_why() {
    let (site, family, number, gardens) = begun().await;
    let browser = site.browser(&family).await;
    let empty = browser.get(&at(&number, "/wishes/confirm?list=-&revision=1")).await;
    assert!(empty.says("Choose at least one kindergarten."), "{}", empty.main());
    let unknown = browser.get(&at(&number, "/wishes/confirm?list=AAAAAAAAAAAAAAAAAAAAAA&revision=1")).await;
    assert!(unknown.says("There is no such kindergarten"), "{}", unknown.main());
    let page = browser.get(&at(&number, "/wishes")).await;
    let only = browser.get(&page.link("Remove")).await;
    assert!(only.says("The list is empty") && !only.says("See what would change"));

    // Two windows: what one saved is not overwritten blindly by the other.
    let page = browser.get(&at(&number, "/wishes?find=%D0%BA")).await;
    let stale = browser.get(&page.link("Add")).await.link("See what would change");
    let open = browser.get(&stale).await;
    let new =
        services::queue::NewWishes { number: number.clone(), wishes: vec![gardens[2].id], revision: None };
    services::queue::change_wishes(&site.town.app, &family.actor, None, new).await.unwrap();
    let late = browser.send(&open, &stale, &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("in another window"), "{}", late.main());
    assert_eq!(wishes(&site, &number).await, [gardens[2].id]);
}

#[tokio::test]
async fn details_are_changed_after_their_effects_were_seen() {
    let (site, family, number, _) = begun().await;
    let browser = site.browser(&family).await;
    let path = at(&number, "/details");
    let wrong = [("desired-day", "31"), ("desired-month", "2"), ("desired-year", "2026"), ("language", "")];
    let answer = browser.fill(&path, &wrong).await;
    assert!(answer.says("error-summary") && answer.says("Choose a language") && answer.says("value=\"31\""));
    let past = [("desired-day", "1"), ("desired-month", "2"), ("desired-year", "2026"), ("language", "any")];
    assert!(browser.fill(&path, &past).await.says("must not lie in the past"));
    let foreign =
        [("desired-day", "1"), ("desired-month", "6"), ("desired-year", "2026"), ("language", "xx")];
    assert!(browser.fill(&path, &foreign).await.says("teaches in this language"));

    let later = [("desired-day", "1"), ("desired-month", "6"), ("desired-year", "2026"), ("language", "any")];
    let confirm = browser.fill(&path, &later).await.location;
    let before = site.events().await;
    for language in ["uk", "en"] {
        assert_golden("details-confirm", language, &browser.in_language(language).get(&confirm).await);
    }
    let page = browser.get(&confirm).await;
    assert!(page.says("you would give up place 1") && page.says("enters the line on 1 June 2026"));
    assert_eq!(site.events().await, before, "looking changes nothing");
    let done = browser.send(&page, &confirm, &[]).await;
    assert_eq!(done.location, at(&number, "?done=details"), "{}", done.main());
    assert_eq!(site.events().await[before.len()..], ["details_changed", "entries_recomputed"]);
    let events = site.events().await.len();
    assert_eq!(browser.send(&page, &confirm, &[]).await.status, StatusCode::SEE_OTHER, "a replayed form");
    assert_eq!(site.events().await.len(), events);
    let row = site.town.application(&number).await;
    assert!(storage::queue::entries(site.town.app.reader(), row.id).await.unwrap().is_empty());
    site.town.until("2026-06-01T05:00:00Z").await;
    assert_eq!(storage::queue::entries(site.town.app.reader(), row.id).await.unwrap().len(), 1);
    assert_eq!(site.town.wrongs().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_later_desired_day_gives_an_unanswered_place_to_the_next_child() {
    let (site, family, number, gardens) = begun().await;
    let town = &site.town;
    let next = town.family("2023-11-01").await;
    let behind = town.file(&next, &[gardens[0].id]).await.unwrap().number;
    town.state(&gardens[0], 1).await.unwrap();
    assert_eq!(town.standing(&number).await.0, "invited");
    let browser = site.browser(&family).await;
    let later = [("desired-day", "1"), ("desired-month", "6"), ("desired-year", "2026"), ("language", "any")];
    let confirm = browser.fill(&at(&number, "/details"), &later).await.location;
    let page = browser.get(&confirm).await;
    assert!(page.says("The invitation that waits for your answer would be taken back"), "{}", page.main());
    assert_eq!(browser.send(&page, &confirm, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.standing(&number).await.0, "queued");
    assert_eq!(town.standing(&behind).await.0, "invited");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
}

#[tokio::test]
async fn leaving_and_coming_back_say_what_they_mean() {
    let (site, family, number, _) = begun().await;
    let browser = site.browser(&family).await;
    for (step, done, state) in [
        ("suspend", "suspended", "suspended"),
        ("reactivate", "reactivated", "queued"),
        ("withdraw", "withdrawn", "withdrawn"),
    ] {
        let path = at(&number, &format!("/{step}"));
        for language in ["uk", "en"] {
            assert_golden(step, language, &browser.in_language(language).get(&path).await);
        }
        let page = browser.get(&path).await;
        let answer = browser.send(&page, &path, &[]).await;
        assert_eq!(answer.location, at(&number, &format!("?done={done}")), "{}", answer.main());
        assert_eq!(site.town.application(&number).await.state, state);
        let events = site.events().await;
        let again = browser.send(&page, &path, &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{step}: a double click");
        assert_eq!(site.events().await, events);
        assert_eq!(browser.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}: not twice");
    }
    let closed = browser.get(&at(&number, "/wishes")).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(closed.says("The application is closed"));
    let page = browser.get(&at(&number, "")).await;
    assert!(!page.says("Change the list") && page.says("You took the application back"));
}
