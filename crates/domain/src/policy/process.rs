//! Parts of a pack about what happens from an invitation to a place in a group.

use super::parts::{Norm, Text};
use crate::time::Period;
use jiff::civil::Time;

/// What declining an offer does to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnDecline {
    /// The declined kindergarten leaves the list; the child keeps its date everywhere else.
    DropKindergarten,
    /// Nothing: the child keeps its place, also in this kindergarten (for later places).
    Keep,
    /// The application is withdrawn.
    Withdraw,
}

/// What ignoring an offer does to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnIgnore {
    /// The child's application is suspended; the family brings it back in the cabinet.
    Suspend,
    /// The same as declining.
    AsDecline,
}

/// What bringing the papers too late does to the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnOverdue {
    /// The application is suspended.
    Suspend,
    /// The application goes back into the line with its date.
    Requeue,
    /// The application is withdrawn.
    Withdraw,
}

/// Invitations and their answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitations {
    /// Time to answer.
    pub answer_within: Period,
    /// Reminders, each so long before the end of the time to answer.
    pub remind_before: Vec<Period>,
    /// At which local time of that day a reminder goes out.
    pub remind_at: Time,
    /// What declining does.
    pub on_decline: OnDecline,
    /// What ignoring does.
    pub on_ignore: OnIgnore,
    /// Whether a suspended application that comes back keeps its registration time.
    pub reactivation_keeps_place: bool,
    /// How long a suspended application may come back; none: as long as the child's age allows.
    pub reactivate_within: Option<Period>,
    /// Legal basis.
    pub basis: String,
}

/// Who may take more time for the papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExtensionBy {
    /// The family itself, in the cabinet.
    Parent,
    /// The head of the kindergarten.
    Head,
}

/// Bringing the papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// Time to bring them after accepting.
    pub bring_within: Period,
    /// By how much one extension moves the end.
    pub extension: Period,
    /// How many extensions there may be.
    pub extensions_at_most: u16,
    /// Who may take one.
    pub extension_by: ExtensionBy,
    /// What lateness does.
    pub on_overdue: OnOverdue,
    /// Legal basis.
    pub basis: String,
}

/// What happens with a place that becomes free because an offer ended or a child left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FreedPlaces {
    /// It is given out only when the head states it free.
    StatedByHead,
    /// It is given out at once.
    OpenAtOnce,
}

/// Norms and freed places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// Norms (warnings).
    pub norms: Vec<Norm>,
    /// What happens with the place of a child that left. A seat whose offer was declined, expired or annulled was
    /// stated free already and is always offered to the next child at once.
    pub places_of_leavers: FreedPlaces,
    /// The largest group a head may enter: a guard against typing errors, not a norm.
    pub capacity_at_most: u32,
}

/// What is public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Whether the public queue lists applications (by number).
    pub queue_is_public: bool,
    /// Counts below this are not shown where they could point to a person.
    pub smallest_count: u32,
    /// Days a closed application is kept before its personal data are erased.
    pub keep_closed_days: u32,
}

/// Which event reaches the family through which channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notifications {
    /// By event.
    pub events: Vec<Notification>,
}

/// Channels of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The event: `filed`, `invitation`, `reminder` …
    pub event: NotificationEvent,
    /// Whether a message stands in the cabinet.
    pub cabinet: bool,
    /// Whether an e-mail is sent.
    pub email: bool,
    /// Whether an SMS is sent.
    pub sms: bool,
}

macro_rules! notification_events {
    ($($(#[$doc:meta])* $name:ident $code:literal),+ $(,)?) => {
        /// What a family is told about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum NotificationEvent { $($(#[$doc])* #[serde(rename = $code)] $name),+ }

        impl NotificationEvent {
            /// All events.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The event's name in packs, the API and message keys.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The event with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|event| event.code() == code)
            }
        }
    };
}

notification_events! {
    /// The application was filed.
    Filed "filed",
    /// The wishes were changed.
    WishesChanged "wishes_changed",
    /// The desired day or the language was changed.
    DetailsChanged "details_changed",
    /// The application was withdrawn.
    Withdrawn "withdrawn",
    /// A benefit was claimed for an application that was filed before.
    ClaimMade "claim_made",
    /// A claim was taken back.
    ClaimWithdrawn "claim_withdrawn",
    /// A claim was confirmed.
    ClaimConfirmed "claim_confirmed",
    /// A claim was rejected.
    ClaimRejected "claim_rejected",
    /// A seat is offered.
    Invitation "invitation",
    /// The time to answer ends soon.
    Reminder "reminder",
    /// The offer was accepted: which papers, by when.
    OfferAccepted "offer_accepted",
    /// The offer was declined.
    OfferDeclined "offer_declined",
    /// The offer was not answered in time, and the application waits on or is withdrawn.
    OfferExpired "offer_expired",
    /// The application is suspended: an offer was not answered, papers were not brought, or the family wished it.
    Suspended "suspended",
    /// The application is back in the line.
    Reactivated "reactivated",
    /// More time for the papers.
    DocumentsExtended "documents_extended",
    /// The papers were not brought in time.
    DocumentsOverdue "documents_overdue",
    /// The offer was taken back.
    OfferAnnulled "offer_annulled",
    /// The child is enrolled.
    Enrolled "enrolled",
    /// The child left.
    Left "left",
    /// The application was refused or closed.
    Closed "closed",
    /// The child moved into another age group.
    AgeGroupChanged "age_group_changed",
    /// Staff handed the family a new password.
    PasswordHanded "password_handed",
}

impl NotificationEvent {
    /// Whether a place is lost by not hearing of it: e-mail and SMS cannot both be switched off for it.
    #[must_use]
    pub const fn is_essential(self) -> bool {
        matches!(self, Self::Invitation | Self::Reminder | Self::Suspended)
    }
}

impl Notifications {
    /// The channels of an event; an event the pack does not name reaches the cabinet only.
    #[must_use]
    pub fn channels(&self, event: NotificationEvent) -> Notification {
        self.events.iter().find(|notification| notification.event == event).cloned().unwrap_or(Notification {
            event,
            cabinet: true,
            email: false,
            sms: false,
        })
    }
}

/// Numbering of applications, and the texts of printed forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Template of application numbers: `{year}`, `{sequence}` (padded: `{sequence:6}`), `{check}`.
    pub application_number: String,
    /// The authority that stands at the head of printed forms.
    pub authority: Text,
}
