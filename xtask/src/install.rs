//! Installing what the machine lacks, with Debian's or Ubuntu's packages, and saying what for.

use anyhow::{Context as _, Result, bail};

use crate::processes::{answer, command, is_root, on_path, run_on_terminal, say};

/// Installs Debian packages.
pub(crate) fn apt(packages: &[&str], why: &str) -> Result<()> {
    say(format!("installing {} ({why})", packages.join(", ")));
    if on_path("apt-get").is_none() {
        bail!(
            "{} missing ({why}), and there is no apt-get here: install it by hand, then run again",
            packages.join(", ")
        );
    }
    apt_get(&["update", "-qq"])?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    apt_get(&install.iter().chain(packages).copied().collect::<Vec<_>>())
        .with_context(|| format!("{} could not be installed; {why}", packages.join(", ")))
}

fn apt_get(args: &[&str]) -> Result<()> {
    let environment = "DEBIAN_FRONTEND=noninteractive";
    let mut words = if is_root() { vec!["env"] } else { vec!["sudo", "env"] };
    words.extend([environment, "apt-get"]);
    words.extend(args);
    if !is_root() && on_path("sudo").is_none() {
        bail!("installing packages needs root: run as root, or install sudo");
    }
    run_on_terminal(&mut command(words[0], &words[1..]))
}

/// Node and npm, which the README asks for: too old or absent is an error with the way out.
pub(crate) fn node() -> Result<()> {
    const LEAST: u32 = 20;
    const NODE_FROM: &str = "Debian 13 and Ubuntu 25.04 have one (apt-get install nodejs npm), on older ones take it from \
        https://nodejs.org, NodeSource or nvm; then run again";
    let Some(version) = answer("node", ["--version"]) else {
        bail!("Node.js {LEAST} or newer is needed to build the front end; {NODE_FROM}");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < LEAST) {
        bail!("Node.js {LEAST} or newer is needed to build the front end, here is {version}; {NODE_FROM}");
    }
    if on_path("npm").is_none() {
        apt(&["npm"], "npm brings the front end's packages")?;
    }
    Ok(())
}

/// A font with Cyrillic letters: without one the browser draws boxes.
pub(crate) fn fonts() -> Result<()> {
    let known = answer("fc-list", [":lang=uk", "family"]);
    if known.is_some_and(|fonts| !fonts.is_empty()) {
        return Ok(());
    }
    apt(&["fontconfig", "fonts-dejavu-core"], "the browser needs a font with Ukrainian letters")
}
