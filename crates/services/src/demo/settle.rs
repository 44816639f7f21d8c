//! Families with their applications, taken in at once: as if the register had always been kept here.
//!
//! The rows are those that the use cases write, and the journal gets the same events without a gap; only that hundreds
//! of applications share a statement, so that ten thousand families move in within seconds. Places in line are
//! computed by the same rule as at filing.

use std::collections::HashMap;

use domain::{
    BenefitClass,
    accounts::{Actor, Permission, Role},
    benefits::{ClaimFacts, ClaimState, standing},
    ids::{ApplicationId, ChildId, KindergartenId, ProgrammeId},
    journal::{EntryKey, Event},
    kindergartens::Profile,
    policy::BenefitCategory,
    queue::{self as rules, ProgrammeFacts, number::Template},
    time::Timestamp,
};
use storage::{
    benefits::claim,
    journal,
    kindergartens::programme,
    queue::{application, entry, wish},
    sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel},
};
use uuid::Uuid;

use super::{only_in_demo, staff};
use crate::{
    About, ActivePolicy, App, Change, Error, accounts,
    families::{self, NewChild},
    queue::{BASIS, CLAIM_DOCUMENT, case},
};

/// Families a change takes in.
const BATCH: usize = 250;
/// Rows a statement takes: SQLite allows 32,766 values, an application has 25.
const ROWS: usize = 500;

/// A family that moves in.
#[derive(Debug, Clone)]
pub struct Household {
    /// Name to sign in with; nobody can, there is no password.
    pub login: String,
    /// The guardian's name.
    pub display_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone, `380XXXXXXXXX`.
    pub phone: String,
    /// Children who wait.
    pub applicants: Vec<Applicant>,
}

/// A child who waits.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// The child.
    pub child: NewChild,
    /// When the application was registered.
    pub registered_at: Timestamp,
    /// The language the family insists on.
    pub language: Option<String>,
    /// The kindergartens, the most wanted first.
    pub wishes: Vec<KindergartenId>,
    /// A benefit claimed.
    pub claim: Option<Claimed>,
}

/// A claim that came with an application.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Code of the category.
    pub category: String,
    /// The paper.
    pub document: String,
    /// Whether the department has confirmed it; a category that only the department enters always is.
    pub confirmed: bool,
}

impl Claimed {
    fn is_confirmed(&self, category: &BenefitCategory) -> bool {
        self.confirmed || category.entered_by_department
    }

    /// The claim as the rules know it. One that counts in one kindergarten only is for the first of the list.
    fn facts(&self, category: &BenefitCategory, wishes: &[KindergartenId]) -> ClaimFacts {
        let state = if self.is_confirmed(category) { ClaimState::Confirmed } else { ClaimState::Claimed };
        let kindergarten = wishes.first().copied().filter(|_| category.scope.is_local());
        ClaimFacts { category: category.code.clone(), kindergarten, state }
    }
}

/// Takes families in; applications get their numbers in the order of their registration. Returns how many applications
/// there are.
///
/// # Errors
/// `NotPermitted` outside a demonstration; what the rules say about a child; `unknown-benefit`.
pub async fn settle(app: &App, households: Vec<Household>) -> Result<usize, Error> {
    only_in_demo(app)?;
    let count = households.iter().map(|household| household.applicants.len()).sum();
    // Nobody files while a city is drawn; were it so, a sequence that is there already would be refused.
    let newest = journal::start(app.reader(), app.now().into()).await?.sequence;
    let first = newest.unwrap_or(0) + 1;
    let mut order: Vec<(Timestamp, usize, usize)> = Vec::with_capacity(count);
    for (family, household) in households.iter().enumerate() {
        for (at, applicant) in household.applicants.iter().enumerate() {
            order.push((applicant.registered_at, family, at));
        }
    }
    order.sort_unstable();
    let mut numbers: HashMap<(usize, usize), i64> = HashMap::with_capacity(count);
    for (sequence, (_, family, at)) in (first..).zip(order) {
        numbers.insert((family, at), sequence);
    }
    let programmes = programmes(app).await?;
    let mut families = households.into_iter().enumerate();
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        for (family, household) in families.by_ref().take(BATCH) {
            let sequences = (0..household.applicants.len())
                .map(|at| numbers.get(&(family, at)).copied().unwrap_or_default())
                .collect::<Vec<_>>();
            batch.push((household, sequences));
        }
        if batch.is_empty() {
            return Ok(count);
        }
        take_in(app, batch, programmes.clone()).await?;
    }
}

type Programmes = std::sync::Arc<HashMap<KindergartenId, Vec<ProgrammeFacts>>>;

