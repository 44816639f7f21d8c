//! Ending sessions.

use axum::response::Response;
use services::accounts;

use super::saved;
use crate::shell::{Failure, Posted, Visit};

/// Ends one session, or all but this one.
pub(in crate::accounts) async fn end(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    let actor = visit.actor();
    match posted.form.get("session").parse() {
        Ok(id) => accounts::end_session(visit.app(), &actor, id).await?,
        Err(_) => {
            accounts::end_other_sessions(visit.app(), &actor, visit.session().unwrap_or_default()).await?;
        }
    }
    Ok(saved("sessions"))
}
