//! Policy packs: a region's whole rule set as typed data. The rules read it; a new city writes a pack, never code.

mod check;
mod explain;
mod order;
mod parse;
mod parse_process;
mod parts;
mod problem;
mod process;
mod reader;
mod values;

pub use explain::{Arg, Line, Section, explain};
pub use order::{BenefitCategory, BenefitScope, Benefits, Confirmer, OrderRules};
pub use parse::parse;
pub use parts::{
    AgeGroup, AgeGroups, AgeReference, Channel, HolidayDate, Modes, Norm, Pack, PublicHoliday, Region,
    Registration, Text, Wishes,
};
pub use problem::{Problem, Problems};
pub use process::{
    Documents, ExtensionBy, Forms, FreedPlaces, Groups, Invitations, Notification, NotificationEvent,
    Notifications, OnDecline, OnIgnore, OnOverdue, Publication,
};

use crate::time::Calendar;

/// A parsed and validated pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Which pack this is, and from when it applies.
    pub pack: Pack,
    /// The region it is for.
    pub region: Region,
    /// Time zone, holidays and moved days.
    pub calendar: Calendar,
    /// The public holidays with their names, as the rules page shows them (the calendar has the dates only).
    pub holidays: Vec<PublicHoliday>,
    /// Who issues places: the system at once, a commission in a campaign, or both.
    pub modes: Modes,
    /// Age groups and the day the age is counted on.
    pub age_groups: AgeGroups,
    /// Benefit categories.
    pub benefits: Benefits,
    /// The order of the queue.
    pub order: OrderRules,
    /// The list of wished kindergartens.
    pub wishes: Wishes,
    /// Who may apply, when and how.
    pub registration: Registration,
    /// Invitations and their answers.
    pub invitations: Invitations,
    /// Bringing the papers.
    pub documents: Documents,
    /// Norms and freed places.
    pub groups: Groups,
    /// What is public.
    pub publication: Publication,
    /// Which event reaches the family through which channel.
    pub notifications: Notifications,
    /// Numbering of applications.
    pub forms: Forms,
}
