//! What stands behind a demonstration: the clock that can be moved and the ports that send nothing.

use std::sync::Arc;

use domain::time::Timestamp;
use services::demo::{self, Moved};
use services::ports::{MailPort, SmsPort};
use services::{App, MovableClock};
use tokio::sync::Mutex;

use crate::shell::Failure;

/// The stage of a demonstration. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Stage {
    clock: Arc<MovableClock>,
    mail: Arc<dyn MailPort>,
    sms: Arc<dyn SmsPort>,
    /// One hand at a time on the clock.
    hand: Arc<Mutex<()>>,
}

impl Stage {
    /// A stage with the clock that the use cases read.
    #[must_use]
    pub fn new(clock: Arc<MovableClock>, mail: Arc<dyn MailPort>, sms: Arc<dyn SmsPort>) -> Self {
        Self { clock, mail, sms, hand: Arc::new(Mutex::new(())) }
    }

    /// Moves the clock forward to the instant that `to` makes of the present one.
    ///
    /// # Errors
    /// As [`demo::move_clock`].
    pub(crate) async fn advance(
        &self,
        app: &App,
        to: impl FnOnce(Timestamp) -> Result<Timestamp, Failure>,
    ) -> Result<Moved, Failure> {
        let _hand = self.hand.lock().await;
        let to = to(app.now())?;
        Ok(demo::move_clock(app, &self.clock, to, self.mail.as_ref(), self.sms.as_ref()).await?)
    }
}
