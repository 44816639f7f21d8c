//! The parent's side of the queue.

use std::fmt;

use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use domain::accounts::Permission;
use domain::families::{BirthDocumentKind, Sex};
use domain::ids::{AccountId, ChildId, KindergartenId};
use domain::kindergartens::Profile;
use domain::policy::Channel;
use domain::time::{Date, Timestamp};
use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};
use services::Once;
use services::families::NewChild;
use services::queue::{self, File, NewClaim, NewWishes};
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer::Done;
use super::body::{Body, Key};
use super::list::List;
use super::shapes::{Application, Problem};
use crate::shell::{Failure, Visit};

/// An application to file.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Filing {
    child: Whom,
    /// Ids of kindergartens, the most wanted first.
    #[schema(value_type = Vec<Uuid>)]
    wishes: Vec<KindergartenId>,
    /// The language the family insists on; left out: any.
    #[serde(default)]
    language: Option<String>,
    /// The profile the child needs: `general` (when left out) `inclusive` `compensating` `sanatorium` `short_stay`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    profile: Option<Profile>,
    /// No invitation before this day; left out: at once.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    desired_on: Option<Date>,
    /// Benefits claimed; each counts once it is confirmed.
    #[serde(default)]
    claims: Vec<Claim>,
}

/// The id of a child that was entered before, or a child to enter.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum Whom {
    /// A child that was entered before.
    Known(Uuid),
    /// A child to enter.
    New(ChildEntry),
}

/// An id is text and a child an object, so that what is wrong inside the child is pointed at: serde's untagged enums
/// would only say that neither fits.
impl<'de> Deserialize<'de> for Whom {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Whom;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a child, or a child")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Whom, E> {
                id.parse().map(Whom::Known).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Whom, A::Error> {
                ChildEntry::deserialize(MapAccessDeserializer::new(map)).map(Whom::New)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A child as its guardian enters it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct ChildEntry {
    surname: String,
    given_name: String,
    /// May be empty.
    #[serde(default)]
    patronymic: String,
    #[schema(value_type = String, format = Date)]
    born_on: Date,
    /// `male` `female` `unknown`
    #[schema(value_type = String)]
    #[serde(default = "unknown")]
    sex: Sex,
    /// What proves the birth: `certificate` (when left out) `foreign` `other`.
    #[serde(default = "certificate")]
    #[schema(value_type = String)]
    document_kind: BirthDocumentKind,
    /// Its number, as it is written on it.
    document: String,
}

const fn unknown() -> Sex {
    Sex::Unknown
}

const fn certificate() -> BirthDocumentKind {
    BirthDocumentKind::Certificate
}

impl ChildEntry {
    pub(super) fn into_new(self) -> NewChild {
        NewChild {
            surname: self.surname,
            given_name: self.given_name,
            patronymic: self.patronymic,
            born_on: self.born_on,
            sex: self.sex,
            document_kind: self.document_kind,
            document: self.document,
        }
    }
}

/// A claim to a benefit.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Claim {
    /// Code of the category in the policy.
    category: String,
    /// Kind of the proof, e.g. `certificate`.
    #[serde(default)]
    document_kind: String,
    /// Number, issuer and date of the proof.
    document: String,
    /// The wished kindergarten (its id) it is for, where the category counts in one kindergarten only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    kindergarten: Option<KindergartenId>,
}

impl Claim {
    pub(super) fn into_new(self) -> NewClaim {
        let document_kind =
            if self.document_kind.is_empty() { "certificate".to_owned() } else { self.document_kind };
        NewClaim {
            category: self.category,
            document_kind,
            document: self.document,
            kindergarten: self.kindergarten,
        }
    }
}

/// What a family gets for an application.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Filed {
    id: Uuid,
    /// The public number.
    number: String,
    /// The secret by which the status can be asked without signing in; shown here once.
    status_code: String,
    /// As it stood when this was answered.
    state: String,
    #[schema(value_type = String, format = DateTime)]
    registered_at: Timestamp,
    #[schema(value_type = Vec<Uuid>)]
    wishes: Vec<KindergartenId>,
}

/// The applications of one's own children, the newest first.
#[utoipa::path(get, path = "/api/v1/applications", tag = "applications",
    responses((status = 200, body = List<Application>), (status = 401, body = Problem)))]
pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    let found = queue::own(visit.app(), &visit.actor()).await?;
    let items = found.iter().map(Application::of).collect();
    Ok(List::<Application> { items, next: None }.answer(visit.uri()))
}

/// Files an application for one's own child.
#[utoipa::path(post, path = "/api/v1/applications", tag = "applications", request_body = Filing,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Filed), (status = 401, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn file(visit: Visit, key: Key, Body(filing): Body<Filing>) -> Result<Response, Failure> {
    let account = visit.actor().account.ok_or(Failure::SignIn)?;
    let key = key.once("file", "", &filing)?;
    key.answer(&visit, Permission::QueueFile, async {
        let filed = file_for(&visit, account, key.once(), filing).await?;
        Done::made(Some(format!("/api/v1/applications/{}", percent(&filed.number))), &filed)
    })
    .await
}

