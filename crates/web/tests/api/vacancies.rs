//! The head states free places.

use domain::accounts::Role;
use futures::future::join_all;
use serde_json::json;

use crate::stage::on_both;

#[tokio::test]
async fn places_are_stated_by_the_own_head_only() {
    on_both(|stage| async move {
        let path = format!("/api/v1/groups/{}/vacancies", stage.places[0].group);
        let ask = json!({"count": 2, "from_on": "2026-03-10"});
        stage.post(&path).json(ask.clone()).send().await.problem(401, "sign-in");
        stage
            .post(&path)
            .by(&stage.places[1].head)
            .json(ask.clone())
            .send()
            .await
            .problem(403, "not-permitted");
        stage.post(&path).by(&stage.auditor).json(ask.clone()).send().await.problem(403, "not-permitted");
        let head = &stage.places[0].head;
        let stated = stage.post(&path).by(head).key("v").json(ask.clone()).send().await.expect(201);
        assert_eq!((&stated["opened"], &stated["open"]), (&json!(true), &json!(2)));
        assert_eq!(stage.post(&path).by(head).key("v").json(ask).send().await.expect(201), stated);
        let more = json!({"count": 4});
        stage.post(&path).by(head).json(more).send().await.problem(422, "vacancy-over-capacity");
        stage.post(&path).by(head).json(json!({"count": 0})).send().await.problem(422, "vacancy-none");
        let wrong =
            stage.post(&path).by(head).json(json!({"count": "two"})).send().await.problem(422, "invalid");
        assert_eq!(wrong["errors"][0]["pointer"], "/count");
        let later = json!({"count": 1, "from_on": "2026-09-01"});
        assert_eq!(stage.post(&path).by(head).json(later).send().await.expect(201)["opened"], false);
        let unknown = "/api/v1/groups/00000000-0000-7000-8000-000000000000/vacancies";
        stage.post(unknown).by(head).json(json!({"count": 1})).send().await.problem(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn sixteen_statements_at_once_promise_no_place_twice() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        for number in 1..=8 {
            stage.filed(&parent, number).await;
        }
        let path = format!("/api/v1/groups/{}/vacancies", stage.places[0].group);
        // Two heads of the same kindergarten, each in eight windows.
        let deputy = stage.colleague(Role::Head, Some(stage.places[0].id), None, "deputy").await;
        let heads = [&stage.places[0].head, &deputy];
        let ask = |at: usize| stage.post(&path).by(heads[at % 2]).json(json!({"count": 1})).send();
        let answers = join_all((0..16).map(ask)).await;
        let stated = answers.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(stated, 5, "the group has five places to give");
        for answer in answers.into_iter().filter(|answer| answer.status != 201) {
            answer.problem(422, "vacancy-over-capacity");
        }
        let list = stage.get("/api/v1/offers").by(&stage.auditor).send().await.expect(200);
        let mut invited: Vec<_> =
            list["items"].as_array().unwrap().iter().map(|offer| offer["application"].to_string()).collect();
        assert_eq!(invited.len(), 5);
        invited.sort();
        invited.dedup();
        assert_eq!(invited.len(), 5, "nobody is invited twice");
    })
    .await;
}

#[tokio::test]
async fn capacity_never_falls_below_the_children() {
    on_both(|stage| async move {
        let path = format!("/api/v1/groups/{}/capacity", stage.places[0].group);
        let head = &stage.places[0].head;
        let below = stage.put(&path).by(head).json(json!({"capacity": 4})).send().await;
        assert_eq!(below.status.as_u16(), 422, "{}", below.body);
        assert!(below.body["code"].as_str().unwrap().starts_with("capacity-below"), "{}", below.body);
        let changed = stage.put(&path).by(head).json(json!({"capacity": 5})).send().await.expect(200);
        assert_eq!((&changed["capacity_before"], &changed["capacity"]), (&json!(10), &json!(5)));
        stage
            .put(&path)
            .by(&stage.places[1].head)
            .json(json!({"capacity": 9}))
            .send()
            .await
            .problem(403, "not-permitted");
        stage.put(&path).by(head).json(json!({})).send().await.problem(422, "invalid");
    })
    .await;
}
