//! The application as every use case gets it.

use std::sync::Arc;

use domain::{
    accounts::{Actor, Permission},
    time::Timestamp,
};
use futures::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};
use storage::{Location, Reader, Store, journal, sealed::Keyring};

use crate::{ActivePolicy, Change, Clock, Error, Once, policies::Policies};

/// What an installation decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address under which families reach the program, without a trailing slash; it stands in messages and on receipts.
    pub public_url: String,
    /// Whether this is a demonstration: invented city, movable clock, no mail leaves.
    pub demo: bool,
}

#[derive(Debug)]
struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    policies: Policies,
    settings: Settings,
}

/// Database, clock, rules and settings. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

impl App {
    /// An application over an open database.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        Self(Arc::new(Inner { store, clock, policies: Policies::default(), settings }))
    }

    /// Opens the database, made when missing, and puts an application over it.
    ///
    /// # Errors
    /// When the database or its keys cannot be opened.
    pub async fn open(location: &Location, clock: Arc<dyn Clock>, settings: Settings) -> Result<Self, Error> {
        Ok(Self::new(Store::open(location).await?, clock, settings))
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// What this installation decides.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The pool of readers, for questions that change nothing.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        self.0.store.reader()
    }

    /// The keys that seal personal identifiers.
    #[must_use]
    pub fn keyring(&self) -> &Keyring {
        self.0.store.keyring()
    }

    /// The rules in force now. Like a change, this does not run behind the journal: a clock that was moved back before
    /// the first rules still finds those of the last event.
    ///
    /// # Errors
    /// `Conflict("no-policy")` before the first policy was switched on.
    pub async fn policy(&self) -> Result<Arc<ActivePolicy>, Error> {
        let now = self.now();
        match self.0.policies.at(self.reader(), now.into()).await {
            Err(Error::Conflict("no-policy")) => {
                let start = journal::start(self.reader(), now.into()).await?;
                let now = start.at.map_or(now, |last| last.instant().max(now));
                self.0.policies.at(self.reader(), now.into()).await
            }
            found => found,
        }
    }

    pub(crate) fn policies(&self) -> &Policies {
        &self.0.policies
    }

    /// One change that moves the queue: it must record at least one event, or it is a fault and undone.
    ///
    /// # Errors
    /// What the use case answered; `NotPermitted` when no role of the actor has the permission anywhere.
    pub async fn write<T, F>(&self, actor: &Actor, permission: Permission, job: F) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        self.run(actor, permission, true, job).await
    }

    /// One change that does not move the queue: accounts, sessions, drafts, settings, deliveries.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn write_aside<T, F>(&self, actor: &Actor, permission: Permission, job: F) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        self.run(actor, permission, false, job).await
    }

    /// As [`Self::write`], but a repetition under the same key gives the first answer and changes nothing more.
    ///
    /// # Errors
    /// As [`Self::write`]; `Conflict("idempotency-key-reused")` when the key stood for another request.
    pub async fn write_once<T, F>(
        &self,
        actor: &Actor,
        permission: Permission,
        once: Option<Once>,
        job: F,
    ) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        self.run_once(actor, permission, true, once, job).await
    }

    /// As [`Self::write_once`], for what does not move the queue.
    ///
    /// # Errors
    /// As [`Self::write_once`].
    pub async fn write_aside_once<T, F>(
        &self,
        actor: &Actor,
        permission: Permission,
        once: Option<Once>,
        job: F,
    ) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        self.run_once(actor, permission, false, once, job).await
    }

    async fn run_once<T, F>(
        &self,
        actor: &Actor,
        permission: Permission,
        moves: bool,
        once: Option<Once>,
        job: F,
    ) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        let Some(once) = once else { return self.run(actor, permission, moves, job).await };
        let keeping = once.clone();
        let done = self.run(actor, permission, moves, move |change| {
            Box::pin(async move {
                let answer = job(change).await?;
                keeping.keep(change, &answer).await?;
                Ok(answer)
            })
        });
        // Hardly a request is a repetition, so that only what was refused is looked up: doing a repetition again is refused by
        // the answer that is kept already, at the latest, and is undone.
        match done.await {
            Err(refused) => Ok(once.answer(self, actor).await?.ok_or(refused)?),
            done => done,
        }
    }

    async fn run<T, F>(&self, actor: &Actor, permission: Permission, moves: bool, job: F) -> Result<T, Error>
    where
        F: for<'c, 't> FnOnce(&'c mut Change<'t>) -> BoxFuture<'c, Result<T, Error>> + Send + 'static,
        T: Send + 'static,
    {
        if !actor.may_somewhere(permission) {
            return Err(domain::accounts::NotPermitted { permission }.into());
        }
        let (app, actor) = (self.clone(), actor.clone());
        let writing = self.0.store.write_on(move |transaction, baton| {
            Box::pin(async move {
                let mut change = Change::begin(app, (transaction, baton), actor, permission).await?;
                let value = job(&mut change).await?;
                change.finish(moves)?;
                Ok(value)
            })
        });
        writing.await?
    }
}
