//! An application with everything that decides its place, loaded for a change and saved by it.

use domain::{
    BenefitClass,
    age::{Band, completes_on},
    benefits::{ClaimFacts, standings},
    ids::{AccountId, ApplicationId, KindergartenId, ProgrammeId},
    journal::EntryKey,
    kindergartens::Profile,
    policy::{NotificationEvent, Policy},
    queue::{self as rules, ApplicationFacts, ApplicationState, ProgrammeFacts, Step, SuspensionReason},
    time::Date,
};
use locale::Args;
use storage::{
    ConnectionTrait, enrolment, kindergartens, offers,
    queue::{self as rows, application, entry, line},
    sea_orm::{
        ActiveModelTrait,
        ActiveValue::{NotSet, Set},
        ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    },
};

use crate::{About, Change, Error, benefits, notifications};

/// An application in a change.
pub(crate) struct Case {
    /// The row as it is in the database.
    pub(crate) row: application::Model,
    /// Its state as the rules know it.
    pub(crate) state: ApplicationState,
}

impl Case {
    /// Loads an application by its public number.
    pub(crate) async fn by_number(change: &Change<'_>, number: &str) -> Result<Self, Error> {
        let row = rows::by_number(change.db(), number).await?.ok_or(Error::NotFound("application"))?;
        Self::of(change, row).await
    }

    /// Loads an application by its id.
    pub(crate) async fn by_id(change: &Change<'_>, id: ApplicationId) -> Result<Self, Error> {
        let row = application::Entity::find_by_id(id.uuid())
            .one(change.db())
            .await?
            .ok_or(Error::NotFound("application"))?;
        Self::of(change, row).await
    }

    /// Of a row that was read inside this change.
    pub(crate) async fn of(change: &Change<'_>, row: application::Model) -> Result<Self, Error> {
        Ok(Self { state: state(change.db(), &row).await?, row })
    }

    /// The application's id.
    pub(crate) fn id(&self) -> ApplicationId {
        self.row.id.into()
    }

    /// What the queue needs to know of it.
    pub(crate) fn facts(&self) -> Result<ApplicationFacts, Error> {
        facts(&self.row)
    }

    /// Whether the child has outgrown kindergarten, by the age that the policy gives for its profile.
    pub(crate) fn has_outgrown(&self, policy: &Policy, today: Date) -> Result<bool, Error> {
        let facts = self.facts()?;
        let to_months = policy.registration.to_months_for(facts.profile);
        Ok(completes_on(facts.born_on, to_months) <= today)
    }

    /// What its events are about.
    pub(crate) fn about(&self) -> About {
        About::application(&self.row)
    }

    /// Tells the family something.
    pub(crate) async fn tell(
        &self,
        change: &Change<'_>,
        event: NotificationEvent,
        args: Args,
    ) -> Result<(), Error> {
        let account = AccountId::from(self.row.account_id);
        notifications::notify(change, account, Some((self.id(), &self.row.number)), event, args).await
    }

    /// The wished kindergartens in the family's order.
    pub(crate) async fn wishes(&self, change: &Change<'_>) -> Result<Vec<KindergartenId>, Error> {
        let wishes = rows::wishes(change.db(), self.row.id).await?;
        Ok(wishes.into_iter().map(|wish| wish.kindergarten_id.into()).collect())
    }

    /// Computes its places in line among the programmes of the wished kindergartens on this day, and the next day of
    /// review, which it notes in the row. `facts` are those of [`claimed_facts`] with these claims.
    pub(crate) fn compute(
        &mut self,
        change: &Change<'_>,
        facts: &ApplicationFacts,
        wishes: &[KindergartenId],
        programmes: &[ProgrammeFacts],
        claims: &[ClaimFacts],
    ) -> Result<Vec<EntryKey>, Error> {
        let policy = change.policy()?;
        let today = policy.calendar.local_date(change.now());
        self.row.review_on = rules::next_review_on(&policy, facts, programmes, claims, today).map(Into::into);
        Ok(rules::entries_for(&policy, facts, wishes, programmes, today))
    }

    /// Computes its places in line and saves them, with the next day of review. Entries wait only while the
    /// application is queued. Returns them for the event that the caller records, and whether anything changed.
    pub(crate) async fn place(&mut self, change: &Change<'_>) -> Result<(Vec<EntryKey>, bool), Error> {
        let claims = benefits::claims(change.db(), self.row.id).await?;
        self.place_with(change, &claims).await
    }

