//! One change: a transaction with its actor, permission, time, rules, and the events it will leave in the journal.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    accounts::{Actor, Permission, Role, Subject},
    ids::{ApplicationId, KindergartenId, PolicyVersionId},
    journal::Event,
    time::Timestamp,
};
use storage::{
    Baton, DatabaseTransaction,
    journal::{self, Start, journal as row},
    kindergartens::{self, Shift, kindergarten_group},
    notifications::message,
    sea_orm::ActiveValue::Set,
};
use uuid::Uuid;

use crate::{ActivePolicy, App, Error};

/// What an event is about, so that timelines find it. Never personal data.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The application.
    pub application: Option<ApplicationId>,
    /// Its public number.
    pub number: Option<String>,
    /// The kindergarten.
    pub kindergarten: Option<KindergartenId>,
}

impl About {
    /// About an application.
    #[must_use]
    pub fn application(row: &storage::queue::application::Model) -> Self {
        Self { application: Some(row.id.into()), number: Some(row.number.clone()), kindergarten: None }
    }

    /// About a kindergarten.
    #[must_use]
    pub fn kindergarten(id: impl Into<KindergartenId>) -> Self {
        Self { kindergarten: Some(id.into()), ..Self::default() }
    }

    /// Also about this kindergarten.
    #[must_use]
    pub fn at(mut self, id: impl Into<KindergartenId>) -> Self {
        self.kindergarten = Some(id.into());
        self
    }
}

/// A running change. Handed to a use case by [`App::write`]; committed when the use case succeeds.
pub struct Change<'t> {
    app: App,
    transaction: &'t DatabaseTransaction,
    actor: Actor,
    permission: Permission,
    role: Option<Role>,
    policy: Option<Arc<ActivePolicy>>,
    policy_version: Option<PolicyVersionId>,
    now: Timestamp,
    baton: &'t Baton,
    start: Start,
    events: Vec<(About, Event)>,
    groups: HashMap<Uuid, kindergarten_group::Model>,
    messages: Mutex<Vec<message::ActiveModel>>,
}

impl<'t> Change<'t> {
    pub(crate) async fn begin(
        app: App,
        (transaction, baton): (&'t DatabaseTransaction, &'t Baton),
        actor: Actor,
        permission: Permission,
    ) -> Result<Self, Error> {
        let clock = app.now();
        let start = match baton.start() {
            Some(start) => start,
            None => journal::start(transaction, clock.into()).await?,
        };
        let now = start.at.map_or(clock, |last| last.instant().max(clock));
        let policy = match start.policy {
            Some(version) if now == clock => Some(app.policies().version(transaction, version.into()).await?),
            _ => app.policies().at(transaction, now.into()).await.map(Some).or_else(|error| match error {
                Error::Conflict("no-policy") => Ok(None),
                error => Err(error),
            })?,
        };
        let policy_version = policy.as_ref().map(|policy| policy.version);
        Ok(Self {
            app,
            transaction,
            actor,
            permission,
            role: None,
            policy,
            policy_version,
            now,
            baton,
            start,
            events: Vec::new(),
            groups: HashMap::new(),
            messages: Mutex::default(),
        })
    }

