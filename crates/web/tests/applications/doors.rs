//! Nobody but the family sees an application, and nobody learns which numbers are taken.

use axum::http::StatusCode;

use crate::site::{Site, at};
use crate::town::unique;

const BELOW: [&str; 11] = [
    "",
    "/receipt.pdf",
    "/deadlines.ics",
    "/wishes",
    "/wishes/confirm?list=AAAA&revision=1",
    "/details",
    "/details/confirm?desired=2026-06-01&language=uk",
    "/suspend",
    "/reactivate",
    "/withdraw",
    "/claims/new",
];

const POSTED: [&str; 7] = [
    "/wishes/confirm?list=AAAA&revision=1",
    "/details",
    "/details/confirm?desired=2026-06-01&language=uk",
    "/suspend",
    "/reactivate",
    "/withdraw",
    "/claims/new",
];

/// A number that nobody has.
const NOBODYS: &str = "К-2026-999999-0";

#[tokio::test]
async fn a_foreign_application_is_like_none() {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 3", 24, 48, 20).await;
    let (owner, stranger) = (town.family("2023-09-10").await, town.family("2023-09-11").await);
    let number = town.file(&owner, &[garden.id]).await.unwrap().number;
    let own = town.file(&stranger, &[garden.id]).await.unwrap().number;
    let before = site.events().await;
    let browser = site.browser(&stranger).await;
    for below in BELOW {
        let foreign = browser.get(&at(&number, below)).await;
        let none = browser.get(&at(NOBODYS, below)).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{below}");
        assert_eq!((none.status, none.main()), (foreign.status, foreign.main()), "{below}");
    }
    let page = browser.get(&at(&own, "/withdraw")).await;
    for below in POSTED {
        let answers = [("category", "serviceman"), ("document", "1"), ("language", "uk")];
        let foreign = browser.send(&page, &at(&number, below), &answers).await;
        let none = browser.send(&page, &at(NOBODYS, below), &answers).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{below}");
        assert_eq!((none.status, none.main()), (foreign.status, foreign.main()), "{below}");
    }
    assert_eq!(site.events().await, before, "nothing was done");
}

#[tokio::test]
async fn a_foreign_offer_is_like_none() {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 3", 24, 48, 20).await;
    let (owner, stranger) = (town.family("2023-09-10").await, town.family("2023-09-11").await);
    let number = town.file(&owner, &[garden.id]).await.unwrap().number;
    let own = town.file(&stranger, &[garden.id]).await.unwrap().number;
    town.state(&garden, 1).await.unwrap();
    let offer = town.standing(&number).await.1.unwrap();
    let before = site.events().await;
    let browser = site.browser(&stranger).await;
    let page = browser.get(&at(&own, "/withdraw")).await;
    for below in ["", "/decline", "/extend"] {
        let foreign = browser.get(&format!("/cabinet/offers/{offer}{below}")).await;
        let none = browser.get(&format!("/cabinet/offers/{}{below}", unique())).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{below}");
        assert_eq!((none.status, none.main()), (foreign.status, foreign.main()), "{below}");
        let posted = browser.send(&page, &format!("/cabinet/offers/{offer}{below}"), &[]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{below}");
    }
    assert_eq!(site.events().await, before, "nothing was done");
}

#[tokio::test]
async fn who_is_not_signed_in_is_asked_to_and_comes_back() {
    let site = Site::open().await;
    let family = site.town.family("2023-09-10").await;
    let garden = site.town.garden("Садок № 3", 24, 48, 20).await;
    let number = site.town.file(&family, &[garden.id]).await.unwrap().number;
    let answer = site.nobody().get(&at(&number, "")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location.starts_with("/sign-in?next=%2Fcabinet%2Fapplications%2F"), "{}", answer.location);
    let answer = site.nobody().get(&format!("/cabinet/offers/{}", unique())).await;
    assert!(answer.location.starts_with("/sign-in?next="), "{}", answer.location);
}
