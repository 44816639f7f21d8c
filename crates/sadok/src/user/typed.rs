//! Passwords as they are typed or piped in; never on the command line, where every process of the machine reads them.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The longest line that is looked at, in bytes: far above the longest password.
const MOST: u64 = 4096;

/// The first line of standard input. At a terminal it is asked for twice and not shown.
pub(super) fn password() -> Result<String> {
    if !io::stdin().is_terminal() {
        return line();
    }
    let first = hidden("Password: ")?;
    if hidden("Once more: ")? != first {
        bail!("the two are not the same; nothing was done");
    }
    Ok(first)
}

fn line() -> Result<String> {
    let mut line = String::new();
    io::stdin().lock().take(MOST).read_line(&mut line).context("standard input cannot be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn hidden(question: &str) -> Result<String> {
    let mut screen = io::stderr();
    write!(screen, "{question}")?;
    screen.flush()?;
    echo(false)?;
    let typed = line();
    echo(true)?;
    writeln!(screen)?;
    typed
}

/// The terminal's own tool switches what it shows, so that no unsafe call is needed here.
fn echo(on: bool) -> Result<()> {
    let done = Command::new("stty").arg(if on { "echo" } else { "-echo" }).stdin(Stdio::inherit()).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        _ => bail!("the terminal cannot hide what is typed; pipe the password in instead"),
    }
}
