//! `sadok import kindergartens`: all rows of a file or none of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use documents::findings::Finding;
use documents::import::{self, ImportPlan, Mapping};
use documents::tables;
use locale::{Args as Words, Language, Locale};
use serde_json::json;
use services::kindergartens::{self, ImportReport};

use crate::place::{Place, operator};
use crate::{Answer, serve};

/// Arguments of `sadok import kindergartens`.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  sadok import kindergartens groups.csv --map data/mappings/vilnius.toml --dry-run\n\n\
    A mapping says which column gives which field; data/mappings/ holds commented examples. A second import of the \
    same kindergartens brings them up to date. Exit code 2: the file has errors, nothing was imported."
)]
pub(crate) struct Args {
    /// The file: CSV, XLSX or GeoJSON by its name
    file: PathBuf,
    /// The mapping file (TOML)
    #[arg(long, value_name = "MAP.toml")]
    map: PathBuf,
    /// Do everything, say what came of it, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the report as JSON to stdout
    #[arg(long)]
    json: bool,
    /// Language of the report
    #[arg(long, default_value = "en", value_name = "uk|en")]
    lang: Language,
    #[command(flatten)]
    place: Place,
}

/// Runs the subcommand.
pub(crate) fn run(args: &Args) -> Result<Answer> {
    let plan = match read(args)? {
        Ok(plan) => plan,
        Err(findings) => {
            for finding in &findings {
                eprintln!("{}", import::line(finding, args.lang));
            }
            return Ok(Answer::BadInput);
        }
    };
    if plan.accepted().is_err() {
        say(args, &plan, None)?;
        return Ok(Answer::BadInput);
    }
    let plan = Arc::new(plan);
    let report = serve::runtime()?.block_on(apply(args, Arc::clone(&plan)))?;
    say(args, &plan, Some(&report))?;
    Ok(Answer::Yes)
}

fn read(args: &Args) -> Result<Result<ImportPlan, Vec<Finding>>> {
    let text = std::fs::read_to_string(&args.map);
    let text = text.with_context(|| format!("cannot read {}", args.map.display()))?;
    let mapping = match Mapping::parse(&name(&args.map), &text) {
        Ok(mapping) => mapping,
        Err(findings) => return Ok(Err(findings)),
    };
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let table = tables::read(&name(&args.file), &bytes, &mapping.options());
    Ok(table.map(|table| import::read(&mapping, &table)).map_err(|finding| vec![*finding]))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

async fn apply(args: &Args, plan: Arc<ImportPlan>) -> Result<ImportReport> {
    let (config, house) = args.place.open().await?;
    house.ensure_policy(&config).await?;
    Ok(kindergartens::import(&house.app, &operator(), plan, args.dry_run).await?)
}

fn say(args: &Args, plan: &ImportPlan, report: Option<&ImportReport>) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if args.json {
        let lines = |findings: &[Finding]| -> Vec<String> {
            findings.iter().map(|finding| import::line(finding, args.lang)).collect()
        };
        let said = json!({
            "imported": report.is_some() && !args.dry_run,
            "dry_run": args.dry_run,
            "totals": plan.totals(),
            "counts": plan.counts(),
            "errors": lines(&plan.errors),
            "peculiarities": lines(&plan.peculiarities),
            "report": report,
        });
        serde_json::to_writer_pretty(&mut out, &said)?;
        writeln!(out)?;
        return Ok(());
    }
    write!(out, "{}", import::report(plan, args.lang))?;
    let Some(report) = report else { return Ok(()) };
    write!(out, "{}", result(report, args.dry_run, args.lang))?;
    Ok(())
}

/// What was done, or would be, in words.
fn result(report: &ImportReport, dry_run: bool, language: Language) -> String {
    let say = |key: &str, args: Words| Locale::text(language, key, &args);
    let word = |stem: &str, code: &str| Locale::plain(language, &format!("import-{stem}-{code}"));
    let mut lines = Vec::new();
    for changed in &report.differences {
        let args = Words::new().text("id", &changed.external_id).text("what", word("what", changed.what));
        let args = args.text("from", &changed.from).text("to", &changed.to);
        lines.push(format!("  {}", say("import-result-changed", args)));
    }
    for kept in &report.kept {
        let args = Words::new().text("id", &kept.external_id).text("what", word("what", kept.what));
        let args = args.text("is", &kept.is).text("says", &kept.file_says);
        lines.push(format!(
            "  {}",
            say("import-result-kept", args.text("because", word("because", kept.because)))
        ));
    }
    let counted = |new: u32, changed: u32, same: u32| {
        Words::new().with("new", new).with("changed", changed).with("same", same)
    };
    let kindergartens =
        (report.kindergartens_registered, report.kindergartens_changed, report.kindergartens_unchanged);
    let (new, changed, same) = kindergartens;
    lines.push(say("import-result-kindergartens", counted(new, changed, same)));
    let groups = counted(report.groups_registered, report.groups_changed, report.groups_unchanged);
    lines.push(say("import-result-groups", groups));
    lines.push(say("import-result-missing", Words::new().count("count", report.not_in_file.len())));
    if dry_run {
        lines.push(say("import-result-dry", Words::new()));
    }
    lines.join("\n") + "\n"
}
