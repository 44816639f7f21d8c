//! `sadok migrate` and `sadok check`: the database brought up to date, and held to its promises.

use std::io::Write as _;

use anyhow::Result;
use services::upkeep;

use crate::place::Place;
use crate::{Answer, serve};

/// Arguments of `sadok migrate`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  sadok migrate --config /etc/sadok/sadok.toml\n\n\
    Applies the migrations that are missing and switches the configured policy pack on when there is none.")]
pub(crate) struct MigrateArgs {
    #[command(flatten)]
    place: Place,
}

/// Arguments of `sadok check`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  sadok check --data sadok-data\n\n\
    Reads the whole database and says whether what it holds agrees: counters with lists, offers with seats, journal \
    without gaps. Exit code 1: something does not.")]
pub(crate) struct CheckArgs {
    /// Write the findings as JSON to stdout
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Runs `sadok migrate`.
pub(crate) fn migrate(args: &MigrateArgs) -> Result<Answer> {
    serve::runtime()?.block_on(async {
        let (config, house) = args.place.open().await?;
        house.ensure_policy(&config).await?;
        writeln!(std::io::stdout(), "the database is up to date")?;
        Ok(Answer::Yes)
    })
}

/// Runs `sadok check`.
pub(crate) fn check(args: &CheckArgs) -> Result<Answer> {
    let findings = serve::runtime()?.block_on(async {
        let (_, house) = args.place.open().await?;
        anyhow::Ok(upkeep::check(&house.app).await?)
    })?;
    let mut out = std::io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(
            &mut out,
            &serde_json::json!({ "ok": findings.is_empty(), "findings": findings }),
        )?;
        writeln!(out)?;
    } else if findings.is_empty() {
        writeln!(out, "everything agrees")?;
    } else {
        for finding in &findings {
            writeln!(out, "{}: {}", finding.check, finding.what)?;
        }
    }
    Ok(if findings.is_empty() { Answer::Yes } else { Answer::No })
}
