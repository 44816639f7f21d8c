//! Pages of lists: what stands on two pages, or on none, when the list changes meanwhile; cursors nobody gave.

use axum::http::header;
use serde_json::{Value, json};

use crate::stage::{Stage, on_both};

/// Reads a list to its end by its cursors, and lets something happen after the first page.
async fn walk<F: Future<Output = ()>>(
    stage: &Stage,
    by: &str,
    path: &str,
    meanwhile: impl FnOnce() -> F,
) -> Vec<Value> {
    let mut items = Vec::new();
    let mut next = format!("{path}{}limit=2", if path.contains('?') { '&' } else { '?' });
    let mut meanwhile = Some(meanwhile);
    loop {
        let page = stage.get(&next).by(by).send().await;
        let link = page.headers.get(header::LINK).map(|link| link.to_str().unwrap().to_owned());
        let body = page.expect(200);
        let found = body["items"].as_array().unwrap();
        assert!(found.len() <= 2);
        items.extend(found.iter().cloned());
        assert_eq!(link.is_none(), body["next"].is_null());
        let Some(link) = link else { return items };
        next = link.strip_prefix('<').unwrap().split_once(">; rel=\"next\"").unwrap().0.to_owned();
        if let Some(happens) = meanwhile.take() {
            happens().await;
        }
    }
}

fn all(items: &[Value], field: &str) -> Vec<String> {
    items.iter().map(|item| item[field].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_line_is_read_whole_although_a_child_leaves_it_meanwhile() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let mut numbers = Vec::new();
        for number in 1..=6 {
            numbers.push(stage.filed(&parent, number).await);
        }
        let path = format!("/api/v1/queue?kindergarten={}", stage.places[0].id);
        let leaves = format!("/api/v1/applications/{}/withdraw", numbers[0]);
        let items = walk(&stage, &parent, &path, || async {
            stage.post(&leaves).by(&parent).send().await.expect(200);
        })
        .await;
        assert_eq!(all(&items, "application"), numbers, "nobody is skipped, nobody comes twice");
        // Places are those of the moment a page was read: one child fewer ahead.
        let places: Vec<_> = items.iter().map(|item| item["position"].as_u64().unwrap()).collect();
        assert_eq!(places, [1, 2, 2, 3, 4, 5]);
        let page = stage.get(&format!("{path}&limit=1")).send().await.expect(200);
        let cursor = page["next"].as_str().unwrap();
        let other = format!("/api/v1/queue?kindergarten={}&cursor={cursor}", stage.places[1].id);
        stage.get(&other).send().await.problem(404, "not-found");
        let forged: String = cursor.chars().rev().collect();
        for forged in ["1", "zz", "ffff", &forged] {
            let wrong = stage.get(&format!("{path}&cursor={forged}")).send().await.wrong(400, "bad-cursor");
            assert_eq!(wrong, ["/cursor malformed"]);
        }
    })
    .await;
}

#[tokio::test]
async fn claims_are_listed_for_the_department_and_none_is_skipped() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let mut made = Vec::new();
        for number in 1..=5 {
            let filed = stage.filed(&parent, number).await;
            let claim = json!({"category": "serviceman", "document": "довідка"});
            let path = format!("/api/v1/applications/{filed}/claims");
            let claim = stage.post(&path).by(&parent).json(claim).send().await.expect(201);
            stage.pass_days(1);
            made.push((claim["id"].as_str().unwrap().to_owned(), filed));
        }
        let path = "/api/v1/claims";
        // The first two are decided while the second page is asked for: pages by number would skip two.
        let items = walk(&stage, &stage.officer, path, || async {
            for (id, _) in &made[..2] {
                stage.post(&format!("{path}/{id}/confirm")).by(&stage.officer).send().await.expect(200);
            }
        })
        .await;
        let ids: Vec<_> = made.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(all(&items, "id"), ids);
        assert_eq!(items[0]["application"], made[0].1.as_str());
        assert_eq!(items[0]["category"], "serviceman");
        let left = stage.get(path).by(&stage.officer).send().await.expect(200);
        assert_eq!(left["items"].as_array().unwrap().len(), 3, "decided ones wait no more");
        let elsewhere = domain::accounts::Role::EducationOfficer;
        let elsewhere = stage.colleague(elsewhere, None, Some(stage.elsewhere), "far").await;
        assert_eq!(stage.get(path).by(&elsewhere).send().await.expect(200)["items"], json!([]));
        assert_eq!(stage.get(path).by(&stage.auditor).send().await.expect(200)["items"], left["items"]);
        stage.get(path).by(&parent).send().await.problem(403, "not-permitted");
        stage.get(path).by(&stage.places[0].head).send().await.problem(403, "not-permitted");
        stage.get(path).send().await.problem(401, "sign-in");
    })
    .await;
}

#[tokio::test]
async fn offers_and_messages_are_read_whole_although_new_ones_come() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        for number in 1..=4 {
            stage.filed(&parent, number).await;
        }
        let vacancies = format!("/api/v1/groups/{}/vacancies", stage.places[0].group);
        let state = |count: u32| {
            stage.post(&vacancies).by(&stage.places[0].head).json(json!({"count": count})).send()
        };
        state(3).await.expect(201);
        let before = stage.get("/api/v1/offers").by(&parent).send().await.expect(200);
        let ids = all(before["items"].as_array().unwrap(), "id");
        assert_eq!(ids.len(), 3);
        let told = stage.get("/api/v1/messages").by(&parent).send().await.expect(200);
        let told = all(told["items"].as_array().unwrap(), "id");
        stage.pass_days(1);
        let offers = walk(&stage, &parent, "/api/v1/offers", || async {
            state(1).await.expect(201);
        })
        .await;
        assert_eq!(all(&offers, "id"), ids, "the new one is newer than the first page");
        let messages = walk(&stage, &parent, "/api/v1/messages", || async {}).await;
        assert_eq!(messages.len(), told.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn cursors_and_limits_that_are_none_are_named() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let number = stage.filed(&parent, 1).await;
        let foreign = stage.invited(&number, &parent).await;
        let other = stage.parent("ihor").await;
        let unknown = "00000000-0000-7000-8000-000000000000";
        let lists = ["/api/v1/kindergartens", "/api/v1/offers", "/api/v1/messages", "/api/v1/claims"];
        for path in lists {
            let by = if path.ends_with("claims") { &stage.officer } else { &other };
            let get = |query: String| stage.get(&format!("{path}?{query}")).by(by).send();
            for cursor in ["nonsense", unknown, "1", "%27%3B--", foreign.as_str()] {
                let wrong = get(format!("cursor={cursor}")).await.wrong(400, "bad-cursor");
                assert_eq!(wrong, ["/cursor malformed"], "{path} {cursor}");
            }
            for limit in ["0", "-1", "many", "1.5", "99999999999999999999"] {
                let wrong = get(format!("limit={limit}")).await.wrong(422, "invalid");
                assert_eq!(wrong, ["/limit malformed"], "{path} {limit}");
            }
            get("limit=1000000&cursor=".to_owned()).await.expect(200);
            get("limit=1&limit=2".to_owned()).await.problem(400, "unreadable");
        }
    })
    .await;
}