    /// The database inside this transaction.
    #[must_use]
    pub fn db(&self) -> &'t DatabaseTransaction {
        self.transaction
    }

    /// The application.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The time of this change. It never runs behind the journal: when the clock was moved backwards, it stands
    /// still at the last event until the clock has caught up.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Who asks.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The rules in force.
    ///
    /// # Errors
    /// `Conflict("no-policy")` before the first policy was switched on.
    pub fn policy(&self) -> Result<Arc<ActivePolicy>, Error> {
        self.policy.clone().ok_or(Error::Conflict("no-policy"))
    }

    /// Checks that the permission of this change reaches the subject; the journal names the role that did.
    ///
    /// # Errors
    /// `NotPermitted` when no role of the actor reaches it.
    pub fn permit(&mut self, subject: Subject) -> Result<(), Error> {
        self.role = Some(self.actor.permitted(self.permission, subject)?);
        Ok(())
    }

    /// The role under which this change was permitted, once a subject was named.
    pub(crate) fn role(&self) -> Option<Role> {
        self.role
    }

    /// A fresh id made from this change's time and the operating system's random bytes.
    ///
    /// # Errors
    /// A fault when there are no random bytes.
    pub fn new_id(&self) -> Result<Uuid, Error> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(|_| Error::broken("no random bytes"))?;
        Ok(domain::ids::WishId::made_at(self.now, &random).uuid())
    }

    /// Moves the counters of a group; returns it as it is then.
    ///
    /// # Errors
    /// As [`kindergartens::shift`].
    pub(crate) async fn shift(
        &mut self,
        group: Uuid,
        by: Shift,
    ) -> Result<&kindergarten_group::Model, Error> {
        let shifted = kindergartens::shift(self.transaction, group, by).await?;
        Ok(self.groups.entry(group).insert_entry(shifted).into_mut())
    }

    /// A group as it is after this change has moved its counters; none that it has not moved.
    pub(crate) fn shifted(&self, group: Uuid) -> Option<&kindergarten_group::Model> {
        self.groups.get(&group)
    }

    /// Notes an event; it is appended to the journal when the change commits.
    pub fn record(&mut self, about: About, event: Event) {
        self.events.push((about, event));
    }

    /// Takes the next sequence of an application, without gaps; the first ever is 1. The change must insert an application
    /// with it: the next one continues after the greatest.
    pub(crate) fn take_sequence(&mut self) -> i64 {
        *self.start.sequence.insert(self.start.sequence.unwrap_or(0) + 1)
    }

    /// Notes messages; they are kept and sent when the change commits.
    pub(crate) fn send(&self, messages: Vec<message::ActiveModel>) {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).extend(messages);
    }

    /// How many events this change has noted so far.
    pub(crate) fn recorded(&self) -> usize {
        self.events.len()
    }

    /// The version under which later events of this change are decided, when it switches a policy on.
    pub(crate) fn switch_policy(&mut self, policy: Arc<ActivePolicy>) {
        self.policy_version = Some(policy.version);
        self.policy = Some(policy);
    }

    /// Hands events and messages to the writer, which appends them before the commit: the last step of a change.
    pub(crate) fn finish(mut self, moves: bool) -> Result<(), Error> {
        let messages = self.messages.into_inner().unwrap_or_else(PoisonError::into_inner);
        if self.events.is_empty() {
            if moves {
                return Err(Error::broken("a change of the queue recorded no event"));
            }
            self.baton.leave(self.start, Vec::new(), messages);
            return Ok(());
        }
        let role = match self.role {
            Some(role) => role,
            None => self.actor.permitted(self.permission, Subject::Anything)?,
        };
        let mut rows = Vec::with_capacity(self.events.len());
        for (seq, (about, event)) in (self.start.seq.unwrap_or(0) + 1..).zip(&self.events) {
            let event = serde_json::to_value(event)?;
            let kind = event.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
            rows.push(row::ActiveModel {
                seq: Set(seq),
                at: Set(self.now.into()),
                kind: Set(kind),
                actor_role: Set(role.code().to_owned()),
                actor_id: Set(self.actor.account.map(Into::into)),
                application_id: Set(about.application.map(Into::into)),
                kindergarten_id: Set(about.kindergarten.map(Into::into)),
                number: Set(about.number.clone()),
                policy_version: Set(self.policy_version.map(Into::into)),
                event: Set(event),
            });
            self.start.seq = Some(seq);
        }
        self.start.at = Some(self.now.into());
        self.start.policy = self.policy_version.map(Into::into);
        self.baton.leave(self.start, rows, messages);
        Ok(())
    }
}
