//! Every public and staff page, as each who may see it sees it, in both languages.

mod extending;
mod passwords;
mod regions;
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

/// Every page, with the session of somebody who may see it.
fn pages(town: &Town) -> Vec<(Option<&str>, Vec<String>)> {
    let group = format!("/office/groups/{}", town.group);
    let case = format!("/office/cases/{}", town.waiting.number);
    let all = |fixed: &[&str], more: &[String]| {
        fixed.iter().map(|path| (*path).to_owned()).chain(more.iter().cloned()).collect()
    };
    let public = [
        "/",
        "/kindergartens",
        "/kindergartens?name=садок&vacant=yes&age_group=junior",
        "/queue",
        "/status",
        "/statistics",
        "/rules",
        "/opendata",
        "/accessibility",
    ];
    let one = [
        format!("/kindergartens/{}", town.kindergarten),
        format!("/queue?kindergarten={}", town.kindergarten),
    ];
    let head = [
        "/office",
        "/office/groups",
        "/office/groups/new",
        "/office/invitations",
        "/office/invitations?state=accepted",
        "/office/children",
        "/office/children?period=starting",
        "/office/children?period=leaving",
        "/office/filing",
        "/office/search?q=вигад",
    ];
    let leave = format!("/office/children/{}/leave", town.enrolment);
    let officer = [
        "/office",
        "/office/claims",
        "/office/silent",
        "/office/direct",
        "/office/filing",
        "/office/search?q=сад",
    ];
    let auditor = ["/office", "/office/exports", "/office/children"];
    vec![
        (None, all(&public, &one)),
        (Some(&town.head), all(&head, &[format!("{group}/close"), group, leave, case.clone()])),
        (Some(&town.officer), all(&officer, &[format!("{case}/password"), case.clone()])),
        (Some(&town.auditor), all(&auditor, &[case])),
    ]
}