    /// As [`Case::place`], with the application's claims where the caller has them.
    pub(crate) async fn place_with(
        &mut self,
        change: &Change<'_>,
        claims: &[ClaimFacts],
    ) -> Result<(Vec<EntryKey>, bool), Error> {
        let review_was = self.row.review_on;
        let policy = change.policy()?;
        let today = policy.calendar.local_date(change.now());
        let facts = claimed_facts(&policy, &self.row, claims, today)?;
        let wishes = self.wishes(change).await?;
        let programmes = programmes_of(change.db(), &wishes).await?;
        let entries = self.compute(change, &facts, &wishes, &programmes, claims)?;
        let old = rows::entries(change.db(), self.row.id).await?;
        let new = self.entry_rows(&facts, &programmes, &entries);
        let changed = old != new;
        if changed {
            self.clear_line(change).await?;
            self.stand_in_line(change, new).await?;
            line::enter(change.db(), self.row.id).await?;
        }
        if self.row.review_on != review_was {
            let (id, review_on) = (Set(self.row.id), Set(self.row.review_on));
            application::ActiveModel { id, review_on, ..Default::default() }.update(change.db()).await?;
        }
        Ok((entries, changed))
    }

    /// Rows of places in line, in the order of their programmes.
    pub(crate) fn entry_rows(
        &self,
        facts: &ApplicationFacts,
        programmes: &[ProgrammeFacts],
        entries: &[EntryKey],
    ) -> Vec<entry::Model> {
        let waiting = matches!(self.state, ApplicationState::Queued);
        let row = |entry: &EntryKey| entry::Model {
            application_id: self.row.id,
            programme_id: entry.programme.into(),
            order_key: entry.key.as_bytes().to_vec(),
            class_rank: class_rank(facts, programmes, entry.programme),
            waiting,
        };
        let mut rows: Vec<_> = entries.iter().map(row).collect();
        rows.sort_unstable_by_key(|row| row.programme_id);
        rows
    }

    /// Puts its places in line; it has none. The caller counts them into the marks of those lines that have some.
    pub(crate) async fn stand_in_line(
        &self,
        change: &Change<'_>,
        rows: Vec<entry::Model>,
    ) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
        entry::Entity::insert_many(rows).exec_without_returning(change.db()).await?;
        Ok(())
    }

    async fn clear_line(&self, change: &Change<'_>) -> Result<(), Error> {
        line::leave(change.db(), self.row.id).await?;
        entry::Entity::delete_many()
            .filter(entry::Column::ApplicationId.eq(self.row.id))
            .exec(change.db())
            .await?;
        Ok(())
    }

    /// Takes all its places out of the line, because it is no longer queued.
    pub(crate) async fn leave_line(&self, change: &Change<'_>) -> Result<(), Error> {
        line::leave(change.db(), self.row.id).await?;
        entry::Entity::update_many()
            .col_expr(entry::Column::Waiting, false.into())
            .filter(entry::Column::ApplicationId.eq(self.row.id))
            .exec(change.db())
            .await?;
        Ok(())
    }

    /// Takes a step of the state machine ([`rules::next`]) and saves it. The expected old state stands in the condition:
    /// when another change was quicker, nothing is written and the caller learns of it.
    ///
    /// # Errors
    /// The machine's refusal when there is no such step; `Conflict("application-changed-meanwhile")`.
    pub(crate) async fn step(&mut self, change: &Change<'_>, step: Step) -> Result<(), Error> {
        let next = rules::next(&self.state, step)?;
        let reason = match &next {
            ApplicationState::Suspended { reason, .. } => Some(reason.code().to_owned()),
            ApplicationState::Refused { reason } => Some(reason.clone()),
            _ => None,
        };
        let done = application::Entity::update_many()
            .set(application::ActiveModel {
                state: Set(next.code().to_owned()),
                state_reason: Set(reason.clone()),
                state_at: Set(change.now().into()),
                revision: Set(self.row.revision + 1),
                review_on: if next.is_live() { NotSet } else { Set(None) },
                ..Default::default()
            })
            .filter(application::Column::Id.eq(self.row.id))
            .filter(application::Column::State.eq(self.state.code()))
            .filter(application::Column::Revision.eq(self.row.revision))
            .exec(change.db())
            .await?;
        if done.rows_affected != 1 {
            return Err(Error::Conflict("application-changed-meanwhile"));
        }
        self.row.state = next.code().to_owned();
        self.row.state_reason = reason;
        self.row.state_at = change.now().into();
        self.row.revision += 1;
        self.state = next;
        if !self.state.is_live() {
            self.row.review_on = None;
        }
        Ok(())
    }

    /// Saves changed details of the row (never its number, sequence or, but for a lost place, registration time).
    pub(crate) async fn save(&mut self, change: &Change<'_>) -> Result<(), Error> {
        self.row.revision += 1;
        let row = self.row.clone().into_active_model().reset_all();
        row.update(change.db()).await?;
        Ok(())
    }
}

