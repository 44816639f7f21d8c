//! Children and what is known of them.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, entity::prelude::*, sea_query::Expr,
};

use crate::{accounts::account, enrolment, joined, queue::application};

pub mod child;

/// The children of an account, the first entered first; those whose data were erased have no surname and are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_account<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<child::Model>, DbErr> {
    child::Entity::find()
        .filter(child::Column::AccountId.eq(account))
        .filter(child::Column::Surname.ne(""))
        .order_by_asc(child::Column::CreatedAt)
        .order_by_asc(child::Column::Id)
        .all(db)
        .await
}

/// A child of an account.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Own {
    /// The child.
    #[sea_orm(nested(prefix = "child_"))]
    pub child: child::Model,
    /// The account.
    #[sea_orm(nested(prefix = "account_"))]
    pub account: account::Model,
    /// Whether a child with this birth document attends a group now, whoever entered it.
    pub attends: bool,
}

/// A child of an account, with the account and what filing asks at once; none whose data were erased.
///
/// # Errors
/// When the database fails.
pub async fn own<C: ConnectionTrait>(db: &C, account: Uuid, child: Uuid) -> Result<Option<Own>, DbErr> {
    let to_account = child::Entity::belongs_to(account::Entity)
        .from(child::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let certificate = Expr::col((child::Entity, child::Column::CertificateIndex));
    let attending = enrolment::attending(certificate).into_query();
    let own = child::Entity::find_by_id(child)
        .select_only()
        .filter(child::Column::AccountId.eq(account))
        .filter(child::Column::Surname.ne(""))
        .join(JoinType::InnerJoin, to_account)
        .expr_as(Expr::exists(attending), "attends");
    let own = joined::with_columns::<account::Entity, _>(own, "account_");
    let own = joined::with_columns::<child::Entity, _>(own, "child_");
    own.into_model::<Own>().one(db).await
}

/// Whether an application, in whatever state, rests on a child.
///
/// # Errors
/// When the database fails.
pub async fn is_used<C: ConnectionTrait>(db: &C, child: Uuid) -> Result<bool, DbErr> {
    let found = application::Entity::find().filter(application::Column::ChildId.eq(child)).one(db).await?;
    Ok(found.is_some())
}
