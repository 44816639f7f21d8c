//! Who gets through which call, over which part of the region: the golden table of the API's doors and rooms.

use axum::http::Method;
use domain::accounts::Role;
use serde_json::{Value, json};

use crate::stage::{Stage, on_both};

/// `yes`: it was done, or refused by the rules and not by the door. Else the status.
async fn cell(stage: &Stage, method: &Method, path: &str, body: &Value, by: &str) -> String {
    let mut call = stage.call(method, path);
    if !by.is_empty() {
        call = call.by(by);
    }
    if !body.is_null() {
        call = call.json(body.clone());
    }
    match call.send().await.status.as_u16() {
        200 | 201 | 409 | 422 => "yes".to_owned(),
        status => status.to_string(),
    }
}

async fn callers(stage: &Stage, family: &str) -> Vec<(&'static str, String)> {
    let region = async |role: Role| stage.colleague(role, None, None, role.code()).await;
    let far = Some(stage.elsewhere);
    vec![
        ("nobody", String::new()),
        ("family", family.to_owned()),
        ("other-family", stage.parent("ihor").await),
        ("head", stage.places[0].head.clone()),
        ("other-head", stage.places[1].head.clone()),
        ("officer", stage.officer.clone()),
        ("far-officer", stage.colleague(Role::EducationOfficer, None, far, "far").await),
        ("far-commission", stage.colleague(Role::Commission, None, far, "farther").await),
        ("municipal", region(Role::MunicipalAdmin).await),
        ("system", region(Role::SystemAdmin).await),
        ("call-centre", region(Role::CallCentre).await),
        ("registry", region(Role::RegistryOfficer).await),
        ("auditor", stage.auditor.clone()),
    ]
}

#[tokio::test]
async fn the_table_is_the_golden_table() {
    on_both(|stage| async move {
        let family = stage.parent("olena").await;
        let number = stage.filed(&family, 1).await;
        let claim = json!({"category": "serviceman", "document": "1"});
        let claims = format!("/api/v1/applications/{number}/claims");
        let claimed = stage.post(&claims).by(&family).json(claim.clone()).send().await.expect(201);
        let offer = stage.invited(&number, &family).await;
        let callers = callers(&stage, &family).await;
        let mut table = format!("{:58}", "call");
        for (name, _) in &callers {
            table += &format!(" {name:>14}");
        }
        for route in web::routes(false).list().iter().filter(|route| route.path.starts_with("/api/v1/")) {
            let id = match route.path {
                path if path.contains("/claims/") => claimed["id"].as_str().unwrap().to_owned(),
                path if path.contains("/offers/") => offer.clone(),
                path if path.contains("/groups/") => stage.places[0].group.to_string(),
                _ => stage.places[0].id.to_string(),
            };
            let path = route.path.replace("{id}", &id).replace("{number}", &number);
            let body = match route.path.rsplit('/').next().unwrap() {
                "applications" => stage.filing(1),
                "children" => Stage::child(1),
                "wishes" | "preview" => json!({"wishes": [stage.places[0].id]}),
                "claims" => claim.clone(),
                "reject" => json!({"reason": "ні"}),
                "vacancies" => json!({"count": 1}),
                "capacity" => json!({"capacity": 10}),
                _ => Value::Null,
            };
            let body = if route.method == Method::GET { Value::Null } else { body };
            let query = if path.ends_with("/queue") {
                format!("?kindergarten={}", stage.places[0].id)
            } else {
                String::new()
            };
            table += &format!("\n{:58}", format!("{:4} {}", route.method.as_str(), route.path));
            for (_, session) in &callers {
                let cell = cell(&stage, &route.method, &format!("{path}{query}"), &body, session).await;
                table += &format!(" {cell:>14}");
            }
        }
        insta::assert_snapshot!("the_table_is_the_golden_table", table);
    })
    .await;
}

/// A foreign application, invitation or claim is answered exactly like one that does not exist.
#[tokio::test]
async fn nobody_learns_which_numbers_and_ids_are_taken() {
    on_both(|stage| async move {
        let family = stage.parent("olena").await;
        let number = stage.filed(&family, 1).await;
        let claim = json!({"category": "serviceman", "document": "1"});
        let claims = format!("/api/v1/applications/{number}/claims");
        let claimed = stage.post(&claims).by(&family).json(claim.clone()).send().await.expect(201);
        let offer = stage.invited(&number, &family).await;
        let stranger = stage.parent("ihor").await;
        let far = stage.colleague(Role::EducationOfficer, None, Some(stage.elsewhere), "far").await;
        let nobodys = "К-2026-999999-0".replace('К', "%D0%9A");
        let nothing = "00000000-0000-7000-8000-000000000000";
        let wishes = json!({"wishes": [stage.places[0].id]});
        let about = |below: &str, body: Value| (format!("/api/v1/applications/{{}}{below}"), body);
        let mut tried = vec![
            about("", Value::Null),
            about("/positions", Value::Null),
            about("/history", Value::Null),
            about("/wishes", wishes.clone()),
            about("/wishes/preview", wishes),
            about("/withdraw", Value::Null),
            about("/suspend", Value::Null),
            about("/reactivate", Value::Null),
            about("/claims", claim),
        ];
        for below in ["", "/accept", "/decline", "/extend", "/enrol"] {
            tried.push((format!("/api/v1/offers/{{}}{below}"), Value::Null));
        }
        tried.push(("/api/v1/offers?application={}".into(), Value::Null));
        tried.push(("/api/v1/claims/{}/confirm".into(), Value::Null));
        tried.push(("/api/v1/claims/{}/reject".into(), json!({"reason": "ні"})));
        for (path, body) in tried {
            let (taken, free) = if path.contains("/claims/") {
                (claimed["id"].as_str().unwrap(), nothing)
            } else if path.contains("/offers/") {
                (offer.as_str(), nothing)
            } else {
                (number.as_str(), nobodys.as_str())
            };
            let taken: String =
                taken.chars().map(|c| if c.is_ascii() { c.to_string() } else { "%D0%9A".into() }).collect();
            for by in [&stranger, &far, &stage.places[1].head] {
                let ask = async |id: &str| {
                    let path = path.replace("{}", id);
                    let method = match path.rsplit('/').next().unwrap() {
                        "wishes" => Method::PUT,
                        "accept" | "decline" | "extend" | "enrol" | "confirm" | "reject" | "preview"
                        | "withdraw" | "suspend" | "reactivate" | "claims" => Method::POST,
                        _ => Method::GET,
                    };
                    let call = stage.call(&method, &path).by(by);
                    let answer =
                        if body.is_null() { call.send().await } else { call.json(body.clone()).send().await };
                    let mut said = answer.body;
                    said["instance"] = Value::Null;
                    (answer.status, said)
                };
                let (foreign, none) = (ask(&taken).await, ask(free).await);
                assert_eq!(foreign, none, "{path}");
                assert!(foreign.0.is_client_error(), "{path}");
            }
        }
    })
    .await;
}
