//! What a region's own rules and its server's clock change on pages.

use axum::http::StatusCode;
use jiff::ToSpan;
use services::policies;

use crate::town::{KYIV, Town, administrator};
use crate::{FAMILY, get, post};

/// Kyiv's rules with some lines changed.
fn kyiv_with(changes: &[(&str, &str)]) -> String {
    let mut pack = KYIV.to_owned();
    for (line, replaced_by) in changes {
        assert_eq!(pack.matches(line).count(), 1, "`{line}` stands once in the pack");
        pack = pack.replace(line, replaced_by);
    }
    pack
}

async fn switch(town: &Town, text: String) {
    policies::apply(town.web.app(), &administrator(), text).await.unwrap();
}

#[tokio::test]
async fn the_rules_name_the_versions_that_come_and_those_that_were() {
    let town = Town::build().await;
    let only = get(&town, None, "/rules").await.text;
    assert!(!only.contains("Попередні правила") && !only.contains("набудуть чинності"), "{only}");
    let of = |version: &str, from: &str| {
        let version = format!("version = \"{version}\"");
        let from = format!("applies_from_on = {from}");
        kyiv_with(&[("version = \"2026-1\"", &version), ("applies_from_on = 2026-01-01", &from)])
    };
    switch(&town, of("2027-1", "2027-03-01")).await;
    switch(&town, of("2027-2", "2027-09-01")).await;
    let page = get(&town, None, "/rules").await.text;
    let (_, lists) = page.split_once("Правила, які набудуть чинності").expect("what comes");
    let (coming, earlier) = lists.split_once("Попередні правила").expect("what was");
    assert!(coming.contains("Версія 2027-2, з 1 вересня 2027"), "{coming}");
    assert!(earlier.contains("Версія 2026-1, з 1 квітня 2027"), "{earlier}");
    assert!(!page.contains("Версія 2027-1"), "the one in force is the page itself");
}

#[tokio::test]
async fn the_administrators_desk_says_that_the_clock_is_behind() {
    let town = Town::build().await;
    let admin = crate::town::administrators_session(&town).await;
    let behind = "Годинник сервера відстає";
    assert!(!get(&town, Some(&admin), "/office").await.text.contains(behind));
    let now = services::Clock::now(&*town.clock);
    town.clock.set(now - 90.seconds());
    let desk = get(&town, Some(&admin), "/office").await.text;
    assert!(desk.contains(behind) && desk.contains("менш ніж на 2 хвилини"), "{desk}");
    let head = get(&town, Some(&town.head), "/office").await.text;
    assert!(!head.contains(behind), "who cannot mend it is not troubled");
}

#[tokio::test]
async fn a_benefit_of_one_kindergarten_is_entered_for_it_and_named_in_the_list() {
    let town = Town::build().await;
    let officer = Some(town.officer.as_str());
    let page = "/office/filing";
    assert!(!get(&town, officer, page).await.text.contains("benefit_place"), "Kyiv has no such benefit");
    let sibling = "\n[[benefit]]\ncode = \"sibling\"\ntitle = { uk = \"Брат чи сестра в садку\", en = \"Sibling\" }\n\
                   class = \"preferential\"\nbasis = \"test\"\nscope = \"kindergarten\"\n\
                   evidence = [{ uk = \"папір\", en = \"paper\" }]\nconfirmed_by = \"department\"\n";
    switch(&town, format!("{KYIV}{sibling}")).await;
    let other = get(&town, officer, "/kindergartens?name=2").await.text;
    let (_, other) = other.split_once("href=\"/kindergartens/").unwrap();
    let other = other.split('"').next().unwrap().to_owned();
    let first = town.kindergarten.to_string();
    let claimed =
        [("wishes", first.as_str()), ("wishes", &other), ("benefit", "sibling"), ("benefit_proof", "1")];
    let enter = async |more: &[(&str, &str)]| {
        let fields = [FAMILY.as_slice(), &claimed, more].concat();
        post(&town, officer, page, page, &fields).await
    };
    let unsaid = enter(&[]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.text.contains("href=\"#benefit_place\""), "{}", unsaid.text);
    let done = enter(&[("benefit_place", &other)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    let claims = get(&town, officer, "/office/claims").await.text;
    assert!(claims.contains("Брат чи сестра в садку") && claims.contains("Садок № 2"), "{claims}");
    assert!(!claims.contains("Садок № 1"), "the other claim counts everywhere: {claims}");
}
