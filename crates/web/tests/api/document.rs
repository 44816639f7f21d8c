//! The document that describes the API, held against OpenAPI 3.1 and against every answer the tests get.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use axum::http::Method;
use serde_json::{Value, json};

use crate::stage::Stage;

static DOCUMENT: OnceLock<Value> = OnceLock::new();

/// Remembers the document, as the first stage was served it.
pub(crate) fn remember(document: Value) {
    let _ = DOCUMENT.set(document);
}

/// The operation that answers this call, with its path as documented.
fn operation(method: &Method, path: &str) -> Option<(&'static str, &'static Value)> {
    let document = DOCUMENT.get()?;
    let asked: Vec<&str> = path.split('/').collect();
    let fits = |known: &str| {
        let parts: Vec<&str> = known.split('/').collect();
        parts.len() == asked.len() && parts.iter().zip(&asked).all(|(a, b)| a.starts_with('{') || a == b)
    };
    let paths = document["paths"].as_object()?;
    // A path without a variable comes before one with.
    let mut found: Vec<_> = paths.iter().filter(|(known, _)| fits(known)).collect();
    found.sort_by_key(|(known, _)| known.matches('{').count());
    let (known, methods) = found.into_iter().next()?;
    let operation = &methods[method.as_str().to_ascii_lowercase()];
    operation.is_object().then_some((known.as_str(), operation))
}

/// Holds an answer against what the document says of it.
#[track_caller]
pub(crate) fn hold(method: &Method, path: &str, status: u16, kind: &str, body: &Value) {
    let Some((known, operation)) = operation(method, path) else { return };
    let responses = &operation["responses"];
    let described = responses.get(status.to_string()).or_else(|| responses.get("default"));
    let described = described.unwrap_or_else(|| panic!("{method} {known} says nothing of {status}"));
    assert!(status < 400 || kind == "application/problem+json", "{method} {known} {status}: {kind}");
    assert!(status >= 400 || responses.get(status.to_string()).is_some(), "{method} {known} {status}");
    let schema = &described["content"][kind]["schema"];
    assert!(schema.is_object(), "{method} {known} {status} describes no {kind}");
    let mut wrong = Vec::new();
    check(schema, body, "", true, &mut wrong);
    assert!(wrong.is_empty(), "{method} {known} {status} is not as described: {wrong:#?}\n{body}");
}

/// Holds a body that was taken against what the document says of it; fields that are not known are passed over.
#[track_caller]
pub(crate) fn hold_request(method: &Method, path: &str, body: &Value) {
    let Some((known, operation)) = operation(method, path) else { return };
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    assert!(schema.is_object(), "{method} {known} describes no body");
    let mut wrong = Vec::new();
    check(schema, body, "", false, &mut wrong);
    assert!(wrong.is_empty(), "{method} {known} took what it does not describe: {wrong:#?}\n{body}");
}

fn followed(schema: &'static Value) -> &'static Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let document = DOCUMENT.get().expect("the document");
            let target = document.pointer(reference.strip_prefix('#').expect("a reference within"));
            followed(target.unwrap_or_else(|| panic!("{reference} leads nowhere")))
        }
        None => schema,
    }
}

/// The names of all members that a schema describes.
fn described(schema: &'static Value) -> BTreeSet<&'static str> {
    let schema = followed(schema);
    let own = schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    let parts = schema["allOf"].as_array().into_iter().flatten().flat_map(described);
    own.chain(parts).collect()
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type of JSON Schema"),
    }
}

