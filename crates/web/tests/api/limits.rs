//! Who asks too often waits, by account and by address.

use axum::http::header;
use web::Limits;

use crate::stage::{Answer, Stage};

fn waits(answer: Answer) {
    let seconds: u32 = answer.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    answer.problem(429, "too-many");
}

#[tokio::test]
async fn look_ups_are_counted_by_address_of_those_who_are_not_signed_in() {
    let stage = Stage::open(None, false).await.limited(Limits { changes: 0, lookups: 3 });
    let look = |from: &'static str| stage.get("/api/v1/kindergartens").from(from).send();
    for _ in 0..3 {
        look("203.0.113.7").await.expect(200);
    }
    waits(look("203.0.113.7").await);
    look("203.0.113.8").await.expect(200);
    // What a visitor writes into a header moves nobody to another address.
    let lie =
        stage.get("/api/v1/kindergartens").from("203.0.113.7").header("x-forwarded-for", "198.51.100.1");
    waits(lie.send().await);
    // A household has a whole /64.
    for host in 1..=3 {
        let from = format!("2001:db8:1:2::{host}");
        stage.get("/api/v1/kindergartens").from(&from).send().await.expect(200);
    }
    waits(look("2001:db8:1:2:ffff::1").await);
    look("2001:db8:1:3::1").await.expect(200);
    let parent = stage.parent("olena").await;
    for _ in 0..5 {
        stage.get("/api/v1/kindergartens").from("203.0.113.7").by(&parent).send().await.expect(200);
    }
    let english = stage.get("/api/v1/queue").from("203.0.113.7").header("accept-language", "en");
    let english = english.send().await.problem(429, "too-many");
    assert_eq!(english["title"], "Too many attempts");
}

#[tokio::test]
async fn changes_are_counted_by_account() {
    let stage = Stage::open(None, false).await.limited(Limits { changes: 2, lookups: 0 });
    let (one, other) = (stage.parent("olena").await, stage.parent("ihor").await);
    let enter = |by: &str, number| stage.post("/api/v1/children").by(by).json(Stage::child(number)).send();
    enter(&one, 1).await.expect(201);
    enter(&one, 2).await.expect(201);
    waits(enter(&one, 3).await);
    enter(&other, 4).await.expect(201);
    let own = stage.get("/api/v1/children").by(&one).send().await.expect(200);
    assert_eq!(own["items"].as_array().unwrap().len(), 2, "nothing was done");
}
