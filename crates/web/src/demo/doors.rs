//! Signing in as anybody by one click.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::Role;
use domain::ids::{DistrictId, KindergartenId};
use serde::Deserialize;
use serde_json::json;
use services::{accounts, demo};

use super::asked::Asked;
use crate::shell::{Failure, Visit, session_cookie};

/// Who to be.
#[derive(Debug, Deserialize)]
pub(super) struct Who {
    /// The role's code.
    role: Role,
    /// Of which kindergarten.
    kindergarten: Option<KindergartenId>,
    /// Of which district.
    district: Option<DistrictId>,
    /// With which application.
    application: Option<String>,
}

/// `POST /demo/sign-in`: answers with the session cookie.
pub(super) async fn enter(visit: Visit, asked: Asked<Who>) -> Result<Response, Failure> {
    let Who { role, kindergarten, district, application } = asked.body;
    let door = demo::Door { role, kindergarten, district, application };
    let account = demo::account_behind(visit.app(), &door).await?;
    let session = accounts::sign_in_as(visit.app(), account, "demo").await?;
    let cookie = session_cookie(visit.state().settings(), &session.token);
    let answer = if asked.by_script {
        Json(json!({"account": account, "role": role})).into_response()
    } else {
        Redirect::to(&first_page(&door)).into_response()
    };
    Ok(([(header::SET_COOKIE, cookie)], answer).into_response())
}

fn first_page(door: &demo::Door) -> String {
    match (door.role, &door.application) {
        (Role::Parent, Some(number)) => {
            // A number may have letters of the region's alphabet, which a header cannot.
            let number: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
            format!("/cabinet/applications/{number}")
        }
        (Role::Parent, None) => "/cabinet".to_owned(),
        _ => "/office".to_owned(),
    }
}
