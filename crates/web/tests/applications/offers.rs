//! `/cabinet/offers/{id}`: the invitation and its answer.

use axum::http::StatusCode;
use domain::ids::OfferId;

use crate::site::{Site, at};
use crate::town::{Family, Garden};

async fn invited() -> (Site, Family, String, Garden, OfferId) {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 12 «Сонечко»", 24, 36, 20).await;
    let other = town.garden("Садок № 7 «Дубок»", 24, 36, 20).await;
    let family = town.family("2023-09-10").await;
    let number = town.file(&family, &[garden.id, other.id]).await.unwrap().number;
    town.state(&garden, 1).await.unwrap();
    let offer = town.standing(&number).await.1.unwrap();
    (site, family, number, garden, offer)
}

#[tokio::test]
async fn an_invitation_is_accepted_with_one_tap_and_says_which_papers_by_when() {
    let (site, family, number, _, offer) = invited().await;
    let path = format!("/cabinet/offers/{offer}");
    let browser = site.browser(&family).await;
    let before = site.events().await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&path).await;
        insta::assert_snapshot!(format!("offer-invited-{language}"), page.golden());
    }
    let (page, second_window) = (browser.get(&path).await, browser.get(&path).await);
    assert_eq!(site.events().await, before, "opening it changes nothing");

    let done = browser.send(&page, &path, &[]).await;
    assert_eq!((done.status, &done.location), (StatusCode::SEE_OTHER, &path), "{}", done.main());
    assert_eq!(site.town.application(&number).await.state, "accepted");
    let events = site.events().await;
    assert_eq!(browser.send(&page, &path, &[]).await.location, path, "a double click");
    let other = browser.send(&second_window, &path, &[]).await;
    assert!(other.says("no longer waits for an answer") && other.says("You accepted"), "{}", other.main());
    assert_eq!(site.events().await, events, "accepted once");
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&path).await;
        insta::assert_snapshot!(format!("offer-accepted-{language}"), page.golden());
    }
    let declined = browser.get(&format!("{path}/decline")).await;
    assert_eq!(declined.status, StatusCode::UNPROCESSABLE_ENTITY, "too late to decline");
}

#[tokio::test]
async fn time_for_papers_is_extended_once() {
    let (site, family, _, _, offer) = invited().await;
    let path = format!("/cabinet/offers/{offer}");
    let browser = site.browser(&family).await;
    let extend = format!("{path}/extend");
    assert!(browser.get(&extend).await.says("error-summary"), "not accepted yet");
    browser.fill(&path, &[]).await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&extend).await;
        insta::assert_snapshot!(format!("offer-extend-{language}"), page.golden());
    }
    let page = browser.get(&extend).await;
    assert!(page.says("9 March 2026 at 23:59") && page.says("16 March 2026 at 23:59"), "{}", page.main());
    assert_eq!(browser.send(&page, &extend, &[]).await.location, path);
    assert_eq!(browser.send(&page, &extend, &[]).await.location, path, "a double click extends once");
    let page = browser.get(&path).await;
    assert!(page.says("16 March 2026") && !page.says("Take more time"), "{}", page.main());
    let again = browser.get(&extend).await;
    assert!(again.says("once") && again.says("error-summary"), "{}", again.main());
}

