//! A PostgreSQL cluster of its own for tests and benchmarks: made new, on a free loopback port, gone afterwards.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::install;
use crate::processes::{Folder, Running, answer, command, is_root, on_path, say};

/// The variable that tells tests where PostgreSQL is.
pub(crate) const VARIABLE: &str = "SADOK_TEST_POSTGRES";

/// A running cluster; stopped and removed when dropped. None runs when the caller named one in [`VARIABLE`].
#[derive(Debug)]
pub(crate) struct Cluster {
    url: String,
    // Dropped in this order: the server stops before its folder goes.
    _server: Option<Running>,
    _folder: Option<Folder>,
}

/// How much a cluster promises when the machine loses its power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// For tests: does not wait for the disk.
    None,
    /// For benchmarks: as in production.
    Full,
}

impl Cluster {
    /// Starts a cluster, or takes the one that the environment names.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        if let Ok(url) = std::env::var(VARIABLE) {
            say(format!("PostgreSQL: the one named in {VARIABLE}"));
            return Ok(Self { url, _server: None, _folder: None });
        }
        let programs = programs()?;
        let folder = Folder::new("postgres")?;
        let data = folder.path().join("data");
        let password = password()?;
        let secret = folder.path().join("password");
        std::fs::write(&secret, &password)?;
        give_to_postgres(folder.path())?;
        make(&programs, &data, &secret)?;
        let port = free_port()?;
        say(format!("PostgreSQL from {} on 127.0.0.1:{port}", programs.display()));
        let mut server = Running::start(&mut server(&programs, &data, port, durability))?;
        wait_until_ready(&programs, port, &mut server)?;
        let url = format!("postgres://sadok:{password}@127.0.0.1:{port}/postgres");
        Ok(Self { url, _server: Some(server), _folder: Some(folder) })
    }

    /// How to reach it, as a superuser who may make databases.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// The folder of the server's programs, installing the server when there is none.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install::apt(&["postgresql"], "the storage tests run on SQLite and on PostgreSQL")?;
    find().context("PostgreSQL was installed but initdb cannot be found")
}

/// Debian keeps each version in a folder of its own; the newest wins.
fn find() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten();
    let version = |path: &Path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let newest = versions.map(|entry| entry.path()).max_by_key(|path| version(path));
    let packaged = newest.map(|folder| folder.join("bin")).filter(|bin| bin.join("initdb").is_file());
    packaged.or_else(|| on_path("initdb").and_then(|file| file.parent().map(Path::to_path_buf)))
}

/// A command run as the `postgres` user when this program is root, because initdb refuses root.
fn as_postgres(program: &Path) -> Command {
    let program = program.display().to_string();
    if is_root() { command("runuser", ["-u", "postgres", "--", &program]) } else { Command::new(program) }
}

fn give_to_postgres(folder: &Path) -> Result<()> {
    if is_root() {
        let folder = folder.display().to_string();
        if !command("chown", ["-R", "postgres:", &folder]).status()?.success() {
            bail!("{folder} cannot be given to the user postgres");
        }
    }
    Ok(())
}

fn make(programs: &Path, data: &Path, secret: &Path) -> Result<()> {
    say("initdb: a new PostgreSQL cluster for this run");
    let mut initdb = as_postgres(&programs.join("initdb"));
    initdb.args([
        "--username=sadok",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]);
    initdb.arg(format!("--pwfile={}", secret.display())).arg("-D").arg(data);
    let output = initdb.current_dir("/").stdin(Stdio::null()).output().context("initdb cannot be run")?;
    if !output.status.success() {
        bail!("initdb failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn server(programs: &Path, data: &Path, port: u16, durability: Durability) -> Command {
    let mut postgres = as_postgres(&programs.join("postgres"));
    postgres.arg("-D").arg(data).args(["-p", &port.to_string(), "-h", "127.0.0.1"]);
    let settings: &[&str] = match durability {
        Durability::None => &["fsync=off", "full_page_writes=off"],
        Durability::Full => &["fsync=on", "synchronous_commit=on"],
    };
    for setting in settings.iter().chain(&[
        "max_connections=300",
        "log_min_messages=fatal",
        "log_min_error_statement=panic",
    ]) {
        postgres.args(["-c", setting]);
    }
    postgres.arg("-k").arg(data).current_dir("/").stderr(Stdio::null());
    postgres
}

fn wait_until_ready(programs: &Path, port: u16, server: &mut Running) -> Result<()> {
    let ready = programs.join("pg_isready").display().to_string();
    for _ in 0..300 {
        if let Some(status) = server.ended()? {
            bail!("PostgreSQL ended at once: {status}");
        }
        if answer(&ready, ["-q", "-h", "127.0.0.1", "-p", &port.to_string()]).is_some() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    bail!("PostgreSQL was not ready after 30 seconds")
}

/// A port that is free now; somebody else may take it before the server does, and then the server says so.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A password for this run, so that no other user of the machine gets into the cluster.
fn password() -> Result<String> {
    use std::io::Read as _;
    let mut bytes = [0; 16];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
