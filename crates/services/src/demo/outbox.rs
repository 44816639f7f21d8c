//! Every message that left or would have left, with the number of its application.

use std::collections::HashMap;

use domain::ids::{ApplicationId, MessageId};
use serde::Serialize;
use storage::{
    queue::application,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{
    App, Error,
    notifications::{self, OutboxLine},
};

/// A message as the viewer shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The message with its address.
    #[serde(flatten)]
    pub line: OutboxLine,
    /// The public number of the application it is about.
    pub number: Option<String>,
}

/// The newest messages of everybody, before one where it is named.
///
/// # Errors
/// `NotPermitted` outside a demonstration; a fault when the database fails.
pub async fn outbox(app: &App, before: Option<MessageId>, limit: u64) -> Result<Vec<Letter>, Error> {
    let lines = notifications::outbox(app, before, limit).await?;
    let ids: Vec<_> = lines.iter().filter_map(|line| line.application).map(ApplicationId::uuid).collect();
    let mut numbers: HashMap<ApplicationId, String> = HashMap::new();
    for ids in ids.chunks(1000) {
        let rows = application::Entity::find()
            .filter(application::Column::Id.is_in(ids.iter().copied()))
            .all(app.reader())
            .await?;
        numbers.extend(rows.into_iter().map(|row| (row.id.into(), row.number)));
    }
    let letter = |line: OutboxLine| {
        let number = line.application.and_then(|id| numbers.get(&id).cloned());
        Letter { line, number }
    };
    Ok(lines.into_iter().map(letter).collect())
}