#[tokio::test]
async fn declining_is_asked_twice_and_drops_the_kindergarten() {
    let (site, family, number, garden, offer) = invited().await;
    let path = format!("/cabinet/offers/{offer}/decline");
    let browser = site.browser(&family).await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&path).await;
        insta::assert_snapshot!(format!("offer-decline-{language}"), page.golden());
    }
    let page = browser.get(&path).await;
    assert_eq!(browser.send(&page, &path, &[]).await.location, format!("/cabinet/offers/{offer}"));
    let events = site.events().await;
    assert_eq!(browser.send(&page, &path, &[]).await.status, StatusCode::SEE_OTHER, "a double click");
    assert_eq!(site.events().await, events);
    let shown = browser.get(&format!("/cabinet/offers/{offer}")).await;
    assert!(shown.says("You declined") && !shown.says("Accept the place"));
    let status = browser.get(&at(&number, "")).await;
    assert!(!status.says(&format!("/kindergartens/{}", garden.id)), "the kindergarten left the list");
    assert_eq!(site.town.wrongs().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_late_answer_is_told_that_it_is_late() {
    let (site, family, number, _, offer) = invited().await;
    let path = format!("/cabinet/offers/{offer}");
    let browser = site.browser(&family).await;
    let (page, decline) = (browser.get(&path).await, browser.get(&format!("{path}/decline")).await);
    // The deadline has passed, and nothing has looked at the clock since.
    site.town.clock.set("2026-03-12T22:00:00Z".parse().unwrap());
    let browser = site.browser(&family).await;
    let shown = browser.get(&path).await;
    assert!(shown.says("Time is over") && !shown.says("Accept the place"), "{}", shown.main());
    let own = browser.get(&at(&number, "/withdraw")).await;
    let late = browser.send(&own, &path, &[]).await;
    assert!(late.says("The time to answer ended on 12 March 2026 at 23:59"), "{}", late.main());
    let late = browser.send(&own, &format!("{path}/decline"), &[]).await;
    assert!(late.says("The time to answer ended on 12 March 2026 at 23:59"), "{}", late.main());
    assert_eq!(site.town.application(&number).await.state, "invited");
    site.town.until("2026-03-13T08:00:00Z").await;
    let browser = site.browser(&family).await;
    let shown = browser.get(&path).await;
    insta::assert_snapshot!("offer-expired-en", shown.golden());
    // Forms that were opened before belong to a session that is over.
    assert_eq!(browser.send(&page, &path, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.send(&decline, &format!("{path}/decline"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.town.application(&number).await.state, "suspended");
}

/// The only kindergarten is declined: before it the family reads what that means, after it the cabinet and the page of the
/// application say so and lead to the list; staff read it, too.
#[tokio::test]
async fn declining_the_only_kindergarten_says_that_the_child_stands_in_no_line() {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 12", 24, 36, 20).await;
    let other = town.garden("Садок № 7", 24, 36, 20).await;
    let family = town.family("2023-09-10").await;
    let number = town.file(&family, &[garden.id]).await.unwrap().number;
    let registered_at = town.application(&number).await.registered_at;
    town.state(&garden, 1).await.unwrap();
    let offer = format!("/cabinet/offers/{}", town.standing(&number).await.1.unwrap());
    let browser = site.browser(&family).await;
    assert!(browser.get(&offer).await.says("will stand in no line"), "beside the button");
    let decline = format!("{offer}/decline");
    for (language, words) in [("uk", "не стоятиме в жодній черзі"), ("en", "will stand in no line")]
    {
        let page = browser.in_language(language).get(&decline).await;
        assert!(page.says(words), "{}", page.golden());
    }
    let page = browser.get(&decline).await;
    assert_eq!(browser.send(&page, &decline, &[]).await.status, StatusCode::SEE_OTHER);

    let wishes = at(&number, "/wishes");
    for (language, words) in [("uk", "У жодній черзі"), ("en", "In no line")] {
        let browser = browser.in_language(language);
        for path in ["/cabinet", &at(&number, "")] {
            let page = browser.get(path).await;
            assert!(page.says(words), "{path}: {}", page.golden());
            assert!(page.text.contains("/wishes\""), "{path}: {}", page.main());
        }
    }
    let status = browser.get(&at(&number, "")).await;
    assert_eq!(status.link("Choose kindergartens"), wishes);
    assert!(!status.says("Your place in each line"), "there is no line: {}", status.main());
    let told = services::notifications::messages(&town.app, &family.actor, None, 9).await.unwrap();
    let declined = told.iter().find(|line| line.kind == "offer_declined").unwrap();
    assert!(declined.text.contains("жодного садка"), "{}", declined.text);

    let added = browser.get(&format!("{wishes}?find=7")).await;
    let added = browser.get(&added.link("Add")).await;
    let confirm = added.link("See what would change");
    assert_eq!(browser.fill(&confirm, &[]).await.status, StatusCode::SEE_OTHER);
    let row = town.application(&number).await;
    assert_eq!((row.state.as_str(), row.registered_at), ("queued", registered_at));
    assert!(browser.get(&at(&number, "")).await.says("place__number"), "in line again, by the old date");
    let _ = other;
    assert_eq!(town.wrongs().await, Vec::<String>::new());
}
