//! Filing and changing applications.

use axum::http::header;
use serde_json::{Value, json};

use crate::stage::{Stage, on_both};

const FILE: &str = "/api/v1/applications";

#[tokio::test]
async fn a_family_files_and_sees_its_place() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let answer = stage.post(FILE).by(&parent).json(stage.filing(1)).send().await;
        let location = answer.headers[header::LOCATION].to_str().unwrap().to_owned();
        let filed = answer.expect(201);
        assert_eq!(filed["status_code"].as_str().unwrap().len(), 8);
        let seen = stage.get(&location).by(&parent).send().await.expect(200);
        assert_eq!((&seen["number"], &seen["state"]), (&filed["number"], &json!("queued")));
        let wish = &seen["wishes"][0];
        assert_eq!((&wish["rank"], &wish["position"], &wish["of"]), (&json!(1), &json!(1), &json!(1)));
        let own = stage.get(FILE).by(&parent).send().await.expect(200);
        assert_eq!(own["items"][0]["number"], filed["number"]);
        let history = stage.get(&format!("{location}/history")).by(&parent).send().await.expect(200);
        assert_eq!(history["items"][0]["kind"], "application_filed");
        let places = stage.get(&format!("{location}/positions")).by(&parent).send().await.expect(200);
        assert_eq!(places["items"][0]["position"], 1);
        assert!(places["as_of"].is_string());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_it_but_the_staff_it_concerns() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let number = stage.filed(&parent, 1).await;
        let other = stage.parent("ihor").await;
        let path = format!("{FILE}/{number}");
        stage.get(&path).send().await.problem(404, "not-found");
        stage.get(&path).by(&other).send().await.problem(404, "not-found");
        stage.post(&format!("{path}/withdraw")).by(&other).send().await.problem(404, "not-found");
        stage.get(&path).by(&stage.places[1].head).send().await.problem(404, "not-found");
        stage.get(&path).by(&stage.places[0].head).send().await.expect(200);
        stage.get(&path).by(&stage.officer).send().await.expect(200);
        stage.get(&path).by(&stage.auditor).send().await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_one_effect() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = |body: Value, key: &'static str| stage.post(FILE).by(&parent).key(key).json(body).send();
        let first = file(stage.filing(1), "k1").await.expect(201);
        assert_eq!(file(stage.filing(1), "k1").await.expect(201), first);
        file(stage.filing(2), "k1").await.problem(409, "idempotency-key-reused");
        file(stage.filing(2), "").await.problem(409, "bad-idempotency-key");
        let own = stage.get(FILE).by(&parent).send().await.expect(200);
        assert_eq!(own["items"].as_array().unwrap().len(), 1);
        // Another account's key of the same name is another key.
        let other = stage.parent("ihor").await;
        stage.post(FILE).by(&other).key("k1").json(stage.filing(3)).send().await.expect(201);
    })
    .await;
}

#[tokio::test]
async fn two_requests_at_once_with_one_key_happen_once() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = || stage.post(FILE).by(&parent).key("once").json(stage.filing(1)).send();
        let (one, two, three) = tokio::join!(file(), file(), file());
        let (one, two, three) = (one.expect(201), two.expect(201), three.expect(201));
        assert_eq!(one, two);
        assert_eq!(two, three);
        let own = stage.get(FILE).by(&parent).send().await.expect(200);
        assert_eq!(own["items"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_double_click_without_a_key_files_once() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = || stage.post(FILE).by(&parent).json(stage.filing(1)).send();
        let (one, two) = tokio::join!(file(), file());
        let (won, lost) = if one.status == 201 { (one, two) } else { (two, one) };
        won.expect(201);
        lost.problem(422, "child-already-applied");
    })
    .await;
}

