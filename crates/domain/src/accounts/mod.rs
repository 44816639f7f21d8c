//! Accounts: who acts, in which role, over which part of the region.

mod credentials;
mod permissions;
mod reset;
mod roles;

pub use credentials::{PASSWORD_MAX, PASSWORD_MIN, check_password, email, login_key};
pub use permissions::{Permission, Reach, reach};
pub use reset::{RESET_MINUTES, check_reset, reset_ends_at, reset_is_void};
pub use roles::{Role, Scope};

use crate::ids::{AccountId, DistrictId, KindergartenId};

/// A role given to an account, over a part of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Over what.
    pub scope: Scope,
}

/// The way a request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// A page.
    Web,
    /// The JSON API.
    Api,
    /// The command line.
    Cli,
    /// The program itself: scheduled work, the outbox.
    System,
}

/// Who asks. Made at the edge (session, token, command line), passed to every use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account; none for the public and for the program itself.
    pub account: Option<AccountId>,
    /// The account's roles. Everybody has [`Role::Public`] too, without saying so.
    pub grants: Vec<Grant>,
    /// The way the request came in.
    pub via: Via,
}

/// What a permission is asked for. A wider subject than the actor's reach is not permitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nothing in particular (a list the use case itself narrows to the actor's scopes, or a region-wide thing).
    Anything,
    /// A thing that belongs to a family, by its guardian's account.
    Family(AccountId),
    /// A thing of a kindergarten, with the district it lies in.
    Kindergarten(KindergartenId, Option<DistrictId>),
    /// A thing of a district.
    District(DistrictId),
}

/// The actor's roles do not allow this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not permitted: {permission:?}")]
pub struct NotPermitted {
    /// What was asked for.
    pub permission: Permission,
}

impl Actor {
    /// Somebody not signed in.
    #[must_use]
    pub const fn public(via: Via) -> Self {
        Self { account: None, grants: Vec::new(), via }
    }

    /// The program itself: scheduled work.
    #[must_use]
    pub fn system() -> Self {
        Self {
            account: None,
            grants: vec![Grant { role: Role::System, scope: Scope::Region }],
            via: Via::System,
        }
    }

    /// An account with one role.
    #[must_use]
    pub fn with_role(account: AccountId, role: Role, scope: Scope, via: Via) -> Self {
        Self { account: Some(account), grants: vec![Grant { role, scope }], via }
    }

    /// Whether the actor has the role, over whatever scope.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        role == Role::Public || self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether some role allows this on some subject: for menus and for the door of a page.
    #[must_use]
    pub fn may_somewhere(&self, permission: Permission) -> bool {
        self.roles().any(|grant| reach(grant.role, permission) != Reach::None)
    }

    /// The role under which the actor may do this to the subject. It is what the journal names.
    ///
    /// # Errors
    /// [`NotPermitted`] when no role of the actor reaches the subject.
    pub fn permitted(&self, permission: Permission, subject: Subject) -> Result<Role, NotPermitted> {
        self.roles()
            .find(|grant| self.reaches(*grant, reach(grant.role, permission), subject))
            .map(|grant| grant.role)
            .ok_or(NotPermitted { permission })
    }

    /// The parts of the region over which the actor has the permission: what a list is narrowed to.
    #[must_use]
    pub fn scopes(&self, permission: Permission) -> Vec<Scope> {
        self.roles()
            .filter_map(|grant| match reach(grant.role, permission) {
                Reach::None => None,
                Reach::Own => Some(Scope::Own),
                Reach::Scope => Some(grant.scope),
                Reach::All => Some(Scope::Region),
            })
            .collect()
    }

    fn roles(&self) -> impl Iterator<Item = Grant> {
        self.grants.iter().copied().chain([Grant { role: Role::Public, scope: Scope::Region }])
    }

    fn reaches(&self, grant: Grant, reach: Reach, subject: Subject) -> bool {
        match reach {
            Reach::None => false,
            Reach::All => true,
            Reach::Own => match subject {
                Subject::Anything => true,
                Subject::Family(account) => self.account == Some(account),
                Subject::Kindergarten(..) | Subject::District(_) => false,
            },
            Reach::Scope => grant.scope.covers(subject),
        }
    }
}
