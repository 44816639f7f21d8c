//! What ran, counted honestly: a stage that could not run counts as a failure, never as nothing.

use serde_json::Value;

/// The counts of one stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that ran and held.
    pub(crate) passed: u64,
    /// Tests that ran and did not, or stages that did not run to their end.
    pub(crate) failed: u64,
    /// Tests that were left out.
    pub(crate) skipped: u64,
}

impl Counts {
    /// Adds the counts of a line such as `test result: ok. 9 passed; 0 failed; 1 ignored; …`, if it is one.
    pub(crate) fn read_cargo(&mut self, line: &str) {
        let Some(result) = line.trim_start().strip_prefix("test result: ") else { return };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) =
                (words.next().and_then(|word| word.parse::<u64>().ok()), words.next())
            else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }

    /// The counts of Playwright's JSON report; nothing when it is not one.
    pub(crate) fn from_playwright(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let stats = report.get("stats")?;
        let number = |name: &str| stats.get(name).and_then(Value::as_u64);
        // A flaky test passed only when it was tried again: that is a failure here.
        Some(Self {
            passed: number("expected")?,
            failed: number("unexpected")? + number("flaky")?,
            skipped: number("skipped")?,
        })
    }

    /// Makes a stage that ended badly count even when none of its tests failed (it did not compile, it crashed), and a
    /// stage that ran no test at all.
    pub(crate) fn settle(mut self, succeeded: bool) -> Self {
        if self.failed == 0 && (!succeeded || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

/// The closing lines: one a stage, then the sum alone on the last line.
pub(crate) fn lines(stages: &[(&str, Counts)]) -> String {
    let mut out = String::new();
    let mut sum = Counts::default();
    for (name, counts) in stages {
        let Counts { passed, failed, skipped } = counts;
        out.push_str(&format!("{name}: {passed} passed, {failed} failed, {skipped} left out\n"));
        sum.passed += passed;
        sum.failed += failed;
    }
    out.push_str(&format!("{} passed, {} failed", sum.passed, sum.failed));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_lines_are_summed() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test result: ok. 9 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s",
            "test passed; 12 failed",
        ] {
            counts.read_cargo(line);
        }
        assert_eq!(counts, Counts { passed: 11, failed: 3, skipped: 1 });
    }

    #[test]
    fn playwrights_report_is_read_and_flaky_is_no_pass() {
        let report = r#"{"stats":{"expected":14,"unexpected":1,"flaky":2,"skipped":3,"duration":1.5}}"#;
        assert_eq!(Counts::from_playwright(report), Some(Counts { passed: 14, failed: 3, skipped: 3 }));
        assert_eq!(Counts::from_playwright("{}"), None);
        assert_eq!(Counts::from_playwright("no report"), None);
    }

    #[test]
    fn a_stage_that_did_not_run_is_a_failure() {
        assert_eq!(Counts::default().settle(true).failed, 1);
        assert_eq!(Counts { passed: 5, ..Counts::default() }.settle(false).failed, 1);
        assert_eq!(Counts { passed: 5, failed: 2, skipped: 0 }.settle(false).failed, 2);
        assert_eq!(Counts { passed: 5, ..Counts::default() }.settle(true).failed, 0);
    }

    #[test]
    fn the_last_line_is_the_sum_alone() {
        let stages = [
            ("cargo", Counts { passed: 10, failed: 1, skipped: 2 }),
            ("journeys", Counts { passed: 3, failed: 0, skipped: 0 }),
        ];
        assert_eq!(lines(&stages).lines().last(), Some("13 passed, 1 failed"));
    }
}
