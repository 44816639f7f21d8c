//! The front end: npm packages and the bundle that the `web` crate embeds.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::processes::{command, run, say};
use crate::{install, workspace};

/// Builds `frontend/dist`.
pub(crate) fn build() -> Result<()> {
    let folder = workspace::root().join("frontend");
    packages(&folder)?;
    run(command("npm", ["run", "--silent", "build"]).current_dir(folder))
}

/// Installs a folder's npm packages as its lock file says, unless that was done for this very lock file.
pub(crate) fn packages(folder: &Path) -> Result<()> {
    install::node()?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{name} has no package-lock.json"))?;
    let stamp = folder.join("node_modules/.sadok-installed");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        say(format!("{name}: npm packages are installed"));
        return Ok(());
    }
    // Playwright would otherwise download browsers of its own; the system's Chromium serves.
    let mut npm = command("npm", ["ci", "--no-audit", "--no-fund"]);
    run(npm.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    std::fs::write(stamp, lock).context("the note of what is installed cannot be written")
}
