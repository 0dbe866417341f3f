//! What is wrong with documents, as lines, and how many there were.

use article::Problem;
use article::explain::{Explained, explain, word};
use article::problem::Severity;
use std::fmt;
use std::path::Path;

/// Lines and counts of a check.
#[derive(Default)]
pub struct Report {
    /// Documents looked at.
    pub documents: usize,
    /// Lines that say `error`.
    pub errors: usize,
    /// Lines that say `warning`.
    pub warnings: usize,
}

impl Report {
    /// Writes lines to standard output in the order of the file, and counts them.
    pub fn lines(&mut self, path: &Path, mut lines: Vec<Explained>) {
        lines.sort_by_key(|line| line.place);
        for line in lines {
            match line.severity {
                Severity::Advice => self.warnings += 1,
                Severity::Error | Severity::Fatal => self.errors += 1,
            }
            println!("{}:{line}", path.display());
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        write!(
            f,
            "{}, {}, {}",
            counted(self.documents, "document"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning")
        )
    }
}

/// Whether a problem fails a check.
pub fn is_error(problem: &Problem) -> bool {
    problem.severity > Severity::Advice
}

/// Writes a document's errors to standard error.
pub fn complain(path: &Path, bytes: &[u8], problems: &[Problem]) {
    let errors = problems.iter().filter(|problem| is_error(problem));
    remark(path, bytes, &errors.cloned().collect::<Vec<_>>());
}

/// A document's errors as lines without the file's name: to be kept, and said again.
pub fn complaint(bytes: &[u8], problems: &[Problem]) -> String {
    let errors: Vec<Problem> = problems.iter().filter(|p| is_error(p)).cloned().collect();
    if errors.is_empty() {
        return String::new();
    }
    let lines = explain(bytes, &errors);
    lines.into_iter().map(|line| format!(":{line}\n")).collect()
}

/// A line about a whole file, on standard error.
pub fn complain_whole(path: &Path, severity: Severity, sentence: &str) {
    eprintln!("{}: {}: {sentence}", path.display(), word(severity));
}

/// Writes everything noticed about a document to standard error.
pub fn remark(path: &Path, bytes: &[u8], problems: &[Problem]) {
    for line in explain(bytes, problems) {
        eprintln!("{}:{line}", path.display());
    }
}
