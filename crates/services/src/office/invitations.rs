//! Invitations as staff see them: who was invited, who confirmed, who is due (K-26).

use domain::{
    accounts::{Actor, Permission, Subject},
    ids::{DistrictId, GroupId, KindergartenId, OfferId},
    offers::{OfferFacts, OfferState, extend},
    policy::{ExtensionBy, Policy},
    time::Timestamp,
};
use storage::offers::{self as rows, OfferFilter};

use crate::reach::reached;
use crate::{App, Error};

/// How near the end of the time to answer or to bring papers is “soon”.
const SOON: jiff::SignedDuration = jiff::SignedDuration::from_hours(72);

/// Which invitations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InvitationState {
    /// All.
    #[default]
    All,
    /// Waiting for an answer.
    Invited,
    /// Waiting for an answer whose time ends within three days: families to call.
    DueSoon,
    /// Accepted, and the time for the papers ends within three days.
    PapersDueSoon,
    /// Accepted: papers are to be brought.
    Accepted,
    /// Over.
    Closed,
}

impl InvitationState {
    /// By the word in an address; another word means all.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "invited" => Self::Invited,
            "due" => Self::DueSoon,
            "papers-due" => Self::PapersDueSoon,
            "accepted" => Self::Accepted,
            "closed" => Self::Closed,
            _ => Self::All,
        }
    }

    /// The rows it means now, within kindergartens.
    pub(super) fn filter(self, app: &App, kindergartens: Option<Vec<uuid::Uuid>>) -> OfferFilter {
        let soon = app.now().saturating_add(SOON).ok().map(Into::into);
        OfferFilter {
            kindergartens,
            states: self.states(),
            application: None,
            offer: None,
            answer_by: soon.filter(|_| self == Self::DueSoon),
            documents_by: soon.filter(|_| self == Self::PapersDueSoon),
        }
    }

    fn states(self) -> Vec<&'static str> {
        match self {
            Self::All => Vec::new(),
            Self::Invited | Self::DueSoon => vec!["invited"],
            Self::Accepted | Self::PapersDueSoon => vec!["accepted"],
            Self::Closed => vec!["enrolled", "declined", "expired", "documents_overdue", "annulled"],
        }
    }
}

/// An invitation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The offer.
    pub id: OfferId,
    /// Public number of the application.
    pub application: String,
    /// The child's name, for those who may see families.
    pub child: Option<String>,
    /// The kindergarten.
    pub kindergarten: KindergartenId,
    /// Its name.
    pub kindergarten_name: String,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// Code of the state.
    pub state: String,
    /// When it left.
    pub invited_at: Timestamp,
    /// Until when it can be answered.
    pub answer_by: Timestamp,
    /// Until when the papers can be brought.
    pub documents_by: Option<Timestamp>,
    /// Until when they could be brought if the actor gave more time now; none when the actor may not.
    pub extended_to: Option<Timestamp>,
}

/// A page of invitations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationList {
    /// By deadline where they wait for something, else the newest first.
    pub items: Vec<Invitation>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Invitations of the kindergartens the actor reaches.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn invitations(
    app: &App,
    actor: &Actor,
    state: InvitationState,
    offset: u64,
    limit: u64,
) -> Result<InvitationList, Error> {
    let kindergartens = reached(app, actor, Permission::OffersRead).await?;
    let filter = state.filter(app, kindergartens);
    let (total, _) = rows::count(app.reader(), &filter).await?;
    let found = rows::list(app.reader(), &filter, offset, limit).await?;
    Ok(InvitationList { items: seen(app, actor, found).await?, total })
}

/// One invitation of a kindergarten the actor reaches.
///
/// # Errors
/// `NotPermitted`; `NotFound("offer")` also for one elsewhere; faults of the database.
pub async fn invitation(app: &App, actor: &Actor, id: OfferId) -> Result<Invitation, Error> {
    let kindergartens = reached(app, actor, Permission::OffersRead).await?;
    let filter = OfferFilter { kindergartens, offer: Some(id.uuid()), ..OfferFilter::default() };
    let found = rows::list(app.reader(), &filter, 0, 1).await?;
    seen(app, actor, found).await?.pop().ok_or(Error::NotFound("offer"))
}

/// Rows as the actor sees them.
pub(super) async fn seen(
    app: &App,
    actor: &Actor,
    found: Vec<rows::OfferLine>,
) -> Result<Vec<Invitation>, Error> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let policy = app.policy().await?;
    found.into_iter().map(|row| one(actor, &policy, app.now(), row)).collect()
}

fn one(actor: &Actor, policy: &Policy, now: Timestamp, row: rows::OfferLine) -> Result<Invitation, Error> {
    let kindergarten = KindergartenId::from(row.kindergarten_id);
    let subject = Subject::Kindergarten(kindergarten, Some(DistrictId::from(row.district_id)));
    let named = actor.permitted(Permission::FamiliesRead, subject).is_ok();
    let may_extend = actor.permitted(Permission::OffersExtend, subject).is_ok();
    let facts = OfferFacts {
        state: OfferState::from_code(&row.state)
            .ok_or_else(|| Error::broken("an offer in no known state"))?,
        answer_by: row.answer_by.instant(),
        documents_by: row.documents_by.map(storage::At::instant),
        extensions: u16::try_from(row.extensions).unwrap_or(u16::MAX),
    };
    let extended_to = extend(policy, &facts, ExtensionBy::Head, now).ok();
    Ok(Invitation {
        id: row.id.into(),
        application: row.number,
        child: named.then(|| format!("{} {}", row.surname, row.given_name)),
        kindergarten,
        kindergarten_name: row.kindergarten_name,
        group: row.group_id.into(),
        group_name: row.group_name,
        state: row.state,
        invited_at: row.invited_at.instant(),
        answer_by: facts.answer_by,
        documents_by: facts.documents_by,
        extended_to: extended_to.filter(|_| may_extend),
    })
}
