//! `sadok verify allocation`: check a placement.

use crate::Answer;

/// Arguments of `sadok verify allocation`.
#[derive(clap::Args)]
pub(crate) struct Args {}

/// Runs the subcommand.
pub(crate) fn run(_args: &Args) -> anyhow::Result<Answer> {
    anyhow::bail!("not yet in this version")
}
