//! The first page of a cabinet.

use std::collections::BTreeMap;

use domain::{
    BenefitClass,
    accounts::{Actor, Permission, Subject},
    ids::{ChildId, GroupId, KindergartenId, OfferId},
    offers::OfferState,
    time::{Date, Timestamp},
};
use serde::Serialize;
use storage::{
    Reader,
    kindergartens::{kindergarten, kindergarten_group},
    offers::{self as offer_rows, offer},
    queue::{self as rows, application},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};
use uuid::Uuid;

use crate::{
    App, Error,
    families::{self, Child},
    notifications,
    queue::drafts::{self, Draft},
};

/// Everything of a family at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Its children, the first entered first.
    pub children: Vec<Child>,
    /// Its applications: what waits for the family first, by deadline; then the newest.
    pub applications: Vec<ApplicationLine>,
    /// Applications begun and not filed.
    pub drafts: Vec<Draft>,
    /// Messages not read yet.
    pub unread: u64,
}

/// An application in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApplicationLine {
    /// Its public number.
    pub number: String,
    /// The child.
    pub child: ChildId,
    /// Its state's code.
    pub state: String,
    /// Why it is suspended, refused or closed.
    pub state_reason: Option<String>,
    /// Since when.
    pub state_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Its class.
    pub class: BenefitClass,
    /// No invitation before this day.
    pub desired_on: Date,
    /// How many kindergartens its list has. A declined place may leave a waiting application none.
    pub wishes: usize,
    /// The newest offer.
    pub offer: Option<OfferLine>,
}

/// An offer with names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferLine {
    /// The offer.
    pub id: OfferId,
    /// Its state.
    pub state: OfferState,
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub kindergarten_name: String,
    /// Its address.
    pub kindergarten_address: String,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// When it was made.
    pub invited_at: Timestamp,
    /// Until when it waits for an answer.
    pub answer_by: Timestamp,
    /// Until when the papers are to be brought, once accepted.
    pub documents_by: Option<Timestamp>,
    /// How often that was extended.
    pub extensions: u16,
    /// When it was answered or ended.
    pub closed_at: Option<Timestamp>,
}

impl ApplicationLine {
    /// Whether it waits with an empty list: it stands in no line until its family chooses kindergartens again.
    #[must_use]
    pub fn waits_nowhere(&self) -> bool {
        self.state == "queued" && self.wishes == 0
    }

    /// The instant by which the family must do something.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let offer = self.offer.as_ref()?;
        match self.state.as_str() {
            "invited" => Some(offer.answer_by),
            "accepted" => offer.documents_by,
            _ => None,
        }
    }
}

/// The actor's own family.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn home(app: &App, actor: &Actor) -> Result<Home, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::QueueOwn, Subject::Family(account))?;
    let mut applications = Vec::new();
    for row in rows::of_account(app.reader(), account.uuid()).await? {
        applications.push(line(app, &row).await?);
    }
    applications.sort_by_key(|line| line.deadline().unwrap_or(Timestamp::MAX));
    Ok(Home {
        children: families::children(app, actor).await?,
        applications,
        drafts: drafts::drafts(app, actor).await?,
        unread: notifications::unread(app, actor).await?,
    })
}

/// An application row as a line, with its newest offer.
pub(super) async fn line(app: &App, row: &application::Model) -> Result<ApplicationLine, Error> {
    let offers = offers_of(app.reader(), row.id).await?;
    Ok(ApplicationLine {
        number: row.number.clone(),
        child: row.child_id.into(),
        state: row.state.clone(),
        state_reason: row.state_reason.clone(),
        state_at: row.state_at.instant(),
        registered_at: row.registered_at.instant(),
        class: BenefitClass::from_code(&row.class).unwrap_or(BenefitClass::General),
        desired_on: row.desired_on.day(),
        wishes: rows::wishes(app.reader(), row.id).await?.len(),
        offer: offers.into_iter().next(),
    })
}

/// The offers of an application, the newest first.
pub(super) async fn offers_of(db: &Reader, application: Uuid) -> Result<Vec<OfferLine>, Error> {
    let found = offer_rows::of_application(db, application).await?;
    let kindergartens = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(found.iter().map(|row| row.kindergarten_id)))
        .all(db)
        .await?;
    let kindergartens: BTreeMap<_, _> = kindergartens.into_iter().map(|row| (row.id, row)).collect();
    let groups = kindergarten_group::Entity::find()
        .filter(kindergarten_group::Column::Id.is_in(found.iter().map(|row| row.group_id)))
        .all(db)
        .await?;
    let groups: BTreeMap<_, _> = groups.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |row: offer::Model| {
        let kindergarten = kindergartens.get(&row.kindergarten_id);
        let state = OfferState::from_code(&row.state)
            .ok_or_else(|| Error::broken(format!("offer {}: unknown state {}", row.id, row.state)))?;
        Ok(OfferLine {
            id: row.id.into(),
            state,
            kindergarten: row.kindergarten_id.into(),
            kindergarten_name: kindergarten.map(|row| row.name.clone()).unwrap_or_default(),
            kindergarten_address: kindergarten.map(|row| row.address.clone()).unwrap_or_default(),
            group: row.group_id.into(),
            group_name: groups.get(&row.group_id).cloned().unwrap_or_default(),
            invited_at: row.invited_at.instant(),
            answer_by: row.answer_by.instant(),
            documents_by: row.documents_by.map(|at| at.instant()),
            extensions: u16::try_from(row.extensions).unwrap_or(u16::MAX),
            closed_at: row.closed_at.map(|at| at.instant()),
        })
    };
    found.into_iter().map(line).collect()
}
