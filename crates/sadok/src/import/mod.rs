//! `sadok import`: registers that a city already has.

mod kindergartens;

use anyhow::Result;
use clap::Subcommand;

use crate::Answer;

/// Arguments of `sadok import`.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Kindergartens with their groups from CSV, XLSX or GeoJSON, read through a mapping file
    Kindergartens(kindergartens::Args),
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    match &args.what {
        What::Kindergartens(args) => kindergartens::run(args),
    }
}
