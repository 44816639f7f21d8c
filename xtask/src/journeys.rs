//! The browser journeys: Playwright against the real program in demo mode, with scripts and without.

use anyhow::{Context as _, Result};

use crate::closing::Counts;
use crate::processes::{self, command, is_root, say, succeeds};
use crate::workspace::{cargo, root, target};
use crate::{browser, frontend};

/// Builds the program and runs the journeys.
pub(crate) fn run() -> Result<Counts> {
    let e2e = root().join("e2e");
    frontend::packages(&e2e)?;
    let chromium = browser::chromium()?;
    say("building the program that the journeys use");
    // With the tests in the selection the dependencies have the features that `cargo test` built them with; building the
    // program alone would compile half of them once more.
    let build = ["build", "--workspace", "--bins", "--tests"];
    processes::run(command(&cargo(), build).current_dir(root()))?;
    let report = e2e.join("test-results/report.json");
    if report.exists() {
        std::fs::remove_file(&report).context("the last report cannot be removed")?;
    }
    let mut playwright = command("npx", ["playwright", "test"]);
    playwright
        .current_dir(&e2e)
        .env("SADOK_PROGRAM", target()?.join("debug/sadok"))
        .env("SADOK_CHROMIUM", chromium)
        .env("SADOK_CHROMIUM_SANDBOX", if is_root() { "0" } else { "1" })
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    let succeeded = succeeds(&mut playwright)?;
    let report = std::fs::read_to_string(&report).context("Playwright left no report")?;
    let counts = Counts::from_playwright(&report).context("Playwright's report cannot be read")?;
    Ok(counts.settle(succeeded))
}
