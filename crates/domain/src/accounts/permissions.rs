//! Who may do what: the table role × permission. The golden file of the tests shows it whole.
//!
//! There is deliberately no permission to change a registration time, to move an application in the line or to pick
//! the child for a seat: no role has such a use case.

use super::Role;
use serde::{Deserialize, Serialize};

/// How far a permission reaches for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    None,
    /// The actor's own account and family.
    Own,
    /// The kindergarten, district or region the role was given for.
    Scope,
    /// Everything.
    All,
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident $code:literal { $($role:ident: $reach:ident),* $(,)? })+) => {
        /// Something that may be permitted. Every use case and every route names one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl Permission {
            /// All permissions in the order of the golden table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The permission's name in tables, the API and message keys: `room.verb`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The permission with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|permission| permission.code() == code)
            }
        }

        /// How far a permission reaches for a role.
        #[must_use]
        pub const fn reach(role: Role, permission: Permission) -> Reach {
            match permission {
                $(Permission::$name => match role {
                    $(Role::$role => Reach::$reach,)*
                    _ => Reach::None,
                },)+
            }
        }
    };
}

permissions! {
    // ── accounts ──
    /// Make an account for oneself.
    AccountsRegister "accounts.register" { Public: All }
    /// Sign in and out.
    AccountsSignIn "accounts.sign_in" { Public: All }
    /// See and change one's own account and settings.
    AccountsOwn "accounts.own" {
        Parent: Own, Head: Own, EducationOfficer: Own, Commission: Own, MunicipalAdmin: Own, SystemAdmin: Own,
        CallCentre: Own, RegistryOfficer: Own, Auditor: Own,
    }
    /// See staff accounts and their roles.
    AccountsRead "accounts.read" { MunicipalAdmin: All, SystemAdmin: All, Auditor: All }
    /// Make staff accounts, give and take roles.
    AccountsManage "accounts.manage" { MunicipalAdmin: All, SystemAdmin: All }

    /// Hand a family the account that was made for it, or a new password, at the desk.
    AccountsHandOver "accounts.hand_over" { EducationOfficer: Scope }

    // ── kindergartens ──
    /// See kindergartens, groups and free places.
    KindergartensRead "kindergartens.read" { Public: All }
    /// Register and import kindergartens, change their addresses and contacts.
    KindergartensManage "kindergartens.manage" { EducationOfficer: Scope, MunicipalAdmin: All, SystemAdmin: All }
    /// Keep groups: open, change capacity, close.
    GroupsManage "kindergartens.manage_groups" { Head: Scope, MunicipalAdmin: All }
    /// State free places and take them back.
    VacanciesState "kindergartens.state_vacancies" { Head: Scope }

    // ── families ──
    /// See and keep one's own children and their papers.
    FamiliesOwn "families.own" { Parent: Own }
    /// See the personal data of a family in a case.
    FamiliesRead "families.read" {
        Head: Scope, EducationOfficer: Scope, Commission: Scope, MunicipalAdmin: All, Auditor: All,
    }

    // ── benefits ──
    /// Claim a benefit for one's own child, take a claim back.
    ClaimsMake "benefits.claim" { Parent: Own, EducationOfficer: Scope }
    /// See claims waiting for a decision.
    ClaimsRead "benefits.read" { EducationOfficer: Scope, Commission: Scope, MunicipalAdmin: All, Auditor: All }
    /// Confirm or reject claims.
    ClaimsDecide "benefits.decide" { EducationOfficer: Scope }

    // ── queue ──
    /// See the public queue, the statistics and a status by number and code.
    QueuePublic "queue.public" { Public: All }
    /// See one's own applications.
    QueueOwn "queue.own" { Parent: Own }
    /// File an application for one's own child.
    QueueFile "queue.file" { Parent: Own }
    /// File an application for a family that came in person or called.
    QueueFileForFamily "queue.file_for_family" { Head: Scope, EducationOfficer: Scope, Commission: Scope }
    /// Enter a direct case (displaced persons, medical referral) on a basis document.
    QueueFileDirect "queue.file_direct" { EducationOfficer: Scope }
    /// Change wishes and details of one's own application.
    QueueChange "queue.change" { Parent: Own }
    /// Withdraw one's own application.
    QueueWithdraw "queue.withdraw" { Parent: Own }
    /// Suspend one's own application for now, bring it back.
    QueueReactivate "queue.reactivate" { Parent: Own }
    /// See any case: application, place, history.
    QueueRead "queue.read" {
        Head: Scope, EducationOfficer: Scope, Commission: Scope, MunicipalAdmin: All, SystemAdmin: All,
        CallCentre: All, Auditor: All,
    }

    // ── offers ──
    /// See one's own offers.
    OffersOwn "offers.own" { Parent: Own }
    /// Accept or decline an offer to one's own child.
    OffersAnswer "offers.answer" { Parent: Own }
    /// Take or give more time for the papers; the pack says which of the two may.
    OffersExtend "offers.extend" { Parent: Own, Head: Scope }
    /// See the offers of a kindergarten.
    OffersRead "offers.read" {
        Head: Scope, EducationOfficer: Scope, Commission: Scope, MunicipalAdmin: All, CallCentre: All, Auditor: All,
    }

    // ── enrolment ──
    /// Enrol a child on an accepted offer.
    EnrolmentEnrol "enrolment.enrol" { Head: Scope }
    /// Record that a child left.
    EnrolmentLeave "enrolment.leave" { Head: Scope }
    /// See the register of attending children.
    EnrolmentRead "enrolment.read" {
        Head: Scope, EducationOfficer: Scope, Commission: Scope, MunicipalAdmin: All, Auditor: All,
    }

    // ── notifications ──
    /// See one's own messages.
    MessagesOwn "notifications.own" {
        Parent: Own, Head: Own, EducationOfficer: Own, Commission: Own, MunicipalAdmin: Own, SystemAdmin: Own,
        CallCentre: Own, RegistryOfficer: Own, Auditor: Own,
    }
    /// See failed messages and send them again.
    MessagesManage "notifications.manage" { MunicipalAdmin: All, SystemAdmin: All }

    // ── policy, journal, running the system ──
    /// Read the rules.
    PolicyRead "policy.read" { Public: All }
    /// Switch on a policy version.
    PolicyApply "policy.apply" { SystemAdmin: All }
    /// Read the public journal.
    JournalRead "journal.read" { Public: All }
    /// Read who did and who saw what.
    AuditRead "audit.read" { MunicipalAdmin: All, SystemAdmin: All, Auditor: All }
    /// Run the scheduled work.
    ScheduleRun "schedule.run" { System: All, SystemAdmin: All }
    /// Use the demo's doors (only in demo mode).
    DemoUse "demo.use" { Public: All }
}