async fn programmes(app: &App) -> Result<Programmes, Error> {
    let mut found: HashMap<KindergartenId, Vec<ProgrammeFacts>> = HashMap::new();
    for row in programme::Entity::find().all(app.reader()).await? {
        found.entry(row.kindergarten_id.into()).or_default().push(case::programme_facts(&row)?);
    }
    Ok(found.into())
}

async fn take_in(app: &App, batch: Vec<(Household, Vec<i64>)>, programmes: Programmes) -> Result<(), Error> {
    app.write(&Actor::system(), Permission::ScheduleRun, move |change| {
        Box::pin(async move {
            let accounts = open_accounts(change, &batch).await?;
            let mut rows = Rows::default();
            for ((household, sequences), account) in batch.into_iter().zip(accounts) {
                for (applicant, sequence) in household.applicants.into_iter().zip(sequences) {
                    let child = families::add_in(change, account.into(), &applicant.child).await?;
                    rows.applicant(change, (account, child), applicant, sequence, &programmes)?;
                }
            }
            rows.insert(change).await
        })
    })
    .await
}

/// Opens the accounts of a batch; returns them in its order.
async fn open_accounts(change: &Change<'_>, batch: &[(Household, Vec<i64>)]) -> Result<Vec<Uuid>, Error> {
    let keyring = change.app().keyring();
    let (mut accounts, mut roles, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for (household, _) in batch {
        let id = change.new_id()?;
        let mut row = staff::account_row(change, id, &household.login, household.display_name.clone())?;
        row.email = Set(Some(keyring.seal(accounts::EMAIL, &household.email)?));
        row.email_index = Set(Some(keyring.index(accounts::EMAIL, &household.email)));
        row.phone = Set(Some(keyring.seal(accounts::PHONE, &household.phone)?));
        row.phone_index = Set(Some(keyring.index(accounts::PHONE, &household.phone)));
        accounts.push(row);
        roles.push(staff::role_row(change, id, Role::Parent, None, None)?);
        ids.push(id);
    }
    staff::insert_accounts(change, accounts, roles).await?;
    Ok(ids)
}

/// What a batch will insert after its accounts and children.
#[derive(Default)]
struct Rows {
    applications: Vec<application::ActiveModel>,
    wishes: Vec<wish::ActiveModel>,
    entries: Vec<entry::ActiveModel>,
    claims: Vec<claim::ActiveModel>,
    events: Vec<(About, Event)>,
}

impl Rows {
    fn applicant(
        &mut self,
        change: &Change<'_>,
        (account, child): (Uuid, ChildId),
        applicant: Applicant,
        sequence: i64,
        programmes: &Programmes,
    ) -> Result<(), Error> {
        let policy = change.policy()?;
        let mut filed = blank(change, &policy, (account, child), &applicant, sequence)?;
        let suited: Vec<ProgrammeFacts> = applicant
            .wishes
            .iter()
            .flat_map(|wish| programmes.get(wish).into_iter().flatten().cloned())
            .collect();
        let category = applicant.claim.as_ref().map(|claim| category(&policy, claim)).transpose()?;
        if category.is_some_and(|category| category.entered_by_department) {
            filed.channel = "department".to_owned();
            filed.basis = Some(change.app().keyring().seal(BASIS, "invented")?);
        }
        let today = policy.calendar.local_date(change.now());
        let mut facts = case::facts(&filed)?;
        let mut entries = rules::entries_for(&policy, &facts, &applicant.wishes, &suited, today);
        let (id, about) = (ApplicationId::from(filed.id), About::application(&filed));
        self.events.push((
            about.clone(),
            Event::ApplicationFiled {
                application: id,
                child,
                number: filed.number.clone(),
                sequence: facts.sequence,
                registered_at: facts.registered_at,
                class: facts.class,
                wishes: applicant.wishes.clone(),
                entries: entries.clone(),
                checking: false,
            },
        ));
        let claimed = applicant.claim.iter().zip(category);
        let claims: Vec<_> =
            claimed.map(|(claim, category)| claim.facts(category, &applicant.wishes)).collect();
        if let (Some(claim), Some(known)) = (&applicant.claim, claims.first()) {
            let made = self.claim(change, &filed, &claim.document, known)?;
            self.events.push((about.clone(), made.0));
            if known.state == ClaimState::Confirmed {
                let everywhere = standing(&policy, &claims, None, today);
                filed.class = everywhere.class.code().to_owned();
                filed.points = i32::try_from(everywhere.points).unwrap_or(i32::MAX);
                facts = case::claimed_facts(&policy, &filed, &claims, today)?;
                entries = rules::entries_for(&policy, &facts, &applicant.wishes, &suited, today);
                let (class, entries) = (facts.class, entries.clone());
                self.events
                    .push((about, Event::ClaimConfirmed { application: id, claim: made.1, class, entries }));
            }
        }
        filed.review_on = rules::next_review_on(&policy, &facts, &suited, &claims, today).map(Into::into);
        self.places(&filed, &applicant.wishes, &entries, |line| case::class_rank(&facts, &suited, line));
        self.applications.push(filed.into_active_model());
        Ok(())
    }

    fn claim(
        &mut self,
        change: &Change<'_>,
        filed: &application::Model,
        document: &str,
        claimed: &ClaimFacts,
    ) -> Result<(Event, domain::ids::ClaimId), Error> {
        let id = change.new_id()?;
        let confirmed = claimed.state == ClaimState::Confirmed;
        self.claims.push(claim::ActiveModel {
            id: Set(id),
            application_id: Set(filed.id),
            category: Set(claimed.category.clone()),
            state: Set(claimed.state.code().to_owned()),
            document_kind: Set("certificate".to_owned()),
            document: Set(change.app().keyring().seal(CLAIM_DOCUMENT, document)?),
            made_at: Set(filed.registered_at),
            made_by: Set(filed.account_id),
            decided_at: Set(confirmed.then_some(filed.registered_at)),
            decided_by: Set(None),
            reason: Set(None),
            policy_version: Set(filed.policy_version),
            kindergarten_id: Set(claimed.kindergarten.map(Into::into)),
        });
        let made = Event::ClaimMade {
            application: filed.id.into(),
            claim: id.into(),
            category: claimed.category.clone(),
            kindergarten: claimed.kindergarten,
        };
        Ok((made, id.into()))
    }

    fn places(
        &mut self,
        filed: &application::Model,
        wishes: &[KindergartenId],
        entries: &[EntryKey],
        class_rank: impl Fn(ProgrammeId) -> i16,
    ) {
        self.wishes.extend(wishes.iter().zip(1..).map(|(wish, rank)| wish::ActiveModel {
            application_id: Set(filed.id),
            kindergarten_id: Set(wish.uuid()),
            rank: Set(rank),
        }));
        self.entries.extend(entries.iter().map(|entry| entry::ActiveModel {
            application_id: Set(filed.id),
            programme_id: Set(entry.programme.into()),
            order_key: Set(entry.key.as_bytes().to_vec()),
            class_rank: Set(class_rank(entry.programme)),
            waiting: Set(true),
        }));
    }

    async fn insert(self, change: &mut Change<'_>) -> Result<(), Error> {
        for rows in self.applications.chunks(ROWS) {
            application::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
        }
        for rows in self.wishes.chunks(ROWS) {
            wish::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
        }
        for rows in self.entries.chunks(ROWS) {
            entry::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
        }
        for rows in self.claims.chunks(ROWS) {
            claim::Entity::insert_many(rows.to_vec()).exec_without_returning(change.db()).await?;
        }
        for (about, event) in self.events {
            change.record(about, event);
        }
        Ok(())
    }
}

fn category<'a>(policy: &'a ActivePolicy, claim: &Claimed) -> Result<&'a BenefitCategory, Error> {
    let found = policy.benefits.category(&claim.category);
    found.ok_or_else(|| domain::Refusal::new("refusal-unknown-benefit").into())
}