/// As much of JSON Schema 2020-12 as the document uses. `closed`: members that are not described are wrong.
fn check(schema: &'static Value, value: &Value, at: &str, closed: bool, wrong: &mut Vec<String>) {
    let schema = followed(schema);
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.iter().any(|kind| is(kind, value)) {
        wrong.push(format!("{at} is not {kinds:?}: {value}"));
        return;
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        check(part, value, at, false, wrong);
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let fits = choices.iter().any(|one| {
                let mut inner = Vec::new();
                check(one, value, at, closed, &mut inner);
                inner.is_empty()
            });
            if !fits {
                wrong.push(format!("{at} is none of its kinds: {value}"));
            }
        }
    }
    if let Some(text) = value.as_str() {
        check_text(schema, text, at, wrong);
    }
    if let (Some(number), Some(least)) = (value.as_f64(), schema["minimum"].as_f64())
        && number < least
    {
        wrong.push(format!("{at} is below {least}: {number}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        check(&schema["items"], item, &format!("{at}/{index}"), closed, wrong);
    }
    if let Some(members) = value.as_object() {
        check_members(schema, members, at, closed, wrong);
    }
}

fn check_text(schema: &Value, text: &str, at: &str, wrong: &mut Vec<String>) {
    let fits = match schema["format"].as_str() {
        Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
        Some("date") => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        Some("uuid") => text.parse::<uuid::Uuid>().is_ok(),
        _ => true,
    };
    if !fits {
        wrong.push(format!("{at} is no {}: {text}", schema["format"]));
    }
}

fn check_members(
    schema: &'static Value,
    members: &serde_json::Map<String, Value>,
    at: &str,
    closed: bool,
    wrong: &mut Vec<String>,
) {
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(name) {
            wrong.push(format!("{at}/{name} is missing"));
        }
    }
    let known = described(schema);
    for (name, member) in members {
        let at = format!("{at}/{name}");
        if let Some(described) = schema["properties"].get(name) {
            check(described, member, &at, closed, wrong);
        } else if schema["additionalProperties"].is_object() {
            check(&schema["additionalProperties"], member, &at, closed, wrong);
        } else if closed && !known.is_empty() && !known.contains(name.as_str()) {
            wrong.push(format!("{at} is not described"));
        }
    }
}

#[tokio::test]
async fn the_document_is_open_api_3_1() {
    let stage = Stage::open(None, false).await;
    let document = stage.get("/api/v1/openapi.json").send().await.expect(200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    for field in ["title", "version"] {
        assert!(!document["info"][field].as_str().unwrap().is_empty(), "{field}");
    }
    let allowed =
        ["openapi", "info", "servers", "paths", "components", "security", "tags", "jsonSchemaDialect"];
    for field in document.as_object().unwrap().keys() {
        assert!(allowed.contains(&field.as_str()), "{field} is nothing at the top of OpenAPI 3.1");
    }
    let mut names = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        assert!(path.starts_with('/'), "{path}");
        for (method, operation) in methods.as_object().unwrap() {
            let call = format!("{method} {path}");
            assert!(["get", "post", "put", "delete", "patch"].contains(&method.as_str()), "{call}");
            let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{call} has no operationId"));
            assert!(names.insert(id.to_owned()), "{call}: {id} is another's operationId");
            parameters(&call, path, operation);
            let responses = operation["responses"].as_object().unwrap();
            assert!(responses.keys().any(|status| status.starts_with('2')), "{call} never works");
            for (status, response) in responses {
                let number = status.len() == 3 && status.parse::<u16>().is_ok();
                assert!(number || status == "default", "{call}: {status}");
                assert!(response["description"].is_string(), "{call} {status} has no description");
            }
            let change = *method != "get" && !path.ends_with("/preview");
            let keyed = operation["parameters"].to_string().contains("Idempotency-Key");
            assert_eq!(keyed, change, "{call}: changes and only changes take a key");
        }
    }
    // Words of OpenAPI 3.0 that JSON Schema 2020-12 does not know.
    let text = document["components"]["schemas"].to_string();
    for old in ["\"nullable\"", "\"exclusiveMinimum\":true", "\"exclusiveMaximum\":true"] {
        assert!(!text.contains(old), "{old}");
    }
    for scheme in
        document["security"].as_array().unwrap().iter().flat_map(|one| one.as_object().unwrap().keys())
    {
        assert!(document["components"]["securitySchemes"][scheme]["type"].is_string(), "{scheme}");
    }
}

/// Every variable of the path is a parameter of it and the other way round; names are told once.
fn parameters(call: &str, path: &str, operation: &Value) {
    let mut seen = BTreeSet::new();
    let mut in_path = BTreeSet::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let (name, place) = (parameter["name"].as_str().unwrap(), parameter["in"].as_str().unwrap());
        assert!(["path", "query", "header", "cookie"].contains(&place), "{call}: {name} in {place}");
        assert!(seen.insert((name, place)), "{call}: {name} twice");
        assert!(parameter["schema"].is_object(), "{call}: {name} has no schema");
        if place == "path" {
            assert_eq!(parameter["required"], json!(true), "{call}: {name}");
            in_path.insert(name);
        }
    }
    let variables = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    assert_eq!(variables.collect::<BTreeSet<_>>(), in_path, "{call}");
}
