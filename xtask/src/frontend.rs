//! The front end: npm packages and the bundle that the `web` crate embeds.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use crate::processes::{command, run, say};
use crate::{install, workspace};

/// Builds `frontend/dist`, unless it is newer than all that it is made of: `web` embeds it, and would be compiled anew.
pub(crate) fn build() -> Result<()> {
    let folder = workspace::root().join("frontend");
    packages(&folder)?;
    if is_built(&folder) {
        say("frontend: built");
        return Ok(());
    }
    run(command("npm", ["run", "--silent", "build"]).current_dir(folder))
}

fn is_built(folder: &Path) -> bool {
    let Some(built) = written(&folder.join("dist/manifest.json")) else { return false };
    let mut sources: Vec<PathBuf> =
        ["build.mjs", "package-lock.json", "tsconfig.json"].map(|name| folder.join(name)).into();
    let mut folders = vec![folder.join("src")];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { return false };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { &mut folders } else { &mut sources }.push(path);
        }
    }
    sources.iter().all(|source| written(source).is_some_and(|at| at <= built))
}

/// When a file was last written.
fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
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
