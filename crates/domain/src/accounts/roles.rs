//! Preset roles and the parts of the region they act on.

use super::Subject;
use crate::ids::{DistrictId, KindergartenId};
use serde::{Deserialize, Serialize};

/// A preset role. An account may have several (B-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anybody, not signed in.
    Public,
    /// A guardian.
    Parent,
    /// The head of a kindergarten.
    Head,
    /// An officer of the district education department (РУО).
    EducationOfficer,
    /// A member of the placement commission.
    Commission,
    /// The municipality's administrator.
    MunicipalAdmin,
    /// The system's administrator.
    SystemAdmin,
    /// An operator of the call centre: informs only.
    CallCentre,
    /// An officer of another agency who answers questions about its register.
    RegistryOfficer,
    /// An auditor: reads, changes nothing.
    Auditor,
    /// The program itself: scheduled work.
    System,
}

impl Role {
    /// All roles in the order of the golden table.
    pub const ALL: [Self; 11] = [
        Self::Public,
        Self::Parent,
        Self::Head,
        Self::EducationOfficer,
        Self::Commission,
        Self::MunicipalAdmin,
        Self::SystemAdmin,
        Self::CallCentre,
        Self::RegistryOfficer,
        Self::Auditor,
        Self::System,
    ];

    /// The role's name in tables, the API and message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Parent => "parent",
            Self::Head => "head",
            Self::EducationOfficer => "education_officer",
            Self::Commission => "commission",
            Self::MunicipalAdmin => "municipal_admin",
            Self::SystemAdmin => "system_admin",
            Self::CallCentre => "call_centre",
            Self::RegistryOfficer => "registry_officer",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role is given to an account by an administrator (the others come by themselves).
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Public | Self::Parent | Self::System)
    }
}

/// The part of the region a role acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "scope", content = "id", rename_all = "snake_case")]
pub enum Scope {
    /// The actor's own family.
    Own,
    /// One kindergarten.
    Kindergarten(KindergartenId),
    /// One district with its kindergartens.
    District(DistrictId),
    /// The whole region.
    Region,
}

impl Scope {
    /// Whether the subject lies inside. A family lies in no kindergarten: staff reach families through the region, or
    /// through a kindergarten or district the use case names as the subject.
    #[must_use]
    pub fn covers(self, subject: Subject) -> bool {
        match (self, subject) {
            (Self::Region, _) | (Self::Kindergarten(_) | Self::District(_), Subject::Anything) => true,
            (Self::Kindergarten(own), Subject::Kindergarten(asked, _)) => own == asked,
            (Self::District(own), Subject::Kindergarten(_, district)) => Some(own) == district,
            (Self::District(own), Subject::District(asked)) => own == asked,
            _ => false,
        }
    }
}