#[tokio::test]
async fn one_live_application_a_certificate_however_it_is_spelled() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        stage.filed(&parent, 112_233).await;
        let other = stage.parent("ihor").await;
        let mut again = stage.filing(112_233);
        // Latin I, lower case, no space, the word for a series.
        again["child"]["document"] = json!("серія I-вл №112233");
        stage.post(FILE).by(&other).json(again).send().await.problem(422, "child-already-applied");
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_named_and_changes_nothing() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = |body: Value| stage.post(FILE).by(&parent).json(body).send();
        let with = |pointer: &str, value: Value| {
            let mut body = stage.filing(1);
            *body.pointer_mut(pointer).unwrap() = value;
            body
        };
        let unknown = json!(["00000000-0000-7000-8000-000000000000"]);
        file(with("/wishes", unknown)).await.problem(422, "unknown-kindergarten");
        file(with("/wishes", json!([]))).await.status.is_client_error().then_some(()).unwrap();
        file(with("/wishes", json!(["x"]))).await.problem(422, "invalid");
        file(with("/child/born_on", json!("2099-01-01"))).await.problem(422, "born-in-future");
        file(with("/child/born_on", json!("2022-02-30"))).await.problem(422, "invalid");
        file(with("/child/document", json!("???"))).await.problem(422, "certificate-not-understood");
        let missing = file(json!({"wishes": []})).await.problem(422, "invalid");
        assert_eq!(missing["errors"][0]["pointer"], "/child");
        let mut claimed = stage.filing(1);
        claimed["claims"] = json!([{"category": "nobility", "document": "a crown"}]);
        file(claimed).await.problem(422, "unknown-benefit");
        let text = stage.post(FILE).by(&parent).raw("application/json", "{").send().await;
        text.problem(400, "unreadable");
        let own = stage.get(FILE).by(&parent).send().await.expect(200);
        assert_eq!(own["items"], json!([]));
        // Nor was the child kept without its application.
        assert_eq!(stage.get("/api/v1/children").by(&parent).send().await.expect(200)["items"], json!([]));
        let mut more = stage.filing(1);
        more["favourite_colour"] = json!("green");
        file(more).await.expect(201);
    })
    .await;
}

#[tokio::test]
async fn only_parents_file_and_only_for_their_own() {
    on_both(|stage| async move {
        stage.post(FILE).json(stage.filing(1)).send().await.problem(401, "sign-in");
        stage
            .post(FILE)
            .by(&stage.places[0].head)
            .json(stage.filing(1))
            .send()
            .await
            .problem(403, "not-permitted");
        let parent = stage.parent("olena").await;
        let entered =
            stage.post("/api/v1/children").by(&parent).json(Stage::child(1)).send().await.expect(201);
        stage
            .post("/api/v1/children")
            .by(&parent)
            .json(Stage::child(1))
            .send()
            .await
            .problem(422, "child-already-entered");
        let filing = json!({"child": entered["id"], "wishes": [stage.places[0].id]});
        let other = stage.parent("ihor").await;
        stage.post(FILE).by(&other).json(filing.clone()).send().await.problem(404, "not-found");
        stage.post(FILE).by(&parent).json(filing).send().await.expect(201);
    })
    .await;
}

