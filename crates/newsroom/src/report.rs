//! Problems of documents, as lines and counts; and writing to standard output.

use crate::failure::Failure;
use crate::files::{Listing, Unusable};
use article::Problem;
use article::explain::{Explained, explain, word};
use article::problem::Severity;
use serde::Serialize;
use std::fmt::{self, Write};
use std::io;
use std::path::Path;

/// Lines and counts of a check.
#[derive(Default, Serialize)]
pub struct Report {
    /// The lines, each with its line break.
    #[serde(skip)]
    pub text: String,
    /// Documents checked.
    pub documents: usize,
    /// Lines with `error`.
    pub errors: usize,
    /// Lines with `warning`.
    pub warnings: usize,
    /// The lines as values.
    pub problems: Vec<Located>,
}

/// A problem in a file, as `--json` writes it.
#[derive(Serialize)]
pub struct Located {
    file: String,
    /// Line and column count from 1.
    line: usize,
    column: usize,
    /// `error` or `warning`.
    severity: &'static str,
    /// A JSON Pointer; empty for the whole document.
    pointer: String,
    message: String,
}

impl Located {
    /// A problem of a file.
    pub fn new(file: &Path, line: Explained) -> Self {
        Self {
            file: file.display().to_string(),
            line: line.place.line,
            column: line.place.column,
            severity: word(line.severity),
            pointer: line.at,
            message: line.sentence,
        }
    }
}

impl Report {
    /// Adds a document and its lines, in the order of the file.
    pub fn document(&mut self, path: &Path, mut lines: Vec<Explained>) {
        self.documents += 1;
        lines.sort_by_key(|line| line.place);
        for line in lines {
            match line.severity {
                Severity::Advice => self.warnings += 1,
                Severity::Error | Severity::Fatal => self.errors += 1,
            }
            let _ = writeln!(self.text, "{}:{line}", path.display());
            self.problems.push(Located::new(path, line));
        }
    }
}

/// The lines, then the counts.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}{}, {}, {}",
            self.text,
            counted(self.documents, "document"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning")
        )
    }
}

/// `1 document`, `2 documents`.
pub fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// Writes to standard output. A closed pipe is not an error.
///
/// # Errors
/// If it cannot be written.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    use io::Write;
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => {
            outcome.map_err(|why| Failure::file("write to", Path::new("standard output"), &why))
        }
    }
}

/// Writes a value as a line of JSON to standard output.
///
/// # Errors
/// If it cannot be written.
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string(value);
    let json = json.map_err(|why| Failure::new(format!("cannot write JSON: {why}")))?;
    print((json + "\n").as_bytes())
}

/// Whether a problem fails a check.
pub fn is_error(problem: &Problem) -> bool {
    problem.severity > Severity::Advice
}

/// Writes a document's errors to standard error.
pub fn print_errors(path: &Path, bytes: &[u8], problems: &[Problem]) {
    let errors = problems.iter().filter(|problem| is_error(problem));
    print_problems(path, bytes, &errors.cloned().collect::<Vec<_>>());
}

/// A document's errors as lines without the file's name, for the publisher's notes.
pub fn error_lines(bytes: &[u8], problems: &[Problem]) -> String {
    let errors: Vec<Problem> = problems.iter().filter(|p| is_error(p)).cloned().collect();
    if errors.is_empty() {
        return String::new();
    }
    let lines = explain(bytes, &errors);
    lines.into_iter().map(|line| format!(":{line}\n")).collect()
}

/// Writes a line about a whole file to standard error.
pub fn print_about_file(path: &Path, severity: Severity, sentence: &str) {
    eprintln!("{}: {}: {sentence}", path.display(), word(severity));
}

/// Writes a line about each entry of a folder that cannot be read to standard error.
pub fn print_unusable(listing: &Listing) {
    for Unusable { path, why } in &listing.unusable {
        print_about_file(path, Severity::Error, why);
    }
}

/// Writes all problems of a document to standard error.
pub fn print_problems(path: &Path, bytes: &[u8], problems: &[Problem]) {
    for line in explain(bytes, problems) {
        eprintln!("{}:{line}", path.display());
    }
}
