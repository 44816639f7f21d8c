//! The doors of a demonstration, and that they are nowhere else.

use axum::http::header;
use serde_json::json;

use crate::stage::Stage;

#[tokio::test]
async fn none_of_it_exists_outside_a_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let location = services::Location::Folder(folder.path().to_owned());
    let real = services::App::open(
        &location,
        std::sync::Arc::new(services::SystemClock),
        services::Settings { public_url: "http://sadok.example".into(), demo: false },
    );
    let app = real.await.unwrap();
    let routes = web::routes(false);
    assert!(routes.list().iter().all(|route| !route.path.starts_with("/demo")));
    assert!(services::demo::guests(&app, 1).await.is_err());
    assert!(services::demo::outbox(&app, None, 1).await.is_err());
    assert!(services::demo::settle(&app, Vec::new()).await.is_err());
    assert!(services::demo::hire(&app, Vec::new()).await.is_err());
    let anybody = domain::ids::AccountId::new(uuid::Uuid::nil());
    assert!(services::accounts::sign_in_as(&app, anybody, "x").await.is_err());
}

#[tokio::test]
async fn the_clock_moves_forward_and_does_the_work_on_the_way() {
    let stage = Stage::open(None, true).await;
    let (first, second) = (stage.parent("olena").await, stage.parent("ihor").await);
    let number = stage.filed(&first, 1).await;
    stage.filed(&second, 2).await;
    stage.invited(&number, &first).await;
    let moved = stage.post("/demo/clock").json(json!({"advance": "7d"})).send().await.expect(200);
    assert_eq!(moved["now"], "2026-03-17T08:00:00Z");
    assert_eq!(moved["done"]["reminded"], 1);
    let moved = stage.post("/demo/clock").json(json!({"to": "2026-04-01"})).send().await.expect(200);
    assert_eq!((&moved["done"]["expired"], &moved["done"]["reminded"]), (&json!(2), &json!(1)), "{moved}");
    // The second was invited when the first had not answered, not when the clock arrived.
    let offers = stage.get("/api/v1/offers").by(&second).send().await.expect(200);
    assert_eq!(offers["items"][0]["invited_at"], "2026-03-20T22:00:00Z", "{offers}");
    let back = stage.post("/demo/clock").json(json!({"to": "2026-03-01"})).send().await;
    back.problem(422, "clock-backwards");
    stage
        .post("/demo/clock")
        .json(json!({"advance": "soon"}))
        .send()
        .await
        .problem(422, "clock-not-understood");
    // Plain curl does not say that it sends JSON.
    let curl = stage.post("/demo/clock").raw("application/x-www-form-urlencoded", r#"{"advance":"1d"}"#);
    assert_eq!(curl.send().await.expect(200)["now"], "2026-04-01T21:00:00Z");
}

#[tokio::test]
async fn one_click_is_enough_to_be_anybody() {
    let stage = Stage::open(None, true).await;
    let parent = stage.parent("olena").await;
    let number = stage.filed(&parent, 1).await;
    for (who, role) in [
        (json!({"role": "head", "kindergarten": stage.places[1].id}), "head"),
        (json!({"role": "education_officer", "kindergarten": stage.places[1].id}), "education_officer"),
        (json!({"role": "auditor"}), "auditor"),
        (json!({"role": "parent", "application": number}), "parent"),
    ] {
        let answer = stage.post("/demo/sign-in").json(who).send().await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        answer.expect(200);
        let session = cookie.strip_prefix("sadok=").unwrap().split(';').next().unwrap();
        let me = stage.get("/api/v1/me").by(session).send().await.expect(200);
        assert_eq!(me["roles"][0]["role"], role);
        if role == "head" {
            assert_eq!(me["roles"][0]["kindergarten"], json!(stage.places[1].id));
        }
    }
    for nobody in [
        json!({"role": "parent", "application": "none"}),
        json!({"role": "system"}),
        json!({"role": "commission"}),
    ] {
        stage.post("/demo/sign-in").json(nobody).send().await.problem(404, "not-found");
    }
    stage.post("/demo/sign-in").json(json!({"role": "king"})).send().await.problem(400, "unreadable");
}

#[tokio::test]
async fn the_outbox_is_a_list_of_messages() {
    let stage = Stage::open(None, true).await;
    let parent = stage.parent("olena").await;
    let number = stage.filed(&parent, 1).await;
    stage.invited(&number, &parent).await;
    let list =
        stage.get(&format!("/demo/outbox?application={number}&kind=invitation")).send().await.expect(200);
    let message = &list["items"][0];
    for field in ["id", "to", "channel", "kind", "subject", "text", "created_at"] {
        assert!(message[field].is_string(), "{field}: {message}");
    }
    assert_eq!(message["kind"], "invitation");
    assert!(list["next"].is_null());
    let page = stage.get("/demo/messages").send().await.expect(200);
    assert!(page.as_str().unwrap().contains(&number));
    let page = stage.get("/demo").send().await.expect(200);
    assert!(page.as_str().unwrap().contains("ЗДО № 2"));
}
