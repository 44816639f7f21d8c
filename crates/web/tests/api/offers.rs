//! Invitations: answers in time, too late, twice, by the wrong person; papers; enrolment.

use serde_json::json;

use crate::stage::{Stage, on_both};

async fn family(stage: &Stage) -> (String, String, String) {
    let parent = stage.parent("olena").await;
    let number = stage.filed(&parent, 1).await;
    let offer = stage.invited(&number, &parent).await;
    (parent, number, format!("/api/v1/offers/{offer}"))
}

#[tokio::test]
async fn from_invitation_to_a_place_in_the_group() {
    on_both(|stage| async move {
        let (parent, number, offer) = family(&stage).await;
        let accepted = stage.post(&format!("{offer}/accept")).by(&parent).send().await.expect(200);
        assert_eq!((&accepted["state"], &accepted["extended"]), (&json!("accepted"), &json!(false)));
        let first = accepted["documents_by"].as_str().unwrap().to_owned();
        let extended = stage.post(&format!("{offer}/extend")).by(&parent).send().await.expect(200);
        assert_eq!(extended["extended"], true);
        assert!(extended["documents_by"].as_str().unwrap() > first.as_str());
        stage.post(&format!("{offer}/extend")).by(&parent).send().await.problem(422, "no-more-extensions");
        let enrol = format!("{offer}/enrol");
        stage.post(&enrol).by(&parent).send().await.problem(403, "not-permitted");
        stage.post(&enrol).by(&stage.places[1].head).send().await.problem(404, "not-found");
        let enrolled = stage.post(&enrol).by(&stage.places[0].head).key("e").send().await.expect(200);
        assert_eq!(enrolled["state"], "enrolled");
        let again = stage.post(&enrol).by(&stage.places[0].head).key("e").send().await.expect(200);
        assert_eq!(again, enrolled);
        let seen = stage.get(&format!("/api/v1/applications/{number}")).by(&parent).send().await.expect(200);
        assert_eq!(seen["state"], "enrolled");
        let path = format!("/api/v1/kindergartens/{}", stage.places[0].id);
        let group = stage.get(&path).send().await.expect(200)["groups"][0].clone();
        assert_eq!((&group["children"], &group["held"], &group["vacant"]), (&json!(6), &json!(0), &json!(4)));
        let messages = stage.get("/api/v1/messages").by(&parent).send().await.expect(200);
        let kinds: Vec<_> =
            messages["items"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
        assert!(kinds.contains(&json!("invitation")) && kinds.contains(&json!("enrolled")), "{kinds:?}");
    })
    .await;
}

#[tokio::test]
async fn the_pack_says_who_extends_the_time_for_papers() {
    on_both(|stage| async move {
        let (parent, _, offer) = family(&stage).await;
        let (head, extend) = (stage.places[0].head.clone(), format!("{offer}/extend"));
        stage.post(&format!("{offer}/accept")).by(&parent).send().await.expect(200);
        stage.post(&extend).by(&head).send().await.problem(422, "extension-by-family");
        let pack = include_str!("../../../../policies/kyiv.toml");
        let pack = pack.replace("extension_by = \"parent\"", "extension_by = \"head\"");
        services::policies::apply(&stage.app, &services::accounts::command_line_actor(), pack).await.unwrap();
        stage.post(&extend).by(&parent).send().await.problem(422, "extension-by-head");
        stage.post(&extend).by(&stage.places[1].head).send().await.problem(404, "not-found");
        stage.post(&extend).by(&stage.officer).send().await.problem(403, "not-permitted");
        let extended = stage.post(&extend).by(&head).send().await.expect(200);
        assert_eq!(extended["extended"], true);
        stage.post(&extend).by(&head).send().await.problem(422, "no-more-extensions");
    })
    .await;
}

#[tokio::test]
async fn a_second_answer_is_refused_and_a_replayed_one_is_not() {
    on_both(|stage| async move {
        let (parent, _, offer) = family(&stage).await;
        let accept = format!("{offer}/accept");
        let first = stage.post(&accept).by(&parent).key("a").send().await.expect(200);
        assert_eq!(stage.post(&accept).by(&parent).key("a").send().await.expect(200), first);
        stage.post(&accept).by(&parent).send().await.problem(422, "offer-not-open");
        stage
            .post(&format!("{offer}/decline"))
            .by(&parent)
            .key("a")
            .send()
            .await
            .problem(409, "idempotency-key-reused");
        stage.post(&format!("{offer}/decline")).by(&parent).send().await.problem(422, "offer-not-open");
    })
    .await;
}

#[tokio::test]
async fn an_answer_after_the_deadline_is_too_late() {
    on_both(|stage| async move {
        let (parent, _, offer) = family(&stage).await;
        stage.pass_days(11);
        // The daily work has not run yet: the deadline holds all the same.
        for answer in ["accept", "decline"] {
            let late = stage.post(&format!("{offer}/{answer}")).by(&parent).send().await;
            late.problem(422, "answer-too-late");
        }
        services::schedule::run_due(&stage.app).await.unwrap();
        assert_eq!(stage.get(&offer).by(&parent).send().await.expect(200)["state"], "expired");
        stage.post(&format!("{offer}/accept")).by(&parent).send().await.problem(422, "answer-too-late");
    })
    .await;
}

#[tokio::test]
async fn only_the_family_answers_and_only_those_concerned_see() {
    on_both(|stage| async move {
        let (parent, number, offer) = family(&stage).await;
        let other = stage.parent("ihor").await;
        let accept = format!("{offer}/accept");
        stage.post(&accept).send().await.problem(401, "sign-in");
        stage.post(&accept).by(&other).send().await.problem(404, "not-found");
        stage.post(&accept).by(&stage.places[0].head).send().await.problem(403, "not-permitted");
        stage.get(&offer).send().await.problem(401, "sign-in");
        stage.get(&offer).by(&other).send().await.problem(404, "not-found");
        stage.get(&offer).by(&stage.places[1].head).send().await.problem(404, "not-found");
        for session in [&parent, &stage.places[0].head, &stage.officer, &stage.auditor] {
            assert_eq!(
                stage.get(&offer).by(session).send().await.expect(200)["application"],
                number.as_str()
            );
            let list = stage.get("/api/v1/offers?state=invited").by(session).send().await.expect(200);
            assert_eq!(list["items"].as_array().unwrap().len(), 1);
        }
        let none = stage.get("/api/v1/offers").by(&stage.places[1].head).send().await.expect(200);
        assert_eq!(none["items"], json!([]));
        stage.get("/api/v1/offers?state=maybe").by(&parent).send().await.problem(422, "invalid");
        stage.post("/api/v1/offers/nonsense/accept").by(&parent).send().await.problem(404, "not-found");
        let unknown = "/api/v1/offers/00000000-0000-7000-8000-000000000000/accept";
        stage.post(unknown).by(&parent).send().await.problem(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn a_declined_place_goes_to_the_next_child_at_once() {
    on_both(|stage| async move {
        let (first, second) = (stage.parent("olena").await, stage.parent("ihor").await);
        let number = stage.filed(&first, 1).await;
        stage.pass_days(1);
        let next = stage.filed(&second, 2).await;
        let offer = stage.invited(&number, &first).await;
        let declined = stage.post(&format!("/api/v1/offers/{offer}/decline")).by(&first).send().await;
        assert_eq!(declined.expect(200)["state"], "declined");
        let list = stage.get("/api/v1/offers").by(&second).send().await.expect(200);
        assert_eq!(
            (&list["items"][0]["application"], &list["items"][0]["state"]),
            (&json!(next), &json!("invited"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_clock_moved_backwards_disorders_nothing() {
    on_both(|stage| async move {
        let (parent, number, offer) = family(&stage).await;
        stage.pass_days(3);
        stage.post(&format!("{offer}/accept")).by(&parent).send().await.expect(200);
        stage.pass_days(-30);
        stage.post(&format!("{offer}/extend")).by(&parent).send().await.expect(200);
        stage.filed(&parent, 7).await;
        let history =
            stage.get(&format!("/api/v1/applications/{number}/history")).by(&parent).send().await.expect(200);
        let times: Vec<_> =
            history["items"].as_array().unwrap().iter().map(|one| one["at"].to_string()).collect();
        assert!(times.len() >= 4 && times.is_sorted(), "{times:?}");
    })
    .await;
}
