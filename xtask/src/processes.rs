//! Running other programs: what is run is printed, and whatever was started is stopped, however this program ends.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;

use anyhow::{Context as _, Result, bail};

/// Process groups that are running now and have to be stopped with this program.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Folders that have to be removed with this program.
static FOLDERS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A line that says what is being done.
pub(crate) fn say(line: impl AsRef<str>) {
    println!("▸ {}", line.as_ref());
    let _ = std::io::stdout().flush();
}

/// Stops what was started when Ctrl-C, SIGTERM or SIGHUP arrives, then ends this program.
pub(crate) fn stop_on_signals() -> Result<()> {
    ctrlc::set_handler(|| {
        eprintln!("xtask: stopped by a signal");
        stop_everything();
        std::process::exit(130);
    })
    .context("no signal handler can be set")
}

fn stop_everything() {
    let running: Vec<u32> = RUNNING.lock().map(|mut groups| std::mem::take(&mut *groups)).unwrap_or_default();
    for group in running.iter().rev() {
        signal_group("INT", *group);
    }
    for group in running {
        wait_for_group(group);
    }
    for folder in FOLDERS.lock().map(|mut folders| std::mem::take(&mut *folders)).unwrap_or_default() {
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// Sends a signal to a process group by way of the shell, which needs neither unsafe code nor a further package.
fn signal_group(signal: &str, group: u32) -> bool {
    let kill = format!("kill -s {signal} -- -{group} 2>/dev/null");
    Command::new("sh").args(["-c", &kill]).status().is_ok_and(|status| status.success())
}

/// Gives a group five seconds to end, then ends it.
fn wait_for_group(group: u32) {
    for _ in 0..50 {
        if !signal_group("0", group) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    signal_group("KILL", group);
}

/// A folder that is removed when this is dropped, or when a signal ends the program.
#[derive(Debug)]
pub(crate) struct Folder(String);

impl Folder {
    /// Makes a new folder in the system's temporary folder.
    pub(crate) fn new(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("sadok-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        let path = path.display().to_string();
        if let Ok(mut folders) = FOLDERS.lock() {
            folders.push(path.clone());
        }
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        if let Ok(mut folders) = FOLDERS.lock() {
            folders.retain(|folder| *folder != self.0);
        }
    }
}

/// A program that runs in a process group of its own until it ends or this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
}

impl Running {
    /// Starts a program.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", shown(command)))?;
        if let Ok(mut groups) = RUNNING.lock() {
            groups.push(child.id());
        }
        Ok(Self { child })
    }

    /// Waits until the program ends by itself.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait()?;
        self.forget();
        Ok(status)
    }

    /// How it ended, when it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    fn forget(&self) {
        if let Ok(mut groups) = RUNNING.lock() {
            groups.retain(|group| *group != self.child.id());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = self.child.id();
        if matches!(self.child.try_wait(), Ok(None)) {
            signal_group("INT", group);
            for _ in 0..100 {
                if !matches!(self.child.try_wait(), Ok(None)) {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        }
        if !signal_group("KILL", group) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        self.forget();
    }
}

/// A command, ready to be changed and run.
pub(crate) fn command<S: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(args);
    command
}

/// A command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs a command to its end; says whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    say(shown(command));
    Ok(Running::start(command)?.wait()?.success())
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    if !succeeds(command)? {
        bail!("failed: {}", shown(command));
    }
    Ok(())
}

/// Runs a command that must succeed, on the terminal, so that it can ask (sudo asks for a password).
pub(crate) fn run_on_terminal(command: &mut Command) -> Result<()> {
    say(shown(command));
    if !command.status().with_context(|| format!("cannot start {}", shown(command)))?.success() {
        bail!("failed: {}", shown(command));
    }
    Ok(())
}

/// Runs a command, showing what it writes to stdout and handing each line to `read` as well.
pub(crate) fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    say(shown(command));
    let mut running = Running::start(command.stdout(Stdio::piped()))?;
    if let Some(stdout) = running.child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_end_matches('\n');
            println!("{line}");
            read(line);
            bytes.clear();
        }
    }
    Ok(running.wait()?.success())
}

/// What a command writes to stdout, or nothing when it cannot be run or fails.
pub(crate) fn answer<S: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = S>) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first folder of `PATH` that has a program of this name.
pub(crate) fn on_path(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether this program runs as root.
pub(crate) fn is_root() -> bool {
    answer("id", ["-u"]).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_started_ends_with_its_children_even_when_it_does_not_want_to() {
        let folder = Folder::new("processes-test").unwrap();
        let path = folder.path().to_path_buf();
        let mark = path.join("child");
        // A shell that ignores the first signal, with a child of its own.
        let script = format!("trap '' INT; sleep 600 & echo $! > {}; wait", mark.display());
        let running = Running::start(&mut command("sh", ["-c", &script])).unwrap();
        let child = loop {
            match std::fs::read_to_string(&mark) {
                Ok(text) if text.ends_with('\n') => break text.trim().to_owned(),
                _ => std::thread::sleep(std::time::Duration::from_millis(5)),
            }
        };
        let alive = |pid: &str| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            !(stat.is_empty() || stat.contains(") Z "))
        };
        assert!(alive(&child));
        let group = running.child.id();
        drop(running);
        assert!(!signal_group("0", group) || !alive(&child), "the child outlived its parent");
        drop(folder);
        assert!(!path.exists());
    }
}
