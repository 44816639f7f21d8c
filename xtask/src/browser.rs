//! A Chromium for the browser journeys.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::processes::{answer, command, on_path, run_on_terminal, say};
use crate::{install, workspace};

/// Finds a Chromium, installing one when there is none: Debian has a package; Ubuntu's is a snap that does not run in
/// containers, so there Playwright brings its own.
pub(crate) fn chromium() -> Result<PathBuf> {
    install::fonts()?;
    if let Some(found) = find() {
        return Ok(found);
    }
    if is_debian() {
        install::apt(&["chromium"], "the browser journeys run in it")?;
    } else {
        say("installing Chromium with Playwright (the browser journeys run in it)");
        let e2e = workspace::root().join("e2e");
        run_on_terminal(
            command("npx", ["playwright", "install", "--with-deps", "chromium"]).current_dir(e2e),
        )?;
    }
    find().context("Chromium was installed but cannot be found; name it in SADOK_CHROMIUM")
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("SADOK_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let names = ["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"];
    names.into_iter().filter_map(on_path).find(|file| runs(file)).or_else(playwrights_own)
}

/// Whether it is a real browser: Ubuntu's `chromium-browser` may be a script that asks for a snap.
fn runs(file: &std::path::Path) -> bool {
    answer(&file.display().to_string(), ["--version"]).is_some_and(|version| version.contains("Chrom"))
}

/// The browser that Playwright downloaded, if it did.
fn playwrights_own() -> Option<PathBuf> {
    let script = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
    let e2e = workspace::root().join("e2e");
    let output = command("node", ["-e", script]).current_dir(e2e).output().ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?);
    path.is_file().then_some(path)
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}
