//! Counting what test runners report.

use std::io::{BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// How many tests came out which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed.
    pub failed: usize,
    /// Those that were left out, with a reason.
    pub ignored: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.ignored += more.ignored;
    }
}

/// Runs a command, passes its output on line by line, and counts. The flag tells whether it succeeded.
///
/// # Errors
/// Where it does not start.
pub fn run(command: &mut Command) -> Outcome<(Counts, bool)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| {
        Failure::new(format!(
            "{} does not start: {error}",
            command.get_program().display()
        ))
    })?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        let mut out = std::io::stdout().lock();
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            out.write_all(&line)?;
            out.write_all(b"\n")?;
            out.flush()?;
            counts += read_line(&String::from_utf8_lossy(&line)).unwrap_or_default();
        }
    }
    Ok((counts, child.wait()?.success()))
}

/// `test result: ok. 5 passed; 0 failed; 1 ignored; …`, as libtest and wasm-bindgen's runner write it.
fn read_line(line: &str) -> Option<Counts> {
    let (_, rest) = line.split_once("test result: ")?;
    let (_, rest) = rest.split_once(". ")?;
    let mut counts = Counts::default();
    for part in rest.split(';') {
        let mut words = part.split_whitespace();
        let (Some(Ok(count)), Some(word)) = (words.next().map(str::parse), words.next()) else {
            continue;
        };
        match word {
            "passed" => counts.passed = count,
            "failed" => counts.failed = count,
            "ignored" => counts.ignored = count,
            _ => {}
        }
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_results() {
        let check = |line, passed, failed, ignored| {
            assert_eq!(
                read_line(line),
                Some(Counts {
                    passed,
                    failed,
                    ignored
                }),
                "{line}"
            );
        };
        check(
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s",
            5,
            0,
            1,
        );
        check(
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out",
            4,
            2,
            0,
        );
        check(
            "\u{1b}[32mtest result: ok. 1 passed; 0 failed; 0 ignored",
            1,
            0,
            0,
        );
        assert_eq!(read_line("test a::b ... ok"), None);
    }
}
