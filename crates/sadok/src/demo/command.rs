//! `sadok demo`: an invented city, served by the real program.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::{Date, time};
use services::demo::{keep_clock, kept_clock};
use services::{Clock as _, Error, MovableClock, SystemClock};
use web::demo::Stage;

use super::load;
use crate::Answer;
use crate::config::Config;
use crate::house::House;
use crate::serve::{self, listen, logging, metrics, worker};

/// Arguments of `sadok demo`.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  sadok demo --children 2000 --seed 7 --data ./demo-data --listen 127.0.0.1:8080\n\n\
    Then open /demo: sign in as any role with one click, read every message, move the clock."
)]
pub(crate) struct Args {
    /// The policy pack: a shipped one by its name, or a file
    #[arg(long, default_value = "kyiv")]
    pack: String,
    /// Children who wait in the queue
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    children: u32,
    /// The seed that the city is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the database; kept, and continued when it holds a demonstration already
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The day it is in the city when it is drawn; the machine's day when left out
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    // Without --data the city is gone when the program ends.
    let passing = match args.data {
        None => {
            Some(tempfile::Builder::new().prefix("sadok-demo-").tempdir().context("no temporary folder")?)
        }
        Some(_) => None,
    };
    let data = args.data.clone().or_else(|| passing.as_ref().map(|folder| folder.path().to_owned()));
    let config = Config {
        listen: args.listen,
        public_url: format!("http://{}", args.listen),
        data: data.context("no folder")?,
        policy: args.pack.clone(),
        ..Config::default()
    };
    logging::start(&config.log)?;
    serve::runtime()?.block_on(demo(args, &config))
}

async fn demo(args: &Args, config: &Config) -> Result<Answer> {
    let clock = Arc::new(MovableClock::running(0));
    let house = House::open(config, clock.clone(), true).await?;
    stage_city(args, config, &house, &clock).await?;
    let stage = Stage::new(clock, house.mail.clone(), house.sms.clone());
    let routes = web::router(house.demo_state(config, stage).await?);
    let routes = metrics::measured(routes, metrics::start()?);
    let stop = listen::stop_signal()?;
    let every = Duration::from_secs(config.worker.every_seconds);
    let worker = tokio::spawn(worker::run(house.clone(), every, stop.clone()));
    eprintln!("demonstration: http://{}/demo", config.listen);
    listen::serve(config.listen, routes, stop).await?;
    worker.await.context("background work stopped with a bug")?;
    Ok(Answer::Yes)
}

/// Continues the city that the data hold, or draws a new one into empty data.
async fn stage_city(args: &Args, config: &Config, house: &House, clock: &MovableClock) -> Result<()> {
    if let Some(offset) = kept_clock(&house.app).await? {
        let now = Timestamp::from_microsecond(SystemClock.now().as_microsecond().saturating_add(offset))?;
        clock.set(now);
        if args.today.is_some() {
            tracing::warn!("--today counts for a new city only; this one goes on at {now}");
        }
        return Ok(());
    }
    match house.app.policy().await {
        Err(Error::Conflict("no-policy")) => {}
        Ok(_) => bail!(
            "{} holds another database, or a demonstration that was never finished; name another folder",
            config.data.display()
        ),
        Err(error) => return Err(error.into()),
    }
    let text = crate::policy::pack_text(&config.policy)?;
    let policy =
        domain::policy::parse(&text).map_err(|problems| anyhow::anyhow!("{}: {problems}", config.policy))?;
    let zone = &policy.calendar.time_zone;
    let today = args.today.unwrap_or_else(|| zone.to_datetime(SystemClock.now()).date());
    let now = zone.to_timestamp(today.to_datetime(time(9, 0, 0, 0))).context("--today")?;
    if policy.pack.applies_from_on > today {
        bail!(
            "the pack {} applies from {} on; --today is earlier",
            config.policy,
            policy.pack.applies_from_on
        );
    }
    load::city(house, clock, &load::Plan { text, policy, seed: args.seed, children: args.children, now })
        .await?;
    keep_clock(&house.app, clock).await?;
    Ok(())
}