/// The state of an application row as the rules know it.
pub(crate) async fn state<C: ConnectionTrait>(
    db: &C,
    row: &application::Model,
) -> Result<ApplicationState, Error> {
    let live_offer = async || {
        let offer = offers::live_of(db, row.id).await?;
        offer
            .map(|offer| offer.id.into())
            .ok_or_else(|| Error::broken(format!("{} has no live offer", row.number)))
    };
    Ok(match row.state.as_str() {
        "checking" => ApplicationState::Checking,
        "confirm_in_person" => ApplicationState::ConfirmInPerson,
        "queued" => ApplicationState::Queued,
        "invited" => ApplicationState::Invited { offer: live_offer().await? },
        "accepted" => ApplicationState::Accepted { offer: live_offer().await? },
        "enrolled" => {
            let enrolment = enrolment::of_application(db, row.id).await?;
            let enrolment =
                enrolment.ok_or_else(|| Error::broken(format!("{} has no enrolment", row.number)))?;
            ApplicationState::Enrolled { enrolment: enrolment.id.into() }
        }
        "suspended" => ApplicationState::Suspended {
            since: row.state_at.instant(),
            reason: row
                .state_reason
                .as_deref()
                .and_then(SuspensionReason::from_code)
                .unwrap_or(SuspensionReason::ByParent),
        },
        "refused" => ApplicationState::Refused { reason: row.state_reason.clone().unwrap_or_default() },
        "withdrawn" => ApplicationState::Withdrawn,
        "archived" => ApplicationState::Archived,
        other => return Err(Error::broken(format!("{} is in the unknown state {other}", row.number))),
    })
}

/// What the queue needs to know of an application row with these claims, also of what they give in single kindergartens
/// on a day.
pub(crate) fn claimed_facts(
    policy: &Policy,
    row: &application::Model,
    claims: &[ClaimFacts],
    on: Date,
) -> Result<ApplicationFacts, Error> {
    Ok(ApplicationFacts { standings: standings(policy, claims, on), ..facts(row)? })
}

/// The rank of the class that counts in the line of one of the programmes: a benefit may count in one kindergarten only.
pub(crate) fn class_rank(facts: &ApplicationFacts, programmes: &[ProgrammeFacts], line: ProgrammeId) -> i16 {
    let own = !facts.standings.is_empty();
    let programme = programmes.iter().find(|programme| own && programme.id == line);
    let class = programme.map_or(facts.class, |programme| facts.standing_in(programme.kindergarten).class);
    i16::from(class.rank())
}

/// What the queue needs to know of an application row, but for benefits of single kindergartens: see [`claimed_facts`].
pub(crate) fn facts(row: &application::Model) -> Result<ApplicationFacts, Error> {
    let broken = |what: &str| Error::broken(format!("{}: unreadable {what}", row.number));
    Ok(ApplicationFacts {
        born_on: row.born_on.day(),
        profile: Profile::from_code(&row.profile).ok_or_else(|| broken("profile"))?,
        language: row.language.clone(),
        desired_on: row.desired_on.day(),
        class: BenefitClass::from_code(&row.class).ok_or_else(|| broken("class"))?,
        points: u32::try_from(row.points).map_err(|_| broken("points"))?,
        standings: Vec::new(),
        resident: row.resident,
        registered_at: row.registered_at.instant(),
        lottery: row.lottery.as_deref().and_then(|draw| draw.try_into().ok()).map_or(0, u64::from_be_bytes),
        sequence: u64::try_from(row.sequence).map_err(|_| broken("sequence"))?,
    })
}

/// What the queue needs to know of the programmes of some kindergartens, in a fixed order.
pub(crate) async fn programmes_of<C: ConnectionTrait>(
    db: &C,
    wishes: &[KindergartenId],
) -> Result<Vec<ProgrammeFacts>, Error> {
    let ids: Vec<_> = wishes.iter().map(|wish| wish.uuid()).collect();
    kindergartens::programmes_of(db, &ids).await?.iter().map(programme_facts).collect()
}

/// What the queue needs to know of a programme row.
pub(crate) fn programme_facts(row: &kindergartens::programme::Model) -> Result<ProgrammeFacts, Error> {
    let broken = |what: &str| Error::broken(format!("programme {}: unreadable {what}", row.id));
    Ok(ProgrammeFacts {
        id: row.id.into(),
        kindergarten: row.kindergarten_id.into(),
        band: Band {
            from_months: u16::try_from(row.from_months).map_err(|_| broken("ages"))?,
            to_months: u16::try_from(row.to_months).map_err(|_| broken("ages"))?,
        },
        language: row.language.clone(),
        profile: Profile::from_code(&row.profile).ok_or_else(|| broken("profile"))?,
    })
}

/// The programmes of some entries.
pub(crate) fn programmes(entries: &[EntryKey]) -> Vec<ProgrammeId> {
    entries.iter().map(|entry| entry.programme).collect()
}
