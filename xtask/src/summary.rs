//! What every step came to, as a table at the end.

use std::fmt;
use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::libtest::Counts;

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Passed,
    Failed(String),
    Skipped(String),
}

struct Row {
    step: String,
    end: End,
    seconds: u64,
    counts: Counts,
}

/// All steps so far.
#[derive(Default)]
pub struct Summary {
    rows: Vec<Row>,
}

impl Summary {
    /// Runs a step under a heading. A step that fails stops none of the others.
    pub fn step(&mut self, step: &str, work: impl FnOnce() -> Outcome<(Counts, bool)>) -> bool {
        println!("\n== {step} ==");
        let start = Instant::now();
        let (counts, end) = match work() {
            Ok((counts, true)) => (counts, End::Passed),
            Ok((counts, false)) => (counts, End::Failed(String::new())),
            Err(Failure(why)) => {
                println!("{why}");
                (Counts::default(), End::Failed(why))
            }
        };
        let passed = end == End::Passed;
        let seconds = start.elapsed().as_secs();
        println!(
            "== {step}: {}, {seconds} s ==",
            if passed { "ok" } else { "FAILED" }
        );
        self.rows.push(Row {
            step: step.to_owned(),
            end,
            seconds,
            counts,
        });
        passed
    }

    /// Notes a step that could not run here.
    pub fn skip(&mut self, step: &str, why: &str) {
        println!("\n== {step}: SKIPPED: {why} ==");
        let end = End::Skipped(why.to_owned());
        self.rows.push(Row {
            step: step.to_owned(),
            end,
            seconds: 0,
            counts: Counts::default(),
        });
    }

    /// True where no step failed.
    pub fn is_good(&self) -> bool {
        !self
            .rows
            .iter()
            .any(|row| matches!(row.end, End::Failed(_)))
    }

    /// All tests. A step that failed without a failed test (lints, a build) counts as one; one that
    /// was skipped counts as one skipped.
    fn total(&self) -> Counts {
        let mut total = Counts::default();
        for row in &self.rows {
            total += row.counts;
            match row.end {
                End::Failed(_) if row.counts.failed == 0 => total.failed += 1,
                End::Skipped(_) => total.ignored += 1,
                _ => {}
            }
        }
        total
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{:26} {:8} {:>7} {:>7} {:>7} {:>8}",
            "step", "outcome", "seconds", "passed", "failed", "ignored"
        )?;
        for Row {
            step,
            end,
            seconds,
            counts,
        } in &self.rows
        {
            let (outcome, why) = match end {
                End::Passed => ("ok", ""),
                End::Failed(why) => ("FAILED", why.as_str()),
                End::Skipped(why) => ("SKIPPED", why.as_str()),
            };
            let Counts {
                passed,
                failed,
                ignored,
            } = counts;
            writeln!(
                f,
                "{step:26} {outcome:8} {seconds:>7} {passed:>7} {failed:>7} {ignored:>8}  {why}"
            )?;
        }
        let Counts {
            passed,
            failed,
            ignored,
        } = self.total();
        write!(f, "\n{passed} passed, {failed} failed, {ignored} skipped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_everything_once() {
        let mut summary = Summary::default();
        let counts = Counts {
            passed: 3,
            failed: 0,
            ignored: 1,
        };
        assert!(summary.step("native", || Ok((counts, true))));
        assert!(summary.is_good());
        summary.skip("journeys, WebKit", "no driver");
        assert!(summary.is_good(), "what cannot run here has not failed");
        assert!(!summary.step("clippy", || Err(Failure::new("lints"))));
        assert!(!summary.is_good());
        let text = summary.to_string();
        assert!(text.ends_with("3 passed, 1 failed, 2 skipped"), "{text}");
        assert!(text.contains("no driver"));
    }
}
