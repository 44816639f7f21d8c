//! The project's own commands: demo, test, bench, check.

#![expect(clippy::print_stdout, reason = "what it is doing is this program's output")]

mod bench;
mod browser;
mod check;
mod closing;
mod demo;
mod frontend;
mod install;
mod journeys;
mod postgres;
mod processes;
mod test;
mod walls;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  demo [OPTIONS]     build Sadok, load a demo city, serve http://127.0.0.1:8080
                     (options go to `sadok demo`: --pack, --children, --seed, --data, --listen, --today)
  test [FILTER]      everything: unit, property, both databases, browser journeys, accessibility, docs
                     (with FILTER only the cargo tests whose names contain it)
  bench [NAME]...    benchmarks, written to docs/benchmarks.md
  check [--offline]  format, lints, walls, documentation, licences, advisories
                     (--offline leaves the advisories out, which come from the network)

What is missing on the machine (Chromium, PostgreSQL, fonts) is installed first, and said so.";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let outcome = processes::stop_on_signals().and_then(|()| match command.as_str() {
        "demo" => demo::run(&rest),
        "test" => test::run(&rest),
        "bench" => bench::run(&rest),
        "check" => check::run(&rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(true)
        }
        other => {
            eprintln!("unknown command {other:?}\n\n{HELP}");
            Ok(false)
        }
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
