//! Who one is, and what one was told.

use axum::Json;
use axum::extract::Query;
use axum::response::Response;
use domain::accounts::Scope;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use services::notifications;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::list::{self, List};
use super::shapes::Problem;
use crate::shell::{Failure, Visit};

/// An account with its roles.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    account: Option<Uuid>,
    name: String,
    language: String,
    roles: Vec<Held>,
}

/// A role over a part of the region.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Held {
    role: String,
    kindergarten: Option<Uuid>,
    district: Option<Uuid>,
}

/// Who asks.
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses((status = 200, body = Me), (status = 401, body = Problem)))]
pub(super) async fn show(visit: Visit) -> Result<Json<Me>, Failure> {
    let viewer = visit.signed_in()?;
    let roles = viewer.actor.grants.iter().map(|grant| Held {
        role: grant.role.code().to_owned(),
        kindergarten: if let Scope::Kindergarten(id) = grant.scope { Some(id.uuid()) } else { None },
        district: if let Scope::District(id) = grant.scope { Some(id.uuid()) } else { None },
    });
    Ok(Json(Me {
        account: viewer.actor.account.map(|id| id.uuid()),
        name: viewer.name.clone(),
        language: viewer.language.code().to_owned(),
        roles: roles.collect(),
    }))
}

/// Which messages.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Where the page begins, from the page before.
    cursor: Option<String>,
    /// Items of a page, from 1 to 500; 50 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, default = 50)]
    limit: Option<String>,
}

/// A message in one's cabinet.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Message {
    id: Uuid,
    /// Always empty: it stands in the cabinet.
    to: String,
    /// Always `cabinet`.
    channel: &'static str,
    /// The event: `invitation`, `reminder` …
    kind: String,
    subject: String,
    text: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    read_at: Option<Timestamp>,
}

/// The messages in one's cabinet, the newest first.
#[utoipa::path(get, path = "/api/v1/messages", tag = "me", params(Asked),
    responses((status = 200, body = List<Message>), (status = 401, body = Problem)))]
pub(super) async fn messages(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let before = list::cursor(asked.cursor.as_deref())?;
    let limit = list::limit(asked.limit.as_deref())? as usize;
    let most = limit as u64 + 1;
    let mut found = notifications::messages(visit.app(), &visit.actor(), before, most).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    let items = found.into_iter().map(|line| Message {
        id: line.id.uuid(),
        to: String::new(),
        channel: "cabinet",
        kind: line.kind,
        subject: line.subject,
        text: line.text,
        created_at: line.created_at,
        read_at: line.read_at,
    });
    Ok(List { items: items.collect(), next }.answer(visit.uri()))
}
