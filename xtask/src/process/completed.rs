//! How a program ended, and the tests that it counted.

use std::ops::AddAssign;
use std::process::ExitStatus;
use std::time::Duration;

/// A program that has ended or was ended.
pub struct Completed {
    error: Option<String>,
    output: String,
}

/// Numbers of tests, as `libtest` reports them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// `passed`.
    pub passed: usize,
    /// `failed`.
    pub failed: usize,
    /// `ignored`.
    pub skipped: usize,
}

impl Completed {
    /// A status of `None` means that the limit was reached.
    pub(super) fn new(status: Option<ExitStatus>, limit: Duration, output: &str) -> Self {
        let error = match status {
            Some(status) if status.success() => None,
            Some(status) => Some(status.to_string()),
            None => Some(format!("took longer than {} s", limit.as_secs())),
        };
        Self {
            error,
            output: output.to_owned(),
        }
    }

    /// A step without tests that succeeded.
    pub fn success() -> Self {
        Self {
            error: None,
            output: String::new(),
        }
    }

    /// Why it failed, if it did.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Its standard output.
    #[cfg(test)]
    pub fn output(&self) -> &str {
        &self.output
    }

    /// The sum over its `test result:` lines.
    pub fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        for line in self.output.lines() {
            if let Some((_, counted)) = line.split_once("test result:") {
                sum += Counts::parse(counted);
            }
        }
        sum
    }
}

impl Counts {
    /// From ` ok. 3 passed; 0 failed; 1 ignored; 0 measured; …`.
    fn parse(line: &str) -> Self {
        let mut counts = Self::default();
        let words: Vec<&str> = line
            .split([' ', ';', '.'])
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let [number, name] = pair else { continue };
            let Ok(number) = number.parse() else { continue };
            match *name {
                "passed" => counts.passed = number,
                "failed" => counts.failed = number,
                "ignored" => counts.skipped = number,
                _ => {}
            }
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_summed() {
        let output = "\
running 4 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
noise
test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 12.50s
\u{1b}[32mtest result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.10s
";
        let ended = Completed::new(None, Duration::ZERO, output);
        let sum = Counts {
            passed: 14,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(ended.counts(), sum);
    }
}
