//! The journal: every event that moves the queue, gap-free and ordered, without personal data.
//!
//! Anybody who holds the journal can replay the queue: which applications stood where, which offers were made, whether
//! every one of them went to the first in line. Events carry ids, the public application number, and order keys; never
//! a name, a date of birth, a document or free text. (A pack that orders by the date of birth puts it into the key:
//! the public form of the journal must then blind the keys, which is the ledger's concern.)

use crate::{
    accounts::Role,
    benefits::BenefitClass,
    enrolment::LeavingReason,
    ids::{
        ApplicationId, ChildId, ClaimId, EnrolmentId, GroupId, KindergartenId, OfferId, PolicyVersionId,
        ProgrammeId, VacancyId,
    },
    kindergartens::Profile,
    order::{OrderComponent, OrderKey},
    queue::SuspensionReason,
    time::{Date, Timestamp},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Number of the record: 1, 2, 3 … without gaps, in commit order.
    pub seq: u64,
    /// When the deciding transaction ran, in microseconds. Never earlier than the record before.
    pub at: Timestamp,
    /// Who caused it.
    pub actor: JournalActor,
    /// The policy version that decided; none only before the first policy is applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PolicyVersionId>,
    /// The public number of the application concerned, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// Who caused a record: the role that permitted it and a pseudonym of the account (none for the system itself).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalActor {
    /// The role under which the actor was permitted.
    pub role: Role,
    /// A pseudonym that is stable for the account and says nothing about the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

/// A place in one programme's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryKey {
    /// The programme.
    pub programme: ProgrammeId,
    /// The order key in it.
    pub key: OrderKey,
}

/// Why the entries of an application were computed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecomputeReason {
    /// The child moved into (or out of) an age band.
    Birthday,
    /// A claim was confirmed, rejected, withdrawn or ran out.
    Claim,
    /// A new policy version applies.
    Policy,
    /// A programme or group was opened, changed or closed.
    Group,
    /// The family changed the desired day or the language.
    Details,
}

/// Why an offer was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnulReason {
    /// The family withdrew the application.
    Withdrawn,
    /// The family took the kindergarten off its list.
    WishRemoved,
    /// The family changed the desired day or the language, and the programme no longer fits.
    DetailsChanged,
    /// The family suspended the application.
    Suspended,
    /// The child no longer fits the programme's ages.
    AgeNoLongerFits,
    /// The group was closed or changed.
    GroupChanged,
    /// The application was closed or refused.
    ApplicationClosed,
}

/// Why an application was closed without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveReason {
    /// The child outgrew kindergarten.
    AgedOut,
    /// A second application for the same child.
    Duplicate,
    /// Kept past its retention.
    Retention,
}