#[tokio::test]
async fn wishes_change_with_their_effects_shown_first() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let number = stage.filed(&parent, 1).await;
        let path = format!("{FILE}/{number}/wishes");
        let seen = stage.get(&format!("{FILE}/{number}")).by(&parent).send().await.expect(200);
        let new = json!({"wishes": [stage.places[1].id], "revision": seen["revision"]});
        let effects =
            stage.post(&format!("{path}/preview")).by(&parent).json(new.clone()).send().await.expect(200);
        assert_eq!(effects["added"], json!([stage.places[1].id]));
        assert_eq!(effects["removed"], json!([stage.places[0].id]));
        assert_eq!(effects["registration_kept"], true);
        let changed = stage.put(&path).by(&parent).json(new.clone()).send().await.expect(200);
        assert_eq!(changed["wishes"][0]["kindergarten"], json!(stage.places[1].id));
        assert_eq!(changed["registered_at"], seen["registered_at"]);
        stage.put(&path).by(&parent).json(new).send().await.problem(409, "application-changed-meanwhile");
        let unknown = json!({"wishes": ["00000000-0000-7000-8000-000000000000"]});
        stage.put(&path).by(&parent).json(unknown).send().await.problem(422, "unknown-kindergarten");
        let other = stage.parent("ihor").await;
        let same = json!({"wishes": [stage.places[1].id]});
        stage.put(&path).by(&other).json(same).send().await.problem(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn a_family_leaves_the_line_comes_back_and_withdraws() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let number = stage.filed(&parent, 1).await;
        let ask = |verb: &'static str| stage.post(&format!("{FILE}/{number}/{verb}")).by(&parent).send();
        assert_eq!(ask("suspend").await.expect(200)["state"], "suspended");
        ask("suspend").await.problem(422, "not-in-line");
        assert_eq!(ask("reactivate").await.expect(200)["wishes"][0]["position"], 1);
        assert_eq!(ask("withdraw").await.expect(200)["state"], "withdrawn");
        ask("withdraw").await.problem(422, "application-closed");
        // The child may be entered in the queue anew.
        stage.filed(&parent, 1).await;
    })
    .await;
}

#[tokio::test]
async fn a_claim_counts_when_the_department_confirms_it() {
    on_both(|stage| async move {
        let (parent, other) = (stage.parent("olena").await, stage.parent("ihor").await);
        stage.filed(&other, 2).await;
        stage.pass_days(1);
        let number = stage.filed(&parent, 1).await;
        let path = format!("{FILE}/{number}");
        let place =
            async || stage.get(&path).by(&parent).send().await.expect(200)["wishes"][0]["position"].clone();
        assert_eq!(place().await, 2);
        let claim = json!({"category": "serviceman", "document": "довідка 1"});
        let claims = format!("{path}/claims");
        stage.post(&claims).by(&other).json(claim.clone()).send().await.problem(404, "not-found");
        let made = stage.post(&claims).by(&parent).json(claim.clone()).send().await.expect(201);
        stage.post(&claims).by(&parent).json(claim).send().await.problem(422, "claimed-twice");
        assert_eq!(place().await, 2, "a claim alone moves nothing");
        let decide = |verb: &str| format!("/api/v1/claims/{}/{verb}", made["id"].as_str().unwrap());
        let confirm = decide("confirm");
        stage.post(&confirm).by(&parent).send().await.problem(403, "not-permitted");
        stage.post(&confirm).by(&stage.places[0].head).send().await.problem(403, "not-permitted");
        stage.post(&confirm).by(&stage.officer).send().await.expect(200);
        assert_eq!(place().await, 1);
        stage.post(&confirm).by(&stage.officer).send().await.problem(422, "claim-decided");
        // A confirmation may be taken back, with a reason; the place goes with it.
        let reject = || stage.post(&decide("reject")).by(&stage.officer);
        reject().json(json!({"reason": " "})).send().await.problem(422, "reason-missing");
        assert_eq!(reject().json(json!({})).send().await.wrong(422, "invalid"), ["/reason missing"]);
        reject().json(json!({"reason": "довідка чужа"})).send().await.expect(200);
        assert_eq!(place().await, 2);
        let seen = json!([{"id": made["id"], "category": "serviceman", "state": "rejected",
            "reason": "довідка чужа", "kindergarten": null}]);
        for who in [&parent, &stage.officer] {
            assert_eq!(stage.get(&path).by(who).send().await.expect(200)["claims"], seen);
        }
        reject().json(json!({"reason": "ще раз"})).send().await.problem(422, "claim-decided");
        stage
            .post("/api/v1/claims/nonsense/confirm")
            .by(&stage.officer)
            .send()
            .await
            .problem(404, "not-found");
    })
    .await;
}
