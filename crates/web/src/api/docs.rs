//! `/api`: the same document for people.

use askama::Template;
use axum::response::Response;
use serde_json::Value;

use super::openapi::DOCUMENT;
use crate::shell::{Failure, Page, Visit, render};

/// A call as the page shows it.
struct Call {
    method: String,
    path: String,
    summary: String,
    permission: String,
    params: Vec<(String, String)>,
    body: Option<String>,
    answers: Vec<(String, String)>,
}

/// A shape of the document: its name, and of each member the name, the type and the meaning.
type Shape = (String, Vec<(String, String, String)>);

#[derive(Template)]
#[template(path = "api/index.html")]
struct ApiPage {
    page: Page,
    calls: Vec<Call>,
    shapes: Vec<Shape>,
}

/// `GET /api`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let page = visit.page("api-title");
    render(&ApiPage { page, calls: calls(&DOCUMENT), shapes: shapes(&DOCUMENT) })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The name of what a schema says, in a word.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    match &schema["type"] {
        Value::String(one) if one == "array" => format!("[{}]", kind(&schema["items"])),
        Value::String(one) => one.clone(),
        Value::Array(several) => several
            .iter()
            .map(text)
            .collect::<Vec<_>>()
            .join(" | ")
            .replace("array", &format!("[{}]", kind(&schema["items"]))),
        _ => {
            let of = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
            of.map(|of| of.iter().map(kind).collect::<Vec<_>>().join(" | ")).unwrap_or_default()
        }
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn calls(document: &Value) -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, methods) in members(&document["paths"]) {
        for (method, operation) in members(methods) {
            let params = operation["parameters"].as_array().into_iter().flatten();
            calls.push(Call {
                method: method.to_ascii_uppercase(),
                path: path.clone(),
                summary: text(&operation["summary"]),
                permission: text(&operation["x-permission"]),
                params: params.map(|param| (text(&param["name"]), text(&param["description"]))).collect(),
                body: operation["requestBody"]["content"]["application/json"]["schema"]
                    .as_object()
                    .map(|schema| kind(&Value::Object(schema.clone()))),
                answers: members(&operation["responses"])
                    .map(|(status, answer)| {
                        let content =
                            members(&answer["content"]).next().map(|(_, content)| kind(&content["schema"]));
                        (status.clone(), content.unwrap_or_default())
                    })
                    .collect(),
            });
        }
    }
    calls
}

fn shapes(document: &Value) -> Vec<Shape> {
    members(&document["components"]["schemas"])
        .map(|(name, schema)| {
            let fields = members(&schema["properties"])
                .map(|(field, schema)| (field.clone(), kind(schema), text(&schema["description"])))
                .collect();
            (name.clone(), fields)
        })
        .collect()
}
