//! The same key gives the same answer: requests that may be repeated (a double click, a lost reply, a crash) happen once.

use domain::{
    accounts::{Actor, NotPermitted, Permission},
    ids::AccountId,
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use storage::{
    platform::idempotency,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use crate::{App, Change, Error};

/// The label under which kept answers are sealed.
const RESPONSE: &str = "idempotency.response";

/// A key that its sender made for one intention, and what was asked under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    key: String,
    request_digest: Vec<u8>,
}

impl Once {
    /// A key with the request it stands for. Keys are compared within one account.
    ///
    /// # Errors
    /// `Conflict("bad-idempotency-key")` for an empty or overlong key; a fault when the request cannot be written.
    pub fn new(key: &str, request: &impl Serialize) -> Result<Self, Error> {
        if key.is_empty() || key.len() > 200 {
            return Err(Error::Conflict("bad-idempotency-key"));
        }
        let request = serde_json::to_vec(request)?;
        Ok(Self { key: key.to_owned(), request_digest: Sha256::digest(request).to_vec() })
    }

    fn scope(actor: &Actor) -> String {
        actor.account.map_or_else(|| "public".to_owned(), |account| account.to_string())
    }

    fn answers(account: AccountId) -> String {
        format!("answers of {account}")
    }

    /// The answer that was written under this key before, word for word; see [`Self::keep_words`].
    ///
    /// # Errors
    /// `Conflict("idempotency-key-reused")` when the key stood for another request.
    pub async fn words(&self, app: &App, account: AccountId) -> Result<Option<String>, Error> {
        let id = (Self::answers(account), self.key.clone());
        let Some(row) = idempotency::Entity::find_by_id(id).one(app.reader()).await? else { return Ok(None) };
        if row.request_digest != self.request_digest {
            return Err(Error::Conflict("idempotency-key-reused"));
        }
        Ok(Some(app.keyring().open(RESPONSE, &row.response)?))
    }

    /// Keeps an answer as it is about to be written, so that a repetition reads the same although the world has moved on
    /// since; says which words to write: those of a request that was quicker, if there was one. What the use case
    /// answered is kept with the change itself: a crash before this loses words that nobody has read.
    ///
    /// # Errors
    /// `NotPermitted` when the actor has no account; a fault when the database fails.
    pub async fn keep_words(
        &self,
        app: &App,
        actor: &Actor,
        permission: Permission,
        words: String,
    ) -> Result<String, Error> {
        let account = actor.account.ok_or(NotPermitted { permission })?;
        let once = self.clone();
        app.write_aside(actor, permission, move |change| {
            Box::pin(async move {
                let id = (Self::answers(account), once.key.clone());
                if let Some(row) = idempotency::Entity::find_by_id(id).one(change.db()).await? {
                    return Ok(change.app().keyring().open(RESPONSE, &row.response)?);
                }
                once.insert(change, Self::answers(account), &words).await?;
                Ok(words)
            })
        })
        .await
    }

    /// The answer that was given under this key before, if any.
    ///
    /// # Errors
    /// `Conflict("idempotency-key-reused")` when the key stood for another request.
    pub(crate) async fn answer<T: DeserializeOwned>(
        &self,
        app: &App,
        actor: &Actor,
    ) -> Result<Option<T>, Error> {
        let id = (Self::scope(actor), self.key.clone());
        let Some(row) = idempotency::Entity::find_by_id(id).one(app.reader()).await? else { return Ok(None) };
        if row.request_digest != self.request_digest {
            return Err(Error::Conflict("idempotency-key-reused"));
        }
        let text = app.keyring().open(RESPONSE, &row.response)?;
        Ok(Some(serde_json::from_str(&text)?))
    }

    /// The answer an account got under a key, while it is remembered.
    ///
    /// # Errors
    /// A fault when the database fails or the answer is of another kind.
    pub(crate) async fn kept<T: DeserializeOwned>(
        app: &App,
        account: AccountId,
        key: &str,
    ) -> Result<Option<T>, Error> {
        let id = (account.to_string(), key.to_owned());
        let Some(row) = idempotency::Entity::find_by_id(id).one(app.reader()).await? else { return Ok(None) };
        Ok(Some(serde_json::from_str(&app.keyring().open(RESPONSE, &row.response)?)?))
    }

    /// Keeps the answer with the change itself.
    pub(crate) async fn keep<T: Serialize>(&self, change: &Change<'_>, answer: &T) -> Result<(), Error> {
        self.insert(change, Self::scope(change.actor()), &serde_json::to_string(answer)?).await
    }

    async fn insert(&self, change: &Change<'_>, scope: String, answer: &str) -> Result<(), Error> {
        let response = change.app().keyring().seal(RESPONSE, answer)?;
        let row = idempotency::ActiveModel {
            scope: Set(scope),
            key: Set(self.key.clone()),
            request_digest: Set(self.request_digest.clone()),
            response: Set(response),
            created_at: Set(change.now().into()),
        };
        idempotency::Entity::insert(row).exec_without_returning(change.db()).await?;
        Ok(())
    }
}
