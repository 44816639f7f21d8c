//! `sadok allocate`: place children by a mechanism, from files.

use crate::Answer;

/// Arguments of `sadok allocate`.
#[derive(clap::Args)]
pub(crate) struct Args {}

/// Runs the subcommand.
pub(crate) fn run(_args: &Args) -> anyhow::Result<Answer> {
    anyhow::bail!("not yet in this version")
}
