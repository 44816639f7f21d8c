//! Every public and staff page, as each who may see it sees it, in both languages.

mod extending;
mod passwords;
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use town::Town;

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    text: String,
}

async fn ask(town: &Town, request: Request<Body>) -> Answer {
    let response = web::router(town.web.clone()).oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
}

async fn get(town: &Town, session: Option<&str>, path: &str) -> Answer {
    let mut request = Request::get(path);
    if let Some(session) = session {
        request = request.header(header::COOKIE, format!("sadok={session}"));
    }
    ask(town, request.body(Body::empty()).unwrap()).await
}

/// Posts a form the way a browser does: the token and the one-time key come from the page it stands on.
async fn post(town: &Town, session: Option<&str>, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = get(town, session, page).await;
    let hidden = |name: &str| {
        let (_, rest) = shown.text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("csrf", &hidden("csrf")).append_pair("idempotency_key", &hidden("idempotency_key"));
    body.extend_pairs(fields);
    let cookies = shown.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookie: Vec<String> =
        cookies.filter_map(|cookie| cookie.split(';').next()).map(str::to_owned).collect();
    cookie.extend(session.map(|session| format!("sadok={session}")));
    let request = Request::post(path)
        .header(header::COOKIE, cookie.join("; "))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.finish()))
        .unwrap();
    ask(town, request).await
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn every_page_stands_in_both_languages_without_a_missing_word() {
    let town = Town::build().await;
    let kindergarten = format!("/kindergartens/{}", town.kindergarten);
    let queue = format!("/queue?kindergarten={}", town.kindergarten);
    let group = format!("/office/groups/{}", town.group);
    let leave = format!("/office/children/{}/leave", town.enrolment);
    let case = format!("/office/cases/{}", town.waiting.number);
    let public = [
        "/",
        "/kindergartens",
        "/kindergartens?name=садок&vacant=yes&age_group=junior",
        &kindergarten,
        "/queue",
        &queue,
        "/status",
        "/statistics",
        "/rules",
        "/opendata",
        "/accessibility",
    ];
    let head = [
        "/office",
        "/office/groups",
        &group,
        "/office/invitations",
        "/office/invitations?state=accepted",
        "/office/children",
        &leave,
        &case,
        "/office/search?q=вигад",
    ];
    let officer =
        ["/office", "/office/claims", "/office/silent", "/office/direct", &case, "/office/search?q=сад"];
    let roles: [(Option<&str>, &[&str]); 3] =
        [(None, &public), (Some(&town.head), &head), (Some(&town.officer), &officer)];
    for (session, paths) in roles {
        for path in paths {
            for language in ["uk", "en"] {
                let separator = if path.contains('?') { '&' } else { '?' };
                let path = path
                    .replace("садок", "%D1%81%D0%B0%D0%B4%D0%BE%D0%BA")
                    .replace("вигад", "%D0%B2%D0%B8%D0%B3%D0%B0%D0%B4")
                    .replace("сад", "%D1%81%D0%B0%D0%B4");
                let answer = get(&town, session, &format!("{path}{separator}lang={language}")).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
                assert!(!answer.text.contains('‹'), "{path} in {language} lacks a word:\n{}", answer.text);
                assert!(answer.text.contains(&format!("<html lang=\"{language}\">")), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn nobody_gets_through_a_door_of_another_role() {
    let town = Town::build().await;
    let group = format!("/office/groups/{}", town.group);
    for path in
        ["/office", "/office/groups", &group, "/office/claims", "/office/direct", "/office/search?q=1234"]
    {
        let answer = get(&town, None, path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(location(&answer).starts_with("/sign-in?next="), "{path}");
        assert_eq!(
            get(&town, Some(&town.parent), path).await.status,
            StatusCode::FORBIDDEN,
            "{path} as a parent"
        );
    }
    for path in ["/office/claims", "/office/direct"] {
        assert_eq!(
            get(&town, Some(&town.head), path).await.status,
            StatusCode::FORBIDDEN,
            "{path} as a head"
        );
    }
    assert_eq!(get(&town, Some(&town.other_head), &group).await.status, StatusCode::NOT_FOUND);
    let case = format!("/office/cases/{}", town.waiting.number);
    assert_eq!(get(&town, Some(&town.other_head), &case).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_head_states_places_enrols_and_records_who_leaves() {
    let town = Town::build().await;
    let head = Some(town.head.as_str());
    let group = format!("/office/groups/{}", town.group);
    let places = format!("{group}/places");
    let far = [("count", "99"), ("from-day", "1"), ("from-month", "4"), ("from-year", "2027")];
    let refused = post(&town, head, &group, &places, &far).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("error-summary") && refused.text.contains("value=\"99\""),
        "{}",
        refused.text
    );
    let one = [("count", "1"), ("from-day", "1"), ("from-month", "4"), ("from-year", "2027")];
    let done = post(&town, head, &group, &places, &one).await;
    assert_eq!(location(&done), format!("{group}?done=places&invited=1&open=0"));

    let accepted = "/office/invitations?state=accepted";
    let shown = get(&town, head, accepted).await;
    let (_, rest) = shown.text.split_once("action=\"/office/invitations/").unwrap();
    let enrol = format!("/office/invitations/{}", rest.split('"').next().unwrap());
    let done = post(&town, head, accepted, &enrol, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let list = get(&town, head, &group).await;
    assert!(list.text.contains("Вигаданий"), "the child stands in the list");
    let csv = get(&town, head, "/office/children?format=csv").await;
    assert!(csv.text.lines().count() >= 3 && csv.text.contains("Вигаданий"), "{}", csv.text);
    assert!(get(&town, head, "/office/children?format=xlsx").await.text.starts_with("PK"));

    let leave = format!("/office/children/{}/leave", town.enrolment);
    let fields = [("on-day", "1"), ("on-month", "4"), ("on-year", "2027")];
    let unsaid = post(&town, head, &leave, &leave, &fields).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = [fields.as_slice(), &[("reason", "moved")]].concat();
    assert_eq!(post(&town, head, &leave, &leave, &said).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_officer_decides_a_claim_on_the_page_of_the_case() {
    let town = Town::build().await;
    let officer = Some(town.officer.as_str());
    let case = format!("/office/cases/{}", town.waiting.number);
    let claim = format!("{case}/claims/{}", town.claim);
    let silent = post(&town, officer, &case, &claim, &[("decision", "reject"), ("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = post(&town, officer, &case, &claim, &[("decision", "confirm")]).await;
    let number: String = form_urlencoded::byte_serialize(town.waiting.number.as_bytes()).collect();
    assert_eq!(location(&done), format!("/office/cases/{number}?done=decided"));
    let family = post(&town, officer, &case, &format!("{case}/family"), &[]).await;
    assert_eq!(family.status, StatusCode::OK);
    assert!(family.text.contains("Олена Вигадана"), "the guardian is shown, and the look is noted");
}

#[tokio::test]
async fn a_status_shows_by_number_and_code_and_never_the_child() {
    let town = Town::build().await;
    let (number, code) = (town.waiting.number.as_str(), town.waiting.status_code.as_str());
    let wrong = post(&town, None, "/status", "/status", &[("number", number), ("code", "AAAAAAAA")]).await;
    let none = post(&town, None, "/status", "/status", &[("number", "X-1"), ("code", "AAAAAAAA")]).await;
    assert_eq!(
        (wrong.status, none.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    let spaced = format!(" {}-{} ", code[..4].to_lowercase(), &code[4..]);
    let shown = post(&town, None, "/status", "/status", &[("number", number), ("code", &spaced)]).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.text.contains(number) && shown.text.contains("place__number"));
    assert!(!shown.text.contains("Вигадан"), "no name");
    for _ in 0..12 {
        post(&town, None, "/status", "/status", &[("number", number), ("code", "AAAAAAAA")]).await;
    }
    let throttled = post(&town, None, "/status", "/status", &[("number", number), ("code", code)]).await;
    assert_eq!(throttled.status, StatusCode::UNPROCESSABLE_ENTITY, "too many attempts");
}

#[tokio::test]
async fn the_map_shows_what_the_list_shows() {
    let town = Town::build().await;
    let shown = get(&town, None, "/opendata/kindergartens.geojson?vacant=yes").await;
    assert_eq!(shown.headers[header::CONTENT_TYPE], "application/geo+json");
    let map: serde_json::Value = serde_json::from_str(&shown.text).unwrap();
    let list = get(&town, None, "/kindergartens?vacant=yes").await;
    for feature in map["features"].as_array().unwrap() {
        let name = feature["properties"]["name"].as_str().unwrap();
        assert!(list.text.contains(name), "{name}");
        assert!(feature["properties"]["vacant"].as_u64().unwrap() > 0);
    }
    let nowhere = get(&town, None, "/opendata/kindergartens.geojson?bbox=0,0,1,1").await;
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&nowhere.text).unwrap()["features"],
        serde_json::json!([])
    );
}
