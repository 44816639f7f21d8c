//! The composition root: everything that runs in one process, put together once.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use integrations::{Simulator, SmtpMail, SmtpSetup, TurboSms, TurboSmsSetup};
use services::notifications::deliver_due;
use services::ports::{MailPort, SmsPort};
use services::{App, Clock, Error, Settings};
use sha2::{Digest as _, Sha256};
use web::demo::Stage;
use web::shell::Secret;
use web::{Limits, WebState};

use crate::config::{Config, Gateway, Sms};

/// Database, rules, and the ports to the outside world. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct House {
    /// The use cases.
    pub(crate) app: App,
    /// E-mail.
    pub(crate) mail: Arc<dyn MailPort>,
    /// SMS.
    pub(crate) sms: Arc<dyn SmsPort>,
}

impl House {
    /// Opens the database (made when missing) and puts the house together.
    pub(crate) async fn open(config: &Config, clock: Arc<dyn Clock>, demo: bool) -> Result<Self> {
        let settings = Settings { public_url: config.public_url.clone(), demo };
        // A demonstration shows what would have left; nothing does, whatever is configured.
        let (mail, sms): (Arc<dyn MailPort>, Arc<dyn SmsPort>) =
            if demo { (Arc::new(Simulator), Arc::new(Simulator)) } else { (mail(config)?, sms(config)?) };
        let app = App::open(&config.location(), clock, settings).await;
        Ok(Self { app: app.context("the database cannot be opened")?, mail, sms })
    }

    /// Switches the configured pack on when the database has no rules yet.
    pub(crate) async fn ensure_policy(&self, config: &Config) -> Result<()> {
        match self.app.policy().await {
            Ok(_) => Ok(()),
            Err(Error::Conflict("no-policy")) => {
                let text = crate::policy::pack_text(&config.policy)?;
                match services::policies::apply(&self.app, &crate::place::operator(), text).await {
                    // Another node was quicker.
                    Ok(_) | Err(Error::Conflict("policy-already-in-force")) => Ok(()),
                    Err(error) => Err(error).with_context(|| format!("the policy pack {}", config.policy)),
                }
            }
            Err(error) => Err(error).context("the rules in force cannot be read"),
        }
    }

    /// Sends what waits in the outbox.
    pub(crate) async fn deliver(&self) -> Result<(), Error> {
        loop {
            let delivered = deliver_due(&self.app, self.mail.as_ref(), self.sms.as_ref()).await?;
            if delivered.is_idle() {
                return Ok(());
            }
            tracing::info!(?delivered, "messages");
            metrics::counter!("messages_sent_total").increment(delivered.sent as u64);
            metrics::counter!("messages_failed_total").increment(delivered.failed as u64);
        }
    }

    /// What the pages know of this house.
    pub(crate) async fn web_state(&self, config: &Config) -> Result<WebState> {
        let limits = Limits { changes: config.limits.changes, lookups: config.limits.lookups };
        let state = WebState::limited(self.web_settings(config).await?, self.app.clone(), limits);
        Ok(if config.smtp.url.is_empty() { state.without_mail() } else { state })
    }

    /// The same for a demonstration.
    pub(crate) async fn demo_state(&self, config: &Config, stage: Stage) -> Result<WebState> {
        Ok(WebState::demonstration(self.web_settings(config).await?, self.app.clone(), stage))
    }

    async fn web_settings(&self, config: &Config) -> Result<web::Settings> {
        let zone = self.app.policy().await?.calendar.time_zone.clone();
        Ok(web::Settings { secure: config.secure(), zone, secret: form_secret(config)? })
    }
}

/// The key of form tokens, made from the key file that every node has; a label keeps it apart from its other uses.
fn form_secret(config: &Config) -> Result<Secret> {
    let file = config.key_file();
    let keys = std::fs::read(&file).with_context(|| format!("the key file {}", file.display()))?;
    let mut digest = Sha256::new();
    digest.update(b"sadok form tokens\0");
    digest.update(&keys);
    Ok(Secret(digest.finalize().into()))
}

/// Says what does not leave this node, so that nobody takes silence for delivery.
pub(crate) fn warn_what_stays(config: &Config) {
    if config.smtp.url.is_empty() {
        tracing::warn!("no mail leaves: smtp.url is empty");
    }
    if config.sms.gateway == Gateway::Simulator {
        tracing::warn!("no SMS leaves: sms.gateway is the simulator");
    }
}

/// The way out for mail: the configured server, or nobody.
fn mail(config: &Config) -> Result<Arc<dyn MailPort>> {
    if config.smtp.url.is_empty() {
        return Ok(Arc::new(Simulator));
    }
    let setup = SmtpSetup { url: config.smtp.url.clone(), from: config.smtp.from.clone() };
    Ok(Arc::new(SmtpMail::new(&setup).context("smtp")?))
}

/// The way out for SMS.
fn sms(config: &Config) -> Result<Arc<dyn SmsPort>> {
    match config.sms.gateway {
        Gateway::Simulator => Ok(Arc::new(Simulator)),
        Gateway::Turbosms => {
            let Sms { url, token, sender, .. } = config.sms.clone();
            Ok(Arc::new(TurboSms::new(&TurboSmsSetup { url, token, sender }).context("sms")?))
        }
    }
}
