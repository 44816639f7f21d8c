//! `sadok serve`: pages, API and background work.

pub(crate) mod listen;
pub(crate) mod logging;
pub(crate) mod metrics;
mod proxy;
pub(crate) mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use services::SystemClock;

use crate::{
    Answer,
    config::Config,
    house::{House, warn_what_stays},
};

/// Arguments of `sadok serve` and `sadok work`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  sadok serve --config /etc/sadok/sadok.toml\n\n\
    Every value of the file is described in docs/operations/configuration.md and can also be given by the \
    environment, e.g. SADOK_LISTEN=127.0.0.1:8081.")]
pub(crate) struct Args {
    /// The configuration file; without one the defaults and the environment count
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Args {
    /// The configuration, with the log started as it says.
    pub(crate) fn config(&self) -> Result<Config> {
        let config = Config::load(self.config.as_deref())?;
        logging::start(&config.log)?;
        Ok(config)
    }
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    let config = args.config()?;
    runtime()?.block_on(serve(&config))
}

/// The threads that everything runs on.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads")
}

async fn serve(config: &Config) -> Result<Answer> {
    let house = House::open(config, Arc::new(SystemClock), false).await?;
    house.ensure_policy(config).await?;
    let routes = web::router(house.web_state(config).await?);
    let mut routes = metrics::measured(routes, metrics::start()?);
    if config.behind_proxy {
        routes = proxy::behind(routes, &config.proxies);
    }
    let stop = listen::stop_signal()?;
    let worker = config.worker.enabled.then(|| {
        warn_what_stays(config);
        let every = Duration::from_secs(config.worker.every_seconds);
        tokio::spawn(worker::run(house.clone(), every, stop.clone()))
    });
    listen::serve(config.listen, routes, stop).await?;
    if let Some(worker) = worker {
        worker.await.context("background work stopped with a bug")?;
    }
    tracing::info!("stopped");
    Ok(Answer::Yes)
}
