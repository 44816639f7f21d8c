//! What the pages know of the program around them.

use std::fmt;
use std::sync::Arc;

use futures::future::BoxFuture;
use jiff::tz::TimeZone;

use super::{Failure, Viewer};

/// How this site is served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Visitors come over https: cookies get `Secure` and the `__Host-` prefix, browsers are told to stay on https.
    pub secure: bool,
    /// Demo mode: the bar with one-click roles, the style guide.
    pub demo: bool,
    /// The region's time zone, in which every instant is shown.
    pub zone: TimeZone,
    /// The key that form tokens are made with; the same on every node, never in the database.
    pub secret: Secret,
}

/// A key that never appears in a log.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What the shell asks of the house behind it.
pub trait Backstage: Send + Sync {
    /// Who holds this session, or nobody when it is unknown, expired or revoked.
    fn viewer<'a>(&'a self, session: &'a str) -> BoxFuture<'a, Result<Option<Viewer>, Failure>>;

    /// Whether requests can be answered now (the database is reached and migrated); the error says what is missing.
    fn ready(&self) -> BoxFuture<'_, Result<(), String>>;
}

/// Shared by all handlers.
#[derive(Clone)]
pub struct WebState {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Settings,
    backstage: Arc<dyn Backstage>,
}

impl WebState {
    /// The state of a site with these settings in front of this house.
    pub fn new(settings: Settings, backstage: Arc<dyn Backstage>) -> Self {
        Self { inner: Arc::new(Inner { settings, backstage }) }
    }

    /// How this site is served.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The house behind the shell.
    #[must_use]
    pub fn backstage(&self) -> &dyn Backstage {
        self.inner.backstage.as_ref()
    }
}

impl fmt::Debug for WebState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebState").field("settings", &self.inner.settings).finish_non_exhaustive()
    }
}