/// The application's row before its claims count.
fn blank(
    change: &Change<'_>,
    policy: &ActivePolicy,
    (account, child): (Uuid, ChildId),
    applicant: &Applicant,
    sequence: i64,
) -> Result<application::Model, Error> {
    let registered_on = policy.calendar.local_date(applicant.registered_at);
    let template = Template::parse(&policy.forms.application_number).map_err(Error::broken)?;
    let number = template.number(registered_on.year(), sequence.unsigned_abs());
    Ok(application::Model {
        id: change.new_id()?,
        number,
        sequence,
        account_id: account,
        child_id: child.uuid(),
        certificate_index: families::certificate_index(change.app(), &applicant.child)?,
        state: rules::ApplicationState::Queued.code().to_owned(),
        state_reason: None,
        state_at: applicant.registered_at.into(),
        registered_at: applicant.registered_at.into(),
        class: BenefitClass::General.code().to_owned(),
        points: 0,
        resident: false,
        lottery: None,
        born_on: applicant.child.born_on.into(),
        profile: Profile::General.code().to_owned(),
        language: applicant.language.clone(),
        desired_on: registered_on.into(),
        channel: "portal".to_owned(),
        entered_by: None,
        basis: None,
        review_on: None,
        policy_version: policy.version.into(),
        revision: 1,
        erased_at: None,
    })
}
