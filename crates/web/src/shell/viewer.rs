//! Who looks at the page.

use domain::accounts::{Actor, Role};

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The name shown beside «Sign out».
    pub name: String,
    /// The person as the use cases take them. The pages choose the menu by it, never the right to act.
    pub actor: Actor,
}

impl Viewer {
    /// Whether the person holds this role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.actor.has(role)
    }

    /// Whether the person works for the service.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.actor.grants.iter().any(|grant| grant.role.is_staff())
    }
}
