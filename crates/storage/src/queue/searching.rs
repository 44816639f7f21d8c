//! Finding applications by number, by the child's name, or by the guardian's telephone.

use std::collections::HashSet;

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*,
};

use super::{application, in_hands_of};
use crate::{accounts::account, families::child};

/// An application that was found.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
#[expect(missing_docs, reason = "each column is described in the migration")]
pub struct Found {
    pub id: Uuid,
    pub number: String,
    pub state: String,
    pub surname: String,
    pub given_name: String,
}

/// What to search for, and where. A list of kindergartens means the applications in their hands ([`super::hands`]); none
/// means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought<'a> {
    /// Part of the number.
    pub number: &'a str,
    /// Part of the child's normalised name.
    pub name_key: Option<&'a str>,
    /// Keyed hash of the guardian's whole telephone number.
    pub phone_index: Option<Vec<u8>>,
    /// Where numbers and telephones are searched.
    pub within: Option<&'a [Uuid]>,
    /// Where names are searched.
    pub named_within: Option<&'a [Uuid]>,
}

/// Applications whose number or child's name contains what is sought, or whose guardian has the telephone; newest first.
///
/// # Errors
/// When the database fails.
pub async fn search<C: ConnectionTrait>(
    db: &C,
    sought: &Sought<'_>,
    limit: u64,
) -> Result<Vec<Found>, DbErr> {
    let plain = |text: &str| text.replace(['%', '_', '\\'], "");
    let within = |wanted: Condition, ids: Option<&[Uuid]>| match ids {
        None => wanted,
        Some(ids) => Condition::all().add(wanted).add(application::Column::Id.in_subquery(in_hands_of(ids))),
    };
    // A whole telephone number is no part of an application's number; alone it is found by its index.
    let known = match &sought.phone_index {
        Some(index) => Condition::any().add(account::Column::PhoneIndex.eq(index.clone())),
        None => Condition::any().add(application::Column::Number.contains(plain(sought.number))),
    };
    let mut wanted = Condition::any().add(within(known, sought.within));
    if let Some(key) = sought.name_key.filter(|key| !key.is_empty()) {
        let named = Condition::any().add(child::Column::NameKey.contains(plain(key)));
        wanted = wanted.add(within(named, sought.named_within));
    }
    application::Entity::find()
        .join(
            JoinType::InnerJoin,
            application::Entity::belongs_to(child::Entity)
                .from(application::Column::ChildId)
                .to(child::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            application::Entity::belongs_to(account::Entity)
                .from(application::Column::AccountId)
                .to(account::Column::Id)
                .into(),
        )
        .filter(wanted)
        .select_only()
        .columns([application::Column::Id, application::Column::Number, application::Column::State])
        .columns([child::Column::Surname, child::Column::GivenName])
        .order_by_desc(application::Column::Sequence)
        .limit(limit)
        .into_model::<Found>()
        .all(db)
        .await
}

/// Which of the applications are in the hands of one of the kindergartens ([`super::hands`]).
///
/// # Errors
/// When the database fails.
pub async fn in_hands_among<C: ConnectionTrait>(
    db: &C,
    applications: impl IntoIterator<Item = Uuid>,
    kindergartens: &[Uuid],
) -> Result<HashSet<Uuid>, DbErr> {
    let ids: Vec<Uuid> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::Id.is_in(applications))
        .filter(application::Column::Id.in_subquery(in_hands_of(kindergartens)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}
