//! Closed applications whose time of keeping is over, and taking what is personal out of them.

use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Condition, Expr},
};

use crate::{
    At, On,
    benefits::claim,
    enrolment::enrolment,
    families::child,
    journal::{disclosure, export},
    literals::is_one_of,
    notifications::message,
    platform::idempotency,
    queue::{application, draft},
};

/// States in which an application is closed without a place.
pub(crate) const CLOSED: [&str; 3] = ["refused", "withdrawn", "archived"];

/// Applications closed without a place before an instant, and those of children who left before a day, whose personal
/// data are still kept; the longest kept first.
///
/// # Errors
/// When the database fails.
pub async fn to_erase<C: ConnectionTrait>(
    db: &C,
    closed_before: At,
    left_before: On,
    limit: u64,
) -> Result<Vec<Uuid>, DbErr> {
    use application::Column;
    let mut found: Vec<Uuid> = application::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ErasedAt.is_null())
        .filter(is_one_of(Column::State, &CLOSED))
        .filter(Column::StateAt.lt(closed_before))
        .order_by_asc(Column::StateAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let left: Vec<Uuid> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::ApplicationId)
        .filter(enrolment::Column::LeftOn.lt(left_before))
        .filter(enrolment::Column::CertificateIndex.is_not_null())
        .order_by_asc(enrolment::Column::LeftOn)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    found.extend(left);
    Ok(found)
}

/// What stands in the place of sealed columns that may not be empty.
#[derive(Clone, Debug)]
pub struct Blank {
    /// For the proof of a claim.
    pub proof: Vec<u8>,
    /// For the birth document of a child.
    pub paper: Vec<u8>,
    /// For the day of birth: the first of its year.
    pub born_on: On,
}

/// Takes what is personal out of a closed application: the documents of its claims, written reasons, the basis of a
/// staff entry, what looks at it rested on, the exact day of birth, the keyed hashes of the birth document, the messages
/// about it. The number, the list, who looked and the journal stay. The child goes with it unless another application
/// still needs it.
///
/// # Errors
/// When the database fails.
pub async fn erase<C: ConnectionTrait>(
    db: &C,
    row: &application::Model,
    blank: Blank,
    now: At,
) -> Result<(), DbErr> {
    let nothing = row.id.as_bytes().to_vec();
    application::Entity::update_many()
        .set(application::ActiveModel {
            certificate_index: Set(nothing),
            born_on: Set(blank.born_on),
            state_reason: Set(None),
            basis: Set(None),
            erased_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(application::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    claim::Entity::update_many()
        .set(claim::ActiveModel { document: Set(blank.proof), reason: Set(None), ..Default::default() })
        .filter(claim::Column::ApplicationId.eq(row.id))
        .exec(db)
        .await?;
    disclosure::Entity::update_many()
        .col_expr(disclosure::Column::Note, Expr::value(None::<Vec<u8>>))
        .filter(disclosure::Column::ApplicationId.eq(row.id))
        .exec(db)
        .await?;
    message::Entity::delete_many().filter(message::Column::ApplicationId.eq(row.id)).exec(db).await?;
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::CertificateIndex, Expr::value(None::<Vec<u8>>))
        .filter(enrolment::Column::ApplicationId.eq(row.id))
        .exec(db)
        .await?;
    erase_child(db, row.child_id, blank.paper, blank.born_on).await
}

async fn erase_child<C: ConnectionTrait>(db: &C, id: Uuid, paper: Vec<u8>, born_on: On) -> Result<(), DbErr> {
    let needed = application::Entity::find()
        .filter(application::Column::ChildId.eq(id))
        .filter(application::Column::ErasedAt.is_null())
        .one(db)
        .await?;
    if needed.is_some() {
        return Ok(());
    }
    child::Entity::update_many()
        .set(child::ActiveModel {
            surname: Set(String::new()),
            given_name: Set(String::new()),
            patronymic: Set(None),
            name_key: Set(String::new()),
            born_on: Set(born_on),
            sex: Set(9),
            certificate: Set(paper),
            certificate_index: Set(id.as_bytes().to_vec()),
            address: Set(None),
            district_id: Set(None),
            ..Default::default()
        })
        .filter(child::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Until when things are kept that are thrown away by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Drafts that expired by then are over.
    pub now: At,
    /// Answers to repeatable requests from before are over.
    pub answered_before: At,
    /// What a list that left as a file was narrowed to is over if it left before.
    pub exported_before: At,
}

/// Whether there is anything to throw away.
///
/// # Errors
/// When the database fails.
pub async fn holds_expired<C: ConnectionTrait>(db: &C, kept: Kept) -> Result<bool, DbErr> {
    let draft = draft::Entity::find().filter(draft::Column::ExpiresAt.lte(kept.now));
    let answer = idempotency::Entity::find().filter(idempotency::Column::CreatedAt.lt(kept.answered_before));
    let export = export::Entity::find().filter(narrowed_before(kept.exported_before));
    Ok(draft.one(db).await?.is_some() || answer.one(db).await?.is_some() || export.one(db).await?.is_some())
}

/// The lists that left as files before an instant and still say what they were narrowed to.
fn narrowed_before(before: At) -> Condition {
    Condition::all().add(export::Column::At.lt(before)).add(Expr::cust("length(filter) > 0"))
}

/// Forgets what lists that left as files before an instant were narrowed to, which may be a name; who took which list
/// and how many lines stays. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_filters<C: ConnectionTrait>(db: &C, before: At) -> Result<u64, DbErr> {
    let blank = export::Entity::update_many()
        .col_expr(export::Column::Filter, Expr::value(Vec::<u8>::new()))
        .filter(narrowed_before(before));
    Ok(blank.exec(db).await?.rows_affected)
}

/// Throws away the drafts that expired before `now`. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_drafts<C: ConnectionTrait>(db: &C, now: At) -> Result<u64, DbErr> {
    let delete = draft::Entity::delete_many().filter(draft::Column::ExpiresAt.lte(now));
    Ok(delete.exec(db).await?.rows_affected)
}

/// Forgets answers to repeatable requests that were kept since before an instant. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_answers<C: ConnectionTrait>(db: &C, before: At) -> Result<u64, DbErr> {
    let delete = idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(before));
    Ok(delete.exec(db).await?.rows_affected)
}
