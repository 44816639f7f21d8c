//! Bad input: each field that is wrong is pointed at, and nothing of it is kept.

use serde_json::{Value, json};

use crate::stage::{Stage, on_both};

const FILE: &str = "/api/v1/applications";

/// The body with something else at the place that the pointer names; `null` there takes the member away.
fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap();
    match (parent, value) {
        (Value::Object(members), Value::Null) => {
            members.remove(name);
        }
        (parent, value) => parent[name] = value,
    }
    body
}

#[tokio::test]
async fn every_wrong_field_is_pointed_at() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let mut filing = stage.filing(1);
        filing["claims"] = json!([{"category": "serviceman", "document": "1"}]);
        let cases = [
            ("/child", json!(null), "/child missing"),
            ("/child", json!(7), "/child malformed"),
            ("/child", json!("not an id"), "/child malformed"),
            ("/child", json!({}), "/child/surname missing"),
            ("/child/given_name", json!(null), "/child/given_name missing"),
            ("/child/given_name", json!(["Тест"]), "/child/given_name malformed"),
            ("/child/surname", json!("Виг\0аданко"), "/child/surname malformed"),
            ("/child/born_on", json!("2022-02-30"), "/child/born_on malformed"),
            ("/child/born_on", json!("05.11.2022"), "/child/born_on malformed"),
            ("/child/born_on", json!(20221105), "/child/born_on malformed"),
            ("/child/sex", json!("yes"), "/child/sex malformed"),
            ("/child/document_kind", json!("passport"), "/child/document_kind malformed"),
            ("/wishes", json!(null), "/wishes missing"),
            ("/wishes", json!("all"), "/wishes malformed"),
            ("/wishes", json!([stage.places[0].id, "x"]), "/wishes/1 malformed"),
            ("/wishes", json!({}), "/wishes malformed"),
            ("/language", json!(1), "/language malformed"),
            ("/profile", json!("royal"), "/profile malformed"),
            ("/desired_on", json!("tomorrow"), "/desired_on malformed"),
            ("/claims", json!({}), "/claims malformed"),
            ("/claims/0/category", json!(null), "/claims/0/category missing"),
            ("/claims/0/document", json!(1), "/claims/0/document malformed"),
        ];
        for (pointer, value, expected) in cases {
            let body = with(filing.clone(), pointer, value);
            let wrong = stage.post(FILE).by(&parent).json(body).send().await.wrong(422, "invalid");
            assert_eq!(wrong, [expected]);
        }
        let odd = json!({"a/b~c": "\0", "wishes": []});
        let wrong = stage.post(FILE).by(&parent).json(odd).send().await.wrong(422, "invalid");
        assert_eq!(wrong, ["/a~1b~0c malformed"]);
        let child = with(Stage::child(1), "/document", json!(null));
        let wrong = stage.post("/api/v1/children").by(&parent).json(child).send().await.wrong(422, "invalid");
        assert_eq!(wrong, ["/document missing"]);
        assert_eq!(stage.get(FILE).by(&parent).send().await.expect(200)["items"], json!([]));
        assert_eq!(stage.get("/api/v1/children").by(&parent).send().await.expect(200)["items"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn impossible_births_are_refused_by_name() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        for (born_on, code) in [
            ("2026-03-11", "born-in-future"),
            ("9999-12-31", "born-in-future"),
            ("1900-01-01", "born-too-long-ago"),
            ("-004713-01-01", "born-too-long-ago"),
        ] {
            let body = with(stage.filing(1), "/child/born_on", json!(born_on));
            stage.post(FILE).by(&parent).json(body).send().await.problem(422, code);
            let child = with(Stage::child(1), "/born_on", json!(born_on));
            stage.post("/api/v1/children").by(&parent).json(child).send().await.problem(422, code);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_json_is_told_so() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let token = machine(&stage).await;
        let deep = "[".repeat(100_000);
        for text in
            ["{", "{\"wishes\":", "wishes=1", "{\"a\":1}{", "\u{feff}{}", &deep, "{\"a\":\"\\ud800\"}"]
        {
            let sent = stage.post(FILE).by(&parent).raw("application/json", text).send().await;
            sent.problem(400, "unreadable");
        }
        for text in ["[]", "null", "7", "\"text\""] {
            let sent = stage.post(FILE).by(&parent).raw("application/json", text).send().await;
            assert_eq!(sent.wrong(422, "invalid"), [" malformed"], "{text}");
        }
        let path = format!("/api/v1/groups/{}/vacancies", stage.places[0].group);
        let body = r#"{"count":1}"#;
        for kind in
            ["text/plain", "text/xml", "multipart/form-data; boundary=x", "application/octet-stream", "json"]
        {
            let sent = stage.post(&path).header("authorization", &token).raw(kind, body).send().await;
            sent.problem(415, "wrong-content-type");
        }
        for kind in ["application/json; charset=utf-8", "application/vnd.api+json", "APPLICATION/JSON"] {
            let sent = stage.post(&path).header("authorization", &token).raw(kind, body).send().await;
            sent.expect(201);
        }
        let huge = json!({"count": 1, "more": "x".repeat(2 << 20)});
        stage.post(&path).header("authorization", &token).json(huge).send().await.problem(413, "too-large");
    })
    .await;
}

