//! `/cabinet/applications/{number}`, its calendar and its receipt.

use axum::http::StatusCode;
use domain::policy::BenefitScope;

use crate::site::{Site, at};
use crate::town::{Family, Garden};

/// A family whose child is old enough for the first kindergarten and too young for the second, with others before it.
async fn waiting(site: &Site) -> (Family, String, Garden) {
    let town = &site.town;
    let sun = town.garden("Садок № 12 «Сонечко»", 24, 36, 20).await;
    let oak = town.garden("Садок № 7 «Дубок»", 36, 48, 20).await;
    for _ in 0..3 {
        let other = town.family("2023-10-01").await;
        town.file(&other, &[sun.id]).await.unwrap();
    }
    let family = town.family("2023-09-10").await;
    let filed = town.file(&family, &[sun.id, oak.id]).await.unwrap();
    (family, filed.number, sun)
}

#[tokio::test]
async fn one_page_says_where_the_application_is() {
    let site = Site::open().await;
    let (family, number, _) = waiting(&site).await;
    let browser = site.browser(&family).await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&at(&number, "")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        insta::assert_snapshot!(format!("status-queued-{language}"), page.golden());
    }
    let page = browser.get(&at(&number, "")).await;
    assert!(page.says("10 September 2026"), "the day on which it enters the other line");
    assert!(page.says("place__number\">4<") && page.says("General queue – <strong>3</strong>"));
    let saved = browser.get(&at(&number, "?done=wishes")).await;
    assert!(saved.says("The list of kindergartens is saved."));
    assert!(!browser.get(&at(&number, "?done=%3Cscript%3E")).await.text.contains("<script>"));
}

#[tokio::test]
async fn before_the_desired_day_it_says_from_when() {
    let site = Site::open().await;
    let town = &site.town;
    let garden = town.garden("Садок № 3", 24, 48, 20).await;
    let family = town.family("2023-09-10").await;
    let mut command = town.command(&family, &[garden.id], &[]);
    command.desired_on = "2026-06-01".parse().unwrap();
    let filed = services::queue::file(&town.app, &family.actor, None, command).await.unwrap();
    let page = site.browser(&family).await.get(&at(&filed.number, "")).await;
    assert!(page.says("it enters the line on 1 June 2026"), "{}", page.main());
    assert!(!page.says("place__number"));
}

#[tokio::test]
async fn an_invited_family_sees_the_deadline_first() {
    let site = Site::open().await;
    let (family, number, sun) = waiting(&site).await;
    let town = &site.town;
    town.state(&sun, 4).await.unwrap();
    let browser = site.browser(&family).await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&at(&number, "")).await;
        insta::assert_snapshot!(format!("status-invited-{language}"), page.golden());
    }
    let calendar = browser.get(&at(&number, "/deadlines.ics")).await;
    assert_eq!(calendar.kind, "text/calendar; charset=utf-8");
    assert!(calendar.text.contains("DTSTART;VALUE=DATE:20260312"), "{}", calendar.text);
    assert!(calendar.text.contains("SUMMARY:Answer the invitation to the kindergarten"));
    assert!(!calendar.text.contains("Тестова"), "calendars name no child");
    let calendar = browser.in_language("uk").get(&at(&number, "/deadlines.ics")).await;
    assert!(calendar.text.contains("SUMMARY:Відповісти на запрошення до садка"));

    town.until("2026-03-13T08:00:00Z").await;
    let page = site.browser(&family).await.get(&at(&number, "")).await;
    assert!(page.says("You did not answer the invitation in time") && page.says("Bring back into the line"));
    let calendar = site.browser(&family).await.get(&at(&number, "/deadlines.ics")).await;
    assert!(!calendar.text.contains("BEGIN:VEVENT"), "nothing is due");
}

#[tokio::test]
async fn every_event_of_a_life_has_words_in_both_languages() {
    let site = Site::open().await;
    let town = &site.town;
    let policy = town.app.policy().await.unwrap();
    let benefit = policy
        .benefits
        .categories
        .iter()
        .find(|category| category.scope == BenefitScope::Everywhere && !category.entered_by_department);
    let garden = town.garden("Садок № 3", 24, 48, 20).await;
    let family = town.family("2023-09-10").await;
    let command = town.command(&family, &[garden.id], &[benefit.unwrap().code.as_str()]);
    let number = services::queue::file(&town.app, &family.actor, None, command).await.unwrap().number;
    let (app, actor) = (&town.app, &family.actor);
    services::queue::suspend(app, actor, None, &number).await.unwrap();
    services::queue::reactivate(app, actor, None, &number).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let offer = town.standing(&number).await.1.unwrap();
    services::offers::accept(app, actor, None, offer).await.unwrap();
    services::offers::extend(app, actor, None, offer).await.unwrap();
    town.until("2026-03-20T08:00:00Z").await;
    services::queue::withdraw(app, actor, None, &number).await.unwrap();
    let browser = site.browser(&family).await;
    for language in ["uk", "en"] {
        let page = browser.in_language(language).get(&at(&number, "")).await;
        insta::assert_snapshot!(format!("status-withdrawn-{language}"), page.golden());
    }
}

#[tokio::test]
async fn the_receipt_is_a_pdf_in_both_languages() {
    let site = Site::open().await;
    let (family, number, _) = waiting(&site).await;
    let browser = site.browser(&family).await;
    for language in ["uk", "en"] {
        let receipt = browser.in_language(language).get(&at(&number, "/receipt.pdf")).await;
        assert_eq!((receipt.status, receipt.kind.as_str()), (StatusCode::OK, "application/pdf"));
        assert!(receipt.bytes.starts_with(b"%PDF-") && receipt.bytes.len() > 10_000, "{language}");
    }
}
