//! `cargo xtask check`: format, lints, walls, documentation, licences, advisories.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::processes::{command, on_path, say, succeeds};
use crate::workspace::{cargo, root, target};
use crate::{frontend, walls};

/// Runs every check, also after one fails; says whether all of them held.
pub(crate) fn run(args: &[String]) -> Result<bool> {
    let offline = match args {
        [] => false,
        [only] if only == "--offline" => true,
        _ => bail!("check takes --offline or nothing"),
    };
    let outcomes = [
        ("lock file", cargo_passes(&["fetch", "--quiet", "--locked"], "")),
        ("format", cargo_passes(&["fmt", "--all", "--check"], "")),
        ("walls", walls::run()),
        ("lints", lints()),
        ("documentation", cargo_passes(&["doc", "--workspace", "--no-deps"], "-D warnings")),
        ("words", cargo_passes(&["test", "--quiet", "--package", "locale", "--test", "catalogue"], "")),
        ("front end", front_end()),
        ("licences and sources", deny(&["licenses", "sources", "bans"])),
    ];
    let advisories = if offline { None } else { Some(("advisories", advisories())) };
    Ok(report(outcomes.into_iter().chain(advisories), offline))
}

/// Prints one line a check; an error of a check is a failure of that check.
fn report(outcomes: impl Iterator<Item = (&'static str, Result<bool>)>, offline: bool) -> bool {
    println!();
    let mut all = true;
    for (name, outcome) in outcomes {
        let held = outcome.as_ref().is_ok_and(|held| *held);
        println!("{} {name}", if held { "ok    " } else { "FAILED" });
        if let Err(error) = outcome {
            println!("       {error:#}");
        }
        all &= held;
    }
    if offline {
        println!("NOT CHECKED advisories (--offline)");
    }
    all
}

fn cargo_passes(args: &[&str], rustdoc_flags: &str) -> Result<bool> {
    succeeds(command(&cargo(), args).current_dir(root()).env("RUSTDOCFLAGS", rustdoc_flags))
}

/// Clippy in full over the program; over tests and benchmarks without the lints that keep a running service alive (clippy
/// knows a test function, but not the functions it calls) and without the one that forbids what modules shared by several
/// tests need: to allow what only some of them use.
fn lints() -> Result<bool> {
    const APART: &[&str] = &[
        "-Aclippy::unwrap_used",
        "-Aclippy::expect_used",
        "-Aclippy::panic",
        "-Aclippy::print_stdout",
        "-Aclippy::too_many_lines",
        "-Aclippy::allow_attributes",
        "-Amissing_docs",
        "-Aunreachable_pub",
    ];
    let program = cargo_passes(&["clippy", "--workspace", "--lib", "--bins", "--", "-Dwarnings"], "")?;
    let mut tests = vec!["clippy", "--workspace", "--tests", "--benches", "--examples", "--", "-Dwarnings"];
    tests.extend(APART);
    Ok(cargo_passes(&tests, "")? && program)
}

/// The types of the islands' TypeScript.
fn front_end() -> Result<bool> {
    let folder = root().join("frontend");
    frontend::packages(&folder)?;
    succeeds(command("npm", ["run", "--silent", "check"]).current_dir(folder))
}

/// Runs cargo-deny's checks, which read `deny.toml`.
fn deny(checks: &[&str]) -> Result<bool> {
    let program = cargo_deny()?;
    let args = ["--manifest-path", "Cargo.toml", "check", "--hide-inclusion-graph"];
    let args = args.iter().chain(checks).copied();
    succeeds(command(&program.display().to_string(), args).current_dir(root()))
}

/// The advisories come from the RustSec database in the network. When it cannot be had this fails: nothing was checked.
fn advisories() -> Result<bool> {
    let held = deny(&["advisories"])?;
    if !held {
        say(
            "if the advisory database could not be fetched, nothing was checked: run again with a network, or leave it out with --offline",
        );
    }
    Ok(held)
}

fn cargo_deny() -> Result<PathBuf> {
    if let Some(found) = on_path("cargo-deny") {
        return Ok(found);
    }
    let tools = target()?.join("tools");
    let program = tools.join("bin/cargo-deny");
    if !program.is_file() {
        say("installing cargo-deny (it reads the licences and the advisories; some minutes, once)");
        let folder = tools.display().to_string();
        let install = ["install", "--quiet", "--locked", "cargo-deny", "--root", &folder];
        if !succeeds(&mut command(&cargo(), install))? {
            bail!("cargo-deny could not be installed, so licences and advisories were not checked");
        }
    }
    Ok(program)
}