async fn machine(stage: &Stage) -> String {
    let operator = services::accounts::command_line_actor();
    let head = services::accounts::find_by_login(&stage.app, &operator, "head1").await.unwrap();
    let token = services::accounts::issue_token(&stage.app, &operator, head, "звіт", 30).await.unwrap();
    format!("Bearer {token}")
}

/// Whatever stands in a field, a path or a query, the answer is never a fault.
#[tokio::test]
async fn nothing_that_is_sent_is_a_fault() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let number = stage.filed(&parent, 77).await;
        let long = "я".repeat(70_000);
        let nasty = [
            json!(""),
            json!(" "),
            json!("\0"),
            json!("'; DROP TABLE application; --"),
            json!("%_\\"),
            json!("\u{202e}\u{200b}\u{ffff}"),
            json!(long),
            json!(-1),
            json!(u64::MAX),
            json!(4_294_967_295_u32),
            json!(2_147_483_648_u32),
            json!(1e300),
            json!(true),
            json!([]),
            json!([[]]),
            json!({}),
        ];
        let group = format!("/api/v1/groups/{}", stage.places[0].group);
        let (head, officer) = (stage.places[0].head.clone(), stage.officer.clone());
        let mut filing = stage.filing(1);
        filing["claims"] = json!([{"category": "serviceman", "document_kind": "other", "document": "1"}]);
        filing["language"] = json!("uk");
        let claim = filing["claims"][0].clone();
        let targets = [
            ("POST", FILE.to_owned(), &parent, filing),
            ("POST", "/api/v1/children".to_owned(), &parent, Stage::child(2)),
            ("POST", format!("{FILE}/{number}/claims"), &parent, claim),
            ("PUT", format!("{FILE}/{number}/wishes"), &parent, json!({"wishes": [], "revision": 1})),
            ("POST", format!("{FILE}/{number}/wishes/preview"), &parent, json!({"wishes": [], "revision": 1})),
            ("POST", format!("{group}/vacancies"), &head, json!({"count": 1, "from_on": "2026-04-01"})),
            ("PUT", format!("{group}/capacity"), &head, json!({"capacity": 10})),
            ("POST", "/api/v1/claims/x/reject".to_owned(), &officer, json!({"reason": "x"})),
        ];
        for (method, path, by, body) in &targets {
            let method: axum::http::Method = method.parse().unwrap();
            for pointer in leaves(body, "") {
                for value in &nasty {
                    let mut sent = body.clone();
                    *sent.pointer_mut(&pointer).unwrap() = value.clone();
                    let answer = stage.call(&method, path).by(by).json(sent).send().await;
                    assert!(!answer.status.is_server_error(), "{path} {pointer} {value}: {}", answer.body);
                }
            }
        }
        let odd = ["%00", "%27", "%FF", "%E2%80%AE", "..", "%2e%2e%2f", "a%20b", &"9".repeat(5_000)];
        for route in web::routes(false).list() {
            for text in odd {
                let path = route.path.replace("{id}", text).replace("{number}", text);
                let path = if path == route.path { format!("{path}?name={text}&age_group={text}&language={text}&district={text}&kindergarten={text}&application={text}&state={text}&cursor={text}&bbox={text}") } else { path };
                if path.contains('{') || route.path.starts_with("/demo") {
                    continue;
                }
                for by in [&parent, &head, &officer] {
                    let answer = stage.call(&route.method, &path).by(by).send().await;
                    assert!(!answer.status.is_server_error(), "{} {path}: {}", route.method, answer.body);
                }
            }
        }
    })
    .await;
}

fn leaves(value: &Value, at: &str) -> Vec<String> {
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(name, member)| leaves(member, &format!("{at}/{name}"))).collect()
        }
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .flat_map(|(index, item)| leaves(item, &format!("{at}/{index}")))
            .collect(),
        _ => vec![at.to_owned()],
    }
}
