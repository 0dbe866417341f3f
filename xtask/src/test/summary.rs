//! The results of all steps.

use crate::error::Result;
use crate::process::{Completed, Counts};
use std::fmt;
use std::time::{Duration, Instant};

/// A step that takes longer is ended. A first compilation on two cores takes a third of it.
pub const TIME_LIMIT: Duration = Duration::from_secs(30 * 60);

/// All steps so far.
#[derive(Default)]
pub struct Summary(Vec<Step>);

struct Step {
    name: String,
    outcome: Outcome,
    took: Duration,
    counts: Counts,
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Summary {
    /// Runs a step and prints its result. Returns whether it passed.
    pub fn step(
        &mut self,
        name: impl Into<String>,
        run: impl FnOnce() -> Result<Completed>,
    ) -> bool {
        let name = name.into();
        eprintln!("\n== {name} ==");
        let start = Instant::now();
        let (outcome, counts) = match run() {
            Ok(ended) => (outcome(&ended), ended.counts()),
            Err(error) => (Outcome::Failed(error.to_string()), Counts::default()),
        };
        let step = Step {
            name,
            outcome,
            took: start.elapsed(),
            counts,
        };
        let passed = step.outcome == Outcome::Passed;
        eprintln!("-- {step}");
        self.0.push(step);
        passed
    }

    /// Adds a step that is skipped, with the reason.
    pub fn skip(&mut self, name: impl Into<String>, reason: impl Into<String>) {
        let step = Step {
            name: name.into(),
            outcome: Outcome::Skipped(reason.into()),
            took: Duration::ZERO,
            counts: Counts::default(),
        };
        eprintln!("\n-- {step}");
        self.0.push(step);
    }

    /// Whether any step failed.
    pub fn has_failed(&self) -> bool {
        let failed = |step: &Step| matches!(step.outcome, Outcome::Failed(_));
        self.0.iter().any(failed)
    }

    fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        for step in &self.0 {
            sum += step.counted();
        }
        sum
    }
}

fn outcome(ended: &Completed) -> Outcome {
    match ended.error() {
        None => Outcome::Passed,
        Some(error) => Outcome::Failed(error.to_owned()),
    }
}

impl Step {
    /// A step that is skipped, or fails without a failed test, counts as one test.
    fn counted(&self) -> Counts {
        let mut counts = self.counts;
        match self.outcome {
            Outcome::Passed => {}
            Outcome::Failed(_) => counts.failed = counts.failed.max(1),
            Outcome::Skipped(_) => counts.skipped += 1,
        }
        counts
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, why) = match &self.outcome {
            Outcome::Passed => ("passed", ""),
            Outcome::Failed(why) => ("FAILED", why.as_str()),
            Outcome::Skipped(why) => ("SKIPPED", why.as_str()),
        };
        let tests = match self.counts {
            Counts {
                passed: 0,
                failed: 0,
                skipped: 0,
            } => String::new(),
            Counts {
                passed,
                failed: 0,
                skipped: 0,
            } => format!("{passed} tests"),
            Counts {
                passed,
                failed,
                skipped,
            } => {
                format!("{passed} passed, {failed} failed, {skipped} skipped")
            }
        };
        let seconds = self.took.as_secs_f32();
        let line = format!("{:<20} {word:<8} {seconds:>6.1} s  {tests}", self.name);
        let line = line.trim_end();
        if why.is_empty() {
            write!(f, "{line}")
        } else {
            write!(f, "{line}  ({why})")
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n== summary ==")?;
        for step in &self.0 {
            writeln!(f, "{step}")?;
        }
        let Counts {
            passed,
            failed,
            skipped,
        } = self.counts();
        writeln!(f, "\n{passed} passed, {failed} failed, {skipped} skipped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn the_last_line_counts_steps_without_tests() {
        let mut summary = Summary::default();
        assert!(!summary.step("lints", || Err(Error::new("no clippy"))));
        summary.skip("journeys webkit", "no Xvfb");
        assert!(summary.has_failed());
        let text = summary.to_string();
        assert!(
            text.ends_with("\n0 passed, 1 failed, 1 skipped\n"),
            "{text}"
        );
        assert!(
            text.contains("SKIPPED") && text.contains("no Xvfb"),
            "{text}"
        );
    }

    #[test]
    fn a_skipped_step_is_not_a_failure() {
        let mut summary = Summary::default();
        summary.skip("wasm", "none");
        assert!(!summary.has_failed());
    }
}
