//! How long the program takes until it answers, and what it holds in memory when nobody asks anything.
//!
//! The program is started on an empty folder, and five times on the database of a city that a demonstration left behind;
//! each time is the one from the start of the process to the first good answer of `/readyz`. There is no reference to
//! compare with: the times are the machine's.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a measurement: a surprise ends it, its table is its output"
)]

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

const CHILDREN: u32 = 10_000;
const STARTS: usize = 5;
/// How long nobody asks anything before memory is read.
const IDLE: Duration = Duration::from_secs(15);
/// The longest wait for an answer: the city is drawn in this time, too.
const PATIENCE: Duration = Duration::from_secs(900);

fn main() -> ExitCode {
    let Some(program) = std::env::var_os("SADOK_PROGRAM") else {
        println!("Left out: SADOK_PROGRAM does not name the program.");
        return ExitCode::SUCCESS;
    };
    let program = Path::new(&program);
    let folder = tempfile::tempdir().unwrap();
    println!("| Start of the program | Ready after | Idle memory |");
    println!("| --- | ---: | ---: |");
    let empty = Node::start(program, &["serve"], &folder.path().join("empty"));
    println!(
        "| on an empty folder: schema, rules, keys | {} | {} |",
        empty.ready_after(),
        empty.idle_memory()
    );
    drop(empty);

    let city = folder.path().join("city");
    let children = CHILDREN.to_string();
    let drawn =
        Node::start(program, &["demo", "--children", &children, "--data", city.to_str().unwrap()], &city);
    println!(
        "| `sadok demo --children {CHILDREN}`: a city drawn and served | {} | {} |",
        drawn.ready_after(),
        drawn.idle_memory()
    );
    drop(drawn);

    let slowest = (1..STARTS).map(|_| Node::start(program, &["serve"], &city).ready).max().unwrap();
    let node = Node::start(program, &["serve"], &city);
    let slowest = slowest.max(node.ready).as_secs_f64();
    println!(
        "| on that city's database, the slowest of {STARTS} | {slowest:.2} s | {} |",
        node.idle_memory()
    );
    for path in ["/", "/kindergartens", "/queue", "/statistics", "/rules"] {
        for _ in 0..200 {
            assert_eq!(node.ask(path), 200, "{path}");
        }
    }
    println!("| the same after 1,000 public pages | – | {} |", node.idle_memory());
    ExitCode::SUCCESS
}

/// A running program; it ends with the value.
struct Node {
    process: Child,
    address: SocketAddr,
    ready: Duration,
}

impl Node {
    /// Starts the program and waits until it answers.
    fn start(program: &Path, arguments: &[&str], data: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = Command::new(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("SADOK_DATA", data).env("SADOK_LISTEN", address.to_string());
        if arguments.contains(&"demo") {
            command.args(["--listen", &address.to_string()]);
        }
        let begun = Instant::now();
        let process = command.spawn().unwrap();
        let mut node = Self { process, address, ready: Duration::ZERO };
        while node.ask("/readyz") != 200 {
            assert!(begun.elapsed() < PATIENCE, "{arguments:?} never became ready");
            assert!(node.process.try_wait().unwrap().is_none(), "{arguments:?} ended");
            std::thread::sleep(Duration::from_millis(2));
        }
        node.ready = begun.elapsed();
        node
    }

    /// The status of a page; 0 when nobody answers.
    fn ask(&self, path: &str) -> u16 {
        let Ok(mut stream) = TcpStream::connect(self.address) else { return 0 };
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        if stream.write_all(request.as_bytes()).is_err() {
            return 0;
        }
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let line = String::from_utf8_lossy(answer.get(..12).unwrap_or_default()).into_owned();
        line.strip_prefix("HTTP/1.1 ").and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    fn ready_after(&self) -> String {
        format!("{:.2} s", self.ready.as_secs_f64())
    }

    /// Resident memory after a while without requests.
    fn idle_memory(&self) -> String {
        std::thread::sleep(IDLE);
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        format!("{} MB", kilobytes / 1024)
    }
}

impl Drop for Node {
    /// Ends the program as an operator would, so that the next start finds what an ordinary end leaves.
    fn drop(&mut self) {
        let ended = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        if ended.is_ok_and(|status| status.success()) {
            let _ = self.process.wait();
        }
    }
}
