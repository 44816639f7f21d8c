//! `sadok verify`: check what the program, or anybody else, has published.

mod allocation;

use clap::Subcommand;

use crate::Answer;

/// Arguments of `sadok verify`.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Check a placement against the children's wishes and the programmes' orders
    Allocation(allocation::Args),
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> anyhow::Result<Answer> {
    match &args.what {
        What::Allocation(args) => allocation::run(args),
    }
}
