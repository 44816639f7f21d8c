//! One program for a whole region: serve, demo, import, allocate, verify.
//!
//! This file only reads the command line and hands over: each subcommand is a module of its own with an
//! `Args` and a `run`. Exit codes are the same everywhere: 0 yes, 1 the answer is no, 2 bad usage or input.

mod allocate;
mod config;
mod demo;
mod house;
mod import;
mod migrate;
mod place;
mod placement_files;
mod policy;
mod rematch;
mod serve;
mod user;
mod verify;
mod work;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The electronic kindergarten queue of a region, in one program.
#[derive(Parser)]
#[command(name = "sadok", version, about, propagate_version = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and the API, and do background work
    Serve(serve::Args),
    /// Show an invented city: any role by one click, every message, a clock that can be moved
    Demo(demo::Args),
    /// Do background work alone, for more nodes
    Work(serve::Args),
    /// Bring the database up to date
    Migrate(migrate::MigrateArgs),
    /// Say whether what the database holds agrees with itself
    Check(migrate::CheckArgs),
    /// Check, explain, or switch on a policy pack
    Policy(policy::Args),
    /// List and add staff, grant roles, set passwords anew, block, issue machines' tokens
    User(user::Args),
    /// Take over registers that a city already has
    Import(import::Args),
    /// Place children by a mechanism, from files, with no database
    Allocate(allocate::Args),
    /// Fill the seats that families refuse, by chains of moves that keep a placement fair
    Rematch(rematch::Args),
    /// Check a placement or a public log, independently of what made it
    Verify(verify::Args),
}

/// What a subcommand has to say when nothing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Done, or the question is answered with yes: exit code 0.
    Yes,
    /// The question is answered with no: exit code 1.
    No,
    /// What was given cannot be used, and why has been said: exit code 2.
    BadInput,
}

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Serve(args) => serve::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Work(args) => work::run(&args),
        Command::Migrate(args) => migrate::migrate(&args),
        Command::Check(args) => migrate::check(&args),
        Command::Policy(args) => policy::run(&args),
        Command::User(args) => user::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Allocate(args) => allocate::run(&args),
        Command::Rematch(args) => rematch::run(&args),
        Command::Verify(args) => verify::run(&args),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Ok(Answer::BadInput) => ExitCode::from(2),
        Err(error) => {
            eprintln!("sadok: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Prints one answer to standard output; a reader that went away is no error of ours.
fn print_line(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}
