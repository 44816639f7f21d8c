//! The same key gives the same answer: after a lost answer, a crash, a restart, and when the world has moved on since.

use std::time::Duration;

use axum::http::{Method, header};
use serde_json::{Value, json};
use storage::platform::idempotency;
use storage::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::stage::{Stage, on_both};

const FILE: &str = "/api/v1/applications";

async fn applications(stage: &Stage, parent: &str) -> usize {
    let own = stage.get(FILE).by(parent).send().await.expect(200);
    own["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_repetition_is_answered_word_for_word_although_the_world_moved_on() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = || stage.post(FILE).by(&parent).key("k").json(stage.filing(1)).send();
        let first = file().await;
        let location = first.headers[header::LOCATION].clone();
        let first = first.expect(201);
        let number = first["number"].as_str().unwrap().to_owned();
        let offer = stage.invited(&number, &parent).await;
        let again = file().await;
        assert_eq!(again.headers[header::LOCATION], location);
        assert_eq!(again.expect(201), first, "also while the child is invited");
        let accept = || stage.post(&format!("/api/v1/offers/{offer}/accept")).by(&parent).key("a").send();
        let accepted = accept().await.expect(200);
        stage.post(&format!("/api/v1/offers/{offer}/extend")).by(&parent).send().await.expect(200);
        assert_eq!(accept().await.expect(200), accepted);
        let stage = stage.restarted().await;
        let file = || stage.post(FILE).by(&parent).key("k").json(stage.filing(1)).send();
        assert_eq!(file().await.expect(201), first, "also after a restart");
        assert_eq!(applications(&stage, &parent).await, 1);
    })
    .await;
}

/// The use case committed, then the program ended before the answer was even written: nobody has read it.
#[tokio::test]
async fn a_crash_between_commit_and_answer_files_once() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = || stage.post(FILE).by(&parent).key("k").json(stage.filing(1)).send();
        let first = file().await.expect(201);
        let store = storage::Store::open(stage.location()).await.unwrap();
        let forget = store.write(|db| {
            Box::pin(async move {
                let written = idempotency::Column::Scope.starts_with("answers of ");
                idempotency::Entity::delete_many().filter(written).exec(db).await
            })
        });
        let forgotten = forget.await.unwrap().unwrap();
        drop(store);
        assert_eq!(forgotten.rows_affected, 1);
        let stage = stage.restarted().await;
        let file = || stage.post(FILE).by(&parent).key("k").json(stage.filing(1)).send();
        let again = file().await.expect(201);
        for field in ["id", "number", "status_code", "registered_at", "wishes"] {
            assert_eq!(again[field], first[field], "{field}");
        }
        assert_eq!(applications(&stage, &parent).await, 1);
    })
    .await;
}

/// The line breaks at any moment; the program repeats the request under its key until it has an answer.
#[tokio::test]
async fn requests_that_are_cut_off_and_repeated_happen_once() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        for number in 1..=15_u32 {
            let key = format!("cut {number}");
            let file = || stage.post(FILE).by(&parent).key(&key).json(stage.filing(number)).send();
            let _ = tokio::time::timeout(Duration::from_micros(u64::from(number) * 400), file()).await;
            let answer = file().await.expect(201);
            assert_eq!(file().await.expect(201), answer);
        }
        assert_eq!(applications(&stage, &parent).await, 15);
    })
    .await;
}