/// Everything that moves the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields repeat the words of the glossary; what is not obvious is said")]
pub enum Event {
    /// A policy version applies from here on.
    PolicyApplied { pack: String, version: PolicyVersionId, digest: String, order: Vec<OrderComponent> },
    /// A policy version was announced; it applies from a later day and is switched on then by an event of its own.
    PolicyAnnounced { pack: String, digest: String, applies_from_on: Date },
    /// A kindergarten joined the region's register.
    KindergartenRegistered { kindergarten: KindergartenId },
    /// A programme was opened: children of `[from_months, to_months)` may be admitted to it.
    ProgrammeOpened {
        programme: ProgrammeId,
        kindergarten: KindergartenId,
        age_group: String,
        from_months: u16,
        to_months: u16,
        language: String,
        profile: Profile,
    },
    /// A group was registered with the children it already has.
    GroupRegistered { group: GroupId, programme: ProgrammeId, capacity: u32, children: u32 },
    /// The head changed a group's capacity, or corrected the number of children admitted outside the queue.
    GroupChanged { group: GroupId, capacity: u32, children: u32 },
    /// An application entered the queue's register. `registered_at` is what orders it and never changes.
    ApplicationFiled {
        application: ApplicationId,
        /// A random id that says nothing about the child: it shows that a child has one live application.
        child: ChildId,
        number: String,
        sequence: u64,
        registered_at: Timestamp,
        class: BenefitClass,
        wishes: Vec<KindergartenId>,
        entries: Vec<EntryKey>,
        /// True when the application waits for a check and is not in the line yet.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        checking: bool,
    },
    /// The checks are done: the application stands in the line.
    ApplicationQueued { application: ApplicationId, entries: Vec<EntryKey> },
    /// A registry did not confirm; the family must show the papers in person.
    ConfirmationNeeded { application: ApplicationId },
    /// The family changed its list of kindergartens.
    WishesChanged { application: ApplicationId, wishes: Vec<KindergartenId>, entries: Vec<EntryKey> },
    /// Details that do not order the queue were changed (which ones is kept outside the journal).
    DetailsChanged { application: ApplicationId },
    /// Places in line were computed again. `class` is the class after it.
    EntriesRecomputed {
        application: ApplicationId,
        reason: RecomputeReason,
        class: BenefitClass,
        entries: Vec<EntryKey>,
    },
    /// A benefit was claimed. `kindergarten`: the only one in which it counts; none: it counts everywhere.
    ClaimMade {
        application: ApplicationId,
        claim: ClaimId,
        category: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kindergarten: Option<KindergartenId>,
    },
    /// A claim was confirmed; `class` is the application's class after it.
    ClaimConfirmed { application: ApplicationId, claim: ClaimId, class: BenefitClass, entries: Vec<EntryKey> },
    /// A claim was rejected; the written reason is kept outside the journal.
    ClaimRejected { application: ApplicationId, claim: ClaimId },
    /// The family took a claim back; `class` is the application's class after it.
    ClaimWithdrawn { application: ApplicationId, claim: ClaimId, class: BenefitClass, entries: Vec<EntryKey> },
    /// The application left the line for now.
    ApplicationSuspended { application: ApplicationId, reason: SuspensionReason },
    /// The application came back into the line.
    ApplicationReactivated { application: ApplicationId, entries: Vec<EntryKey> },
    /// The family took the application back.
    ApplicationWithdrawn { application: ApplicationId },
    /// The application was refused; the written reason is kept outside the journal.
    ApplicationRefused { application: ApplicationId },
    /// The application was closed without a place.
    ApplicationArchived { application: ApplicationId, reason: ArchiveReason },
    /// The time of keeping is over: what was personal in a closed application was erased. The journal stays.
    PersonalDataErased { application: ApplicationId },
    /// The head stated free places for a day.
    VacanciesStated { group: GroupId, vacancy: VacancyId, count: u32, from_on: Date },
    /// Stated places are given out from here on.
    VacanciesOpened { group: GroupId, vacancy: VacancyId, count: u32 },
    /// The head took back places that were stated (with `vacancy`: not opened yet; without: opened and not taken).
    VacanciesWithdrawn {
        group: GroupId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vacancy: Option<VacancyId>,
        count: u32,
    },
    /// An open place was offered to the first in line. `key` is the entry's key at that moment.
    OfferMade {
        offer: OfferId,
        application: ApplicationId,
        programme: ProgrammeId,
        group: GroupId,
        key: OrderKey,
        answer_by: Timestamp,
    },
    /// The family was reminded.
    OfferReminded { offer: OfferId },
    /// The family accepted.
    OfferAccepted { offer: OfferId, documents_by: Timestamp },
    /// The family declined. What that does to the application follows as events of its own. `reopened`: the seat is
    /// open again at once.
    OfferDeclined { offer: OfferId, reopened: bool },
    /// Nobody answered in time.
    OfferExpired { offer: OfferId, reopened: bool },
    /// The family took more time for the papers.
    DocumentsExtended { offer: OfferId, documents_by: Timestamp },
    /// The papers were not brought in time.
    DocumentsOverdue { offer: OfferId, reopened: bool },
    /// The offer was taken back.
    OfferAnnulled { offer: OfferId, reason: AnnulReason, reopened: bool },
    /// The child stands in the group's list.
    Enrolled { offer: OfferId, application: ApplicationId, group: GroupId, enrolment: EnrolmentId },
    /// The head announced the day on which a child leaves; an earlier announcement is void.
    LeavingAnnounced { enrolment: EnrolmentId, group: GroupId, on: Date, reason: LeavingReason },
    /// The child stays after all.
    LeavingRevoked { enrolment: EnrolmentId, group: GroupId },
    /// A child left a group. `reopened`: the place is open again without the head stating it.
    Left { enrolment: EnrolmentId, group: GroupId, reason: LeavingReason, reopened: bool },
}

impl Event {
    /// The application the event is about, where it names one.
    #[must_use]
    pub const fn application(&self) -> Option<ApplicationId> {
        match self {
            Self::ApplicationFiled { application, .. }
            | Self::ApplicationQueued { application, .. }
            | Self::ConfirmationNeeded { application }
            | Self::WishesChanged { application, .. }
            | Self::DetailsChanged { application }
            | Self::EntriesRecomputed { application, .. }
            | Self::ClaimMade { application, .. }
            | Self::ClaimConfirmed { application, .. }
            | Self::ClaimRejected { application, .. }
            | Self::ClaimWithdrawn { application, .. }
            | Self::ApplicationSuspended { application, .. }
            | Self::ApplicationReactivated { application, .. }
            | Self::ApplicationWithdrawn { application }
            | Self::ApplicationRefused { application }
            | Self::ApplicationArchived { application, .. }
            | Self::OfferMade { application, .. }
            | Self::Enrolled { application, .. } => Some(*application),
            _ => None,
        }
    }
}
