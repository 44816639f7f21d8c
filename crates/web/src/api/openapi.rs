//! The document that describes the API, made from its handlers.

use std::sync::LazyLock;

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::{applications, children, claims, groups, kindergartens, me, offers, places, queue};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sadok",
        description = "The electronic kindergarten queue of a region. Errors are application/problem+json with a \
            stable `type` and `code`. Lists are paged by cursor: the next page stands in `next` and in the header Link. \
            Changes take the header Idempotency-Key: the same key gives the same answer and changes nothing more. \
            Times are RFC 3339, dates ISO 8601. Fields that are not known are passed over.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        kindergartens::list,
        kindergartens::show,
        queue::show,
        applications::list,
        applications::file,
        applications::show,
        applications::change_wishes,
        applications::preview,
        applications::withdraw,
        applications::suspend,
        applications::reactivate,
        places::positions,
        places::history,
        claims::list,
        claims::make,
        claims::confirm,
        claims::reject,
        groups::state_vacancies,
        groups::change_capacity,
        offers::list,
        offers::show,
        offers::accept,
        offers::decline,
        offers::extend,
        offers::enrol,
        children::list,
        children::add,
        me::show,
        me::messages,
    )
)]
struct Api;

/// The document, with the permission of every call from the route that serves it.
pub(super) static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::to_value(Api::openapi()).unwrap_or_default();
    document["openapi"] = json!("3.1.0");
    document["components"]["securitySchemes"] = json!({
        "token": {"type": "http", "scheme": "bearer", "description": "A machine's token: sadok user token"},
        "session": {"type": "apiKey", "in": "cookie", "name": "sadok", "description": "The session of a browser"},
    });
    document["security"] = json!([{}, {"token": []}, {"session": []}]);
    for route in super::routes().list() {
        let method = route.method.as_str().to_ascii_lowercase();
        let operation = &mut document["paths"][route.path][&method];
        if operation.is_object() {
            operation["x-permission"] = json!(route.permission.code());
        }
    }
    for operation in operations(&mut document) {
        name(operation);
        tell_problems(operation);
    }
    // Indexing above leaves nulls for routes that are not described (this document, the page about it).
    if let Some(paths) = document["paths"].as_object_mut() {
        paths.retain(|_, path| path.as_object().is_some_and(|path| path.values().any(Value::is_object)));
    }
    document
});

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    let methods = paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut());
    methods.filter(|operation| operation.is_object())
}

/// The handler's name is told apart from its namesakes of other rooms: `offers-list`, `claims-list`.
fn name(operation: &mut Value) {
    let tag = operation["tags"][0].as_str().unwrap_or_default();
    let own = operation["operationId"].as_str().unwrap_or_default().replace('_', "-");
    operation["operationId"] = json!(format!("{tag}-{own}"));
}

/// Problems are documents of their own type; every call may answer one, and one that comes too often says when to come
/// again.
fn tell_problems(operation: &mut Value) {
    let problem = json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}});
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut() {
        if status.starts_with(['4', '5']) {
            response["content"] = problem.clone();
        }
    }
    let wait = json!({"description": "Seconds to wait", "required": true, "schema": {"type": "integer"}});
    let often = json!({"description": "Too often", "headers": {"Retry-After": wait}, "content": problem});
    responses.insert("429".to_owned(), often);
    responses.insert("default".to_owned(), json!({"description": "A problem", "content": problem}));
}

/// `GET /api/v1/openapi.json`.
pub(super) async fn document() -> Response {
    Json(&*DOCUMENT).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What is served is described, what is described is served, and each says its permission.
    #[test]
    fn the_document_and_the_routes_are_the_same() {
        let undescribed = ["GET /api/v1/openapi.json", "GET /api"];
        let served: BTreeSet<String> = crate::routes(false)
            .list()
            .iter()
            .filter(|route| route.path.starts_with("/api"))
            .map(|route| format!("{} {}", route.method, route.path))
            .filter(|route| !undescribed.contains(&route.as_str()))
            .collect();
        let mut described = BTreeSet::new();
        for (path, methods) in DOCUMENT["paths"].as_object().expect("paths") {
            for (method, operation) in methods.as_object().expect("methods") {
                described.insert(format!("{} {path}", method.to_ascii_uppercase()));
                assert!(operation["x-permission"].is_string(), "{method} {path} says no permission");
                assert!(operation["summary"].is_string(), "{method} {path} says nothing");
            }
        }
        assert_eq!(served, described);
        assert!(served.len() >= 28, "the calls are here");
    }

    /// Every reference in the document leads somewhere.
    #[test]
    fn references_lead_somewhere() {
        fn walk<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Object(members) => {
                    if let Some(Value::String(reference)) = members.get("$ref") {
                        found.push(reference);
                    }
                    members.values().for_each(|member| walk(member, found));
                }
                Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        walk(&DOCUMENT, &mut found);
        assert!(!found.is_empty());
        for reference in found {
            let pointer = reference.strip_prefix('#').expect("a reference into the document");
            assert!(DOCUMENT.pointer(pointer).is_some(), "{reference}");
        }
    }
}