#[tokio::test]
async fn every_page_stands_in_both_languages_without_a_missing_word() {
    let town = Town::build().await;
    for (session, paths) in pages(&town) {
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
    for path in ["/office/claims", "/office/direct", "/office/exports"] {
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
    let (before, _) = shown.text.split_once("/enrol\"").unwrap();
    let enrol = format!("{}/enrol", before.rsplit('"').next().unwrap());
    let done = post(&town, head, accepted, &enrol, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let list = get(&town, head, &group).await;
    assert!(list.text.contains("Вигаданий"), "the child stands in the list");
    let export = async |format| {
        let fields = [("format", format), ("name", "вигад"), ("period", "")];
        post(&town, head, "/office/children", "/office/children/export", &fields).await
    };
    let csv = export("csv").await;
    assert!(csv.text.lines().count() >= 3 && csv.text.contains("Вигаданий"), "{}", csv.text);
    assert!(export("xlsx").await.text.starts_with("PK"));
    assert_eq!(export("exe").await.status, StatusCode::NOT_FOUND);
    let noted = get(&town, Some(town.auditor.as_str()), "/office/exports").await;
    assert_eq!(noted.text.matches("name=вигад").count(), 2, "each file is written down: {}", noted.text);
    let invited = "/office/invitations/export";
    let csv = post(&town, head, "/office/invitations", invited, &[("format", "csv"), ("state", "")]).await;
    assert_eq!(csv.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8", "{}", csv.text);

    let leave = format!("/office/children/{}/leave", town.enrolment);
    let fields = [("on-day", "1"), ("on-month", "4"), ("on-year", "2027")];
    let unsaid = post(&town, head, &leave, &leave, &fields).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = [fields.as_slice(), &[("reason", "moved")]].concat();
    let ahead = [("on-day", "1"), ("on-month", "9"), ("on-year", "2027"), ("reason", "school")];
    let announced = post(&town, head, &leave, &leave, &ahead).await;
    assert_eq!(location(&announced), "/office/children?period=leaving&done=announced", "{}", announced.text);
    let list = get(&town, head, location(&announced)).await.text;
    assert!(list.contains("Вибуття заплановано") && list.contains("01.09.2027"), "{list}");
    let stay = leave.replace("/leave", "/stay");
    let stays = post(&town, head, "/office/children?period=leaving", &stay, &[]).await;
    assert_eq!(location(&stays), "/office/children?done=stays", "{}", stays.text);
    let revoked = post(&town, head, "/office/children", &stay, &[]).await;
    assert_eq!(revoked.status, StatusCode::CONFLICT, "{}", revoked.text);
    let asked = get(&town, head, &leave).await;
    assert!(asked.text.contains("Вигаданий Максим") && asked.text.contains("Сонечко"), "{}", asked.text);
    let other = Some(town.other_head.as_str());
    assert_eq!(get(&town, other, &leave).await.status, StatusCode::NOT_FOUND);
    let unknown = format!("/office/children/{}/leave", uuid::Uuid::from_u128(5));
    assert_eq!(get(&town, head, &unknown).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&town, head, &leave, &leave, &said).await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&town, head, &leave).await.status, StatusCode::NOT_FOUND, "it has left");
    let left = get(&town, head, "/office/children?period=leaving").await;
    assert!(left.text.contains("Вигаданий Максим") && left.text.contains("Родина переїхала"));
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
    let shown = get(&town, officer, &case).await;
    assert!(!shown.text.contains("посвідчення А 000000"), "a paper is opened by a form only");
    let papers = post(&town, officer, &case, &format!("{case}/papers"), &[]).await;
    assert!(papers.text.contains("посвідчення А 000000"), "{}", papers.text);
    let head = Some(town.head.as_str());
    let head = post(&town, head, &case, &format!("{case}/papers"), &[]).await;
    assert_eq!(head.status, StatusCode::FORBIDDEN);
    let looked = get(&town, Some(town.auditor.as_str()), &case).await;
    assert!(looked.text.contains("документи пільг"), "{}", looked.text);
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

/// What a desk enters of a family, but the kindergartens.
const FAMILY: [(&str, &str); 14] = [
    ("guardian", "Оксана Вигадана"),
    ("phone", "067 110 00 09"),
    ("messages", "uk"),
    ("surname", "Вигадана"),
    ("given_name", "Соломія"),
    ("born-day", "20"),
    ("born-month", "11"),
    ("born-year", "2023"),
    ("sex", "2"),
    ("document_kind", "certificate"),
    ("document", "І-ДЕ 000077"),
    ("desired-day", "1"),
    ("desired-month", "4"),
    ("desired-year", "2027"),
];

/// The answer behind a label of a summary list.
fn said<'t>(text: &'t str, label: &str) -> &'t str {
    let (_, rest) = text.split_once(label).unwrap_or_else(|| panic!("{label} is not on the page: {text}"));
    let (_, rest) = rest.split_once("<dd").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split('<').next().unwrap().trim()
}

#[tokio::test]
async fn an_officer_enters_a_direct_case_and_hands_the_account_over() {
    let town = Town::build().await;
    let officer = Some(town.officer.as_str());
    let page = "/office/direct";
    let wish = town.kindergarten.to_string();
    let enter = async |more: &[(&str, &str)]| {
        post(&town, officer, page, page, &[FAMILY.as_slice(), more].concat()).await
    };
    let found = enter(&[("step", "find"), ("find", "№ 2"), ("wishes", &wish)]).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.text.contains("Садок № 1") && found.text.contains("Садок № 2"), "what was chosen stays");
    assert!(found.text.contains("value=\"Соломія\""), "what was entered stays");
    assert!(!found.text.contains("error-summary"), "nothing is judged yet");

    let unfounded = enter(&[("step", "file"), ("wishes", &wish)]).await;
    assert_eq!(unfounded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfounded.text.contains("href=\"#basis\""), "{}", unfounded.text);
    let basis = ("basis", "довідка № 5 від 01.03.2027");
    let unproven = enter(&[("wishes", &wish), basis, ("benefit", "chornobyl")]).await;
    assert!(unproven.text.contains("href=\"#benefit_proof\""), "{}", unproven.text);
    let done = enter(&[("wishes", &wish), basis, ("benefit", "displaced")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    let (login, password) = (said(&done.text, "Ім’я користувача"), said(&done.text, "Одноразовий пароль"));

    let fields = [("login", login), ("password", password)];
    let signed = post(&town, None, "/sign-in", "/sign-in", &fields).await;
    assert_eq!(location(&signed), "/cabinet/settings/password", "{}", signed.text);
    let cookies = signed.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let session =
        cookies.filter_map(|cookie| cookie.split(';').next()?.strip_prefix("sadok=")).next().unwrap();
    let own = "/cabinet/settings/password";
    let asked = get(&town, Some(session), own).await;
    assert!(asked.text.contains("Оберіть власний пароль") && !asked.text.contains("name=\"present\""));
    let again = post(&town, Some(session), own, own, &[("password", password)]).await;
    assert!(again.text.contains("error-summary"), "{}", again.text);
    let chosen = post(&town, Some(session), own, own, &[("password", "пʼять зелених чайників")]).await;
    assert_eq!(location(&chosen), "/cabinet");
    let cabinet = get(&town, Some(session), "/cabinet").await;
    assert!(cabinet.text.contains("Соломія"), "{}", cabinet.text);
}

#[tokio::test]
async fn a_head_files_for_a_family_only_where_the_own_kindergarten_is_wished() {
    let town = Town::build().await;
    let page = "/office/filing";
    let wish = town.kindergarten.to_string();
    let fields = [FAMILY.as_slice(), &[("wishes", wish.as_str()), ("benefit", "displaced")]].concat();
    let other = Some(town.other_head.as_str());
    let refused = post(&town, other, page, page, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#wishes\""), "{}", refused.text);
    let head = Some(town.head.as_str());
    let refused =
        post(&town, head, page, page, &[fields.as_slice(), &[("benefit_proof", "1")]].concat()).await;
    assert!(refused.text.contains("href=\"#benefit\""), "{}", refused.text);
    let plain = [FAMILY.as_slice(), &[("wishes", wish.as_str())]].concat();
    let done = post(&town, head, page, page, &plain).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert!(said(&done.text, "Ім’я користувача").starts_with("rodyna-"));
}

#[tokio::test]
async fn an_officer_hands_a_new_password_over_for_an_identity_document() {
    let town = Town::build().await;
    let page = format!("/office/cases/{}/password", town.waiting.number);
    let officer = Some(town.officer.as_str());
    assert_eq!(get(&town, Some(&town.head), &page).await.status, StatusCode::FORBIDDEN);
    let silent = post(&town, officer, &page, &page, &[("identity", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = post(&town, officer, &page, &page, &[("identity", "паспорт 000000001")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert_eq!(said(&done.text, "Ім’я користувача"), "family4");
    let case = get(&town, Some(&town.auditor), &format!("/office/cases/{}", town.waiting.number)).await;
    assert!(case.text.contains("видано новий пароль: паспорт 000000001"), "{}", case.text);
}

#[tokio::test]
async fn a_head_opens_and_closes_a_group_and_sees_the_planned_intake() {
    let town = Town::build().await;
    let head = Some(town.head.as_str());
    let new = format!("/office/groups/new?kindergarten={}", town.kindergarten);
    assert_eq!(get(&town, Some(&town.other_head), &new).await.status, StatusCode::NOT_FOUND);
    let fields = [("name", "Ромашка"), ("language", "uk"), ("profile", "general")];
    let unsaid = post(&town, head, &new, &new, &fields).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.text.contains("href=\"#ages\"") && unsaid.text.contains("href=\"#capacity\""));
    let own =
        [fields.as_slice(), &[("ages", "own"), ("from", "20"), ("to", "x"), ("capacity", "9")]].concat();
    assert!(post(&town, head, &new, &new, &own).await.text.contains("href=\"#to\""));
    let large = [fields.as_slice(), &[("ages", "junior"), ("capacity", "25")]].concat();
    let done = post(&town, head, &new, &new, &large).await;
    let group = location(&done).split('?').next().unwrap().to_owned();
    let opened = get(&town, head, location(&done)).await;
    assert!(opened.text.contains("Групу відкрито") && opened.text.contains("20"), "{}", opened.text);

    let later = [("count", "4"), ("from-day", "1"), ("from-month", "9"), ("from-year", "2027")];
    post(&town, head, &group, &format!("{group}/places"), &later).await;
    let groups = get(&town, head, "/office/groups").await;
    let (_, planned) = groups.text.split_once("Запланований прийом").unwrap();
    assert!(planned.contains("1 вересня 2027") && planned.contains("Ромашка"), "{planned}");

    let full = format!("/office/groups/{}/close", town.group);
    let refused = post(&town, head, &format!("{group}/close"), &full, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let close = format!("{group}/close");
    let closed = post(&town, head, &close, &close, &[]).await;
    assert_eq!(location(&closed), "/office/groups?done=closed");
    assert!(!get(&town, head, "/office/groups?done=closed").await.text.contains("Ромашка"));
}