async fn file_for(
    visit: &Visit,
    account: AccountId,
    once: Option<Once>,
    filing: Filing,
) -> Result<Filed, Failure> {
    let (app, actor) = (visit.app(), visit.actor());
    let wishes = filing.wishes.clone();
    let mut command = File {
        account,
        child: ChildId::new(Uuid::nil()),
        wishes: filing.wishes,
        profile: filing.profile.unwrap_or_default(),
        language: filing.language.filter(|code| !code.is_empty()),
        desired_on: filing.desired_on.unwrap_or(app.policy().await?.calendar.local_date(app.now())),
        claims: filing.claims.into_iter().map(Claim::into_new).collect(),
        channel: Channel::Portal,
        basis: None,
    };
    let filed = match filing.child {
        Whom::Known(child) => {
            command.child = ChildId::new(child);
            queue::file(app, &actor, once, command).await?
        }
        Whom::New(child) => queue::file_with_child(app, &actor, once, child.into_new(), command).await?,
    };
    let seen = queue::overview(app, &actor, &filed.number).await?;
    Ok(Filed {
        id: filed.id.uuid(),
        number: filed.number,
        status_code: filed.status_code,
        state: seen.state,
        registered_at: seen.registered_at,
        wishes,
    })
}

/// A number may have letters of the region's alphabet.
fn percent(number: &str) -> String {
    form_urlencoded::byte_serialize(number.as_bytes()).collect()
}

/// An application: the family's own, or one in the hands of staff.
#[utoipa::path(get, path = "/api/v1/applications/{number}", tag = "applications", params(("number" = String, Path)),
    responses((status = 200, body = Application), (status = 404, body = Problem)))]
pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Result<Json<Application>, Failure> {
    Ok(Json(seen(&visit, &number).await?))
}

async fn seen(visit: &Visit, number: &str) -> Result<Application, Failure> {
    Ok(Application::of(&queue::overview(visit.app(), &visit.actor(), number).await?))
}

/// A new list of kindergartens.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Wishes {
    /// Ids of kindergartens, the most wanted first.
    #[schema(value_type = Vec<Uuid>)]
    wishes: Vec<KindergartenId>,
    /// The revision on which the list was made; another one meanwhile is answered with 409.
    #[serde(default)]
    revision: Option<i32>,
}

/// Changes the list of kindergartens; the registration time is kept.
#[utoipa::path(put, path = "/api/v1/applications/{number}/wishes", tag = "applications",
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Wishes,
    responses((status = 200, body = Application), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn change_wishes(
    visit: Visit,
    Path(number): Path<String>,
    key: Key,
    Body(wishes): Body<Wishes>,
) -> Result<Response, Failure> {
    let key = key.once("change-wishes", &number, &wishes)?;
    key.answer(&visit, Permission::QueueChange, async {
        let new = NewWishes { number: number.clone(), wishes: wishes.wishes, revision: wishes.revision };
        queue::change_wishes(visit.app(), &visit.actor(), key.once(), new).await?;
        Done::ok(&seen(&visit, &number).await?)
    })
    .await
}

/// What a new list would do.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Preview {
    added: Vec<Uuid>,
    removed: Vec<Uuid>,
    /// Programmes gained, with the place the child would take.
    gained: Vec<Line>,
    /// Programmes given up, with the place the child has.
    lost: Vec<Line>,
    /// Whether a live invitation would be taken back.
    offer_taken_back: bool,
    registration_kept: bool,
}

/// A place in a programme's line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Line {
    programme: Uuid,
    position: u64,
}

/// Says what a new list of kindergartens would do, and changes nothing.
#[utoipa::path(post, path = "/api/v1/applications/{number}/wishes/preview", tag = "applications",
    params(("number" = String, Path)), request_body = Wishes,
    responses((status = 200, body = Preview), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn preview(
    visit: Visit,
    Path(number): Path<String>,
    Body(wishes): Body<Wishes>,
) -> Result<Json<Preview>, Failure> {
    let new = NewWishes { number, wishes: wishes.wishes, revision: wishes.revision };
    let effects = queue::effects_of_wishes(visit.app(), &visit.actor(), &new).await?;
    let lines = |places: Vec<(domain::ids::ProgrammeId, u64)>| {
        places.into_iter().map(|(id, position)| Line { programme: id.uuid(), position }).collect()
    };
    Ok(Json(Preview {
        added: effects.added.iter().map(|id| id.uuid()).collect(),
        removed: effects.removed.iter().map(|id| id.uuid()).collect(),
        gained: lines(effects.gained),
        lost: lines(effects.lost),
        offer_taken_back: effects.offer_taken_back,
        registration_kept: effects.registration_kept,
    }))
}

/// Takes an application back; a live invitation goes to the next child at once.
#[utoipa::path(post, path = "/api/v1/applications/{number}/withdraw", tag = "applications",
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Application), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn withdraw(
    visit: Visit,
    Path(number): Path<String>,
    key: Key,
) -> Result<Response, Failure> {
    let key = key.once("withdraw", &number, &())?;
    key.answer(&visit, Permission::QueueWithdraw, async {
        queue::withdraw(visit.app(), &visit.actor(), key.once(), &number).await?;
        Done::ok(&seen(&visit, &number).await?)
    })
    .await
}

/// Leaves the line for now; the registration time is kept.
#[utoipa::path(post, path = "/api/v1/applications/{number}/suspend", tag = "applications",
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Application), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn suspend(visit: Visit, Path(number): Path<String>, key: Key) -> Result<Response, Failure> {
    let key = key.once("suspend", &number, &())?;
    key.answer(&visit, Permission::QueueReactivate, async {
        queue::suspend(visit.app(), &visit.actor(), key.once(), &number).await?;
        Done::ok(&seen(&visit, &number).await?)
    })
    .await
}

/// Comes back into the line.
#[utoipa::path(post, path = "/api/v1/applications/{number}/reactivate", tag = "applications",
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Application), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn reactivate(
    visit: Visit,
    Path(number): Path<String>,
    key: Key,
) -> Result<Response, Failure> {
    let key = key.once("reactivate", &number, &())?;
    key.answer(&visit, Permission::QueueReactivate, async {
        queue::reactivate(visit.app(), &visit.actor(), key.once(), &number).await?;
        Done::ok(&seen(&visit, &number).await?)
    })
    .await
}
