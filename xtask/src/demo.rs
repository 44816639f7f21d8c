//! `cargo xtask demo`: from a fresh clone to a city in the browser.

use anyhow::Result;

use crate::frontend;
use crate::processes::{self, Running, command, say};
use crate::workspace::{cargo, root, target};

const LISTEN: &str = "127.0.0.1:8080";

/// Builds the program and runs its demo until it is stopped.
pub(crate) fn run(args: &[String]) -> Result<bool> {
    frontend::build()?;
    say("building Sadok (the first time takes some minutes)");
    processes::run(command(&cargo(), ["build", "--release", "--package", "sadok"]).current_dir(root()))?;
    let mut demo = command(&target()?.join("release/sadok").display().to_string(), ["demo"]);
    if !args.iter().any(|arg| arg == "--listen" || arg.starts_with("--listen=")) {
        demo.args(["--listen", LISTEN]);
        say(format!("http://{LISTEN} (Ctrl-C ends it)"));
    }
    Ok(Running::start(demo.args(args))?.wait()?.success())
}
