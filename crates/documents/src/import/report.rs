//! The report of an import for a person: what stops it, what is odd, what would come in.

use std::fmt::Write;

use locale::{Args, Language, Locale};

use super::ImportPlan;
use crate::findings::Finding;

/// The finding's message in words, without its place.
pub fn sentence(finding: &Finding, language: Language) -> String {
    let args = finding.args.iter().fold(Args::new(), |args, (name, value)| args.guess(name, value));
    Locale::text(language, &finding.message(), &args)
}

/// The finding as one line: file, line, column, message.
pub fn line(finding: &Finding, language: Language) -> String {
    let mut place = finding.file.to_string();
    if let Some(line) = finding.line {
        let args = Args::new().text("line", line.to_string());
        let _ = write!(place, ", {}", Locale::text(language, "import-report-line", &args));
    }
    if let Some(column) = &finding.column {
        let args = Args::new().text("column", column);
        let _ = write!(place, ", {}", Locale::text(language, "import-report-column", &args));
    }
    format!("{place}: {}", sentence(finding, language))
}

/// The whole report as plain text, errors first, sums last.
pub fn report(plan: &ImportPlan, language: Language) -> String {
    let say = |key: &str, args: Args| Locale::text(language, key, &args);
    let counted = |key: &str, count: usize| say(key, Args::new().count("count", count));
    let title = Args::new().text("file", plan.file.as_ref()).text("mapping", &plan.mapping);
    let mut lines = vec![say("import-report-title", title)];
    if plan.errors.is_empty() {
        lines.push(say("import-report-no-errors", Args::new()));
    } else {
        lines.push(counted("import-report-errors", plan.errors.len()));
        lines.extend(plan.errors.iter().map(|finding| format!("  {}", line(finding, language))));
    }
    if plan.peculiarities.is_empty() {
        lines.push(say("import-report-no-peculiarities", Args::new()));
    } else {
        lines.push(counted("import-report-peculiarities", plan.peculiarities.len()));
        lines.extend(plan.peculiarities.iter().map(|finding| format!("  {}", line(finding, language))));
        lines.push(say("import-report-counts", Args::new()));
        lines.extend(plan.counts().iter().map(|(code, count)| format!("  {count:>6}  {code}")));
    }
    let totals = plan.totals();
    let number = |number: u64| Locale::number(language, i64::try_from(number).unwrap_or(i64::MAX));
    let sums = Args::new()
        .text("kindergartens", number(totals.kindergartens))
        .text("groups", number(totals.groups))
        .text("capacity", number(totals.capacity))
        .text("children", number(totals.children))
        .text("free", Locale::number(language, totals.free))
        .text("vacant", number(totals.vacant))
        .text("excess", number(totals.inherited_excess));
    lines.push(say("import-report-totals", sums));
    lines.join("\n") + "\n"
}
