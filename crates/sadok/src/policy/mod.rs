//! `sadok policy`: check a pack, explain it in plain words, switch it on.

mod shipped;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Subcommand;
use locale::{Language, Locale};
use services::policies;

pub(crate) use shipped::pack_text;

use crate::place::{Place, operator};
use crate::{Answer, serve};

/// Arguments of `sadok policy`.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Say whether a pack is valid, and where not: file, line, key, what was expected
    #[command(after_help = "Example:\n  sadok policy check policies/kyiv.toml")]
    Check {
        /// The pack
        file: PathBuf,
        /// Write the problems as JSON to stdout
        #[arg(long)]
        json: bool,
    },
    /// Print the rules of a pack in plain words, as the page /rules shows them
    #[command(after_help = "Example:\n  sadok policy explain policies/kyiv.toml --lang uk")]
    Explain {
        /// The pack
        file: PathBuf,
        /// Language
        #[arg(long, default_value = "uk", value_name = "uk|en")]
        lang: Language,
    },
    /// Switch a pack on, or say what that would do
    #[command(after_help = "Example:\n  sadok policy apply policies/kyiv.toml --data sadok-data --dry-run")]
    Apply {
        /// The pack
        file: PathBuf,
        /// Do it, say what came of it, keep nothing
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        place: Place,
    },
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    match &args.what {
        What::Check { file, json } => check(file, *json),
        What::Explain { file, lang } => explain(file, *lang),
        What::Apply { file, dry_run, place } => serve::runtime()?.block_on(apply(file, *dry_run, place)),
    }
}

fn text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn check(file: &Path, json: bool) -> Result<Answer> {
    let checked = domain::policy::parse(&text(file)?);
    let mut out = std::io::stdout().lock();
    if json {
        let problems: Vec<_> = checked.as_ref().err().map_or_else(Vec::new, |found| {
            let one = |problem: &domain::policy::Problem| {
                serde_json::json!({
                    "line": problem.line, "column": problem.column, "key": problem.key, "message": problem.message,
                })
            };
            found.0.iter().map(one).collect()
        });
        serde_json::to_writer_pretty(
            &mut out,
            &serde_json::json!({ "ok": checked.is_ok(), "problems": problems }),
        )?;
        writeln!(out)?;
    } else {
        match &checked {
            Ok(policy) => {
                writeln!(out, "{}: {} {} is valid", file.display(), policy.pack.code, policy.pack.version)?
            }
            Err(problems) => write!(out, "{}", problems.in_file(&file.display().to_string()))?,
        }
    }
    Ok(if checked.is_ok() { Answer::Yes } else { Answer::No })
}

fn explain(file: &Path, language: Language) -> Result<Answer> {
    let policy = match domain::policy::parse(&text(file)?) {
        Ok(policy) => policy,
        Err(problems) => {
            eprint!("{}", problems.in_file(&file.display().to_string()));
            return Ok(Answer::BadInput);
        }
    };
    let mut out = std::io::stdout().lock();
    for section in Locale::rules(language, &policy) {
        writeln!(out, "{}\n", section.title)?;
        for line in &section.lines {
            writeln!(out, "- {line}")?;
        }
        writeln!(out)?;
    }
    Ok(Answer::Yes)
}

async fn apply(file: &Path, dry_run: bool, place: &Place) -> Result<Answer> {
    let text = text(file)?;
    let (_, house) = place.open().await?;
    let effect = if dry_run {
        policies::would_do(&house.app, &operator(), text).await?
    } else {
        policies::apply(&house.app, &operator(), text).await?
    };
    let stands = match effect.coming_on {
        Some(on) => format!("is announced and will be switched on as {on} begins"),
        None if dry_run => "would be in force".to_owned(),
        None => "is in force".to_owned(),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} (SHA-256 {}) {stands}", file.display(), effect.digest)?;
    writeln!(out, "live applications: {}, places in line changed: {}", effect.applications, effect.moved)?;
    Ok(Answer::Yes)
}