/// Every call that changes something: the same key with the same body is the same answer, with another one a conflict.
#[tokio::test]
async fn every_change_takes_a_key() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let head = stage.places[0].head.clone();
        let officer = stage.officer.clone();
        let group = format!("/api/v1/groups/{}", stage.places[0].group);
        let child = replayed(&stage, &parent, "/api/v1/children", Stage::child(9), Stage::child(8)).await;
        assert!(child["id"].is_string());
        let children = stage.get("/api/v1/children").by(&parent).send().await.expect(200);
        assert_eq!(children["items"].as_array().unwrap().len(), 1, "entered once");
        let filed = replayed(&stage, &parent, FILE, stage.filing(1), stage.filing(2)).await;
        let path = format!("{FILE}/{}", filed["number"].as_str().unwrap());
        let claim = |category: &str| json!({"category": category, "document": "довідка 1"});
        let claims = format!("{path}/claims");
        let one = replayed(&stage, &parent, &claims, claim("serviceman"), claim("chornobyl")).await;
        let two = stage.post(&claims).by(&parent).json(claim("chornobyl")).send().await.expect(201);
        let decide =
            |claim: &Value, verb: &str| format!("/api/v1/claims/{}/{verb}", claim["id"].as_str().unwrap());
        replayed_bare(&stage, &officer, &decide(&one, "confirm")).await;
        let reason = |text: &str| json!({"reason": text});
        replayed(&stage, &officer, &decide(&two, "reject"), reason("ні"), reason("так")).await;
        replayed_bare(&stage, &parent, &format!("{path}/suspend")).await;
        replayed_bare(&stage, &parent, &format!("{path}/reactivate")).await;
        let wishes = |place: usize| json!({"wishes": [stage.places[place].id]});
        put_replayed(&stage, &parent, &format!("{path}/wishes"), wishes(0), wishes(1)).await;
        let capacity = |places: u32| json!({"capacity": places});
        put_replayed(&stage, &head, &format!("{group}/capacity"), capacity(9), capacity(8)).await;
        let count = |places: u32| json!({"count": places});
        replayed(&stage, &head, &format!("{group}/vacancies"), count(1), count(2)).await;
        let offers = stage.get("/api/v1/offers").by(&parent).send().await.expect(200);
        let offer = format!("/api/v1/offers/{}", offers["items"][0]["id"].as_str().unwrap());
        replayed_bare(&stage, &parent, &format!("{offer}/accept")).await;
        replayed_bare(&stage, &parent, &format!("{offer}/extend")).await;
        replayed_bare(&stage, &head, &format!("{offer}/enrol")).await;
        let other = stage.filed(&parent, 3).await;
        let invitation = stage.invited(&other, &parent).await;
        replayed_bare(&stage, &parent, &format!("/api/v1/offers/{invitation}/decline")).await;
        replayed_bare(&stage, &parent, &format!("{FILE}/{other}/withdraw")).await;
    })
    .await;
}

async fn replayed(stage: &Stage, by: &str, path: &str, body: Value, other: Value) -> Value {
    twice(stage, &Method::POST, by, path, body, other).await
}

async fn put_replayed(stage: &Stage, by: &str, path: &str, body: Value, other: Value) -> Value {
    twice(stage, &Method::PUT, by, path, body, other).await
}

async fn twice(stage: &Stage, method: &Method, by: &str, path: &str, body: Value, other: Value) -> Value {
    let key: String = format!("key of {path}").chars().filter(char::is_ascii).collect();
    let send = |body: &Value| stage.call(method, path).by(by).key(&key).json(body.clone()).send();
    let first = send(&body).await;
    assert!(first.status.is_success(), "{path}: {}", first.body);
    let again = send(&body).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body), "{path}");
    send(&other).await.problem(409, "idempotency-key-reused");
    stage
        .call(method, path)
        .by(by)
        .key("")
        .json(body.clone())
        .send()
        .await
        .problem(409, "bad-idempotency-key");
    let long = "k".repeat(201);
    stage.call(method, path).by(by).key(&long).json(body).send().await.problem(409, "bad-idempotency-key");
    first.body
}

async fn replayed_bare(stage: &Stage, by: &str, path: &str) {
    let key: String = format!("key of {path}").chars().filter(char::is_ascii).collect();
    let send = || stage.post(path).by(by).key(&key).send();
    let first = send().await;
    assert!(first.status.is_success(), "{path}: {}", first.body);
    let again = send().await;
    assert_eq!((again.status, &again.body), (first.status, &first.body), "{path}");
}
