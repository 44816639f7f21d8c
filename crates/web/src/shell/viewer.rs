//! Who looks at the page.

use domain::accounts::{Actor, Role, Via};
use locale::Language;
use services::App;
use services::accounts::find_session;

use super::Failure;

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The name shown beside «Sign out».
    pub name: String,
    /// The language the account chose.
    pub language: Language,
    /// The person as the use cases take them. The pages choose the menu by it, never the right to act.
    pub actor: Actor,
}

impl Viewer {
    /// Who holds this session, or nobody when it is unknown or over.
    pub(crate) async fn of(app: &App, session: &str, via: Via) -> Result<Option<Self>, Failure> {
        let signed = find_session(app, session, via).await?;
        Ok(signed.map(|signed| Self {
            name: signed.display_name,
            language: signed.language,
            actor: signed.actor,
        }))
    }

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
