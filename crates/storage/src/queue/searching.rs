//! Finding applications by number or by the child's name.

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*,
};

use super::{application, wishing};
use crate::families::child;

/// An application that was found.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Found {
    pub number: String,
    pub state: String,
    pub surname: String,
    pub given_name: String,
}

/// Applications whose number contains the text or whose child's normalised name contains the key, of those that wish
/// for one of the kindergartens (none: all); newest first.
///
/// # Errors
/// When the database fails.
pub async fn search<C: ConnectionTrait>(
    db: &C,
    kindergartens: Option<&[Uuid]>,
    number: &str,
    name_key: Option<&str>,
    limit: u64,
) -> Result<Vec<Found>, DbErr> {
    let plain = |text: &str| text.replace(['%', '_', '\\'], "");
    let mut wanted = Condition::any().add(application::Column::Number.contains(plain(number)));
    if let Some(key) = name_key.filter(|key| !key.is_empty()) {
        wanted = wanted.add(child::Column::NameKey.contains(plain(key)));
    }
    let mut found = application::Entity::find()
        .join(
            JoinType::InnerJoin,
            application::Entity::belongs_to(child::Entity)
                .from(application::Column::ChildId)
                .to(child::Column::Id)
                .into(),
        )
        .filter(wanted);
    if let Some(ids) = kindergartens {
        found = found.filter(application::Column::Id.in_subquery(wishing(ids)));
    }
    found
        .select_only()
        .columns([application::Column::Number, application::Column::State])
        .columns([child::Column::Surname, child::Column::GivenName])
        .order_by_desc(application::Column::Sequence)
        .limit(limit)
        .into_model::<Found>()
        .all(db)
        .await
}
