//! What happened to an application, from the journal.

use std::collections::{HashMap, HashSet};

use domain::{accounts::Role, benefits::BenefitClass, ids::KindergartenId, journal::Event, time::Timestamp};
use storage::{
    journal::{self, journal as row},
    kindergartens::kindergarten,
    queue::application,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{App, Error};

/// What was before an event and what is after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The list of kindergartens, by their names today.
    Wishes {
        /// What came to the list.
        added: Vec<String>,
        /// What left it.
        removed: Vec<String>,
    },
    /// The class in the queue.
    Class {
        /// Before.
        before: BenefitClass,
        /// After.
        after: BenefitClass,
    },
    /// The end of the time for papers.
    Papers {
        /// Before.
        before: Timestamp,
        /// After.
        after: Timestamp,
    },
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// Number of the journal's record.
    pub seq: i64,
    /// Kind of the event.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Under which role it was done.
    pub role: Role,
    /// Whether the family's own account did it.
    pub own: bool,
    /// What.
    pub event: Event,
    /// The kindergarten it happened at.
    pub kindergarten: Option<KindergartenId>,
    /// Its name.
    pub kindergarten_name: Option<String>,
    /// What it changed, where there is a before and an after.
    pub difference: Option<Difference>,
}

impl HistoryLine {
    /// Whether it is the rules' doing, whoever's change set it off: an invitation goes to the first in line, not to
    /// whom the head likes.
    #[must_use]
    pub fn by_rules(&self) -> bool {
        matches!(
            self.event,
            Event::OfferMade { .. }
                | Event::OfferReminded { .. }
                | Event::OfferExpired { .. }
                | Event::DocumentsOverdue { .. }
                | Event::EntriesRecomputed { .. }
                | Event::ApplicationArchived { .. }
        )
    }
}

/// The history of an application, oldest first. Who may see it is checked by the caller.
///
/// # Errors
/// A fault when the database fails or an event cannot be read.
pub(crate) async fn of(app: &App, application: &application::Model) -> Result<Vec<HistoryLine>, Error> {
    let rows = journal::of_application(app.reader(), application.id).await?;
    let mut read = Vec::with_capacity(rows.len());
    for row in rows {
        let event: Event = serde_json::from_value(row.event.clone())?;
        read.push((row, event));
    }
    let listed = read.iter().flat_map(|(row, event)| {
        wishes(event).unwrap_or_default().iter().map(|id| id.uuid()).chain(row.kindergarten_id)
    });
    let named = kindergarten::Entity::find()
        .filter(kindergarten::Column::Id.is_in(listed.collect::<HashSet<_>>()))
        .all(app.reader())
        .await?;
    let names: HashMap<_, _> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let mut known = Known::default();
    let line = |(row, event): (row::Model, Event)| {
        let role = Role::from_code(&row.actor_role);
        let difference = known.follow(&event, &names);
        Ok(HistoryLine {
            seq: row.seq,
            kind: row.kind,
            difference,
            at: row.at.instant(),
            role: role.ok_or_else(|| Error::broken(format!("unknown role {}", row.actor_role)))?,
            own: row.actor_id == Some(application.account_id),
            event,
            kindergarten: row.kindergarten_id.map(Into::into),
            kindergarten_name: row.kindergarten_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    read.into_iter().map(line).collect()
}

/// The list of kindergartens that an event left behind.
fn wishes(event: &Event) -> Option<&[KindergartenId]> {
    match event {
        Event::ApplicationFiled { wishes, .. } | Event::WishesChanged { wishes, .. } => Some(wishes),
        _ => None,
    }
}

/// What is known of an application while its history is read.
#[derive(Default)]
struct Known {
    wishes: Vec<KindergartenId>,
    class: Option<BenefitClass>,
    papers: Option<Timestamp>,
}

impl Known {
    /// Takes the next event in; says what it changed of what was known before.
    fn follow(&mut self, event: &Event, names: &HashMap<uuid::Uuid, String>) -> Option<Difference> {
        match event {
            Event::ApplicationFiled { wishes, class, .. } => {
                self.wishes.clone_from(wishes);
                self.class = Some(*class);
                None
            }
            Event::WishesChanged { wishes, .. } => {
                let named = |list: &[KindergartenId], without: &[KindergartenId]| {
                    let gone = list.iter().filter(|id| !without.contains(id));
                    gone.filter_map(|id| names.get(&id.uuid()).cloned()).collect::<Vec<_>>()
                };
                let (added, removed) = (named(wishes, &self.wishes), named(&self.wishes, wishes));
                self.wishes.clone_from(wishes);
                (!added.is_empty() || !removed.is_empty()).then_some(Difference::Wishes { added, removed })
            }
            Event::EntriesRecomputed { class, .. }
            | Event::ClaimConfirmed { class, .. }
            | Event::ClaimWithdrawn { class, .. } => {
                let before = self.class.replace(*class)?;
                (before != *class).then_some(Difference::Class { before, after: *class })
            }
            Event::OfferAccepted { documents_by, .. } => {
                self.papers = Some(*documents_by);
                None
            }
            Event::DocumentsExtended { documents_by, .. } => {
                let before = self.papers.replace(*documents_by)?;
                Some(Difference::Papers { before, after: *documents_by })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::ApplicationId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_changed_list_says_what_came_and_what_left() {
        let [kept, left, came] = [1, 2, 3].map(Uuid::from_u128);
        let names = [(kept, "kept"), (left, "left"), (came, "came")];
        let names = names.into_iter().map(|(id, name)| (id, name.to_owned())).collect();
        let changed = |list: &[Uuid]| Event::WishesChanged {
            application: ApplicationId::from(Uuid::from_u128(9)),
            wishes: list.iter().map(|id| KindergartenId::from(*id)).collect(),
            entries: Vec::new(),
        };
        let mut known = Known { wishes: vec![kept.into(), left.into()], ..Known::default() };
        assert_eq!(
            known.follow(&changed(&[came, kept]), &names),
            Some(Difference::Wishes { added: vec!["came".to_owned()], removed: vec!["left".to_owned()] })
        );
        assert_eq!(known.follow(&changed(&[kept, came]), &names), None, "the order alone is no difference");
    }

    #[test]
    fn a_class_is_told_only_when_it_changes() {
        let withdrawn = |class| Event::ClaimWithdrawn {
            application: ApplicationId::from(Uuid::from_u128(9)),
            claim: Uuid::from_u128(8).into(),
            class,
            entries: Vec::new(),
        };
        let mut known = Known { class: Some(BenefitClass::OutOfTurn), ..Known::default() };
        let names = HashMap::new();
        let told = known.follow(&withdrawn(BenefitClass::General), &names);
        let (before, after) = (BenefitClass::OutOfTurn, BenefitClass::General);
        assert_eq!(told, Some(Difference::Class { before, after }));
        assert_eq!(known.follow(&withdrawn(BenefitClass::General), &names), None);
    }
}
