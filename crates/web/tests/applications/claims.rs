//! A benefit claimed later, and a claim taken back.

use axum::http::StatusCode;

use crate::site::{Site, at};

#[tokio::test]
async fn a_benefit_is_claimed_and_taken_back() {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 3", 24, 48, 20).await;
    let family = town.family("2023-09-10").await;
    let number = town.file(&family, &[garden.id]).await.unwrap().number;
    let browser = site.browser(&family).await;
    let path = at(&number, "/claims/new");
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&path).await;
        insta::assert_snapshot!(format!("claim-{language}"), page.golden());
    }
    let empty = browser.fill(&path, &[]).await;
    assert!(empty.says("Choose the benefit") && empty.says("Enter the document"), "{}", empty.main());
    let long = "А".repeat(201);
    assert!(
        browser.fill(&path, &[("category", "serviceman"), ("document", &long)]).await.says("200 characters")
    );
    for (category, words) in [("displaced", "entered by the district"), ("no-such", "no such benefit")] {
        let refused = browser.fill(&path, &[("category", category), ("document", "АА 1")]).await;
        assert!(refused.says(words) && refused.says("value=\"АА 1\""), "{}", refused.main());
    }

    let page = browser.get(&path).await;
    let answers = [("category", "serviceman"), ("document", "АА 000001, 1 березня 2026")];
    let done = browser.send(&page, &path, &answers).await;
    assert_eq!(done.location, at(&number, "?done=claimed"), "{}", done.main());
    assert_eq!(browser.send(&page, &path, &answers).await.location, done.location, "a double click");
    assert_eq!(site.events().await.iter().filter(|kind| *kind == "claim_made").count(), 1);
    let other = browser.send(&page, &path, &[("category", "chornobyl"), ("document", "1")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "the same form with other answers");

    let status = browser.get(&at(&number, "")).await;
    assert!(status.says("The department is looking at it") && !status.says("АА 000001"));
    assert!(!browser.get(&path).await.says("value=\"serviceman\""), "claimed already");
    let withdraw = status.link("Take back");
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&withdraw).await;
        insta::assert_snapshot!(format!("claim-withdraw-{language}"), page.golden());
    }
    assert_eq!(browser.fill(&withdraw, &[]).await.location, at(&number, "?done=claim-withdrawn"));
    assert_eq!(browser.get(&withdraw).await.status, StatusCode::NOT_FOUND, "not twice");
    let none = at(&number, &format!("/claims/{}/withdraw", crate::town::unique()));
    assert_eq!(browser.get(&none).await.status, StatusCode::NOT_FOUND);
}
