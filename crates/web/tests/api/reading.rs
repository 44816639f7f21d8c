//! Kindergartens and the queue, as anybody may read them.

use axum::http::header;

use crate::stage::on_both;

#[tokio::test]
async fn kindergartens_have_the_shape_that_scripts_rely_on() {
    on_both(|stage| async move {
        let list = stage.get("/api/v1/kindergartens").send().await.expect(200);
        assert!(list["next"].is_null());
        let first = &list["items"][0];
        assert_eq!(first["name"], "ЗДО № 1");
        assert_eq!(first["district"], "Лівий");
        assert_eq!(first["location"]["lat"], 50.41);
        let group = &first["groups"][0];
        for (field, expected) in [("capacity", 10), ("children", 5), ("held", 0), ("vacant", 5)] {
            assert_eq!(group[field], expected, "{field}");
        }
        assert_eq!(group["age_group"], "junior");
        let path = format!("/api/v1/kindergartens/{}", first["id"].as_str().unwrap());
        let english = stage.get(&path).header("accept-language", "en").send().await.expect(200);
        assert_eq!(english["district"], "Left");
    })
    .await;
}

#[tokio::test]
async fn lists_are_paged_by_cursor_with_link() {
    on_both(|stage| async move {
        let page = stage.get("/api/v1/kindergartens?limit=1&vacant=true").send().await;
        let link = page.headers[header::LINK].to_str().unwrap().to_owned();
        let body = page.expect(200);
        assert_eq!(body["items"].as_array().unwrap().len(), 1);
        let next = link.strip_prefix('<').unwrap().split_once('>').unwrap().0;
        assert!(next.contains("vacant=true") && next.contains(body["next"].as_str().unwrap()), "{next}");
        let second = stage.get(next).send().await;
        assert!(!second.headers.contains_key(header::LINK));
        let second = second.expect(200);
        assert!(second["next"].is_null());
        assert_ne!(second["items"][0]["id"], body["items"][0]["id"]);
    })
    .await;
}

#[tokio::test]
async fn filters_narrow_and_bad_ones_are_pointed_at() {
    on_both(|stage| async move {
        let found = async |query: &str| {
            let list = stage.get(&format!("/api/v1/kindergartens?{query}")).send().await.expect(200);
            list["items"].as_array().unwrap().len()
        };
        assert_eq!(found("age_group=junior").await, 2);
        assert_eq!(found("age_group=senior").await, 0);
        // West, south, east, north around the first alone.
        assert_eq!(found("bbox=30.4,50.405,30.6,50.415").await, 1);
        let bad = stage.get("/api/v1/kindergartens?bbox=30,x,31,51").send().await.problem(422, "invalid");
        assert_eq!(bad["errors"][0]["pointer"], "/bbox");
        stage.get("/api/v1/kindergartens/nonsense").send().await.problem(404, "not-found");
        let unknown = "/api/v1/kindergartens/00000000-0000-7000-8000-000000000000";
        stage.get(unknown).send().await.problem(404, "not-found");
        stage.get("/api/v1/nowhere").send().await.problem(404, "not-found");
    })
    .await;
}

#[tokio::test]
async fn problems_speak_the_language_asked_for() {
    on_both(|stage| async move {
        let path = "/api/v1/kindergartens?bbox=1";
        let english = stage.get(path).header("accept-language", "en").send().await.problem(422, "invalid");
        let ukrainian = stage.get(path).header("accept-language", "uk").send().await.problem(422, "invalid");
        assert_ne!(english["title"], ukrainian["title"]);
        assert_ne!(english["errors"][0]["detail"], ukrainian["errors"][0]["detail"]);
    })
    .await;
}

#[tokio::test]
async fn the_public_queue_shows_numbers_and_no_names() {
    on_both(|stage| async move {
        let parent = stage.parent("olena").await;
        let first = stage.filed(&parent, 1).await;
        stage.pass_days(1);
        let second = stage.filed(&parent, 2).await;
        let path = format!("/api/v1/queue?kindergarten={}&age_group=junior", stage.places[0].id);
        let queue = stage.get(&path).send().await.expect(200);
        assert_eq!(queue["length"], 2);
        let numbers: Vec<_> =
            queue["items"].as_array().unwrap().iter().map(|item| &item["application"]).collect();
        assert_eq!(numbers, [&first, &second]);
        assert_eq!(queue["items"][1]["position"], 2);
        assert_eq!(queue["items"][0]["class"], "general");
        assert!(!queue.to_string().contains("Вигадан"), "no names");
        let page = stage.get(&format!("{path}&limit=1")).send().await.expect(200);
        let next =
            stage.get(&format!("{path}&limit=1&cursor={}", page["next"].as_str().unwrap())).send().await;
        assert_eq!(next.expect(200)["items"][0]["application"], second.as_str());
        let missing = stage.get("/api/v1/queue").send().await.problem(422, "invalid");
        assert_eq!(missing["errors"][0]["code"], "missing");
    })
    .await;
}
