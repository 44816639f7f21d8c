//! What the pages know of the program around them.

use std::fmt;
use std::sync::Arc;

use jiff::tz::TimeZone;
use services::App;

use crate::api::{Limiter, Limits};
use crate::demo::Stage;

/// How this site is served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Visitors come over https: cookies get `Secure` and the `__Host-` prefix, browsers are told to stay on https.
    pub secure: bool,
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

/// Shared by all handlers.
#[derive(Debug, Clone)]
pub struct WebState {
    inner: Arc<Inner>,
    mail: bool,
}

#[derive(Debug)]
struct Inner {
    settings: Settings,
    app: App,
    stage: Option<Stage>,
    limiter: Limiter,
}

impl WebState {
    /// The state of a site with these settings over this application.
    #[must_use]
    pub fn new(settings: Settings, app: App) -> Self {
        Self::over(settings, app, None, Limits::default())
    }

    /// The state of a demonstration, with the clock that its visitors may move.
    #[must_use]
    pub fn demonstration(settings: Settings, app: App, stage: Stage) -> Self {
        Self::over(settings, app, Some(stage), Limits::default())
    }

    /// As [`Self::new`], with bounds on how often programs may ask.
    #[must_use]
    pub fn limited(settings: Settings, app: App, limits: Limits) -> Self {
        Self::over(settings, app, None, limits)
    }

    fn over(settings: Settings, app: App, stage: Option<Stage>, limits: Limits) -> Self {
        let limiter = Limiter::new(limits);
        Self { inner: Arc::new(Inner { settings, app, stage, limiter }), mail: true }
    }

    /// As it stands, of an installation without a mail server: no page promises a letter.
    #[must_use]
    pub fn without_mail(self) -> Self {
        Self { mail: false, ..self }
    }

    /// Whether mail leaves this installation, or would leave this demonstration.
    #[must_use]
    pub(crate) fn sends_mail(&self) -> bool {
        self.mail
    }

    /// Counts how often programs ask.
    pub(crate) fn limiter(&self) -> &Limiter {
        &self.inner.limiter
    }

    /// What stands behind a demonstration; nothing in a real installation.
    #[must_use]
    pub(crate) fn stage(&self) -> Option<&Stage> {
        self.inner.stage.as_ref()
    }

    /// How this site is served.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The use cases.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.inner.app
    }

    /// Whether this is a demonstration: the bar on top, one-click roles, the style guide.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.inner.app.settings().demo
    }
}
