//! The doors of all calls: who is let in at all, and from where.

use serde_json::json;

use crate::stage::{Stage, on_both};

#[tokio::test]
async fn every_call_that_is_not_public_asks_to_sign_in() {
    let stage = Stage::open(None, false).await;
    let public = domain::accounts::Actor::public(domain::accounts::Via::Api);
    let routes = web::routes(false);
    let calls = routes.list().iter().filter(|route| route.path.starts_with("/api/"));
    let mut closed = 0;
    for route in calls.filter(|route| !public.may_somewhere(route.permission)) {
        let path = route.path.replace("{id}", "x").replace("{number}", "x");
        stage.call(&route.method, &path).json(json!({})).send().await.problem(401, "sign-in");
        closed += 1;
    }
    assert!(closed >= 18, "the closed calls are here: {closed}");
}

#[tokio::test]
async fn a_session_of_a_browser_is_not_misused_by_another_site() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let file = || stage.post("/api/v1/applications").by(&parent);
        let foreign = file().header("sec-fetch-site", "cross-site").json(stage.filing(1)).send().await;
        foreign.problem(403, "foreign-form");
        let foreign = file().header("host", "sadok.example").header("origin", "https://evil.example");
        foreign.json(stage.filing(1)).send().await.problem(403, "foreign-form");
        let form = file().raw("application/x-www-form-urlencoded", "wishes=1").send().await;
        form.problem(403, "foreign-form");
        let text = file().raw("text/plain", &stage.filing(1).to_string()).send().await;
        text.problem(403, "foreign-form");
        // A script with the cookie, and one that forgets to say that it sends JSON.
        let number =
            file().raw("application/x-www-form-urlencoded", &stage.filing(1).to_string()).send().await;
        let number = number.expect(201)["number"].as_str().unwrap().to_owned();
        // And one that sends nothing at all.
        let withdraw = format!("/api/v1/applications/{number}/withdraw");
        stage.post(&withdraw).by(&parent).send().await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn bodies_have_an_end_and_methods_a_place() {
    let stage = Stage::open(None, false).await;
    let parent = stage.parent("olena").await;
    let huge = "x".repeat(2 << 20);
    let answer = stage.post("/api/v1/applications").by(&parent).json(json!({"child": huge})).send().await;
    answer.problem(413, "too-large");
    stage.put("/api/v1/kindergartens").by(&parent).json(json!({})).send().await.problem(405, "wrong-method");
}

#[tokio::test]
async fn the_document_is_served_and_shown() {
    let stage = Stage::open(None, false).await;
    let document = stage.get("/api/v1/openapi.json").send().await.expect(200);
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/api/v1/offers/{id}/accept"]["post"].is_object());
    let page = stage.get("/api").send().await;
    let text = page.expect(200).as_str().unwrap().to_owned();
    assert!(text.contains("/api/v1/offers/{id}/accept"));
    assert!(!text.contains("http://cdn") && !text.contains("https://cdn"));
}

#[tokio::test]
async fn a_machine_signs_in_by_its_token_and_only_here() {
    on_both(|stage| async move {
        let operator = services::accounts::command_line_actor();
        let head = services::accounts::find_by_login(&stage.app, &operator, "head1").await.unwrap();
        let issue = |days| services::accounts::issue_token(&stage.app, &operator, head, "звіт", days);
        let token = issue(30).await.unwrap();
        assert!(issue(0).await.is_err() && issue(9_999).await.is_err());
        let bearer = format!("Bearer {token}");
        let me = || stage.get("/api/v1/me").header("authorization", &bearer);
        assert_eq!(me().send().await.expect(200)["roles"][0]["role"], "head");
        let path = format!("/api/v1/groups/{}/vacancies", stage.places[0].group);
        let state = stage.post(&path).header("authorization", &bearer).json(json!({"count": 1}));
        state.send().await.expect(201);
        stage
            .get("/api/v1/me")
            .header("authorization", "Bearer nonsense")
            .send()
            .await
            .problem(401, "sign-in");
        // A token in a browser's cookie opens no page.
        let page = stage.get("/cabinet").header("cookie", &format!("sadok={token}")).send().await;
        assert!(page.status.is_redirection(), "{}", page.status);
        stage.pass_days(31);
        me().send().await.problem(401, "sign-in");
    })
    .await;
}
