//! `sadok work`: background work alone, for more nodes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use services::SystemClock;

use crate::serve::{self, listen, worker};
use crate::{
    Answer,
    config::Config,
    house::{House, warn_what_stays},
};

/// Runs the subcommand.
pub(crate) fn run(args: &serve::Args) -> Result<Answer> {
    let config = args.config()?;
    serve::runtime()?.block_on(work(&config))
}

async fn work(config: &Config) -> Result<Answer> {
    let house = House::open(config, Arc::new(SystemClock), false).await?;
    house.ensure_policy(config).await?;
    warn_what_stays(config);
    let stop = listen::stop_signal()?;
    worker::run(house, Duration::from_secs(config.worker.every_seconds), stop).await;
    Ok(Answer::Yes)
}
